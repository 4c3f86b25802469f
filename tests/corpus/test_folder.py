import hashlib
import os

import pytest

from casebook.corpus.article import LARGEST_BYTES, article_bytes, article_of
from casebook.corpus.folder import read_folder
from casebook.corpus.refused import Refused
from casebook.errors import BadArgument, NoArticles

ARTICLE = "聊天工具的十年旧梦\n\n某公司昨天宣布，注册用户突破一千万。其中一半来自三线以下的城市。\n\n旧梦难圆\n\n公司负责人表示，下一步会继续投入。\n"


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_reads_articles_by_name_with_their_cards(tmp_path):
    write(tmp_path, b_txt=ARTICLE, a_md="\ufeff" + ARTICLE, a_yml="title: 卡上的标题\npublished: 2020-02")
    corpus = read_folder(tmp_path)
    assert [article.file for article in corpus.articles] == ["a.md", "b.txt"]
    assert [article.title for article in corpus.articles] == ["卡上的标题", "聊天工具的十年旧梦"]
    assert corpus.articles[0].card.published == "2020-02"
    assert corpus.refusals == ()


def test_an_article_keeps_its_line_ends_and_its_bytes_digest(tmp_path):
    data = ARTICLE.replace("\n", "\r\n").encode()
    write(tmp_path, a_txt=data)
    article = read_folder(tmp_path).articles[0]
    assert article.text.encode() == data
    assert article.sha256 == hashlib.sha256(data).hexdigest()


def test_sentences_are_numbered_through_and_lie_in_the_body(tmp_path):
    write(tmp_path, a_txt=ARTICLE)
    article = read_folder(tmp_path).articles[0]
    assert [(s.index, s.heading, s.text) for s in article.sentences] == [
        (1, False, "某公司昨天宣布，注册用户突破一千万。"),
        (2, False, "其中一半来自三线以下的城市。"),
        (3, True, "旧梦难圆"),
        (4, False, "公司负责人表示，下一步会继续投入。"),
    ]
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert article.text[slice(*article.title_span)] == article.title


def test_passes_over_what_is_no_article(tmp_path):
    write(tmp_path, a_txt=ARTICLE, b_csv="1,2", c_png=b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert [article.doc for article in read_folder(tmp_path).articles] == ["a"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("b.txt", b"", "empty"),
        ("b.txt", bytes(range(256)) * 9, "no text"),
        ("b.txt", "分享到:\n\n赞 ()\n".encode(), "no article text"),
        ("b.txt", b"a" * (LARGEST_BYTES + 1), "too long"),
        ("a.txt", ARTICLE.encode(), "same name"),
        ("a.yml", b"titel: x", "unknown key"),
    ],
)
def test_one_bad_file_is_refused_in_one_line_and_the_rest_goes_on(tmp_path, name, content, why):
    write(tmp_path, a_md=ARTICLE)
    (tmp_path / name).write_bytes(content)
    corpus = read_folder(tmp_path)
    assert [article.file for article in corpus.articles] == ["a.md"]
    assert [refusal.what for refusal in corpus.refusals] == [name]
    line = str(corpus.refusals[0])
    assert why in line
    assert "\n" not in line
    assert str(tmp_path) not in line


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path):
    write(tmp_path, a_txt=ARTICLE, b_txt=ARTICLE)
    (tmp_path / "b.txt").chmod(0)
    assert "cannot be opened" in str(read_folder(tmp_path).refusals[0])


def test_a_missing_article_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be opened"):
        article_bytes(tmp_path / "none.txt")


def test_other_extensions_are_refused_by_name():
    with pytest.raises(Refused, match=".pdf is not read here"):
        article_of("a.pdf", b"%PDF")


def test_no_folder_and_no_articles(tmp_path):
    with pytest.raises(BadArgument, match="no such folder"):
        read_folder(tmp_path / "none")
    with pytest.raises(NoArticles, match=".txt"):
        read_folder(tmp_path)
    write(tmp_path, a_txt=b"")
    with pytest.raises(NoArticles, match="empty"):
        read_folder(tmp_path)


def test_a_link_within_the_folder_is_read_and_one_that_leads_out_is_refused(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    write(folder, a_txt=ARTICLE)
    write(tmp_path, private_txt=ARTICLE)
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "private.txt")
    (folder / "a.yml").symlink_to(tmp_path / "private.txt")
    corpus = read_folder(folder)
    assert [article.file for article in corpus.articles] == ["a.txt", "b.txt"]
    assert [str(r) for r in corpus.refusals] == [
        f"{name}: is a link that leads out of the folder; put a copy in its place" for name in ("a.yml", "c.txt")
    ]
