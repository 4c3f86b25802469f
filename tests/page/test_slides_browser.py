"""The slides in a real browser: nothing leaves the file, nothing is cut off or too small, the speaker view works from a file."""

import io
from pathlib import Path

import printed
import pypdf
import pytest

from casebook.report.deck import deck as deck_of
from casebook.report.slides import render

AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
SMALLEST_PX = 24  # 18 pt on a slide of 1280 × 720
CUT_OFF = """() => [...Reveal.getCurrentSlide().querySelectorAll(".sheet, .sheet *")]
  .filter(e => !e.closest("svg, .long"))
  .filter(e => { const box = e.getBoundingClientRect(); return box.bottom > 721 || box.right > 1281 || e.matches(".sheet") && e.scrollHeight > 720; })
  .map(e => e.outerHTML.slice(0, 80))"""
TOO_SMALL = """smallest => [...Reveal.getCurrentSlide().querySelectorAll(".sheet *")]
  .filter(e => !e.closest("svg, .long") && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => parseFloat(getComputedStyle(e).fontSize) < smallest)
  .map(e => e.outerHTML.slice(0, 80))"""


CUT_OFF_PRINTED = """() => [...document.querySelectorAll(".pdf-page")]
  .filter(page => { const sheet = page.querySelector(".sheet"), box = page.getBoundingClientRect(), inner = sheet.getBoundingClientRect();
    return sheet.scrollHeight > 720 || inner.bottom > box.bottom + 1 || inner.right > box.right + 1; })
  .map(page => page.innerText.slice(0, 60))"""


# Words of the slide that the number of the slide lies on.
UNDER_THE_NUMBER = """() => {
  const number = document.querySelector(".slide-number").getBoundingClientRect(), found = [];
  const walk = document.createTreeWalker(Reveal.getCurrentSlide().querySelector(".sheet"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    for (const box of range.getClientRects()) {
      const inside = box.left >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
      const apart = box.right <= number.left || box.left >= number.right || box.bottom <= number.top || box.top >= number.bottom;
      if (walk.currentNode.data.trim() && !walk.currentNode.parentElement.closest(".long") && !(inside && apart)) found.push(walk.currentNode.data);
    }
  }
  return found;
}"""


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


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (1920, 1080)])
def test_on_any_screen_the_whole_slide_is_seen_and_nothing_lies_on_its_words(show, width, height):
    page = show("en")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => innerWidth === width", arg=width)
    page.evaluate("Reveal.layout()")  # as the page does by itself when it hears of its new size, which may be later
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        assert page.evaluate(UNDER_THE_NUMBER) == []
        page.evaluate("Reveal.next()")


def test_what_is_in_the_appendix_leads_there_by_the_keyboard(show):
    page = show("en")
    page.evaluate("talk => Reveal.slide(talk, 0)", len(deck_of(printed.report_notebook("en")).main))
    link = page.locator("section.present:not(.stack) .lots a").nth(1)
    place = link.locator("xpath=../span").inner_text().partition("–")[0]
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("place => document.querySelector('.slide-number').innerText.replace(/\\s/g, '') === place", arg=place)


def test_axe_looks_at_contrast(show):
    """What it finds nothing of (below) is worth as much as what it is shown here."""
    page = show("en")
    page.evaluate(AXE)
    page.evaluate("Reveal.getCurrentSlide().querySelector('.lead').style.color = '#bbb'")
    assert "color-contrast" in {rule for rule, _ in violations(page, "section.present:not(.stack)")}


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


def test_the_help_says_what_a_click_on_a_reference_does_and_the_notes_do_not(show):
    page = show("en")
    page.keyboard.press("Shift+?")
    page.get_by_text("Opens its sentence; Esc closes it").wait_for()
    assert "Esc" not in page.locator("section.title .notes").text_content()


def test_the_speaker_view_follows_the_slides_and_holds_the_quotation(show):
    page = show("zh")
    page.evaluate("Reveal.slide(2)")
    with page.expect_popup() as opening:
        page.keyboard.press("s")
    notes = opening.value.locator(".speaker-controls-notes")
    notes.get_by_text("可能的提问").first.wait_for()
    page.evaluate("Reveal.next()")
    quoted = page.evaluate("Reveal.getCurrentSlide().querySelector('.notes b').textContent")
    notes.get_by_text(quoted).first.wait_for()
    assert opening.value.evaluate("document.getElementById('fonts') !== null")
    assert opening.value.evaluate("document.documentElement.lang") == "zh-Hans"
    drawn_in = "getComputedStyle(document.querySelector('.speaker-controls-notes .value p')).fontFamily"
    assert opening.value.evaluate(drawn_in).startswith('"Noto Sans SC"')


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_on_any_kind_of_slide_nor_in_an_open_sentence(show, lang):
    page = show(lang)
    page.evaluate(AXE)
    seen = set()
    for _ in range(page.evaluate("Reveal.getTotalSlides()")):
        kind = page.evaluate("Reveal.getCurrentSlide().className.split(' ')[0]")
        if kind not in seen:
            seen.add(kind)
            assert violations(page, "section.present:not(.stack)") == [], kind
        page.evaluate("Reveal.next()")
    page.evaluate("Reveal.slide(0)")
    page.locator("section.present .ref").first.click()
    assert violations(page, ".sentence:popover-open") == []
    assert seen >= {"title", "answer", "figure", "changes", "divider", "findings", "sources", "evidence"}


def violations(page, within):
    found = page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", within)["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"][:3]]


def test_one_arrow_key_leads_from_the_first_slide_to_the_last_of_the_appendix(show):
    page = show("en")
    shown = deck_of(printed.report_notebook("en"))
    numbers = []
    for _ in [*shown.main, *shown.appendix]:
        numbers.append(page.locator(".slide-number").inner_text().replace("\n", "").replace(" ", ""))
        page.keyboard.press("ArrowRight")
    talk = len(shown.main)
    assert numbers == [f"{n}/{talk}" for n in range(1, talk + 1)] + [f"A{n}" for n in range(1, len(shown.appendix) + 1)]
    assert page.evaluate("Reveal.isLastSlide()")


def test_in_the_overview_slides_stand_beside_one_another(show):
    page = show("en")
    page.keyboard.press("o")
    page.wait_for_function("Reveal.isOverview()")
    left, right = page.locator("#slide-1").bounding_box(), page.locator("#slide-2").bounding_box()
    assert 0 < left["width"] < 640
    assert right["x"] >= left["x"] + left["width"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_printed_every_slide_is_a_page_and_the_notes_stay_with_the_speaker(browser, deck, lang):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto((deck / f"slides.{lang}.html").as_uri() + "?print-pdf")
    page.wait_for_selector(".pdf-page .slide-number-pdf", state="attached")
    shown = deck_of(printed.report_notebook(lang))
    assert page.evaluate(CUT_OFF_PRINTED) == []
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    page.close()
    assert len(pages) == len(shown.main) + len(shown.appendix)
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages} == {(960, 540)}
    texts = [plain(p.extract_text()) for p in pages]
    for slide, text in zip([*shown.main, *shown.appendix], texts, strict=True):
        assert plain(slide.title)[:20] in text
    assert not any(plain(shown.ui["question"]) in text for text in texts)
    assert texts[len(shown.main)].endswith("A1")


def plain(text):
    """Characters without spaces: lines of a page are broken where a slide's are not."""
    return "".join(text.split())
