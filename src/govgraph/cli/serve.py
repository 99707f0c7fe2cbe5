"""Serve the explorer and the SPARQL endpoint."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path

import click

from govgraph import settings
from govgraph.cli import options
from govgraph.errors import UsageError

_THREADS = 8  # pages take about 10 ms; a slow query waits in a worker process, not in the interpreter's lock


@click.command("serve")
@options.store
@click.option(
    "--host",
    default=lambda: settings.text("host"),
    show_default="GOVGRAPH_HOST or 127.0.0.1",
    help="Address to listen on.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=lambda: int(settings.number("port")),
    show_default="GOVGRAPH_PORT or 8000",
    help="Port to listen on; 0 takes a free one.",
)
def command(*, store: Path, host: str, port: int) -> None:
    """Show a store in the browser, and answer SPARQL queries, until Ctrl-C."""
    import waitress

    from govgraph.store import Snapshot
    from govgraph.web import create_app

    with Snapshot.open(store) as snapshot:  # the explorer opens it with the first request: say now if it cannot
        app = create_app(store, base=snapshot.base)
    try:
        server = waitress.create_server(app, host=host, port=port, threads=_THREADS)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot listen on {host}:{port} ({reason}); choose another --port or --host") from None
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of each request that waits its turn
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # a service manager's stop is a normal end
    click.echo(f"Serving {store} at http://{host}:{getattr(server, 'effective_port', port)}/ (Ctrl-C ends)", err=True)
    server.run()
