from pathlib import Path

import hypothesis
import pytest

from casebook import cli

# The first example of a test may load a dictionary or compile a pattern; and no test says how long anything takes.
hypothesis.settings.register_profile("casebook", deadline=None)
hypothesis.settings.load_profile("casebook")

TEXT = (
    "来往注册用户突破{n}万\n\n"
    "2014年3月5日，来往负责人在杭州表示，来往的注册用户已经超过{n}万，团队有两百多人。他说，团队希望把熟人之间的交流做得更简单。\n"
    "同年12月，来往停止了扩红，团队转向企业沟通工具，并在次年发布了新的产品。公司没有公布新的数字。\n"
)


GOLD_TABLE = pytest.StashKey[list[str]]()


def pytest_configure(config):
    config.gold_table = GOLD_TABLE


def pytest_terminal_summary(terminalreporter, config):
    """How well the seeds are read, for whoever runs the tests."""
    lines = config.stash.get(GOLD_TABLE, [])
    if lines:
        terminalreporter.section("the seeds, against their gold reading")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    """A cache of this test's own; matplotlib keeps its list of fonts."""
    import matplotlib

    monkeypatch.setenv("MPLCONFIGDIR", matplotlib.get_cachedir())
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def articles(tmp_path):
    """Two small articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, n in (("001_a", 500), ("002_b", 700)):
        (folder / f"{name}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "001_a.yml").write_text("published: 2015-03\n", encoding="utf-8")
    return folder


@pytest.fixture
def casebook(capfd, own_cache):
    """Runs a command in this process; (exit status, lines of standard error, standard output)."""

    def run(*arguments: str | Path) -> tuple[int, list[str], str]:
        with pytest.raises(SystemExit) as left:
            cli.main([str(a) for a in arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return left.value.code, said.err.splitlines(), said.out

    return run
