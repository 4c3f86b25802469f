"""What the exhibits make of articles written here: dates no more precise than told, days inferred and marked, cells left empty."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.exhibits import events
from casebook.exhibits.drawing import NothingToDraw, described, period
from casebook.exhibits.events import fates, timeline
from casebook.exhibits.judgements import matrix, offers
from casebook.exhibits.numbers import days, dots, slopes
from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

ARTICLES = {
    "a": (
        "2014年12月1日，钉钉测试版上线，用户不多。2015年1月16日钉钉正式发布，反响不错。\n"
        "2012年7月，来往在iOS客户端上线，当时没有多少人知道。实际上，来往和钉钉是同一个团队。淘江湖早在来往之前就有了。\n"
        "2020年1月底，钉钉在App Store免费榜的排名还在150名左右。2020年2月5日，钉钉登上App Store免费榜第一。\n"
        "后来钉钉的评分掉到了1分。这之后的两年，钉钉没有再公布评分。\n"
        "飞书在各大应用市场的评分掉到了1.2分。飞书的App Store评分后来回升至2.4分。飞书在App Store的评分之后又回升至3.1分。\n"
        "2020年2月14日，钉钉在微博发布第一波公关，引起热议。\n"
    ),
    "b": "2015年，钉钉低调上线，没有引起注意。钉钉圈子能帮助企业掌握自己的流量，这是它的许诺。陈航表示：“钉钉比谁都快，用户都看得见。”\n",
    "c": "陌陌的下载量总计高达超过11亿次。这一年社交软件很多，钉钉圈子还没有人用过，许诺尚待兑现。\n",
}
FACTS = {
    "launch": {"events": {"entity": "来往", "type": "launch"}, "pick": "first"},
    "poster": {"events": {"says": "第一波公关"}, "pick": "first"},
    "before": {"claims": {"metric": "app_store_rank", "as_of": "2020-01"}, "pick": "max"},
    "first": {"claims": {"metric": "app_store_rank", "as_of": "2020-02"}, "pick": "min"},
    "rating": {"claims": {"entity": "钉钉", "metric": "app_rating"}, "pick": "min"},
    "everywhere": {"claims": {"entity": "飞书", "metric": "app_rating", "says": "各大"}, "pick": "min"},
    "in_store": {"claims": {"entity": "飞书", "metric": "app_rating", "says": "App Store"}, "pick": "min"},
    "in_store_later": {"claims": {"entity": "飞书", "metric": "app_rating", "says": "App Store"}, "pick": "max"},
    "length": {"claims": {"metric": "duration", "says": "这之后的两年"}, "pick": "first"},
    "high": {"claims": {"entity": "陌陌", "metric": "downloads_total"}, "pick": "max"},
    "people": {"claims": {"entity": "钉钉圈子", "unit": "people"}},
}
CODES = {
    "promise": {"id": "promise", "label": {"en": "A promise", "zh": "许诺"}, "passages": [{"stance": "asserts", "quote": "帮助企业掌握自己的流量"}]},
    "quick": {
        "id": "quick",
        "label": {"en": "It was quick", "zh": "很快"},
        "passages": [
            {"stance": "asserts", "quote": "反响不错"},
            {"stance": "against", "quote": "用户不多"},
            {"stance": "implies", "quote": "没有引起注意"},
        ],
    },
    "fast": {
        "id": "fast",
        "label": {"en": "It's fast", "zh": "够快"},
        "passages": [{"stance": "asserts", "quote": "钉钉比谁都快"}, {"stance": "asserts", "quote": "反响不错"}],
    },
    "pledge": {
        "id": "pledge",
        "label": {"en": "A pledge", "zh": "诺言"},
        "passages": [{"stance": "asserts", "quote": "帮助企业掌握自己的流量"}, {"stance": "implies", "quote": "许诺尚待兑现"}],
    },
    "older": {"id": "older", "label": {"en": "It is older", "zh": "更早"}, "passages": [{"stance": "implies", "quote": "早在来往之前就有了"}]},
}


@pytest.fixture
def theme(facts, tmp_path):
    book = Codebook("00-x", tmp_path / "00-x.codes.yml", {}, FACTS, [], [], {})
    return Conclusions(book, CODES, facts, EvidenceIndex(facts, "en", Names(), {}))


def rows(drawing):
    return [tuple(cell["text"] if isinstance(cell, dict) else cell for cell in row.values()) for row in drawing.table.rows]


def test_a_year_does_not_vouch_for_a_day(theme):
    told = {(f.words, f.date): theme.index.ids(f.places) for f in fates("钉钉", theme.index)}
    assert set(told) == {("tested", "2014-12-01"), ("launched", "2015-01-16"), ("launched", "2015")}
    assert not set(told["launched", "2015"]) & set(told["launched", "2015-01-16"])


def test_what_has_no_date_is_placed_by_what_the_text_says_and_shown_in_the_table(theme):
    loose = {"before": "launch", "says": "早在来往之前就有了", "words": {"en": "older than Laiwang", "zh": "早于来往"}}
    drawn = timeline(theme, [{"of": ["淘江湖"], "loose": loose}, "来往"])
    assert ("Taojianghu", "", "Older than Laiwang") in rows(drawn)
    assert drawn.words["period"] == "July 2012"
    assert drawn.draw(width=230).get_size_inches()[0] * 72 == pytest.approx(230)


def test_what_an_article_tells_as_over_was_over_when_it_was_written(theme):
    spec = {"after": "launch", "before": "first_rank", "says": "没有引起注意", "words": {"en": "never noticed", "zh": "无人注意"}}
    theme.found["first_rank"] = replace(theme.found["launch"], fact=replace(theme.found["launch"].fact, date="2020-02-05"))
    written = next(d.published for d in theme.index.documents if d.doc == "b")
    (span,) = timeline(theme, [{"of": ["淘江湖"], "loose": spec}, "来往"]).draw.args[0][0].spans
    assert (written, span.end) == ("2015", date(2015, 12, 31))


def test_a_lane_has_room_for_the_events_that_most_tell(theme, monkeypatch):
    monkeypatch.setattr(events, "MOST_FATES", 1)
    drawn = timeline(theme, ["钉钉"])
    assert len(rows(drawn)) == 1
    assert "of each lane the events told by most, 2 are left to the files" in drawn.long


def test_a_word_that_calls_a_number_high_stays_with_it(theme):
    assert rows(dots(theme, [{"title": {"en": "Downloads", "zh": "下载"}, "facts": [["high"]]}]))[0][2].startswith("as high as more than 1.1 billion")
    assert rows(dots(theme, [{"title": {"en": "Rating", "zh": "评分"}, "facts": [["rating"]]}]))[0][2].startswith("1 ")


def test_a_lane_without_its_sentence_is_left_out(theme):
    gone = {"of": ["淘江湖"], "loose": {"before": "launch", "says": "没有这句话", "words": {"en": "x", "zh": "x"}}}
    assert {row[0] for row in rows(timeline(theme, [gone, "来往"]))} == {"Laiwang"}
    with pytest.raises(NothingToDraw):
        timeline(theme, [gone])


def test_days_are_those_of_the_text_and_inferred_ones_say_so(theme):
    panels = [
        {"title": {"en": "Rank", "zh": "名次"}, "facts": ["before", "first"], "inverted": True, "log": True},
        {"title": {"en": "Rating", "zh": "评分"}, "facts": ["rating"], "placed": {"rating": {"before": "poster"}}},
    ]
    drawn = days(theme, panels, [{"fact": "poster", "label": {"en": "poster", "zh": "海报"}}])
    assert [row["as_of"] for row in drawn.table.rows] == [
        "26 to 31 January 2020",
        "5 February 2020",
        "1 to 14 February 2020 (inferred)",
    ]
    assert "14 February 2020: Poster." in drawn.long


def test_before_and_after_are_joined_only_in_one_account_and_need_both_sides(theme):
    def side(when, *facts):
        return {"when": {"en": when, "zh": when}, "facts": list(facts)}

    rank = {"title": {"en": "Rank", "zh": "名次"}, "before": side("in January", "before"), "after": side("later", "first"), "inverted": True}
    half = {"title": {"en": "Rating", "zh": "评分"}, "before": side("before", "rating"), "after": side("after", "people")}
    drawn = slopes(theme, [rank, half])
    assert [(row["measure"], row["as_of"]) for row in drawn.table.rows] == [("Rank", "In January"), ("Rank", "Later")]
    assert drawn.draw.args[0][0].joined == ((0, 0),)
    with pytest.raises(NothingToDraw):
        slopes(theme, [half])


@pytest.mark.parametrize(("earlier", "joined"), [("everywhere", ()), ("in_store", ((0, 0),))])
def test_numbers_of_different_stores_are_not_joined(theme, earlier, joined):
    before, after = ({"when": {"en": name, "zh": name}, "facts": [name]} for name in (earlier, "in_store_later"))
    drawn = slopes(theme, [{"title": {"en": "Rating", "zh": "评分"}, "before": before, "after": after}])
    assert drawn.draw.args[0][0].joined == joined


def test_what_follows_a_date_for_a_length_of_time_ends_with_it(theme):
    loose = {"after": "launch", "lasting": "length", "says": "淘江湖早在", "words": {"en": "within {length}", "zh": "{length}内"}}
    drawn = timeline(theme, [{"of": ["淘江湖"], "loose": loose}, "来往"])
    (span,) = drawn.draw.args[0][0].spans
    assert (span.start, span.end, span.label) == (date(2012, 7, 1), date(2014, 7, 1), "Within two years")


def test_a_year_beside_a_day_of_the_same_event_is_in_the_table_and_not_drawn(theme):
    drawn = timeline(theme, ["钉钉"])
    assert ("DingTalk", "2015", "launched") in rows(drawn)
    assert [(event.start, event.end) for event in drawn.draw.args[0][0].events] == [(date(2014, 12, 1),) * 2, (date(2015, 1, 16),) * 2]


def test_points_and_events_carry_their_days_and_one_panel_is_called_one(theme):
    panel = {"title": {"en": "Rank", "zh": "名次"}, "facts": ["before", "first"], "inverted": True}
    drawn = days(theme, [panel], [{"fact": "poster", "label": {"en": "poster", "zh": "海报"}}])
    (shown,), (event,) = drawn.draw.args
    assert [point.value.scope for point in shown.points] == ["end of Jan", "5 Feb"]
    assert event.label == "Poster, 14 Feb"
    assert drawn.kind == "Plot by day"
    assert not any(word in drawn.long for word in ("panel", "Hatching"))
    assert days(theme, [panel, panel], []).kind == "Small multiples by day"


def test_an_article_without_a_word_on_any_row_has_no_column(theme):
    drawn = matrix(theme, [{"codes": ["older"]}], CODES)
    assert [column["key"] for column in drawn.table.columns] == ["code", "S1", "origins"]


def test_what_only_somebody_quoted_says_and_who_has_no_column_stand_beside_a_matrix(theme):
    drawn = matrix(theme, [{"codes": ["fast"]}], CODES)
    assert drawn.words["beside"] == "S2 states “It's fast” only in the words of Chen Hang. S3 has no column: it says nothing of these."
    assert matrix(theme, [{"codes": ["pledge"]}], {"pledge": CODES["pledge"]}).words["beside"] == ""  # the writer's own words; nobody has coded S1


def test_an_offer_tells_who_states_it_from_who_only_implies_it(theme):
    spec = {
        "columns": [{"en": "Offered", "zh": "许诺"}],
        "nothing": {"en": "nowhere", "zh": "没有"},
        "rows": [{"label": {"en": "A", "zh": "甲"}, "cells": [{"codes": [code]}]} for code in ("pledge", "older")],
    }
    assert rows(offers(theme, spec, CODES)) == [("A", "S2; S3 implies"), ("A", "S1 implies")]


def test_two_launches_are_told_apart_by_the_words_given_for_one(theme):
    lane = {"of": ["来往"], "said": {"launch": {"en": "on iOS", "zh": "iOS上线"}, "poster": {"en": "poster", "zh": "海报"}}}
    assert ("Laiwang", "Jul 2012", "on iOS") in rows(timeline(theme, [lane]))
    assert ("Laiwang", "Jul 2012", "launched") in rows(timeline(theme, ["来往"]))


def test_another_voice_in_an_article_is_shown_beside_what_it_states(theme):
    drawn = matrix(theme, [{"codes": ["quick"]}], CODES)
    assert rows(drawn) == [("It was quick", "1 + 1", "implies", "states; another voice in it says otherwise")]
    (_, cell) = drawn.draw.args[1][0].rows[0].cells
    assert (cell.state, cell.opposed, len(cell.evidence)) == ("asserts", True, 2)


def test_offers_count_their_empty_cells(theme):
    words = {"words": {"en": "firms", "zh": "企业"}, "says": "帮助企业掌握自己的流量"}
    spec = {
        "columns": [{"en": "Offered", "zh": "许诺"}, {"en": "Proof", "zh": "证明", "proof": True}],
        "nothing": {"en": "nowhere", "zh": "没有"},
        "rows": [
            {"label": {"en": "A", "zh": "甲"}, "cells": [words, {"facts": ["people"]}]},
            {"label": {"en": "B", "zh": "乙"}, "cells": [{"codes": ["promise"]}, None]},
            {"label": {"en": "A and B", "zh": "甲和乙"}, "cells": [{"codes": ["promise"]}, {"facts": ["rating"]}], "apart": True},
        ],
    }
    drawn = offers(theme, spec, CODES)
    assert rows(drawn) == [("A", "Firms", "nowhere"), ("B", "S2", "nowhere"), ("A and B", "S2", "1 star")]
    assert {key: drawn.words[key] for key in ("rows", "cells", "empty", "proofs")} == {"rows": "two", "cells": "4", "empty": "2", "proofs": "0"}


def test_a_matrix_counts_its_first_group_and_puts_what_is_stated_first(theme):
    groups = [{"title": {"en": "All", "zh": "全部"}, "codes": ["older", "promise"]}]
    drawn = matrix(theme, groups, CODES)
    assert [row[0] for row in rows(drawn)] == ["A promise", "It is older"]
    assert (drawn.words["rows"], drawn.words["single"], drawn.words["top"], drawn.words["most"]) == ("2", "2", "A promise", "1")


@pytest.mark.parametrize(
    ("dates", "en", "zh"),
    [
        ([], "", ""),
        (["2020-02-05"], "February 2020", "2020年2月"),
        (["2020-03", "2020-01-26", "2020"], "January to March 2020", "2020年1月至3月"),
        (["2018", "2011-01"], "January 2011 to 2018", "2011年1月至2018年"),
        (["2013-11", "2013", "2014-12"], "2013 to December 2014", "2013年至2014年12月"),
        (["2013-11", "2013"], "2013", "2013年"),
    ],
)
def test_a_period_is_said_from_first_to_last(dates, en, zh):
    assert (period(dates, "en"), period(dates, "zh")) == (en, zh)


@pytest.mark.parametrize(("count", "told"), [(6, "Few."), (7, "The table with the figure has its 7 rows, each with its sentences.")])
def test_many_rows_are_left_to_the_table(count, told):
    assert described("en", "How to read.", "Few.", range(count)) == f"How to read. {told}"
