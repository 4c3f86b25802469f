"""What notebooks call, on articles written here: each block in both languages, and what happens when the facts are not there."""

import re

import pytest

from casebook.blocks import MIME, Figure, Ledger, Note
from casebook.case import Case
from casebook.errors import BadArgument, BadCodebook, CasebookError
from casebook.facts.records import TABLES
from casebook.findings.tally import small_number
from casebook.words.concordance import in_either_script

ARTICLES = {
    "a.txt": "钉钉又有新消息\n\n2020年2月5日，钉钉下载量超过微信，位居App Store免费榜第一。据七麦数据显示，钉钉日均下载约20万次。\n",
    "b.txt": "一周观察\n\n2016年3月，来往注册用户超过1000万。马云说：“来往会继续做下去。”业内人士对此看法不一，各方都在等待结果。\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(params=["en", "zh"])
def lang(request):
    return request.param


def open_case(folder, theme="20-covid-surge", **more):
    return Case.open(theme, folder, **more)


def test_a_language_that_is_no_edition_is_refused(folder):
    with pytest.raises(BadArgument, match="lang: 'fr' is no edition"):
        open_case(folder, lang="fr")


def test_a_notebooks_default_folder_is_found_from_anywhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert len(Case.open("00-overview", "../seeds").index.documents) == 5
    with pytest.raises(BadArgument, match="no such folder"):
        Case.open("00-overview", "nowhere")


def test_a_theme_without_codebook_says_what_to_write(folder):
    with pytest.raises(BadCodebook, match=r"write one"):
        open_case(folder, "55-unheard-of").finding("x")


def test_a_figure_that_the_codebook_lacks_says_where_to_add_it(folder):
    with pytest.raises(BadCodebook, match=r"20-covid-surge.codes.yml: no figure 'nope' \(it has: surge-.*\); add it under figures:"):
        open_case(folder).matrix("nope")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda case: case.finding("nope"), r"no finding 'nope' \(it has: surge-answer, .*\); add it under findings:"),
        (lambda case: case.ledger("hard"), "'hard' is no weight of a dispute; use one of contradiction, reading, definition"),
        (lambda case: case.concordance(""), "'' is no word"),
        (lambda case: case.concordance(3), "3 is no word"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(folder, asked, said):
    with pytest.raises(CasebookError, match=said):
        asked(open_case(folder))


def test_a_finding_without_its_facts_says_so_in_its_headline(folder, lang):
    finding = open_case(folder, lang=lang).finding("surge-downloads")
    assert finding.standing == "no_longer_supported"
    assert finding.headline.startswith({"en": "No longer supported: ", "zh": "已无依据："}[lang])


def test_a_figure_without_facts_becomes_a_note(folder, lang):
    assert isinstance(open_case(folder, lang=lang).slopes("surge-leaps"), Note)


def test_a_figure_whose_finding_has_fallen_claims_nothing(folder):
    figure = open_case(folder).days("surge-days")
    assert isinstance(figure, Figure)
    assert figure.title == "DingTalk's surge in the spring of 2020: Plot by day"


def test_a_figure_is_written_with_its_table(folder, lang, tmp_path):
    figure = open_case(folder, lang=lang, out=tmp_path).days("surge-days")
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".csv", ".png", ".svg"]
    assert all(p.stem == figure.file for p in tmp_path.iterdir())


def test_a_slide_says_of_a_figure_what_it_draws(folder):
    figure = open_case(folder).days("surge-days")
    assert figure.talk_subtitle.startswith("Rank in the App Store")
    assert figure.talk_subtitle != figure.subtitle
    assert 'viewBox="0 0 230.4 ' in figure.handout


def test_a_slide_whose_finding_has_fallen_has_no_title_of_its_own(folder):
    assert open_case(folder).days("surge-days").talk_title == ""


def test_the_summary_of_other_articles_has_a_title_of_its_own(folder, lang):
    summary = open_case(folder, "00-overview", lang=lang).summary()
    assert summary.title == {"en": "Laiwang and DingTalk: what 2 articles say (2016–2020)", "zh": "2篇文章里的来往、钉钉（2016至2020）"}[lang]
    assert summary.counts[0]["value"] == "2"


def test_no_dispute_is_said_in_words(folder, lang):
    ledger = open_case(folder, lang=lang).ledger(whole=True)
    assert isinstance(ledger, Note | Ledger)
    assert "text/markdown" in ledger._repr_mimebundle_()


def test_reference_blocks_stand_alone(folder, lang):
    case = open_case(folder, "90-sources-and-method", lang=lang)
    for block in (case.cards(), case.sources(), case.glossary(), case.codebook(), case.counts(), case.downloads(), case.edition):
        bundle = block._repr_mimebundle_()
        assert bundle[MIME]["kind"] == block.kind
        cited = set(re.findall(r"S\d+·\d+", str({k: v for k, v in bundle[MIME].items() if k != "evidence"})))
        assert {i for i in cited if i in str(bundle[MIME])} == cited


def test_a_word_in_its_contexts_leads_to_its_sentences(folder, lang):
    concordance = open_case(folder, lang=lang).concordance("来往")
    assert [line["key"] for line in concordance.lines] == ["来往", "来往"]
    assert {line["evidence"] for line in concordance.lines} <= set(concordance.evidence)


@pytest.mark.parametrize(("told", "asked"), [("下载量很大", "下載量"), ("下載量很大", "下载量"), ("下載量很大，下载量很大", "下載量")])
def test_a_word_is_found_in_either_script(told, asked):
    found = in_either_script(asked, [told, "别的话"])
    assert found == sorted(set(re.findall("下.量", told)))


def test_what_a_question_takes_can_be_completed(folder):
    case = open_case(folder, "10-laiwang-failure")
    assert "laiwang-late" in case.offered("finding")
    assert case.offered("timeline") == ["laiwang-timeline"]
    assert case.offered("frame") == list(TABLES)
    assert set(case.offered("show")) == set(map(case.index.sentence_id, case.facts.sentences)) != set()
    assert case.offered("edition") == []
    assert {"来往"} <= set(case.offered("concordance"))
    assert [case.finding(name).id for name in case.offered("finding")] == case.offered("finding")


@pytest.mark.parametrize(
    ("lines", "title"), [(40, "Laiwang in context: all 2 places"), (1, "Laiwang in context: 1 of 2 places, the first of each article")]
)
def test_a_concordance_says_whether_it_is_whole(folder, monkeypatch, lines, title):
    monkeypatch.setattr("casebook.findings.contexts.MOST_LINES", lines)
    assert open_case(folder, lang="en").concordance("来往").title == title


@pytest.mark.parametrize(("lang", "title"), [("en", "Downloads (下载量) in context"), ("zh", "“下载量”的上下文")])
def test_a_word_of_the_articles_is_called_as_the_edition_calls_it(folder, lang, title):
    assert open_case(folder, lang=lang).concordance("下載量").title.startswith(title)


def test_an_analyst_gets_tables(folder):
    claims = open_case(folder).frame("claims")
    assert {"entity", "metric", "value", "qualifier"} <= set(claims.columns)
    assert len(claims) >= 2


def test_the_stamp_is_the_articles_fingerprint_and_not_the_codes(folder, tmp_path):
    stamp = open_case(folder).edition.articles_hash
    other = tmp_path / "other"
    other.mkdir()
    for name, text in ARTICLES.items():
        (other / name).write_text(text, encoding="utf-8")
    assert open_case(other, lang="zh").edition.articles_hash == stamp
    (other / "b.txt").write_text(ARTICLES["b.txt"] + "又及，来往将继续更新下去，直到明年。\n", encoding="utf-8")
    assert open_case(other).edition.articles_hash != stamp


def test_headings_are_made_of_what_was_read(folder, lang):
    case = open_case(folder, "90-sources-and-method", lang=lang)
    said = [title.text for title in (case.ledger_heading(), case.cards_heading(), case.sources_heading())]
    assert (
        said
        == {
            "en": [
                "Ledger: no disputes found",
                "Who is who: 6 names, 1 with a figure of use",
                "Sources: 2 articles, 2016–2020",
            ],
            "zh": ["争议总账：未见出入", "人物与产品：6个名字，1个有使用数据", "来源：2篇文章，2016至2020"],
        }[lang]
    )


@pytest.mark.parametrize(("lang", "hard", "soft"), [("en", "{} contradiction", "; {} difference"), ("zh", "{}处矛盾：", "；{}处出入")])
def test_the_heading_over_disputes_counts_them_and_names_the_gravest(folder, lang, hard, soft):
    none = open_case(folder, lang=lang).disputes_heading()
    assert (none.text, none.level) == ({"en": "The sources do not disagree here", "zh": "各方说法没有出入"}[lang], 3)
    case = Case.open("20-covid-surge", "../seeds", lang=lang)
    heading = case.disputes_heading().text
    met = case.ledger().disputes
    grave = [d for d in met if d.severity == "contradiction"]
    assert hard.format(small_number(len(grave), lang)) in heading.lower()
    assert soft.format(small_number(len(met) - len(grave), lang)) in heading
    named = [d for d in met if d.topic.partition({"en": ": ", "zh": "："}[lang])[0].lower() in heading.lower()]
    assert named == grave[:2]


@pytest.mark.parametrize(("lang", "counted"), [("en", "No contradiction; "), ("zh", "没有矛盾；")])
def test_disagreements_that_only_seem_so_are_counted_and_the_first_named(lang, counted):
    case = Case.open("30-quanzi-private-traffic", "../seeds", lang=lang)
    met = case.ledger().disputes
    heading = case.disputes_heading().text
    assert {d.severity for d in met} == {"definition"}
    assert len(met) > 2
    assert counted in heading
    assert small_number(len(met), lang) in heading.lower()
    colon = {"en": ": ", "zh": "："}[lang]
    assert sum(d.topic.partition(colon)[0].lower() in heading.lower() for d in met) == 2


def test_a_theme_that_the_articles_do_not_speak_of_says_so_in_its_heading(folder, lang):
    heading = open_case(folder, "10-laiwang-failure", lang=lang).heading().text
    assert heading == {"en": "Laiwang: why it failed (these articles do not speak of it)", "zh": "来往为何失败（这批文章没有谈到）"}[lang]
    assert Case.open("10-laiwang-failure", "../seeds").heading().text.startswith("Laiwang: WeChat was there first")


def test_tests_fall_with_their_findings(folder):
    assert {row["finding"] for row in open_case(folder, "90-sources-and-method").tests().rows} == {
        "Laiwang is said to have more than 10 million registered users",
        "All 3 numbers rest on a single source",
    }
    rows = Case.open("90-sources-and-method", "../seeds").tests().rows
    assert len(rows) >= 6
    assert all(row["evidence"] and row["then"] and row["finding"] for row in rows)
