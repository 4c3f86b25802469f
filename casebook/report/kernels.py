"""Kernels that start at once: each notebook gets a fork of the process that has ipykernel and matplotlib (forks.py).

The class below gives a forked process the face that jupyter_client knows. Where there are no forks, kernels start plainly. Either way a
kernel runs on the Python that runs the build, whatever kernels the machine's owner has registered, and talks through sockets in a private
folder where the system has them: kernels that start side by side otherwise race for network ports.
"""

import multiprocessing.process
import os
import sys
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from casebook.report.forks import FORKS, end_with_build, server

IPC = os.name == "posix"


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
    end_with_build()
    arguments = [*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]  # started by a program: no advice to a person at a terminal
    sys.argv = ["ipykernel_launcher", *arguments]
    sys.path[:] = [p for p in sys.path if p and Path(p) != Path(cwd)]
    IPKernelApp.launch_instance(arguments)
