"""Kernels that start at once: a fork server imports what every notebook needs, and each notebook gets a fork of it.

A fresh kernel spends about two seconds of a processor on importing ipykernel and matplotlib; a fork of a process that
has them takes a tenth of that. Python's own `multiprocessing` fork server does the work; the class below only gives
its processes the face that jupyter_client knows. macOS and Windows, where forking after such imports is unsafe or impossible, start
kernels plainly. Either way a kernel runs on the Python that runs the build, whatever kernels the machine's owner has
registered, and talks through sockets in a private folder where the system has them: kernels that start side by side
otherwise race for network ports. As with all of `multiprocessing`, a script that starts a build does so under
`if __name__ == "__main__"`.
"""

import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

FORKS = sys.platform == "linux"
IPC = os.name == "posix"
# What every notebook of a report imports.
PRELOADED = (
    "ipykernel.kernelapp",
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "wordcloud",
    "casebook.case",
    "casebook.figures.sheet",
)


def server() -> multiprocessing.context.BaseContext:
    """The fork server, as a way to start processes."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(list(PRELOADED))
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


class Kernels(AsyncKernelManager):
    """Starts kernels as this build wants them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._kernel_spec = KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="Casebook",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": "casebook-fork"}} if FORKS else {},
        )


class Forked:
    """A kernel's process, with the part of `subprocess.Popen` that jupyter_client uses."""

    stdin = stdout = stderr = None

    def __init__(self, process: multiprocessing.process.BaseProcess) -> None:
        self.process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        """The exit status, None while it runs."""
        return self.process.exitcode

    def wait(self) -> int | None:
        """The exit status, once it has ended."""
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        """Send a signal to the process."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()

    def terminate(self) -> None:
        """Ask the process to end."""
        self.process.terminate()


class ForkedProvisioner(LocalProvisioner):
    """Gets a kernel from the fork server; jupyter_client finds it by its entry point, `casebook-fork`."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        env = dict(kwargs.get("env") or os.environ)
        process = server().Process(target=run_kernel, args=(cmd[3:], kwargs.get("cwd") or os.getcwd(), env))
        process.start()
        self.process = Forked(process)
        self.pid = process.pid
        return self.connection_info


def run_kernel(arguments: list[str], cwd: str, env: dict[str, str]) -> None:
    """What a forked process does: be an IPython kernel in `cwd` until told to end."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # a third of a second, for a debugger that nobody attaches
    from ipykernel.kernelapp import IPKernelApp

    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    threading.Thread(target=end_with_build, daemon=True).start()
    arguments = [*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]  # started by a program: no advice to a person at a terminal
    sys.argv = ["ipykernel_launcher", *arguments]
    sys.path[:] = [p for p in sys.path if p and Path(p) != Path(cwd)]
    IPKernelApp.launch_instance(arguments)


def end_with_build() -> None:
    """End this process when the build does, however that ends. The fork server, its parent by number, lives as long as its kernels."""
    multiprocessing.parent_process().join()
    os._exit(1)
