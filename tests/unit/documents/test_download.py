"""Test what is fetched from addresses, against a server on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from govgraph.documents import download, read
from govgraph.errors import SourceError

_TEXT = b"IOM and the Government of Kenya signed a memorandum of understanding in Nairobi on Monday.\n"
_PAGE = b"<html><body><h1>A pact</h1><p>" + _TEXT + b"</p></body></html>"
_LATIN = "IOM et le Sénégal ont signé un accord à Genève sur la migration de travail, lundi, au siège.".encode(
    "latin-1"
)
_FILES = {
    "/a.txt": ("text/plain", _TEXT),
    "/page": ("text/html; charset=utf-8", _PAGE),
    "/latin": ("text/plain; charset=ISO-8859-1", _LATIN),
    "/x.pdf": ("image/png", b"x"),
    "/lines": ("application/x-ndjson", b'{"text": "A pact was signed."}\n{"text": "A treaty was signed."}\n'),
    "/empty": ("text/plain", b""),
    "/big": ("text/plain", b"word " * 1000),
}


class _Handler(BaseHTTPRequestHandler):
    """Answer as the tests ask."""

    def do_GET(self) -> None:
        """Send a file, a redirect, or what a bad server sends."""
        path = self.path.partition("?")[0]
        if path in _FILES:
            kind, body = _FILES[path]
            self._send(200, body, ("Content-Type", kind))
        elif path.startswith("/to/"):
            self._send(302, b"", ("Location", self.path.removeprefix("/to/")))
        elif path == "/loop":
            self._send(302, b"", ("Location", "/loop"))
        elif path == "/gzip":
            self._send(200, b"x", ("Content-Encoding", "gzip"))
        elif path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"short")
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            self._drip(b"word " * 2000)
        elif path == "/slow":
            self._drip(b"H")
        else:
            self._send(404, b"gone")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the class gives it
        """Be quiet."""

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, piece: bytes) -> None:
        """Send a piece again and again, until the other side has enough."""
        try:
            for _ in range(200):
                self.wfile.write(piece)
                self.wfile.flush()
                threading.Event().wait(0.02)
        except OSError:
            self.close_connection = True


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Run a server, and return its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(port: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of the server, and let it be read."""
    monkeypatch.setenv("GOVGRAPH_ALLOW_PRIVATE_URLS", "1")
    return f"http://127.0.0.1:{port}"


def test_an_address_is_a_source(site: str) -> None:
    """Text is read as from a file; the name is the last part of the address, and a fragment is no part of it."""
    (doc,) = read(f"{site}/a.txt?x=1#y")
    assert (doc.name, doc.source, doc.text) == ("a", f"{site}/a.txt?x=1", _TEXT.decode())


def test_the_media_type_decides_the_reader(site: str) -> None:
    """A page needs no suffix, and a file of several documents gives several."""
    (page,) = read(f"{site}/page")
    assert (page.media_type, page.title) == ("text/html", "A pact")
    assert [doc.source for doc in read(f"{site}/lines")] == [f"{site}/lines#1", f"{site}/lines#2"]


def test_the_declared_encoding_counts(site: str) -> None:
    """Text in another encoding than UTF-8 is read where the server names it."""
    (doc,) = read(f"{site}/latin")
    assert "Sénégal ont signé" in doc.text


def test_a_redirect_is_followed(site: str) -> None:
    """The source is where the text came from in the end."""
    (doc,) = read(f"{site}/to//a.txt")
    assert doc.source == f"{site}/a.txt"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("/nothing", "the server answered 404 Not Found", id="404"),
        pytest.param("/x.pdf", "the media type image/png is not read", id="picture"),
        pytest.param("/empty", "the address gives nothing", id="empty"),
        pytest.param("/cut", "broke off in the middle", id="cut"),
        pytest.param("/gzip", "compressed bytes", id="compressed"),
        pytest.param("/loop", r"redirected more than 5 times \(GOVGRAPH_URL_MAX_REDIRECTS\)", id="loop"),
        pytest.param("/to/file:///etc/passwd", "only http and https are fetched, not file", id="to-a-file"),
        pytest.param("/to/ftp://127.0.0.1/", "only http and https are fetched, not ftp", id="to-ftp"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, reason: str) -> None:
    """The line names the address that was asked for."""
    with pytest.raises(SourceError, match=reason) as caught:
        list(read(site + path))
    assert str(caught.value).startswith(f"{site}{path}: ")


@pytest.mark.parametrize("path", ["/big", "/endless"])
def test_size_is_limited(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the server tells the size or not."""
    monkeypatch.setenv("GOVGRAPH_MAX_DOCUMENT_BYTES", "4000")
    with pytest.raises(SourceError, match=r"too large .*\(GOVGRAPH_MAX_DOCUMENT_BYTES\)"):
        list(read(site + path))


@pytest.mark.parametrize("path", ["/endless", "/slow"])
def test_time_is_limited(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a little all the time, head or body, is left."""
    monkeypatch.setenv("GOVGRAPH_URL_TIMEOUT_S", "0.3")
    started = time.monotonic()
    with pytest.raises(SourceError, match=r"longer than 0\.3 seconds \(GOVGRAPH_URL_TIMEOUT_S\)"):
        list(read(site + path))
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_machine_is_not_fetched(port: int, host: str) -> None:
    """However its address is written, and whatever the setting's default is."""
    with pytest.raises(SourceError, match="on this machine or in a private network; GOVGRAPH_ALLOW_PRIVATE_URLS=1"):
        list(read(f"http://{host}:{port}/a.txt"))


def test_a_redirect_into_a_private_network_is_not_followed(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is checked, not the first one only."""
    monkeypatch.setattr(download, "is_public", lambda address: address == "127.0.0.1")
    assert len(list(read(f"http://127.0.0.1:{port}/to//a.txt"))) == 1
    with pytest.raises(SourceError, match="private network"):
        list(read(f"http://127.0.0.1:{port}/to/http://127.0.0.2:{port}/a.txt"))


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the address that was checked: a name that means another one next time gains nothing."""
    lookups, connected = [], []

    def look_up(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        lookups.append(host)
        address = "93.184.215.14" if len(lookups) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port))]

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(SourceError, match="Connection refused"):
        list(read("http://rebound.example/a"))
    assert (lookups, connected) == (["rebound.example"], [("93.184.215.14", 80)])


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        pytest.param("ftp://a.example/x", "only http and https are fetched, not ftp", id="ftp"),
        pytest.param("file:///etc/passwd", "only http and https are fetched, not file", id="file"),
        pytest.param("http://me:secret@a.example/", "user's name or password", id="password"),
        pytest.param("http:///x", "names no host", id="no-host"),
        pytest.param("http://a.example." + "a" * 5000 + "/", "could not be fetched|no such host", id="long"),
        pytest.param("http://a.example:99999/", "could not be fetched", id="port"),
    ],
)
def test_an_address_of_another_kind_is_refused(url: str, reason: str) -> None:
    """Nothing is asked of any server."""
    with pytest.raises(SourceError, match=reason):
        list(read(url))
