"""Web pages, Word files, PDFs and mail as text, when an article is taken in; what a file says of itself goes on its card.

The text is the article alone, its title first, a paragraph a line. It is made once and kept, so that the offsets of facts
count in a file that anyone can open, and no later version of a library moves them. What is left of a page's furniture goes later, with
that of any text (body.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from casebook.corpus.cards import Card
from casebook.corpus.encoding import CONTROLS, Unreadable
from casebook.corpus.page_date import Dated
from casebook.corpus.refused import Refused
from casebook.errors import Refusal


@dataclass(frozen=True)
class Converted:
    """The text of a file and what it says of itself.

    `weak` is a day that only the page's address gives; `stamps` are days on which the file was changed or stored; `others` the headlines of
    other articles that were left out; `walled` says that the page shows only the beginning of its article.
    """

    text: str
    card: Card
    weak: Dated | None = None
    stamps: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    walled: bool = False


def convert(name: str, suffix: str, data: bytes, address: str | None = None) -> Converted:
    """The text of a file with one of the extensions in `CONVERTERS`; `name` is what messages call it, `address` where a page was fetched.

    Raise `Refused` where there is no text to be had.
    """
    try:
        converted = CONVERTERS[suffix](data, address)
    except Unreadable as fault:
        raise Refused(Refusal(name, fault.why, fault.do)) from None
    except Exception as error:  # the libraries raise whatever a broken file makes of them
        why = f"is no {suffix[1:]} file that can be read ({type(error).__name__})"
        raise Refused(Refusal(name, why, "open it in its program and save it again, or save its text as .txt")) from error
    converted = replace(
        converted, text=writable(converted.text), card=Card(**{key: value and writable(value) for key, value in vars(converted.card).items()})
    )
    if not converted.text.strip():
        raise Refused(Refusal(name, "holds no article text", "save its text as .txt"))
    return converted


def writable(text: str) -> str:
    """Text without control characters and halves of characters, which broken files have and no text file may."""
    return CONTROLS.sub("", text).encode("utf-8", "ignore").decode("utf-8")


def from_page(data: bytes, address: str | None) -> Converted:
    """Title and body of a saved page."""
    from casebook.corpus.page import blocks_of, page_tree
    from casebook.corpus.page_body import body_of
    from casebook.corpus.page_card import head_of, said_by
    from casebook.corpus.page_headline import headline_of

    tree = page_tree(data)
    head, blocks = head_of(tree), blocks_of(tree)
    headline = headline_of(blocks, head.called())
    body = body_of(blocks, headline)
    said = said_by(tree, head, headline, body, address)
    lines = [block.text for block in body.blocks]
    if headline.title and lines and headline.title not in lines[0]:
        lines.insert(0, headline.title)
    return Converted("".join(line + "\n" for line in lines), said.card, said.weak, said.stamps, body.others, body.walled)


def from_docx(data: bytes, _: str | None) -> Converted:
    """The paragraphs of a Word file."""
    from casebook.corpus.word import docx_lines

    return _with_title(*docx_lines(data))


def from_pdf(data: bytes, _: str | None) -> Converted:
    """The paragraphs of a PDF."""
    from casebook.corpus.pdf import pdf_lines

    return _with_title(*pdf_lines(data))


def from_mail(data: bytes, _: str | None) -> Converted:
    """The article in a mail, by its page where it has one."""
    from casebook.corpus.mail import Mail, mail_of

    mail: Mail = mail_of(data)
    page = from_page(mail.page, None) if mail.page else None
    if page and len(page.text) >= 0.5 * len(mail.plain):
        text = page.text
    else:
        text = "".join(line + "\n" for line in ([mail.card.title] if mail.card.title else []) + mail.plain.splitlines())
    return Converted(text, mail.card)


def _with_title(lines: list[str], card: Card) -> Converted:
    return Converted("".join(line + "\n" for line in lines), card)


CONVERTERS: dict[str, Callable[[bytes, str | None], Converted]] = {
    ".html": from_page,
    ".htm": from_page,
    ".docx": from_docx,
    ".pdf": from_pdf,
    ".eml": from_mail,
}
