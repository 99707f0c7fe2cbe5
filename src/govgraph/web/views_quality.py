"""Answer for the quality of the graph: what breaks the shapes, in plain words, and what the sources leave open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from flask import Blueprint, Response, render_template, request
from pyoxigraph import NamedNode, Quad
from werkzeug.exceptions import NotFound

from govgraph.identity import as_read
from govgraph.namespaces import REFERENCE_GRAPHS, SHAPES
from govgraph.validation import Finding, ValidationReport, validate
from govgraph.validation.report import HEADINGS, Group
from govgraph.web.catalogue import AgreementEntry, Catalogue
from govgraph.web.contexts import Quality
from govgraph.web.reader import value
from govgraph.web.rows import agreement_line
from govgraph.web.state import State, state
from govgraph.web.values import AgreementLine, Node
from govgraph.web.values_ontology import FindingGroup, FindingLine

blueprint = Blueprint("quality", __name__)

_GAP_ROWS = 25
_FINDINGS = 50  # of one shape on the page; the data have all
_LARGEST = 60_000  # triples of documents checked at once: about ten seconds
_TYPES = {"ttl": "text/turtle; charset=utf-8", "json": "application/json"}


@blueprint.get("/quality")
def quality() -> str:
    """Show what breaks the shapes, and how complete the graph is; of a large graph, one document at a time.

    Raises:
        NotFound: if the graph does not hold the document asked for.
    """
    here = state()
    cat = here.catalogue
    row = here.reader.keep("counts", lambda: here.reader.rows("counts"))[0]
    counts = tuple(
        (int(value(row, name)), words)
        for name, words in (
            ("triples", "triples"),
            ("claims", "statements with a source"),
            ("evidence", "passages quoted"),
        )
    )
    key = request.args.get("document", "")
    report = _report(here, key)
    named = cat.names.label(here.urls.iri("document", key)) if key else "all documents"
    view = Quality(
        counts=counts,
        gaps=_gaps(cat),
        checked=named,
        groups=_groups(here, report) if report else None,
        documents=() if report else tuple(_check(here, iri) for iri in cat.documents),
        twins=tuple((s, here.urls.quality_data(s, document=key)) for s in _TYPES) if report else (),
    )
    return render_template("site/quality.html", view=view)


@blueprint.get("/quality.<any(ttl, json):suffix>")
def report_data(suffix: str) -> Response:
    """Answer with the report: a sh:ValidationReport in Turtle, or JSON.

    Raises:
        NotFound: if the graph does not hold the document asked for, or is too large to be checked at once.
    """
    report = _report(state(), request.args.get("document", ""))
    if report is None:
        raise NotFound("The graph is too large to be checked at once. Name one document, or run govgraph validate.")
    body = report.to_turtle() if suffix == "ttl" else report.to_json()
    return Response(body, content_type=_TYPES[suffix])


def _report(here: State, key: str) -> ValidationReport | None:
    """Return the report on the document of a key, or on all; None if they are too large.

    Raises:
        NotFound: if there is no such document.
    """
    if key and here.urls.iri("document", key) not in here.catalogue.documents:
        raise NotFound("The graph holds no document of that name.")
    return here.reader.keep(f"report {key}", lambda: _validated(here, key))


def _validated(here: State, key: str) -> ValidationReport | None:
    snapshot = here.reader.snapshot
    about = f"{here.base}graph/document/{key}" if key else ""
    checked: list[Quad] = []
    context: list[Quad] = []
    for quad in snapshot.quads():
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if graph in REFERENCE_GRAPHS:
            context.append(quad)
        elif not about or graph == about:
            checked.append(quad)
            if len(checked) > _LARGEST:
                return None
    return validate(as_read(checked), context=context)


def _groups(here: State, report: ValidationReport) -> tuple[tuple[str, tuple[FindingGroup, ...]], ...]:
    by_severity = groupby(report.groups(), key=lambda group: group.severity)
    return tuple((HEADINGS[severity], tuple(_group(here, each) for each in found)) for severity, found in by_severity)


def _group(here: State, group: Group) -> FindingGroup:
    shown = group.findings[:_FINDINGS]
    return FindingGroup(
        rule=group.rule,
        rule_url=here.urls.page(SHAPES + group.rule),
        message=group.message,
        remedy=group.remedy,
        lines=tuple(_line(here, finding) for finding in shown),
        count=len(group.findings),
        left_out=len(group.findings) - len(shown),
    )


def _line(here: State, finding: Finding) -> FindingLine:
    document = finding.document_iri or ""
    return FindingLine(
        about=finding.about,
        thing=Node(finding.about, here.urls.page(finding.focus), finding.focus),
        before=finding.before,
        quote=finding.quote or "",
        after=finding.after,
        document=Node(finding.document or "", here.urls.page(document) if document else "", document),
        quote_url=here.urls.page(document) if document else "",
    )


def _check(here: State, iri: str) -> Node:
    found = here.urls.identify(iri)
    return Node(here.catalogue.names.label(iri), here.urls.quality(document=found[1]) if found else "", iri)


def _gaps(cat: Catalogue) -> tuple[tuple[str, str, tuple[AgreementLine, ...]], ...]:
    reported = [entry for entry in cat.newest() if entry.role == "primary"]
    signers = {entry.agreement for entry in cat.signatures}
    gaps: tuple[tuple[str, str, Callable[[AgreementEntry], bool]], ...] = (
        ("No date", "The source gives no day, month or year.", lambda e: not e.date),
        ("Year not stated", "The source gives a day but no year.", lambda e: bool(e.date) and not e.year),
        ("Fewer than two parties", "An agreement has two parties at the least.", lambda e: len(e.parties) < 2),
        ("No signatory", "Signed, but the source names nobody who did.", lambda e: _is_unsigned(e, signers)),
    )
    return tuple((title, meaning, _lines(reported, cat, wanted)) for title, meaning, wanted in gaps)


def _is_unsigned(entry: AgreementEntry, signers: set[str]) -> bool:
    return entry.status.endswith("/signed") and entry.iri not in signers


def _lines(
    entries: Sequence[AgreementEntry], cat: Catalogue, wanted: Callable[[AgreementEntry], bool]
) -> tuple[AgreementLine, ...]:
    return tuple(agreement_line(entry, cat) for entry in entries if wanted(entry))[:_GAP_ROWS]
