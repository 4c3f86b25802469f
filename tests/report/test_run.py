import json
import re
from pathlib import Path

import pytest
import toy

from casebook.report import run
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


def test_a_cell_that_fails_is_named_its_notebook_kept_and_the_others_finish(tmp_path):
    broken, whole = job(tmp_path, "10-x", "1", "int('来往')", "2"), job(tmp_path, "20-x", "2")
    ((failed, why),) = run_notebooks([broken, whole], 1)
    assert failed is broken
    assert re.fullmatch(r"10-x\.ipynb: cell 4 raised ValueError: invalid literal .*来往.*10-x\.ipynb", why)
    assert "papermill-error-cell" in broken.failed.read_text(encoding="utf-8")
    assert shown(whole) == ["2"]


def test_a_notebook_that_fails_is_named_even_where_it_cannot_be_kept(tmp_path):
    broken = job(tmp_path, "10-x", "1/0")
    (tmp_path / "failed").write_text("in the way")
    ((_, why),) = run_notebooks([broken], 1)
    assert why == "10-x.ipynb: cell 3 raised ZeroDivisionError: division by zero; run it in JupyterLab (make lab)"


def test_a_kernel_that_dies_is_named_and_the_others_finish(tmp_path):
    whole = job(tmp_path, "20-x", "2")
    ((_, why),) = run_notebooks([job(tmp_path, "10-x", "import os; os._exit(1)"), whole], 1)
    assert why.startswith("10-x.ipynb: its kernel died or did not start")
    assert shown(whole) == ["2"]


@pytest.mark.parametrize("hangs", ["while True: pass", "import time; time.sleep(1000)"])
def test_a_cell_that_hangs_is_stopped_and_the_others_finish(tmp_path, monkeypatch, hangs):
    monkeypatch.setattr(run, "CELL_TIMEOUT_SECONDS", 1)
    whole = job(tmp_path, "20-x", "2")
    ((_, why),) = run_notebooks([job(tmp_path, "10-x", hangs), whole], 2)
    assert why.startswith("10-x.ipynb: a cell ran for more than 1 seconds and was stopped")
    assert shown(whole) == ["2"]
