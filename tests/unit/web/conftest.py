"""Offer the explorer of the demo store."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from govgraph.web import create_app


@pytest.fixture(scope="session")
def app(demo_path: Path) -> Flask:
    """Return the explorer of the demo store."""
    return create_app(demo_path, timeout_s=5, max_rows=1000, page_size=50)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a client of the explorer."""
    return app.test_client()
