"""Check the network page in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.export import FORMATS, write_file
from govgraph.store import Snapshot


@pytest.mark.browser
def test_page_draws_without_asking_anyone(demo_snapshot: Snapshot, tmp_path: Path, chromium: str) -> None:
    """The page draws on a canvas, asks for nothing, logs nothing, and breaks none of its own policy."""
    from playwright.sync_api import sync_playwright

    page_file = tmp_path / "network.html"
    write_file(FORMATS["pyvis"], demo_snapshot, page_file)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        seen: list[str] = []
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda request: seen.append(request.url))
        page.goto(page_file.as_uri())
        page.wait_for_selector("#drawing canvas")
        rows = page.locator("tbody tr").count()
        browser.close()
    assert seen == [page_file.as_uri()]
    assert rows == 24


def test_table_says_the_same_without_javascript(demo_snapshot: Snapshot, tmp_path: Path) -> None:
    """Quote, source file and offsets stand in the table."""
    write_file(FORMATS["pyvis"], demo_snapshot, tmp_path / "n.html")
    text = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert (
        "<td>The International Labor Organization (ILO)</td><td>000_810f7df1b2f0bc11.txt, characters 221–263</td>"
        in text
    )
    assert "http://" not in text.split("<script>")[0].replace("http://metadata.un.org", "").replace("http-equiv", "")
