"""Make the explorer as a WSGI application."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, request

from govgraph import resources, settings
from govgraph.web import (
    errors,
    security,
    views_entities,
    views_linked,
    views_lists,
    views_ontology,
    views_quality,
    views_site,
    views_sparql,
    wording,
)
from govgraph.web.reader import Reader
from govgraph.web.state import KEY, State, state
from govgraph.web.urls import Urls

_LARGEST_BODY = 1_000_000  # bytes; queries are refused above 100,000 characters
_UNREAD = frozenset({"static", "site.health", "site.ready"})  # endpoints that need no store


def create_app(
    store_path: str | Path,
    *,
    base: str | None = None,
    timeout_s: float | None = None,
    max_rows: int | None = None,
    page_size: int | None = None,
) -> Flask:
    """Return the explorer of a store.

    The store is opened with the first request, and again whenever the writer publishes a newer snapshot.

    Args:
        store_path: folder of the store.
        base: base of data IRIs; None takes the setting.
        timeout_s: seconds after which a user's query is stopped; None takes the setting.
        max_rows: most rows a user's query may return; None takes the setting.
        page_size: rows on one page of a list; None takes the setting.

    Raises:
        TableError: if the installation lacks the folders of templates.
        UsageError: if a setting in the environment is no number or out of its limits.
    """
    app = Flask(
        "govgraph.web",
        template_folder=str(resources.path("web", "templates")),
        static_folder=str(resources.path("web", "static")),
        static_url_path="/static",
    )
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = _LARGEST_BODY
    app.extensions[KEY] = State(
        reader=Reader(Path(store_path)),
        base=settings.text("base") if base is None else base,
        timeout_s=settings.number("query_timeout_s") if timeout_s is None else timeout_s,
        max_rows=int(settings.number("query_max_rows")) if max_rows is None else max_rows,
        page_size=int(settings.number("page_size")) if page_size is None else page_size,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(kinds=wording.KINDS, bases=wording.BASES)
    security.protect(app)
    errors.handle(app)
    every = (views_site, views_ontology, views_quality, views_lists, views_entities, views_linked, views_sparql)
    for views in every:
        app.register_blueprint(views.blueprint)

    @app.before_request
    def refresh() -> None:
        if request.endpoint is not None and request.endpoint not in _UNREAD:
            state().reader.refresh()

    @app.context_processor
    def shared() -> dict[str, object]:
        return {"urls": Urls(state().base)}

    return app
