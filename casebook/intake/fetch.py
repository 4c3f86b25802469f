"""A page from a web address, where there is a network.

Only http and https, also after a redirection; a public address may not lead to one inside the own network. Time and size are limited:
a server that never ends is left. Nothing of the page is run.
"""

import ipaddress
import re
import socket
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from casebook import __version__
from casebook.corpus.cards import Card
from casebook.corpus.page import LARGEST_PAGE_BYTES
from casebook.corpus.refused import Refused
from casebook.errors import Refusal
from casebook.intake.names import safe_stem
from casebook.intake.sources import Source

ANSWER_SECONDS, WHOLE_SECONDS = 15, 60
MOST_REDIRECTIONS = 5
CHUNK = 1 << 16
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
DO = "check the address and the network, or save the page in a browser and add the file"


class _Redirections(urllib.request.HTTPRedirectHandler):
    """Follows few redirections, and none out of the web or into the own network."""

    max_redirections = MOST_REDIRECTIONS

    def http_error_302(self, req: Any, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """Look at where it leads before it is followed."""
        to = urljoin(req.full_url, headers.get("Location") or "")
        if not _is_web(to) or (_is_inside(to) and not _is_inside(req.full_url)):
            fp.close()
            raise urllib.error.URLError("it leads to an address that is not on the web")
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def from_address(address: str, now: Callable[[], float] = time.monotonic) -> Source:
    """What is at a web address. Raise `Refused` where it cannot be had; `now` tells seconds."""
    if not _is_web(address):
        raise Refused(Refusal(address, "is no web address", "give one that begins with http:// or https://"))
    try:
        data, kind, final = _fetch(address, now() + WHOLE_SECONDS, now)
    except (OSError, ValueError, zlib.error, urllib.error.URLError) as error:
        raise Refused(Refusal(address, f"cannot be fetched ({_reason(error)})", DO)) from None
    suffix = TYPES.get(kind)
    if suffix is None:
        raise Refused(Refusal(address, f"{kind or 'what is there'} is no article", f"give the address of one of {', '.join(sorted(TYPES))}"))
    parts = urlsplit(final)
    name = f"{parts.hostname}-{unquote(parts.path.rstrip('/').rpartition('/')[2]) or 'index'}{'-' + parts.query if parts.query else ''}"
    return Source(address, safe_stem(name + suffix), suffix, data, Card(), final)


def _fetch(address: str, until: float, now: Callable[[], float]) -> tuple[bytes, str, str]:
    request = urllib.request.Request(address, headers={"User-Agent": f"casebook/{__version__}", "Accept-Encoding": "identity"})
    with urllib.request.build_opener(_Redirections).open(request, timeout=ANSWER_SECONDS) as answer:
        chunks, size = [], 0
        while chunk := answer.read(CHUNK):
            size += len(chunk)
            if size > LARGEST_PAGE_BYTES:
                raise ValueError(f"it is longer than {LARGEST_PAGE_BYTES / 1e6:.0f} MB")
            if now() > until:
                raise ValueError(f"it took longer than {WHOLE_SECONDS} seconds")
            chunks.append(chunk)
        data = b"".join(chunks)
        if answer.headers.get("Content-Encoding", "").lower() in ("gzip", "deflate"):
            data = _unpacked(data)
        return data, answer.headers.get_content_type(), answer.geturl()


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    page = unpacker.decompress(data, LARGEST_PAGE_BYTES)
    if unpacker.unconsumed_tail:
        raise ValueError(f"it unpacks to more than {LARGEST_PAGE_BYTES / 1e6:.0f} MB")
    return page


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f]", address)
    except ValueError:
        return False


def _is_inside(address: str) -> bool:
    """Whether a host's addresses are those of this machine or of a private network."""
    host = urlsplit(address).hostname or ""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return any(not ipaddress.ip_address(ip.partition("%")[0]).is_global for ip in map(str, found))


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        return f"the server answers {error.code}"
    reason = getattr(error, "reason", None) or error
    text = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
    return " ".join(text.split())
