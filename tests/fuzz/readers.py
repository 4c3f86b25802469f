"""Every reader of what a stranger may give, as a function of bytes, with what must hold of its answer; by suffix, as a fuzzer calls it.

    python tests/fuzz/readers.py .html -max_total_time=600 CORPUS_FOLDER

lets atheris (pip install atheris; README.md here) look for bytes that break one of them. A reader answers or refuses in one line; whatever else it
raises is a find, and so is what a library's exception hides: a fault raised in the project's own code and turned into "cannot be read".
"""

import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]


def read_file(suffix: str) -> Callable[[bytes], None]:
    """The check of a file that `casebook add` makes text of: its text, cut into sentences whose offsets hold, or a refusal in one line."""
    from casebook.corpus.article import article_of
    from casebook.corpus.convert import convert
    from casebook.corpus.encoding import CONTROLS
    from casebook.corpus.refused import Refused

    def check(data: bytes) -> None:
        try:
            converted = convert("a", suffix, data)
            assert converted.text.strip()
            assert not CONTROLS.search(converted.text)
            article = article_of("a.txt", converted.text.encode("utf-8"), converted.card)
        except Refused as fault:
            _refuses(fault)
            return
        assert all(article.text[s.start : s.end] == s.text for s in article.sentences)

    return check


def read_word(data: bytes) -> None:
    """A Word file with these bytes as its text's XML: what random bytes as a whole file seldom get as far as."""
    import io
    import zipfile

    import docx

    whole, part = io.BytesIO(), "word/document.xml"
    if not hasattr(read_word, "parts"):
        docx.Document().save(whole)
        with zipfile.ZipFile(whole) as made:
            read_word.parts = {name: made.read(name) for name in made.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in (read_word.parts | {part: data}).items():
            file.writestr(name, content)
    read_file(".docx")(packed.getvalue())


def read_article(data: bytes) -> None:
    """An article as text, in any encoding, with front matter or without: read to its facts, every one of which stands where it says."""
    from casebook.corpus.article import article_of
    from casebook.corpus.front_matter import front_card
    from casebook.corpus.refused import Refused
    from casebook.facts.part import read_one

    try:
        article = article_of("a.md", data)
    except Refused as fault:
        _refuses(fault)
        return
    front_card(article.text)
    reading = read_one(article, *_lexicon())
    for fact in (*reading.claims, *reading.events, *reading.quotes):
        assert 0 <= fact.start < fact.end <= len(article.text)
    for fact in reading.claims:
        assert article.text[fact.start : fact.end] == fact.surface


def read_card(data: bytes) -> None:
    """A card: known keys with text, or a refusal."""
    from casebook.corpus.cards import card_of
    from casebook.corpus.refused import Refused

    try:
        card = card_of("a.yml", data)
    except Refused as fault:
        _refuses(fault)
        return
    assert all(value is None or isinstance(value, str) for value in vars(card).values())


def read_sentence(data: bytes) -> None:
    """`casebook annotate`: one line of JSON in, one out, whose surfaces are those of the text; or a bad argument."""
    from casebook.annotate import annotate_lines
    from casebook.errors import BadArgument

    text = data.decode("utf-8", "ignore")
    for anchor in (None, "2020-02-28"):
        (said,) = annotate_lines([json.dumps({"id": 1, "text": text, "anchor": anchor})])
        answer = json.loads(said)
        for one in (*answer["quantities"], *answer["dates"]):
            assert text[one["start"] : one["end"]] == one["surface"]
    try:
        list(annotate_lines(text.splitlines()))
    except BadArgument as fault:
        _names(fault, "line ")


def read_codebook(data: bytes) -> None:
    """A codebook that an analyst is in the middle of writing: read, or one line that names the file."""
    import tempfile

    from casebook.errors import BadCodebook
    from casebook.findings.codebook import read_codebooks

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "10-x.codes.yml").write_bytes(data)
        try:
            read_codebooks(Path(folder))
        except BadCodebook as fault:
            _names(fault, "10-x.codes.yml")


def read_lexicon(data: bytes) -> None:
    """Names that lie beside the articles: laid over the project's, or one line that names the file."""
    import tempfile

    from casebook import lexicon
    from casebook.errors import BadLexicon

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "lexicon"
        place.mkdir()
        (place / "entities.yml").write_bytes(data)
        try:
            lexicon.beside(Path(folder))
            _load_names(place)
        except BadLexicon as fault:
            _names(fault, "entities.yml")


def _load_names(place: Path) -> None:
    from casebook.reading.names import Lexicon

    Lexicon.load(place)


READERS: dict[str, Callable[[bytes], None]] = {
    **{suffix: (lambda data, suffix=suffix: read_file(suffix)(data)) for suffix in (".html", ".docx", ".pdf", ".eml")},
    "word": read_word,
    ".md": read_article,
    ".yml": read_card,
    "sentence": read_sentence,
    "codebook": read_codebook,
    "lexicon": read_lexicon,
}


def _lexicon():
    if not hasattr(_lexicon, "kept"):
        from casebook.reading.names import Lexicon
        from casebook.reading.wording import Wording

        _lexicon.kept = (Lexicon.load(), Wording.load())
    return _lexicon.kept


def _names(fault: Exception, place: str) -> None:
    assert "\n" not in str(fault)
    assert place in str(fault)


def _refuses(fault: Exception) -> None:
    line = str(fault)
    assert "\n" not in line
    assert line.startswith("a")
    cause = fault.__cause__
    while cause is not None:
        where = traceback.extract_tb(cause.__traceback__)[-1].filename
        ours = where.startswith(str(PROJECT / "casebook"))
        assert not ours or type(cause).__module__.startswith("casebook") or isinstance(cause, (UnicodeError, yaml.YAMLError)), f"{line}: {cause!r}"
        cause = cause.__cause__


def main() -> None:
    """Fuzz the reader that the first argument names; the others are libFuzzer's."""
    import atheris

    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["casebook", "docx", "pypdf", "email", "yaml", "justext", "trafilatura"], enable_loader_override=False):
        READERS[name](b"<p>\xe7\x94\xb2</p>" if name == ".html" else b"a: b")  # imports what it needs
    atheris.Setup(sys.argv, READERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
