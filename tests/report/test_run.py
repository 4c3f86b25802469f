import json
from pathlib import Path

import pytest
import toy

from casebook.errors import NotebookFailed
from casebook.report.run import Job, run_notebooks


def job(folder: Path, name: str, *sources: str, **told) -> Job:
    notebook = toy.write(folder / "notebooks", name, toy.notebook(*sources))
    (folder / name).mkdir()
    return Job(notebook, {"lang": "zh", **told}, folder / name / "executed.ipynb", folder / "failed" / f"{name}.ipynb")


def shown(job: Job) -> list[str]:
    cells = json.loads(job.executed.read_text(encoding="utf-8"))["cells"]
    return ["".join(o["data"]["text/plain"]) for c in cells for o in c.get("outputs", ()) if "data" in o]


def test_notebooks_run_side_by_side_in_their_own_folder_with_their_parameters(tmp_path):
    jobs = [job(tmp_path, f"{n}0-x", "import os", "lang, os.path.basename(os.getcwd())", "articles") for n in (1, 2, 3)]
    finished = []
    run_notebooks(jobs, 2, finished.append)
    assert {j.notebook.stem for j in finished} == {"10-x", "20-x", "30-x"}
    assert [shown(j) for j in jobs] == [["('zh', 'notebooks')", "'../seeds'"]] * 3


def test_a_cell_that_fails_is_named_and_its_notebook_kept(tmp_path):
    broken = job(tmp_path, "10-x", "1", "int('来往')", "2")
    with pytest.raises(NotebookFailed, match=r"^10-x.ipynb: cell \[4\] `.*` raised ValueError: invalid literal .*来往.*10-x.ipynb$") as caught:
        run_notebooks([broken], 1)
    assert "\n" not in str(caught.value)
    assert "papermill-error-cell" in broken.failed.read_text(encoding="utf-8")


def test_a_notebook_that_fails_is_named_even_where_it_cannot_be_kept(tmp_path):
    broken = job(tmp_path, "10-x", "1/0")
    (tmp_path / "failed").write_text("in the way")
    with pytest.raises(NotebookFailed, match=r"^10-x.ipynb: cell \[3\] `1/0` raised ZeroDivisionError: division by zero; run it in JupyterLab"):
        run_notebooks([broken], 1)


def test_a_kernel_that_dies_is_named(tmp_path):
    with pytest.raises(NotebookFailed, match=r"^10-x.ipynb: its kernel died or did not start"):
        run_notebooks([job(tmp_path, "10-x", "import os; os._exit(1)")], 1)
