"""Write a report as one page for the browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from govgraph.validation.report import HEADINGS

if TYPE_CHECKING:
    from govgraph.validation.report import Finding, ValidationReport

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What breaks the rules – GovGraph</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
body { font: 1rem/1.55 system-ui, sans-serif; }
h1, h2, h3 { font-family: Georgia, serif; line-height: 1.25; }
h2 { margin-top: 2.5rem; }
ol { padding-left: 1.5rem; }
li { margin-bottom: 1rem; }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid #c79a00; font-family: Georgia, serif; }
p { margin: .2rem 0; }
small { color: GrayText; }
</style>
</head>
<body>
<h1>What breaks the rules</h1>
"""


def report_html(report: ValidationReport) -> str:
    """Return the page of a report; equal reports give equal bytes."""
    return _HEAD + "\n".join(_body(report)) + "\n</body>\n</html>\n"


def _body(report: ValidationReport) -> Iterator[str]:
    yield f"<p>{escape(report.summary() if report.findings else 'The graph keeps every rule.')}</p>"
    for severity, groups in groupby(report.groups(), key=lambda group: group.severity):
        yield f"<h2>{escape(HEADINGS[severity])}</h2>"
        for group in groups:
            yield f"<h3>{escape(group.message)} <small>{escape(group.rule)}, {len(group.findings)}</small></h3>"
            yield f"<p>To do: {escape(group.remedy)}</p>"
            yield "<ol>"
            yield from (_item(finding) for finding in group.findings)
            yield "</ol>"


def _item(finding: Finding) -> str:
    told = [f"<p>{escape(finding.about)}</p>"]
    if finding.quote:
        before, quote, after = (escape(part) for part in (finding.before, finding.quote, finding.after))
        told.append(f"<blockquote>{before}<mark>{quote}</mark>{after}</blockquote>")
    if finding.document:
        told.append(f"<p>{escape(finding.document)}</p>")
    told.append(f"<p><small>{escape(finding.focus)}</small></p>")
    return f"<li>{''.join(told)}</li>"
