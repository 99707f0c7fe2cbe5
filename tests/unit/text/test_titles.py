"""Check which line of a page's head is taken for its headline."""

from __future__ import annotations

import pytest

from govgraph.model import Document
from govgraph.text import segment

BODY = "The two countries signed an agreement on seasonal workers in the capital on Monday, the ministry said there.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(
            "Cookies help us run this page. I agree | Learn more\n\nFiji and Samoa sign a labour pact in Suva today\n",
            "Fiji and Samoa sign a labour pact in Suva today",
            id="not the line of a menu",
        ),
        pytest.param(
            "Fiji and Samoa sign labour pact\n\nThe ministers of both countries shake hands in the capital of Fiji.\n",
            "Fiji and Samoa sign labour pact",
            id="not a caption, which ends in a full stop",
        ),
        pytest.param(
            "The Island News\n\nFiji and Samoa sign a labour pact in the capital\n\nSixteen trades to be opened to workers"
            " from both of the island states this year\n",
            "Fiji and Samoa sign a labour pact in the capital",
            id="neither the site's name nor the lead",
        ),
        pytest.param(
            "IWC - Council of the communities of island workers abroad\nHome | News | Contact\n\n"
            "Fiji and Samoa sign a labour pact in Suva today\n",
            "Fiji and Samoa sign a labour pact in Suva today",
            id="not the site's long name above its menu",
        ),
        pytest.param(
            "Fiji and Samoa sign a labour pact in Suva today\nHome | News | Contact\n\nThe Island News\n",
            "Fiji and Samoa sign a labour pact in Suva today",
            id="a headline above the menu where no other line is one",
        ),
    ],
)
def test_the_headline_is_told_from_other_lines(head: str, title: str) -> None:
    """Of the lines above a text the headline is taken, not a menu, a caption, a site's name or the lead."""
    text = head + "\n" + BODY
    doc = Document("x", "x.txt", "text/plain", "0" * 64, text, lang="en")
    blocks = segment(doc).blocks
    assert [text[b.start : b.end] for b in blocks if b.kind == "title"] == [title]
