"""Word files, PDFs and mail as text."""

import io
import zipfile
from email.message import EmailMessage
from types import SimpleNamespace

import docx
import pypdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus import pdf, word
from casebook.corpus.convert import Converted, convert
from casebook.corpus.pdf import join_lines
from casebook.corpus.refused import Refused
from casebook.paths import FONTS

SENTENCE = "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。"


def word_file(fill) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_file(tmp_path, source: str) -> bytes:
    (tmp_path / "a.typ").write_text(f'#set text(font: "Noto Sans SC", lang: "zh")\n#set page(width: 8cm, height: 9cm)\n{source}', encoding="utf-8")
    return typst.compile(tmp_path / "a.typ", font_paths=[FONTS])


def of(suffix: str, data: bytes) -> Converted:
    return convert(f"a{suffix}", suffix, data)


def refusal(suffix: str, data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        of(suffix, data)
    line = str(caught.value)
    assert line.startswith(f"a{suffix}: ")
    assert "\n" not in line
    return line


def test_a_word_file_gives_paragraphs_and_cells_in_order():
    def fill(document):
        document.add_heading("标题一行", 0)
        document.add_paragraph("来源：南岭商报　作者：纪东野")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "去年", "三十万"
        document.add_paragraph("")
        document.add_paragraph(SENTENCE)

    converted = of(".docx", word_file(fill))
    assert converted.text.splitlines() == ["标题一行", "来源：南岭商报 作者：纪东野", "去年", "三十万", SENTENCE]
    assert (converted.card.title, converted.card.publisher, converted.card.author) == ("标题一行", "南岭商报", "纪东野")


def test_words_that_a_reviewer_added_are_kept_and_those_struck_out_are_not():
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def fill(document):
        paragraph = document.add_paragraph("用户")._p
        paragraph.append(parse_xml(f'<w:ins {space} w:id="1" w:author="x"><w:r><w:t>超过</w:t></w:r></w:ins>'))
        paragraph.append(parse_xml(f'<w:del {space} w:id="2" w:author="x"><w:r><w:delText>不足</w:delText></w:r></w:del>'))
        paragraph.append(parse_xml(f"<w:r {space}><w:t>一百万。</w:t></w:r>"))

    assert of(".docx", word_file(fill)).text == "用户超过一百万。\n"


def test_a_word_file_that_unfolds_without_end_is_refused(monkeypatch):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", " " * 2_000_000)
    monkeypatch.setattr(word, "LARGEST_XML_BYTES", 1_000_000)
    assert "unfolds to 2 MB" in refusal(".docx", bomb.getvalue())


def test_an_old_or_locked_word_file_says_what_to_do():
    assert "password or of the old .doc" in refusal(".docx", b"\xd0\xcf\x11\xe0" + bytes(600))


def test_a_pdf_gives_its_paragraphs_without_what_every_page_repeats(tmp_path):
    turned = [f"{SENTENCE[n:-1]}，{SENTENCE[:n]}。" for n in range(4, 40, 3)]  # no two with a line in common
    header = "#set page(header: [南岭商报数字版], footer: context [第 #counter(page).display() 页])\n"
    converted = of(".pdf", pdf_file(tmp_path, header + "短标题\n\n" + "\n\n".join(turned)))
    lines = converted.text.splitlines()
    assert lines[0] == "短标题"
    assert "南岭商报数字版" not in converted.text
    assert "页" not in converted.text
    assert lines[1:] == turned


def test_a_locked_pdf_an_endless_one_and_one_of_pictures_are_refused(tmp_path, monkeypatch):
    writer = pypdf.PdfWriter(io.BytesIO(pdf_file(tmp_path, SENTENCE)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert "locked with a password" in refusal(".pdf", locked.getvalue())
    assert "only pictures" in refusal(".pdf", pdf_file(tmp_path, "#rect()"))
    monkeypatch.setattr(pdf, "MOST_PAGES", 0)
    assert "too many" in refusal(".pdf", pdf_file(tmp_path, SENTENCE))


def test_a_pdf_locked_only_against_printing_is_read(tmp_path):
    writer = pypdf.PdfWriter(io.BytesIO(pdf_file(tmp_path, SENTENCE)))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert SENTENCE in of(".pdf", file.getvalue()).text.replace("\n", "")


def test_a_pdf_whose_fonts_do_not_name_their_characters_is_refused(monkeypatch):
    page = SimpleNamespace(extract_text=lambda: "ਊ਼\u0b5cఌ಄ഃ" * 20)
    monkeypatch.setattr(pdf, "_pages", lambda data: [page])
    assert "fonts" in refusal(".pdf", b"%PDF-1.7")


@given(st.text(alphabet="甲乙丙a。， \n", max_size=80))
def test_joining_lines_loses_no_character(page):
    assert "".join(join_lines(page).split()) == "".join(page.split())


def mail(**parts: object) -> EmailMessage:
    message = EmailMessage()
    for key, value in parts.items():
        message[key.replace("_", "-")] = value
    return message


def test_a_newsletter_gives_its_page_its_sender_and_its_day():
    message = mail(Subject="转发：新产品用户过百万", From="南岭周报 <a@example.cn>", Date="Fri, 28 Feb 2020 20:00:00 +0000", List_Id="<a.example.cn>")
    message.set_content("请用浏览器打开")
    message.add_alternative(f"<h1>新产品用户过百万</h1>{f'<p>{SENTENCE}</p>' * 3}<p><a href='/u'>退订</a></p>", subtype="html")
    converted = of(".eml", bytes(message))
    assert converted.text.splitlines() == ["新产品用户过百万", *[SENTENCE] * 3]
    assert (converted.card.title, converted.card.publisher, converted.card.published) == ("新产品用户过百万", "南岭周报", "2020-02-29")
    assert converted.card.published_why == "the day the mail was sent"


def test_a_plain_mail_gives_its_text_in_any_encoding_and_no_publisher():
    message = mail(Subject="一篇文章", From="张三 <a@example.cn>")
    message.set_content(SENTENCE, charset="gb18030", cte="base64")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="图.png")
    converted = of(".eml", bytes(message))
    assert converted.text.splitlines() == ["一篇文章", SENTENCE]
    assert (converted.card.publisher, converted.card.published) == (None, None)


@pytest.mark.parametrize("fault", [b"\0", b"\xff\xfe", b"\x1b[31m", b"=?utf-8?b?7aCA?="])
def test_what_no_text_may_hold_is_left_out_of_a_broken_mail(fault):
    converted = of(".eml", b"Subject: " + fault + b"title\nFrom: a@example.cn\n\n" + SENTENCE.encode())
    assert SENTENCE in converted.text
    assert converted.text.encode("utf-8").decode("utf-8").replace("\n", "").isprintable()


@pytest.mark.parametrize("sender", [b"=?utf-8?b?5p+Q5oql?= <a@", b"=?utf-8?b?5p+Q5oql?= <", b"a: b <", b"\xff <a@b>"])
def test_a_sender_that_is_broken_off_does_not_hide_the_article(sender):
    assert SENTENCE in of(".eml", b"Subject: x\nFrom: " + sender + b"\nDate: never\n\n" + SENTENCE.encode()).text


def test_a_mail_with_attachments_alone_names_them():
    message = mail(Subject="见附件")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="文章.pdf")
    assert "文章.pdf" in refusal(".eml", bytes(message))


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".eml"])
@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"%PDF-1.4\n%broken", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_in_one_line(suffix, data):
    refusal(suffix, data)


def test_a_broken_pdf_prints_nothing_of_its_own(capfd):
    with pytest.raises(Refused):
        convert("a", ".pdf", b"%PDF-1.4 broken")
    assert capfd.readouterr().err == ""
