"""A fault in a notebook's cell, in a real kernel: one line that says it, and the line of the cell from which it came."""

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from casebook.errors import BadCodebook


def failed(source):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    with pytest.raises(CellExecutionError):
        NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    return next(output for output in notebook.cells[0].outputs if output.output_type == "error")


def test_a_fault_of_ours_points_at_its_line_and_shows_no_traceback():
    error = failed('from casebook.case import Case\ncase = None\ncase = Case.open("00-overview", "../nowhere")')
    assert error.traceback == [
        'line 3 of this cell: case = Case.open("00-overview", "../nowhere")',
        error.traceback[1],
    ]
    assert error.traceback[1].startswith("BadArgument: ")
    assert "no such folder" in error.traceback[1]


def test_any_other_error_keeps_its_traceback():
    assert len(failed("1/0").traceback) > 2


def test_outside_a_cell_only_the_fault_is_said():
    with pytest.raises(BadCodebook) as caught:
        raise BadCodebook("x.codes.yml: wrong; mend it")
    assert caught.value._render_traceback_() == ["BadCodebook: x.codes.yml: wrong; mend it"]
