"""Fetch the bytes behind an http or https address, within limits of size, time and redirects.

Only the address asked for is fetched, and what it redirects to. Addresses of this machine and of private networks are
refused unless a setting allows them; the check is made on the address that the connection is then opened to, so a name
that changes its meaning between check and use gains nothing. Proxies, cookies and stored passwords are not used.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from govgraph import settings
from govgraph.documents.files import too_large
from govgraph.errors import SourceError
from govgraph.namespaces import VERSION

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Download:
    """Be what an address gave.

    Attributes:
        url: where it came from in the end, without a fragment.
        media_type: as the server declared it, or empty.
        charset: as the server declared it, or None.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str, limit: int) -> Download:
    """Return what an address gives.

    Args:
        limit: most bytes that are read.

    Raises:
        SourceError: if it cannot be fetched, is larger, takes longer than ``url_timeout_s``, redirects more than
            ``url_max_redirects`` times, or lies where ``allow_private_urls`` does not let it.
    """
    timeout_s = settings.number("url_timeout_s")
    fetcher = _Fetcher(url, limit, timeout_s)
    # in a thread, as looking up a name cannot be interrupted; it ends with the program
    thread = threading.Thread(target=fetcher.run, daemon=True)
    thread.start()
    thread.join(timeout_s)
    if fetcher.result is None and fetcher.error is None:
        fetcher.stop()
        raise SourceError(url, f"took longer than {timeout_s:g} seconds (GOVGRAPH_URL_TIMEOUT_S)")
    if fetcher.result is None:
        raise SourceError(url, fetcher.error or "could not be fetched")
    return fetcher.result


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also where IPv6 wraps an IPv4 address.

    >>> [is_public(a) for a in ("93.184.215.14", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1%eth0")]
    [True, False, False, False, False, False]
    >>> is_public("::ffff:127.0.0.1"), is_public("64:ff9b::7f00:1"), is_public("2002:7f00:1::"), is_public("224.0.0.1")
    (False, False, False, False)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    inner: ipaddress.IPv4Address | None = None
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
    return all(
        part.is_global and not part.is_multicast and not part.is_reserved
        for part in ((inner,) if inner is not None else (found,))
    )


class _RefusedError(Exception):
    """Say why an address is not fetched."""


class _Connection(http.client.HTTPConnection):
    """Connect to an address that was checked, with TLS where there is a context."""

    def __init__(self, host: str, port: int, timeout_s: float, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self._tls = tls
        self._timeout_s = timeout_s

    def connect(self) -> None:
        """Open the connection."""
        sock = _open(self.host, self.port, self._timeout_s)
        self.sock = self._tls.wrap_socket(sock, server_hostname=self.host) if self._tls else sock


class _Fetcher:
    """Fetch in a thread, and keep what came of it."""

    def __init__(self, url: str, limit: int, timeout_s: float) -> None:
        self.result: Download | None = None
        self.error: str | None = None
        self._url = url
        self._limit = limit
        self._timeout_s = timeout_s
        self._redirects = int(settings.number("url_max_redirects"))
        self._connection: _Connection | None = None

    def run(self) -> None:
        """Fetch, following redirects."""
        try:
            self.result = self._follow(self._url)
        except _RefusedError as error:
            self.error = str(error)
        except ssl.SSLError as error:
            self.error = f"no secure connection ({error.reason or error})"
        except socket.gaierror:
            self.error = "there is no such host"
        except TimeoutError:
            self.error = f"took longer than {self._timeout_s:g} seconds (GOVGRAPH_URL_TIMEOUT_S)"
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            self.error = f"could not be fetched ({reason})"
        finally:
            self.stop()

    def stop(self) -> None:
        """Close the connection; a thread that waits on it ends."""
        sock = self._connection.sock if self._connection else None
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def _follow(self, url: str) -> Download:
        for _ in range(self._redirects + 1):
            parts = _checked(url)
            answer = self._ask(parts)
            if answer.status not in _REDIRECTS:
                return self._read(urlunsplit(parts), answer)
            url = urljoin(urlunsplit(parts), answer.getheader("Location") or "")
            self.stop()
        raise _RefusedError(f"redirected more than {self._redirects} times (GOVGRAPH_URL_MAX_REDIRECTS)")

    def _ask(self, parts: SplitResult) -> http.client.HTTPResponse:
        secure = parts.scheme == "https"
        tls = ssl.create_default_context() if secure else None
        assert parts.hostname is not None
        self._connection = _Connection(parts.hostname, parts.port or (443 if secure else 80), self._timeout_s, tls)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"User-Agent": f"govgraph/{VERSION}", "Accept": "*/*", "Accept-Encoding": "identity"}
        self._connection.request("GET", target, headers={**headers, "Connection": "close"})
        return self._connection.getresponse()

    def _read(self, url: str, answer: http.client.HTTPResponse) -> Download:
        if answer.status != 200:
            raise _RefusedError(f"the server answered {answer.status} {answer.reason}".rstrip())
        if answer.getheader("Content-Encoding", "identity").lower() not in ("identity", ""):
            raise _RefusedError("the server sent compressed bytes, which were not asked for")
        length = answer.getheader("Content-Length", "")
        if length.isdigit() and int(length) > self._limit:
            raise _RefusedError(too_large(int(length), self._limit))
        data = bytearray()
        while chunk := answer.read1(_CHUNK_BYTES):
            data += chunk
            if len(data) > self._limit:
                raise _RefusedError(too_large(None, self._limit))
        if answer.length:
            raise _RefusedError("the server broke off in the middle")
        declared = "Content-Type" in answer.headers
        kind = answer.headers.get_content_type() if declared else ""
        return Download(url, bytes(data), kind, answer.headers.get_content_charset())


def _checked(url: str) -> SplitResult:
    """Return the parts of an address that may be fetched, fit to be sent."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise _RefusedError(f"only http and https are fetched, not {parts.scheme or 'this'}")
    if parts.username is not None or parts.password is not None:
        raise _RefusedError("an address with a user's name or password is not fetched")
    if not parts.hostname:
        raise _RefusedError("the address names no host")
    return parts._replace(path=quote(parts.path, safe=_SAFE), query=quote(parts.query, safe=_SAFE), fragment="")


def _open(host: str, port: int, timeout_s: float) -> socket.socket:
    """Return a connection to the first address of a host that may be used and answers."""
    private = settings.number("allow_private_urls") == 1
    last: OSError | None = None
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [entry for entry in found if private or is_public(str(entry[4][0]))]
    if not allowed:
        raise _RefusedError(
            "the host lies on this machine or in a private network; GOVGRAPH_ALLOW_PRIVATE_URLS=1 lets it be fetched"
        )
    for family, kind, protocol, _, address in allowed:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(timeout_s)
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise last or OSError("no address answers")
