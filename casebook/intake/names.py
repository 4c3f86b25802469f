"""File names that are safe in the folder of articles on every system, whatever the article was called where it came from."""

import re
import unicodedata

# Not in a name on Windows, or with a meaning in a path.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST_BYTES = 120  # most systems end at 255, with the extension and what a program adds
NAMELESS = "article"


def safe_stem(name: str) -> str:
    """A file's name without path, extension, signs that a system or a terminal acts on, and dots at its ends; never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,8}$", "", last)
    visible = "".join(c for c in stem if c.isspace() or unicodedata.category(c)[0] != "C")
    short = FORBIDDEN.sub("_", visible.strip()).strip("._ ")
    while len(short.encode("utf-8")) > LONGEST_BYTES:
        short = short[:-1]
    short = short.strip("._ ") or NAMELESS
    return f"{short}_" if RESERVED.fullmatch(short) else short
