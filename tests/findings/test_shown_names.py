"""Who speaks, as each edition says it."""

import pytest

from casebook.facts.records import Facts
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names
from casebook.findings.reference import _people_say


@pytest.mark.parametrize(
    ("speaker", "zh"),
    [
        ("陈航", "陈航"),
        ("(未具名)", "未具名"),
        ("(有人)", "有人（未具名）"),
        ("(发布会介绍,未具名)", "发布会介绍，未具名"),
        ("钉钉/阿里(发布会介绍)", "钉钉／阿里（发布会介绍）"),
        ("数据", "数据（未注明来源）"),
    ],
)
def test_a_speaker_in_chinese_has_its_punctuation_and_is_called_unnamed_once(speaker, zh):
    assert Names().speaker(speaker, "zh") == zh


@pytest.mark.parametrize(("name", "zh"), [("《某歌,在线求饶》", "《某歌，在线求饶》"), ("A,B", "A,B"), ("10,000家", "10,000家")])
def test_a_name_in_chinese_has_commas_of_chinese_between_its_characters(name, zh):
    assert Names().show(name, "zh") == zh


@pytest.mark.parametrize(
    ("said", "wanted", "en", "zh"),
    [
        (
            "做社交产品的创业者",
            ["(社交产品创业者)"],
            "the same speaker, called “社交产品创业者（未具名）”",
            "同一说话人，记作“社交产品创业者（未具名）”",
        ),
        ("(未具名)", ["陈航", "无招"], "Chen Hang; or 无招", "陈航，或无招"),
        (None, ["陈航"], "Chen Hang", "陈航"),
    ],
)
def test_readers_who_only_call_a_speaker_otherwise_are_not_said_to_differ(said, wanted, en, zh):
    told = [_people_say(EvidenceIndex(Facts(), lang, Names(), {}), "speaker", said, wanted) for lang in ("en", "zh")]
    assert told == [en, zh]
