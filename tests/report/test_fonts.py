import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from casebook.errors import MissingGlyph
from casebook.report.fonts import FILES, page_fonts, subset


def test_a_subset_holds_what_is_asked_and_ascii():
    font = TTFont(io.BytesIO(subset(FILES[400], "来往\n")))
    assert {ord(c) for c in "来往aZ9~"} <= set(font.getBestCmap())
    assert ord("钉") not in font.getBestCmap()


def test_spacing_rules_of_chinese_punctuation_survive():
    tags = {record.FeatureTag for record in TTFont(io.BytesIO(subset(FILES[400], "“来往”，。·")))["GPOS"].table.FeatureList.FeatureRecord}
    assert {"palt", "halt"} <= tags


def test_two_weights_inside_the_style_sheet_the_same_every_time():
    rules = page_fonts("来往")
    assert re.findall(r"font-weight: (\d+)", rules) == ["400", "700"]
    packed = re.findall(r"base64,([^)]+)\)", rules)
    assert all(base64.b64decode(font)[:4] == b"wOFF" for font in packed)
    assert page_fonts("往来") == rules


def test_a_missing_character_is_named():
    with pytest.raises(MissingGlyph, match=r"NotoSansSC-Regular.ttf has no glyph for 🔗 \(U\+1F517\); write"):
        page_fonts("链接🔗")
