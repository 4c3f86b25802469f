"""A large YAML file is parsed once; another text, or a spoilt copy, is parsed anew."""

import pytest

from casebook import yaml_file, yaml_kept

TEXT = "".join(f"- {{name: 栗子云{i}, type: product}}\n" for i in range(1000))


@pytest.fixture
def parsed(own_cache, monkeypatch):
    """The texts that were parsed, in order; no run remembers another's."""
    texts = []
    parse = yaml_file.value
    monkeypatch.setattr(yaml_file, "value", lambda text: texts.append(text) or parse(text))
    yaml_kept.value.cache_clear()
    yield texts
    yaml_kept.value.cache_clear()


def test_a_text_is_parsed_once_for_all_runs(parsed):
    first = yaml_kept.value(TEXT)
    yaml_kept.value.cache_clear()
    assert yaml_kept.value(TEXT) == first == yaml_file.value(TEXT)
    assert parsed == [TEXT, TEXT]  # the second by this test itself


def test_another_text_is_parsed_anew(parsed):
    yaml_kept.value(TEXT)
    assert yaml_kept.value(TEXT.replace("栗子云", "棠语"))[0]["name"] == "棠语0"


def test_a_spoilt_copy_only_costs_time(own_cache, parsed):
    first = yaml_kept.value(TEXT)
    (kept,) = (file for file in own_cache.rglob("*") if file.is_file())
    kept.write_bytes(kept.read_bytes()[:-5])
    yaml_kept.value.cache_clear()
    assert yaml_kept.value(TEXT) == first
    assert len(parsed) == 2


def test_without_a_cache_it_is_parsed(own_cache, parsed):
    own_cache.write_text("no folder")
    assert yaml_kept.value(TEXT) == yaml_file.value(TEXT)


def test_the_last_texts_are_kept(own_cache, parsed, monkeypatch):
    monkeypatch.setattr(yaml_kept, "MOST", 2)
    for number in range(4):
        yaml_kept.value(f"{TEXT}- {number}\n")
    assert len([file for file in own_cache.rglob("*") if file.is_file()]) == 2
