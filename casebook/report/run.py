"""Run notebooks with papermill, side by side, each in a kernel of its own.

A notebook that fails is kept, executed as far as it came and with papermill's anchor at the broken cell; its failure
names the notebook, the cell and the exception. The others go on.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import uuid4

from casebook.errors import NotebookFailed
from casebook.report.export import leave_out_address_grammar
from casebook.report.pool import side_by_side

START_TIMEOUT_SECONDS = 120  # a busy machine with a cold disk; a kernel that has not answered by then will not

CELL_TIMEOUT_SECONDS = 180  # a cell that has not ended by then hangs: the slowest of the project's own takes a few seconds

SWITCH_SECONDS = 0.0005  # a thread that speaks with a kernel has little to do each time, and should not wait for the one that looks for jobs


@dataclass(frozen=True)
class Job:
    """One notebook to run: its file, its parameters, where the executed copy goes, and where it is kept if it fails."""

    notebook: Path
    parameters: dict[str, Any]
    executed: Path
    failed: Path


def run_notebooks(jobs: Iterable[Job], workers: int, done: Callable[[Job], None] = lambda job: None) -> list[tuple[Job, str]]:
    """Run every job, `workers` at a time, and call `done` after each; the first run while `jobs` looks for the next. The jobs that failed, in
    their order, each with one line that says why."""
    rest = iter(jobs)
    first = next(rest, None)
    if first is None:
        return []
    leave_out_address_grammar()
    import papermill.execute  # noqa: F401  (2 s; not first by several threads at once)

    papermill_log = logging.getLogger("papermill")
    if not papermill_log.handlers:  # what papermill would log, the error says once
        papermill_log.addHandler(logging.NullHandler())
    # The kernels' sockets lie where temporary files do, since their paths must stay under 100 characters.
    with tempfile.TemporaryDirectory(prefix="casebook-", ignore_cleanup_errors=True) as sockets:
        begun: list[Job] = []
        failures: dict[Path, str] = {}

        def attempt(job: Job) -> None:
            try:
                run_notebook(job, Path(sockets))
            except NotebookFailed as failure:
                failures[job.executed] = str(failure)

        def noted() -> Iterator[Job]:
            for job in chain([first], rest):
                begun.append(job)
                yield job

        sys.setswitchinterval(SWITCH_SECONDS)
        with ThreadPoolExecutor(workers) as pool:
            side_by_side(pool, attempt, noted(), done)
    return [(job, failures[job.executed]) for job in begun if job.executed in failures]


def run_notebook(job: Job, sockets: Path) -> None:
    """Run one notebook in its own folder; its kernel is reached through files in `sockets`. Raises NotebookFailed."""
    from jupyter_core.utils import ensure_event_loop
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import execute_notebook
    from traitlets.config import Config

    from casebook.report.kernels import IPC, Kernels

    loop = ensure_event_loop(prefer_selector_loop=True)  # this thread's own, which nobody else would close
    try:
        execute_notebook(
            str(job.notebook),
            str(job.executed),
            job.parameters,
            kernel_name="python3",
            kernel_manager_class=Kernels,
            config=Config(Kernels={"connection_file": str(sockets / f"{uuid4().hex[:12]}.json"), "transport": "ipc" if IPC else "tcp"}),
            resources={"metadata": {"path": str(job.notebook.parent)}},
            shutdown_kernel="immediate",
            request_save_on_cell_execute=False,
            progress_bar=False,
            start_timeout=START_TIMEOUT_SECONDS,
            execution_timeout=CELL_TIMEOUT_SECONDS,
        )
    except PapermillExecutionError as error:
        raise NotebookFailed(failure(job, error)) from error
    except CellTimeoutError as error:
        what = f"{job.notebook.name}: a cell ran for more than {CELL_TIMEOUT_SECONDS} seconds and was stopped"
        raise NotebookFailed(f"{what}; run it in JupyterLab (make lab) to see which") from error
    except RuntimeError as error:  # jupyter_client's and nbclient's, for a kernel that does not start or dies
        raise NotebookFailed(f"{job.notebook.name}: its kernel died or did not start; run it in JupyterLab (make lab) to see where") from error
    finally:
        loop.close()


def failure(job: Job, error: Any) -> str:
    """One line that names notebook, cell (counted from 1) and exception, and where the copy that failed is kept."""
    what = f"{job.notebook.name}: cell {error.exec_count} raised " + " ".join(f"{error.ename}: {error.evalue}".split())
    try:
        job.failed.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.executed, job.failed)
    except OSError:
        return f"{what}; run it in JupyterLab (make lab)"
    return f"{what}; see it in {job.failed}"
