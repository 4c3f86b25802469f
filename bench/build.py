"""The build beside what a competent analyst would do with the same packages (peer/): notebooks run by papermill one after another, then nbconvert;
and the same notebooks run by Jupyter Book 2.

Ours builds one edition with cold caches (HTML, PDF, slides, facts, figures), builds it again with nothing changed, then with one article more
(varied.py), and both editions with cold caches. In each round all take turns, so that a machine that is busy for a while is busy for all.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measured import HERE, PEERS, PROJECT, Row, run, seconds
from varied import write_articles

CACHES = ("XDG_CACHE_HOME", "LOCALAPPDATA")  # where platformdirs looks, on Linux and on Windows
PAPERMILL, BOOK = "papermill and nbconvert", "Jupyter Book 2"
AIMS = {"one edition, cold": 1 / 3, "both editions, cold": 0.6, "nothing changed": 1 / 30, "one article added": 0.25}


def measure(rounds: int) -> list[Row]:
    """A row for each build, and one for the other peer."""
    taken = [one_round(number) for number in range(1, rounds + 1)]
    middle = {what: statistics.median(one[what] for one in taken) for what in taken[0]}
    rows = []
    for what, peer in [*((what, PAPERMILL) for what in AIMS), ("one edition, cold", BOOK)]:
        ratio = statistics.median(one[what] / one[peer] for one in taken)
        rows.append(Row("Build of five articles", what, "s", middle[what], peer, middle[peer], ratio, AIMS[what] if peer == PAPERMILL else None))
    return rows


def one_round(number: int) -> dict[str, float]:
    """Seconds of the peers, and of builds: a cold one, one with nothing to do, one with an article more, and a cold one of both editions."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        folder = Path(name)
        articles = shutil.copytree(PROJECT / "seeds", folder / "articles")
        environment, cold = (cached_in(folder / cache) for cache in ("cache", "cold"))
        taken = {
            PAPERMILL: seconds(lambda: papermill(folder / "peer", environment)),
            BOOK: seconds(lambda: book(folder / "book", environment)),
            "one edition, cold": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
            "nothing changed": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
        }
        add_one(articles)
        taken |= {
            "one article added": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
            "both editions, cold": seconds(lambda: ours(PROJECT / "seeds", folder / "both", cold, "both")),
        }
    print(f"build, round {number}: " + ", ".join(f"{what} {took:.1f} s" for what, took in taken.items()), file=sys.stderr, flush=True)
    return taken


def cached_in(folder: Path) -> dict[str, str]:
    """An environment whose caches are empty, but for matplotlib's list of the machine's fonts, which it makes once a machine."""
    environment = os.environ | dict.fromkeys(CACHES, str(folder))
    run(sys.executable, "-c", "import matplotlib.font_manager", environment=environment)
    return environment


def add_one(articles: Path) -> None:
    """Add an article to the folder."""
    with tempfile.TemporaryDirectory() as made:
        write_articles(articles, Path(made), 1)
        shutil.copy(Path(made) / "0000000.txt", articles / "one_more.txt")


def papermill(out: Path, environment: dict[str, str]) -> None:
    """Three notebooks one after another, then HTML."""
    out.mkdir()
    notebooks = HERE / "peer"
    for notebook in sorted(notebooks.glob("*.ipynb")):
        run(sys.executable, "-m", "papermill", notebook.name, out / notebook.name, "--no-progress-bar", environment=environment, cwd=notebooks)
    run(sys.executable, "-m", "nbconvert", "--to", "html", *sorted(out.glob("*.ipynb")), environment=environment)


def book(folder: Path, environment: dict[str, str]) -> None:
    """The same three, run and written as Markdown: Jupyter Book's HTML wants the network."""
    notebooks = shutil.copytree(HERE / "peer", folder / "bench" / "peer")
    for beside in ("seeds", "assets"):
        (folder / beside).symlink_to(PROJECT / beside)
    (notebooks / "myst.yml").write_text("version: 1\nproject:\n  title: Peer\n", encoding="utf-8")
    settings = folder / "settings"
    settings.mkdir()
    (settings / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": {"allow_root": True}}), encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])  # where it finds the Jupyter that runs notebooks
    own = environment | {"PATH": path, "JUPYTER_CONFIG_DIR": str(settings)}
    names = sorted(notebook.name for notebook in notebooks.glob("*.ipynb"))
    run(PEERS / "jupyter-book", "build", "--execute", "--md", "--force", *names, environment=own, cwd=notebooks)
    if len(list((notebooks / "_build" / "execute").iterdir())) < len(names):
        sys.exit("Jupyter Book ran no notebooks; see whether `jupyter server` starts on this machine")


def ours(articles: Path, out: Path, environment: dict[str, str], lang: str) -> None:
    """One edition or both in all formats."""
    run(sys.executable, "-m", "casebook", "build", "--articles", articles, "--lang", lang, "--out", out, environment=environment)
