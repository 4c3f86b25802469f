import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # the made-up report that all exporters are tested with

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with the made-up report in both editions, as `report/` holds it."""
    import printed

    from casebook.report.page import render

    folder = tmp_path_factory.mktemp("report")
    for lang in ("en", "zh"):
        (folder / f"report.{lang}.html").write_text(render(printed.report_notebook(lang), "report"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, one for all tests."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium found: install it (Debian: apt-get install chromium) to test the page in a real browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, folder):
    """Open an edition: visit("zh", width=768, dark=True). Fails the test on a request, a script error or a console message."""
    pages, trouble = [], []

    def opened(lang="en", width=1440, dark=False, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", **options)
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or trouble.append(request.url))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text))
        page.goto((folder / f"report.{lang}.html").as_uri())
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert trouble == []
