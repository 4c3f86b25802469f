import sys

from casebook.progress import Bar, Watch, progress


def test_where_there_is_no_terminal_nothing_is_drawn(capsys):
    with progress() as watch:
        watch.start(2)
        watch.article(1, 2, "a")
        watch.done()
    assert type(watch) is Watch
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_it_says_what_runs_and_how_much_is_left(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress() as watch:
        watch.start(4)
        watch.article(1, 2, "a")
        watch.done(3)
        assert isinstance(watch, Bar)
        task = watch.bar.tasks[0]
        assert (task.completed, task.total, task.description) == (3, 4, "reading a (1/2)")
