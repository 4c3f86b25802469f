"""The report in a browser that follows each build: a server on this machine only, for as long as `casebook build --watch` runs.

What it shows are the very files of the output folder, in a frame; only the page around the frame is its own. It hears of each
build through a stream of server-sent events (HTML Living Standard, 9.2), loads the frame again where it stood, and shows what failed.
"""

import json
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

SHOWN = ("report", "figures")  # the folders of a build; nothing else beside them is served
BEAT_SECONDS = 5  # so that a browser that has left is noticed


class News:
    """What the last build came to, for everyone who waits for the next: a number that rises, and one line."""

    def __init__(self) -> None:
        self.number, self.line = 0, ""
        self._changed = threading.Condition()

    def tell(self, line: str) -> None:
        """A build has ended; `line` is what failed, or ""."""
        with self._changed:
            self.number, self.line = self.number + 1, line
            self._changed.notify_all()

    def after(self, number: int) -> tuple[int, str]:
        """The newest number and line, once the number is another than `number` or some seconds have passed."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != number, BEAT_SECONDS)
            return self.number, self.line


class Handler(SimpleHTTPRequestHandler):
    """Answers for the page around the frame, the stream of news, and the files of the report."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, news: News, first: str, **kwargs) -> None:
        self.news, self.first = news, first
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in ("127.0.0.1", "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)  # another name that was made to lead here
        elif path == "/":
            self._frame()
        elif path == "/news":
            self._stream()
        elif self._is_shown():
            super().do_GET()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args) -> None:
        pass

    def _is_shown(self) -> bool:
        """Whether what is asked for is a file of the report, wherever `..` and links lead."""
        out, file = Path(self.directory).resolve(), Path(self.translate_path(self.path)).resolve()
        return file.is_file() and any(file.is_relative_to(out / folder) for folder in SHOWN)

    def _frame(self) -> None:
        page = (files("casebook.report") / "static" / "watch.html").read_text(encoding="utf-8").replace("{first}", self.first).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        number = -1
        try:
            while True:
                number, line = self.news.after(number)
                self.wfile.write(f"data: {json.dumps({'number': number, 'line': line})}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return  # the browser has left


def serve(out: Path, first: str, news: News) -> ThreadingHTTPServer:
    """Start serving the folder `out` on this machine, `first` being the page to show. The server; `server_port` is its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(out), news=news, first=first))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
