"""The slides in a real browser: nothing leaves the file, nothing is cut off or too small, the speaker view works from a file."""

import printed
import pytest

from casebook.report.slides import render

SMALLEST_PX = 24  # 18 pt on a slide of 1280 × 720
CUT_OFF = """() => [...Reveal.getCurrentSlide().querySelectorAll(".sheet, .sheet *")]
  .filter(e => !e.closest("svg, .long"))
  .filter(e => { const box = e.getBoundingClientRect(); return box.bottom > 721 || box.right > 1281 || e.matches(".sheet") && e.scrollHeight > 720; })
  .map(e => e.outerHTML.slice(0, 80))"""
TOO_SMALL = """smallest => [...Reveal.getCurrentSlide().querySelectorAll(".sheet *")]
  .filter(e => !e.closest("svg, .long") && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < smallest)
  .map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slides")
    for lang in ("en", "zh"):
        (folder / f"slides.{lang}.html").write_text(render(printed.report_notebook(lang)), "utf-8")
    return folder


@pytest.fixture
def show(browser, deck):
    """Open an edition's slides. Fails the test on a request, a script error or a console message."""
    context, trouble = browser.new_context(viewport={"width": 1280, "height": 720}), []

    def opened(lang):
        context.on("request", lambda request: request.url.startswith(("file:", "data:")) or trouble.append(request.url))
        context.on("console", lambda message: trouble.append(message.text))
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto((deck / f"slides.{lang}.html").as_uri())
        page.wait_for_function("Reveal.isReady()")
        return page

    yield opened
    context.close()
    assert trouble == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_slide_fits_and_can_be_read_from_the_back(show, lang):
    page = show(lang)
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(TOO_SMALL, SMALLEST_PX) == []
        page.evaluate("Reveal.next()")


def test_a_reference_opens_its_sentence_and_escape_closes_it(show):
    page = show("en")
    reference = page.locator("section.present .ref").first
    reference.focus()
    page.keyboard.press("Enter")
    sentence = page.locator(".sentence:popover-open")
    assert sentence.locator("mark").count() == 1
    page.keyboard.press("Escape")
    assert sentence.count() == 0
    assert not page.evaluate("Reveal.isOverview()")


def test_the_speaker_view_follows_the_slides_and_holds_the_quotation(show):
    page = show("zh")
    page.evaluate("Reveal.slide(2)")
    with page.expect_popup() as opening:
        page.keyboard.press("s")
    notes = opening.value.locator(".speaker-controls-notes")
    notes.get_by_text("可能的提问").wait_for()
    page.evaluate("Reveal.next()")
    quoted = page.evaluate("Reveal.getCurrentSlide().querySelector('.notes b').textContent")
    notes.get_by_text(quoted).first.wait_for()
    assert opening.value.evaluate("document.getElementById('fonts') !== null")
