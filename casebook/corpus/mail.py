"""An article that came by mail (.eml): its page or its plain text, the subject as its title.

Of a newsletter, which says how to leave it, the sender is the publisher; of any other mail, who wrote it is not known from its sender.
"""

import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from casebook.corpus.cards import Card
from casebook.corpus.encoding import Unreadable, decode
from casebook.corpus.page_date import CHINA

LARGEST_BYTES = 30_000_000
FORWARDED = re.compile(r"^\s*((re|fwd?|回复|答复|转发|轉寄|轉發|回覆)\s*[:：]\s*)+", re.IGNORECASE)
HEADERS = ("From", "Subject", "Date")
LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")


@dataclass(frozen=True)
class Mail:
    """The parts of a mail that may be the article, and what its head says."""

    plain: str
    page: bytes
    card: Card


def mail_of(data: bytes) -> Mail:
    """The article's text and page in a mail. Raise `Unreadable` where it has neither."""
    if len(data) > LARGEST_BYTES:
        raise Unreadable(f"{len(data) / 1e6:.0f} MB is too long for a mail (at most {LARGEST_BYTES / 1e6:.0f} MB)", "save the article alone")
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not any(header in message for header in HEADERS):
        raise Unreadable("is no mail (it has no sender, subject or day)", "save the mail again as .eml, or its text as .txt")
    bodies = [part for part in message.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    plain = [_text(part) for part in bodies if part.get_content_type() == "text/plain"]
    pages = [part.get_payload(decode=True) or b"" for part in bodies if part.get_content_type() == "text/html"]
    page = max(pages, key=len, default=b"")
    if not page and not any(text.strip() for text in plain):
        attached = ", ".join(name for part in message.walk() if (name := part.get_filename()))
        raise Unreadable(f"the mail has no text of its own{f' (attached: {attached})' if attached else ''}", "save what is attached and add that")
    return Mail("\n".join(plain), page, _card(message))


def _text(part: EmailMessage) -> str:
    """A part decoded as it declares, where that fits, else as any text."""
    raw = part.get_payload(decode=True) or b""
    if not raw.strip():
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):  # ValueError: also for a name of an encoding that holds a NUL
        return decode(raw)[0]


def _header(message: EmailMessage, name: str) -> Any:
    """A header as Python reads it; None where there is none or it is broken off (its parser then ends in an IndexError, as of Python 3.13)."""
    try:
        return message.get(name)
    except (IndexError, MessageError, ValueError):
        return None


def _card(message: EmailMessage) -> Card:
    sent = _header(message, "Date")
    moment = getattr(sent, "datetime", None)
    day = (moment.astimezone(CHINA) if moment.tzinfo else moment).date().isoformat() if moment else None
    sender = " ".join(parseaddr(str(_header(message, "From") or ""))[0].split())
    newsletter = any(header in message for header in LIST_HEADERS)
    return Card(
        title=" ".join(FORWARDED.sub("", str(_header(message, "Subject") or "")).split()) or None,
        publisher=(sender or None) if newsletter else None,
        published=day,
        published_why="the day the mail was sent" if day else None,
        published_why_zh="邮件发送之日" if day else None,
    )
