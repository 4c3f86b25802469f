"""`casebook build --watch` with a real browser: the page follows what is saved."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from casebook.report.serve import News, serve

PATIENCE_MS = 90_000


@pytest.fixture
def watching(articles, own_cache, tmp_path):
    """A watcher of the two small articles, once it has built: (process, address)."""
    command = [sys.executable, "-m", "casebook", "build", "--watch", "--lang", "en"]
    # Where the tests run in the background of a shell, Ctrl-C is ignored, and a child would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen([*command, "--articles", str(articles), "--out", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    said = []
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"http://\S+/", line):
            break
    else:
        pytest.fail("".join(said))
    yield process, found[0]
    process.kill()
    process.communicate()


def test_the_page_follows_what_is_saved_and_says_what_failed(watching, articles, browser):
    process, address = watching
    page = browser.new_page()
    page.goto(address)
    report = page.frame_locator("iframe")
    expect(report.locator("h1")).to_contain_text("2 articles", timeout=PATIENCE_MS)
    (articles / "003_c.txt").write_text((articles / "002_b.txt").read_text(encoding="utf-8").replace("700", "900"), encoding="utf-8")
    expect(report.locator("h1")).to_contain_text("3 articles", timeout=PATIENCE_MS)
    expect(page.get_by_role("status")).to_be_hidden()

    (articles / "empty.txt").write_bytes(b"")
    expect(page.get_by_role("status")).to_contain_text("empty.txt", timeout=PATIENCE_MS)
    page.close()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert said.splitlines()[-1] == "casebook: stopped watching; the last report stays"


@pytest.fixture
def address(tmp_path):
    """A server of a folder with a report and a private file beside it."""
    for name in ("out/report/report.en.html", "out/private.txt", "articles/001_a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    server = serve(tmp_path / "out", "report.en.html", News())
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def answer(address: str, path: str, host: str | None = None) -> int:
    request = urllib.request.Request(address + path, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_only_the_report_is_served_and_only_to_this_machine(address):
    assert [answer(address, path) for path in ("", "report/report.en.html")] == [200, 200]
    assert answer(address, "report/report.en.html", host="elsewhere.example") == 403
    for path in ("private.txt", "report/", "report/../private.txt", "report/../../articles/001_a.txt", "report/%2e%2e/private.txt", "report"):
        assert answer(address, path) in (403, 404), path
