"""Fetching a page, from a server of this test's own."""

import gzip
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from casebook.corpus.refused import Refused
from casebook.intake import fetch
from casebook.intake.fetch import from_address

SENTENCES = (
    "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。",
    "负责人没有透露收入，只说明年会有新的版本，价格不会变，也不会有广告，目标仍然是把熟人之间的交流做得更简单。",
    "分析人士认为，这个市场还容得下两三家公司，但是最后要看谁先把钱花完，而不是看谁的功能更多。",
)
PAGE = "<html><head><title>新产品用户过百万</title></head><body><h1>新产品用户过百万</h1>{}</body></html>".format(
    "".join(f"<p>{s}</p>" for s in SENTENCES)
).encode("gb18030")


class Site(BaseHTTPRequestHandler):
    """A small site with its faults."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        moved = {"/moved": "/page", "/loop": "/loop", "/file": "file:///etc/passwd", "/ftp": "ftp://example.cn/a"}
        if path in moved:
            self.answer(302, b"", Location=moved[path])
        elif path in ("/page", "/新闻/一.html", "/%E6%96%B0%E9%97%BB/%E4%B8%80.html"):
            self.answer(200, PAGE, Content_Type="text/html; charset=gbk")
        elif path == "/packed":
            self.answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")
        elif path == "/bomb":
            self.answer(200, gzip.compress(bytes(fetch.LARGEST_PAGE_BYTES + 1)), Content_Type="text/html", Content_Encoding="gzip")
        elif path == "/picture":
            self.answer(200, b"\x89PNG", Content_Type="image/png")
        elif path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            while True:
                try:
                    self.wfile.write(b" " * fetch.CHUNK)
                except OSError:
                    return
        else:
            self.answer(404, b"")

    def answer(self, code: int, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def served():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


def fault(address: str, **more) -> str:
    with pytest.raises(Refused) as caught:
        from_address(address, **more)
    line = str(caught.value)
    assert line.startswith(address)
    assert "\n" not in line
    return line


def test_a_page_is_taken_in_from_its_address(site, casebook, tmp_path):
    status, faults, screen = casebook("add", "--url", f"{site}/page", "--articles", tmp_path / "taken")
    assert (status, faults) == (0, [])
    assert f"{site}/page" in screen
    assert sorted(f.suffix for f in (tmp_path / "taken").iterdir()) == [".html", ".txt", ".yml"]
    assert (tmp_path / "taken/127.0.0.1-page.html").read_bytes() == PAGE
    assert "nothing was added" in casebook("add", "--url", f"{site}/page", "--articles", tmp_path / "taken")[2]


def test_a_redirection_is_followed_and_the_last_address_kept(site):
    source = from_address(f"{site}/moved")
    assert (source.data, source.address, source.suffix) == (PAGE, f"{site}/page", ".html")


def test_what_was_packed_is_unpacked(site):
    assert from_address(f"{site}/packed").data == PAGE


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/none", "the server answers 404"),
        ("/loop", "the server answers 302"),
        ("/file", "not on the web"),
        ("/ftp", "not on the web"),
        ("/picture", "image/png is no article"),
        ("/endless", "it is longer than 30 MB"),
        ("/bomb", "unpacks to more than 30 MB"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(site, path, why):
    assert why in fault(f"{site}{path}")


def test_a_server_that_takes_too_long_is_left(site):
    seconds = iter(range(0, 10_000, 50))
    assert "longer than 60 seconds" in fault(f"{site}/endless", now=lambda: next(seconds))


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.cn/a", "example.cn", "http://", "http://exa mple.cn", "javascript:alert(1)", "http://[", "-"]
)
def test_only_the_web_is_fetched(address):
    assert "is no web address" in fault(address)


def test_without_a_network_it_says_what_to_do():
    line = fault("http://127.0.0.1:1/")
    assert "cannot be fetched (" in line
    assert "save the page in a browser and add the file" in line


def test_a_public_address_may_not_lead_into_the_own_network(site, monkeypatch):
    monkeypatch.setattr(fetch, "_is_inside", lambda address: not address.endswith("/moved"))
    assert "not on the web" in fault(f"{site}/moved")


def test_addresses_of_the_own_network_are_known():
    assert fetch._is_inside("http://127.0.0.1/")
    assert fetch._is_inside("http://[::1]:80/")
    assert fetch._is_inside("http://192.168.0.1/")
    assert not fetch._is_inside("http://1.1.1.1/")
