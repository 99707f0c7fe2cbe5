"""Keep tests apart from this machine's settings, and skip what it cannot run, saying why."""

from __future__ import annotations

import os
import shutil

import pytest

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _chromium() -> str | None:
    """Return the path of a browser that the tests can drive."""
    return os.environ.get("CHROMIUM") or next((found for name in _BROWSERS if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no Chromium."""
    if _chromium() is None:
        skip = pytest.mark.skip(reason="no Chromium here; install it, or name it in the variable CHROMIUM")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser, for tests marked ``browser``."""
    found = _chromium()
    assert found is not None, "mark the test with pytest.mark.browser"
    return found


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the settings of whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith("GOVGRAPH_"):
            monkeypatch.delenv(name)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write what ontology/competency/README.md describes."""
    parser.addoption("--write-competency", action="store_true", help="write the table and missing rows of questions")
