"""Tell browsers to trust nothing but this server: the headers of every response."""

from __future__ import annotations

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "connect-src 'self'",
        "font-src 'self'",
    )
)
"""Content-Security-Policy: no inline style or script, nothing from elsewhere."""

HEADERS: dict[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""Headers of every response."""

OPEN_ENDPOINTS = frozenset(
    {"sparql.endpoint", "linked.identifier", "site.export", "ontology.data", "ontology.codebook_data"}
)
"""Endpoints that pages of other hosts may read."""


def protect(app: Flask) -> None:
    """Add the headers to every response of an application."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, content in HEADERS.items():
            response.headers.setdefault(name, content)
        return response
