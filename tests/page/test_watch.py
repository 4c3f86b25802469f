"""`casebook build --watch` with a real browser: the page follows what is saved."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

PATIENCE_MS = 90_000


@pytest.fixture
def watching(articles, own_cache, tmp_path):
    """A watcher of the two small articles, once it has built: (process, address)."""
    command = [sys.executable, "-m", "casebook", "build", "--watch", "--lang", "en", "--theme", "laiwang-failure"]
    process = subprocess.Popen([*command, "--articles", str(articles), "--out", str(tmp_path / "out")], stderr=subprocess.PIPE, text=True)
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
    expect(report.locator("#sources")).to_be_attached(timeout=PATIENCE_MS)
    expect(report.get_by_text("003_c").first).not_to_be_attached()
    (articles / "003_c.txt").write_text((articles / "002_b.txt").read_text(encoding="utf-8").replace("700", "900"), encoding="utf-8")
    expect(report.get_by_text("003_c").first).to_be_attached(timeout=PATIENCE_MS)
    expect(page.get_by_role("status")).to_be_hidden()

    (articles / "empty.txt").write_bytes(b"")
    expect(page.get_by_role("status")).to_contain_text("empty.txt", timeout=PATIENCE_MS)
    page.close()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert said.splitlines()[-1] == "casebook: stopped watching; the last report stays"


@pytest.mark.parametrize("path", ["", "articles/001_a.txt", "report/", "report/../../articles/001_a.txt", "report/%2e%2e/%2e%2e/articles/001_a.txt"])
def test_only_the_report_is_served_and_only_to_this_machine(watching, path):
    _, address = watching
    host = {"Host": "elsewhere.example"} if not path else {}
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address + path, headers=host), timeout=10)
    assert refused.value.code in (403, 404)
