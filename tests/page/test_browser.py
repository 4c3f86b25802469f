"""The page in a real browser: accessible, usable by keyboard, quiet on the network, readable on small screens."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
FIRST = ".finding button.cite"


def violations(page, *within):
    page.evaluate(AXE)
    found = page.evaluate("within => axe.run(within.length ? within : document, {resultTypes: ['violations']})", within)["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"][:3]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("zh", 768), ("en", 1440)])
def test_axe_finds_nothing_with_evidence_closed_and_open(visit, lang, width, dark):
    page = visit(lang, width, dark)
    assert violations(page) == []
    page.locator(FIRST).first.click()
    assert page.locator("#pop").is_visible()
    assert violations(page, ".finding:has(#pop)") == []


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_screen(visit, width):
    assert visit("zh", width).evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "wider"), [(360, True), (1440, False)])
def test_a_figure_wider_than_its_frame_says_that_it_scrolls(visit, width, wider):
    page = visit("zh", width)
    plot = page.locator(".plot").first
    assert plot.evaluate("box => box.scrollWidth > box.clientWidth") == wider
    assert page.locator("figure .hint").first.is_visible() == wider
    assert plot.locator("svg").evaluate("svg => 9.5 * svg.getBoundingClientRect().width / 518.4") >= 10.99


@pytest.mark.parametrize("width", [360, 1440])
def test_no_words_of_a_figure_leave_it(visit, width):
    """They were measured without the gap that a browser puts between Chinese and Latin."""
    words = visit("zh", width).locator("figure svg text")
    assert words.count()
    assert set(words.evaluate_all("all => all.map(text => getComputedStyle(text).textAutospace)")) == {"no-autospace"}
    beyond = "all => all.map(text => text.getBoundingClientRect().right - text.ownerSVGElement.getBoundingClientRect().right)"
    assert max(words.evaluate_all(beyond)) < 0.5


def test_evidence_opens_and_closes_by_keyboard(visit):
    page = visit()
    button = page.locator(FIRST).first
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.id") == "pop"
    assert page.locator("#pop mark").first.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#pop").is_hidden()
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.dataset.evidence") == button.get_attribute("data-evidence")


def test_evidence_opens_beside_its_sentence_where_there_is_a_margin(visit):
    page = visit(width=1440)
    button, pop = page.locator(FIRST).first, page.locator("#pop")
    button.click()
    text, opened = page.locator(".finding > p").first.bounding_box(), pop.bounding_box()
    assert opened["x"] >= text["x"] + text["width"]
    assert opened["x"] + opened["width"] <= 1440
    page.keyboard.press("Escape")
    assert page.locator(".covered").count() == 0


def test_in_a_narrow_margin_evidence_covers_no_key_finding_and_stacks_its_labels(visit):
    page = visit(width=1280)
    page.locator(FIRST).first.click()
    opened = page.locator("#pop.aside").bounding_box()
    keys = [key.bounding_box() for key in page.locator(".keys li").all()]
    assert max(key["x"] + key["width"] for key in keys) < opened["x"] - 24  # the paper around it
    label, text = page.locator("#pop dl > div").first.locator("> *").all()
    assert text.bounding_box()["y"] >= label.bounding_box()["y"] + label.bounding_box()["height"]


def test_many_citations_in_a_row_are_one_button_that_opens_them_all(visit):
    page = visit()
    page.evaluate("""() => {
        const row = Object.assign(document.createElement("span"), {className: "cites"});
        row.dataset.label = "3 passages";
        row.append(...[...document.querySelectorAll(".endnotes li")].slice(0, 3).map((entry) => {
            const link = Object.assign(document.createElement("a"), {className: "cite", innerHTML: "<span class='hidden'>Evidence</span>"});
            link.dataset.evidence = entry.id.replace("ev-", "").replace("-", "·");
            return link;
        }));
        row.replaceChildren(cluster(row));
        document.querySelector(".finding p").append(row);
    }""")
    page.locator(".cites button").focus()
    page.keyboard.press("Enter")
    assert page.locator("#pop .where b a").count() == 3
    assert page.locator("#pop .where b a").first.get_attribute("href").startswith("#ev-")


def test_evidence_can_be_hovered_dismissed_and_kept(visit):
    page = visit()
    button, pop = page.locator(FIRST).first, page.locator("#pop")
    button.hover()
    pop.wait_for(state="visible")
    pop.hover()
    page.wait_for_timeout(500)
    assert pop.is_visible(), "it stays while the pointer is on it"
    page.keyboard.press("Escape")
    assert pop.is_hidden(), "Escape dismisses it without moving the pointer"
    button.click()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    assert pop.is_visible(), "a click keeps it"
    page.mouse.click(5, 5)
    assert pop.is_hidden()


def test_evidence_marks_what_this_citation_means(visit):
    page = visit()
    page.evaluate("""() => {
        const entry = document.querySelector(".endnotes li");
        entry.querySelector(".said").textContent = "𠀀月活超过5000万，日活没有公布";
        document.querySelectorAll(".finding button.cite").forEach((button, place) => {
            button.dataset.evidence = entry.id.replace("ev-", "").replace("-", "·");
            button.dataset.marks = ["3-9", "11-13,15-17", ""][place % 3];
        });
    }""")
    for place, marks in enumerate([["超过5000万"[:6]], ["日活", "公布"], []]):
        page.locator(FIRST).nth(place).click()
        assert page.locator("#pop mark").all_inner_texts() == marks
        page.keyboard.press("Escape")


def test_a_point_of_a_figure_shows_its_sentence(visit):
    page = visit()
    page.evaluate("""() => {
        const plot = document.querySelector(".plot");
        plot.querySelectorAll("circle").forEach((c) => { c.classList.add("pt"); c.dataset.evidence = "S1·1"; });
        offerPoints(plot);
    }""")
    points = page.locator(".plot").first.locator("circle")
    points.first.focus()
    page.keyboard.press("ArrowRight")
    assert points.nth(1).evaluate("point => point === document.activeElement")
    page.keyboard.press("Enter")
    assert "S1·1" in page.locator("#pop").inner_text()


def test_hostile_text_is_shown_and_does_not_run(visit):
    page = visit()
    page.locator(".of-article > summary").first.click()
    assert page.locator(".endnotes").get_by_text("<script>alert(1)</script> {{7*7}}").first.is_visible()


def test_without_script_a_citation_leads_to_the_list_of_evidence(visit):
    page = visit(java_script_enabled=False)
    link = page.locator(".finding a.cite").first
    link.press("Enter")
    assert page.url.endswith(link.get_attribute("href"))
    assert page.locator("#dark").is_hidden()


@pytest.mark.parametrize(("lang", "query"), [("zh", "私域流量"), ("en", "daily number"), ("en", "laiwang")])
def test_search_finds_words_in_either_language(visit, lang, query):
    page = visit(lang)
    page.get_by_role("searchbox").first.fill(query if query != "laiwang" else "LÁIWǍNG")
    expected = 0 if query == "daily number" else 1
    assert page.locator(".hits li").count() >= expected
    assert page.locator(".found").inner_text()


def test_search_reads_either_script_and_all_names_of_a_thing(visit):
    page = visit("en")
    assert page.evaluate("folding('載载陳陈')('下載 LÁIWǍNG 陳')") == "下载 laiwang 陈"
    page.evaluate("""() => document.querySelector("main .prose p").append(" Chen Hang and nobody else")""")
    for typed in ("陈航", "chen hang"):
        page.get_by_role("searchbox").first.fill(typed)
        assert page.locator(".hits mark").first.inner_text() == "Chen Hang"
    page.get_by_role("searchbox").first.fill("nobody else knows")
    assert page.locator(".hits li").count() == 0


def test_a_phone_folds_what_is_long_and_still_finds_it(visit):
    page = visit("en", 360)
    folded = page.locator(".fold:not([open]), .card details:not([open])")
    all_of_them = page.locator(".fold, .card details").count()
    assert folded.count() == all_of_them > 3
    words = page.locator(".concordance tr").first.evaluate("row => row.cells[0].textContent.trim()")
    page.get_by_role("searchbox").first.fill(words)
    page.locator(".hits a", has_text=words).last.click()
    expect(page.locator(".fold[open]")).to_have_count(1)
    summary = page.locator(".fold:not([open]) > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".fold[open]").count() == 2
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.set_viewport_size({"width": 1000, "height": 800})
    expect(page.locator(".fold:not([open])")).to_have_count(0)


def test_where_there_is_room_nothing_long_is_folded_and_no_summary_says_so(visit):
    page = visit("zh", 1440)
    assert page.locator(".fold[open]").count() == page.locator(".fold").count() > 0
    assert page.locator(".fold > summary:visible").count() == 0


@pytest.mark.parametrize(("width", "shown"), [(360, False), (1440, True)])
def test_a_table_with_sentences_in_it_is_a_card_a_row_on_a_phone(visit, width, shown):
    page = visit("en", width)
    page.evaluate("""() => {
        const table = document.querySelector("table.glossary");
        table.classList.add("stack");
        table.closest("details")?.setAttribute("open", "");
    }""")
    assert page.locator("table.glossary thead").is_visible() == shown
    label = page.locator("table.glossary td").nth(1)
    assert (label.evaluate("cell => getComputedStyle(cell, '::before').content") == "none") == shown


def test_a_hit_says_where_it_is_and_leads_there(visit):
    page = visit("en")
    page.get_by_role("searchbox").first.fill("accounts that opened")
    hit = page.locator(".hits a").first
    assert hit.locator(".place").inner_text().startswith("Method")
    assert "日活跃用户 1,200 Accounts" in hit.locator(".snippet").inner_text()
    hit.click()
    assert page.evaluate("document.activeElement.tagName") == "TR"


def test_tables_sort_and_filter(visit):
    page = visit()
    table = page.locator("table.glossary")
    table.get_by_role("button", name="Mentions").click()
    numbers = [int(text.replace(",", "")) for text in table.locator("td:nth-child(2)").all_inner_texts()]
    assert numbers == sorted(numbers)
    assert table.locator("th[aria-sort=ascending]").count() == 1
    page.get_by_label("Filter: Glossary").fill("1,200")
    assert table.locator("tbody tr:visible").count() == 1


def test_colours_can_be_turned_dark(visit):
    page = visit()
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    button = page.locator("#dark")
    expect(button).to_have_text("Dark")
    button.click()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before
    expect(button).to_have_text("Light")


def test_on_a_dark_machine_the_page_can_be_turned_light(visit):
    button = visit("zh", dark=True).locator("#dark")
    expect(button).to_have_text("浅色")


def test_contents_follow_the_reader(visit):
    page = visit()
    page.locator(".side a", has_text="Products").click()
    expect(page.locator(".side a[aria-current]")).to_have_text("Products")


def test_the_evidence_is_folded_by_article_and_a_link_unfolds_it(visit):
    page = visit()
    folded = page.locator(".of-article:not([open])")
    articles = page.locator(".of-article").count()
    assert folded.count() == articles >= 1
    entry = page.locator(".endnotes li").last
    page.evaluate("name => { location.hash = name }", entry.get_attribute("id"))
    expect(entry).to_be_visible()
    assert folded.count() == articles - 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == articles - 1


def test_a_summary_of_folded_evidence_opens_from_the_keyboard(visit):
    page = visit()
    summary = page.locator(".of-article > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".of-article[open] li").first).to_be_visible()


def test_paper_holds_what_cards_fold(visit):
    page = visit()
    folded = page.locator(".card details:not([open])")
    page.locator(".card summary").first.click()
    assert folded.count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == 1
