import pytest

from casebook.corpus.encoding import Unreadable, decode

SIMPLIFIED = "一家公司在三月推出了新的聊天工具，首日下载量超过十万次。\n第二天又涨了。"
TRADITIONAL = "一家公司在三月推出了新的聊天工具,首日下載量超過十萬次。\r\n第二天又漲了。"


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL + "㗎", "big5hkscs", "big5hkscs"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        ("没有换行也没有数字的一句话", "utf-16-be", "utf-16-be"),
        ("plain ASCII", "utf-16-le", "utf-16-le"),
        ("中文", "gbk", "gb18030"),
    ],
)
def test_reads_every_encoding_to_the_same_text(text, written, read):
    assert decode(text.encode(written)) == (text, read)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode("utf-16")])
def test_an_empty_file_is_refused_as_empty(data):
    with pytest.raises(Unreadable, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(range(255, 0, -1)) * 8,
        b"\x00" * 64,
        "Straße über Öl".encode("latin-1"),
        "これはテストです。カタカナ".encode("shift_jis"),
    ],
)
def test_what_is_no_chinese_text_is_refused_and_says_what_to_do(data):
    with pytest.raises(Unreadable) as fault:
        decode(data)
    assert fault.value.why
    assert "UTF-8" in fault.value.do
