"""Processes that start at once: a fork server imports what notebooks and exporters need (ready.py), and each gets a fork of it.

A fresh process spends three seconds of a processor on those imports; a fork of one that has them takes a tenth of one. Python's own
`multiprocessing` fork server does the work. On macOS and Windows, where forking after such imports is unsafe or impossible, processes
start plainly. As with all of `multiprocessing`, a script that starts a build does so under `if __name__ == "__main__"`.
"""

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

FORKS = sys.platform == "linux"
READY = "casebook.report.ready"


def server() -> multiprocessing.context.BaseContext:
    """The fork server, as a way to start processes; where there is none, new ones are."""
    if not FORKS:
        return multiprocessing.get_context("spawn")
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([READY])
    return forks


def warm_up() -> None:
    """Start the fork server's imports now, beside whatever the build does next. To be called from the main thread."""
    if not FORKS:
        return
    from multiprocessing.forkserver import ensure_running

    server()
    # Ctrl-C reaches every process of the terminal; the build ends the server itself, which would only add its own traceback.
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        ensure_running()
    finally:
        signal.signal(signal.SIGINT, heard)


def pool() -> ProcessPoolExecutor:
    """As many processes as there are processors, to hand work to; they end with the build."""
    return ProcessPoolExecutor(os.cpu_count(), mp_context=server(), initializer=end_with_build)


def end_with_build() -> None:
    """Let this process end when the build does, however that ends. The fork server, its parent by number, lives as long as its forks."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    multiprocessing.parent_process().join()
    os._exit(1)
