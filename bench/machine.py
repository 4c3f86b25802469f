"""What was measured on, and with which versions."""

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path

from measured import PEERS, run

OURS = ("jieba", "matplotlib", "nbconvert", "papermill", "pandas", "typst")
THEIRS = ("recognizers-text", "jionlp", "trafilatura", "justext", "jupyter-book")


def machine() -> dict[str, str]:
    """Day, processor, memory, load and versions, as words."""
    script = "import sys; from importlib.metadata import version; print(*(f'{name} {version(name)}' for name in sys.argv[1:]), sep=', ')"
    load = f"{os.getloadavg()[0]:.1f} at the end, with this run in it" if hasattr(os, "getloadavg") else "unknown"
    return {
        "day": dt.date.today().isoformat(),
        "machine": f"{os.cpu_count()} processors ({_processor()}), {_memory()} of memory, {platform.system()}, load {load}",
        "Python": platform.python_version(),
        "ours": ", ".join(f"{name} {version(name)}" for name in OURS),
        "beside": run(PEERS / "python", "-c", script, *THEIRS).strip(),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in told.read_text().splitlines() if line.startswith("model name")] if told.exists() else []
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> str:
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return "unknown"
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
