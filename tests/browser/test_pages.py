"""Open every page in a real browser: nothing from outside, no error, nothing blocked, nothing wider than the screen."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from govgraph.store import Store
from govgraph.web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

_SCREENSHOTS = os.environ.get("GOVGRAPH_SCREENSHOTS", "")  # read here, as each test hides the settings from its subject
_DEMO = Path(__file__).parents[1] / "fixtures" / "demo.trig"
_SEED = "3c287a8839b23351"
_PAGES = {
    "home": "/", "search": "/search?q=ilo", "agreements": "/agreements", "agencies": "/agencies", "leaders": "/leaders",
    "states": "/states", "sdgs": "/sdgs", "topics": "/topics", "documents": "/documents",
    "agreement": f"/agreements/{_SEED}-1", "agency": "/agencies/ilo", "leader": "/leaders/antonio-vitorino",
    "state": "/states/TUN", "goal": "/sdgs/10", "target": "/sdgs/10.7", "topic": "/topics/capacity-building",
    "document": f"/documents/{_SEED}", "post": "/things/post/ilo-director-general", "network": "/graph",
    "sparql": "/sparql", "answer": "/sparql?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%2020",
    "queries": "/queries", "query": "/queries/who-signed-what", "data": "/data", "quality": "/quality",
    "ontology": "/ontology", "class": "/ontology/Agreement", "property": "/ontology/hasParty", "scheme": "/vocab/topic",
    "shapes": "/shapes", "questions": "/questions", "codebook": "/codebook", "docs": "/docs",
}  # fmt: skip
_ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo store on a free port and return its address."""
    from waitress.server import create_server

    path = tmp_path_factory.mktemp("browser") / "store"
    graphs: dict[str, list[Quad]] = {}
    for quad in parse(path=_DEMO, format=RdfFormat.TRIG):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    with Store.open(path, create=True) as store:
        store.put_reference([q for name, quads in graphs.items() if "/graph/document/" not in name for q in quads])
        for name, quads in graphs.items():
            if "/graph/document/" in name:
                store.put_document(name.rpartition("/")[2], quads)
        store.publish()
    served = create_server(create_app(path), host="127.0.0.1", port=0)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.effective_port}"
    served.close()
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Start the browser with an empty profile."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=list(_ARGUMENTS))
        yield started
        started.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "nojs"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_in_a_browser(server: str, browser: Browser, width: int, scheme: str, scripts: bool) -> None:
    """No page asks another host, logs an error, breaks the policy, lacks its heading or is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"{page.url}: {message.type} {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(server + "/") else None)
    for name, path in _PAGES.items():
        answer = page.goto(server + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("h1").count() == 1, path
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if _SCREENSHOTS and scripts:
            Path(_SCREENSHOTS).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(_SCREENSHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()
    assert faults == []


def test_marks_and_statements_lead_to_each_other(server: str, browser: Browser) -> None:
    """By keyboard alone: from marked words to what they prove, and back to the words."""
    page = browser.new_page()
    page.goto(f"{server}/documents/{_SEED}")
    page.locator("a.evidence", has_text="October 23").first.focus()
    page.keyboard.press("Enter")
    anchor = page.evaluate("location.hash")
    statement = page.locator(anchor)
    assert "23 October (year not stated)" in statement.inner_text()
    statement.locator("a.evidence").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#char-")
    page.close()
