"""Check that the server starts, says where it is, and ends as told."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .conftest import Call


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["terminate", "ctrl-c"])
def test_it_serves_until_it_is_told_to_end(store: Path, how: signal.Signals) -> None:
    """The address is on standard error, and the end is quiet."""
    command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore Ctrl-C
    ) as server:  # fmt: skip
        try:
            assert server.stderr is not None
            url = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert url is not None
            with urllib.request.urlopen(url[0] + "healthz", timeout=20) as answer:
                assert answer.status == 200
            server.send_signal(how)
            assert server.communicate(timeout=20) == ("", "")
            assert server.returncode == 0
        finally:
            server.kill()  # a server that does not end must not hold up the rest


def test_many_requests_at_once_are_no_news(store: Path) -> None:
    """Requests that wait their turn are answered, and the terminal stays quiet."""
    command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            url = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert url is not None
            address = url[0] + "agreements"

            def status(_: int) -> int:
                with urllib.request.urlopen(address, timeout=20) as answer:
                    return int(answer.status)

            with ThreadPoolExecutor(40) as pool:
                assert set(pool.map(status, range(40))) == {200}
            server.terminate()
            assert server.communicate(timeout=20) == ("", "")
        finally:
            server.kill()


def test_a_port_in_use_is_one_line(store: Path) -> None:
    """The line names the remedy."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "govgraph", "serve", "--store", str(store), "--port", port]
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"cannot listen on 127.0.0.1:{port}" in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_store_is_one_line(call: Call) -> None:
    """A folder that is no store is not served."""
    result = call("serve", "--store", "nowhere", "--port", 0)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nowhere is not a GovGraph store" in result.stderr
