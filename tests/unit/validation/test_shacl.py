"""Check that a finding says what is wrong, where, in which words, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, SH, Graph
from rdflib.compare import isomorphic

from govgraph import resources
from govgraph.errors import ShapesError
from govgraph.namespaces import BASE, EDTF, GG, ORG, PREFIXES, SHAPES, XSD
from govgraph.validation import Finding, ValidationReport, validate
from govgraph.validation.naming import Naming

EXAMPLES = resources.path("ontology", "examples")
EX = BASE + "id/example/"
REST = (
    " Guy Ryder, ILO Director-General, and António Vitorino, IOM Director General, signed in Geneva on 23 October 2020."
)
NO_TYPE = Finding(
    severity="Violation",
    shape=SHAPES.AgreementType,
    focus=EX + "agreement",
    path=GG.hasType,
    value=None,
    message="The agreement does not have exactly one type of the agreement-type scheme.",
    document="ILO and IOM sign a pact",
    quote="ILO and IOM signed a pact on labour migration.",
    remedy="Give it one, such as memorandum-of-understanding, or other.",
    document_iri=EX + "document",
    component=str(SH.MinCountConstraintComponent),
    subject="agreement “ILO and IOM pact”",
    property="has type",
    after=REST,
)
NO_STATEMENT = Finding(
    severity="Violation",
    shape=SHAPES.ClaimAsserted,
    focus=EX + "document",
    path=None,
    value=EX + "claim-1",
    message="A claim has no plain statement beside it.",
    document="ILO and IOM sign a pact",
    quote="ILO and IOM signed a pact on labour migration.",
    remedy="Add the statement, or delete the claim with its evidence.",
    document_iri=EX + "document",
    component=str(SH.SPARQLConstraintComponent),
    subject="article “ILO and IOM sign a pact”",
    object="claim “ILO and IOM pact – has type – agreement”",
    after=REST,
)


def example(*names: str) -> list[Quad]:
    """Return the quads of example files, in one named graph."""
    graph = NamedNode(BASE + "graph/document/example")
    triples = [
        quad.triple
        for name in names
        for quad in pyoxigraph.parse(path=str(EXAMPLES / name), format=pyoxigraph.RdfFormat.TURTLE)
    ]
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def without(quads: Iterable[Quad], predicate: str) -> list[Quad]:
    """Return the quads that do not use a property."""
    return [quad for quad in quads if quad.predicate.value != predicate]


@pytest.fixture(scope="module")
def report() -> ValidationReport:
    """Return the report on the valid example without its type."""
    return validate(without(example("valid/agreement.ttl"), GG.hasType))


def test_findings_name_document_quote_and_remedy(report: ValidationReport) -> None:
    """A missing value and a claim without its statement are found, sorted, each with the words behind it."""
    assert report == ValidationReport(conforms=False, findings=(NO_TYPE, NO_STATEMENT))


def test_a_graph_without_faults_conforms() -> None:
    """Nothing is found in the valid example, and the text says so."""
    report = validate(example("valid/agreement.ttl"))
    assert report == ValidationReport(conforms=True, findings=())
    assert report.to_text() == "The graph keeps every rule.\n"


def test_a_warning_does_not_stop_a_graph() -> None:
    """A graph with warnings only conforms."""
    report = validate(example("valid/agreement.ttl", "invalid/AgreementParty.ttl"))
    assert report.conforms
    assert [finding.severity for finding in report.findings] == ["Warning"]


def test_the_quote_is_that_of_the_statement_at_fault() -> None:
    """Of all claims about a thing, the one on the property and value at fault gives the quote."""
    (finding,) = validate(example("valid/agreement.ttl", "invalid/AgreementGoal.ttl")).findings
    assert (finding.value, finding.quote) == (
        "http://metadata.un.org/sdg/10.27",
        "ILO and IOM signed a pact on labour migration.",
    )


def test_a_wrong_quote_is_shown() -> None:
    """A finding about evidence shows the words of that evidence."""
    (finding,) = validate(example("valid/agreement.ttl", "invalid/QuoteInText.ttl")).findings
    assert (finding.document, finding.quote) == ("ILO and IOM sign a pact", "Antonio Vitorino")


def test_context_is_relied_on_and_not_reported() -> None:
    """What a graph only mentions is looked up in the context; faults of the context itself are not reported."""
    quads = example("valid/agreement.ttl")
    agencies = [quad for quad in quads if quad.subject in (NamedNode(EX + "ilo"), NamedNode(EX + "iom"))]
    rest = [quad for quad in quads if quad not in agencies]
    fault = Quad(NamedNode(EX + "ilo"), NamedNode(GG.agencyKind), Literal("choir"))
    assert validate(rest, context=iter([*agencies, fault])).findings == ()
    assert not validate(rest).conforms


def test_terms_of_office_come_from_the_context() -> None:
    """A signatory's tenure is found in the context, although the document does not mention it."""
    quads = example("valid/agreement.ttl", "invalid/InOffice.ttl")
    tenure = NamedNode(EX + "deputy-at-ilo")
    context = [quad for quad in quads if quad.subject == tenure]
    (finding,) = validate([quad for quad in quads if quad.subject != tenure], context=context).findings
    assert (finding.rule, finding.value) == ("InOffice", tenure.value)


@pytest.mark.parametrize(
    ("begins", "ends", "rules"),
    [
        ("[2009,2010-09-13]", "2019-12-31", set()),
        ("2004-09-01", "[2012-08-31,2012-09-30]", set()),
        ("[2011-01-01,2012-05-01]", "..", set()),
        ("[2012-05-01,2012-06-01]", "2019-12-31", {"InOffice"}),
        ("2004", "[2009-08-31,2009-09-30]", {"InOffice"}),
        ("[2011,2012]", "[2008,2009]", {"InOffice", "TenureOrder"}),
    ],
)
def test_a_term_between_sets_of_dates_is_judged_by_its_widest_span(begins: str, ends: str, rules: set[str]) -> None:
    """Where sources differ on a term of office, a signatory is out of office only if all of them say so."""
    ex, date = "https://example.org/", f"^^<{EDTF}EDTF>"
    text = f"""
        <{ex}event> <{GG.hasSignature}> <{ex}signature> ; <{GG.date}> "2012-04-17"{date} .
        <{ex}signature> a <{GG.Signature}> ; <{GG.signatory}> <{ex}person> ; <{GG.inCapacityOf}> <{ex}post> .
        <{ex}tenure> a <{GG.Tenure}> ; <{ORG["member"]}> <{ex}person> ; <{GG.ofPost}> <{ex}post> ;
            <{GG.begins}> "{begins}"{date} .
    """
    text += f'<{ex}tenure> <{GG.ends}> "{ends}"{date} .' if ends != ".." else ""
    report = validate(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert {finding.rule for finding in report.findings} & {
        "InOffice",
        "TenureOrder",
        "TenureBegins",
        "TenureEnds",
    } == rules


def test_blank_nodes_and_bad_literals_are_findings() -> None:
    """A foreign graph with blank nodes and impossible days is reported, not refused."""
    text = f'_:x a <{GG.AgreementEvent}> ; <{GG.earliest}> "soon"^^<{XSD.date}> .'
    report = validate(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert {finding.rule for finding in report.findings} == {"EventAgreement", "EventEarliest", "EventModality"}
    assert all(finding.focus.startswith("_:") for finding in report.findings)
    assert len(Graph().parse(data=report.to_turtle())) > 0


def test_the_text_groups_by_severity_and_shape(report: ValidationReport) -> None:
    """The report for a person has headings for severity and shape, and a line each for place, quote and remedy."""
    assert (
        report.to_text()
        == f"""\
Violations: broken data, not stored

  The agreement does not have exactly one type of the agreement-type scheme. (AgreementType, 1)
  To do: Give it one, such as memorandum-of-understanding, or other.

    - agreement “ILO and IOM pact”
      text     »ILO and IOM signed a pact on labour migration.«{REST}
      document ILO and IOM sign a pact
      at       {EX}agreement

  A claim has no plain statement beside it. (ClaimAsserted, 1)
  To do: Add the statement, or delete the claim with its evidence.

    - article “ILO and IOM sign a pact”, see claim “ILO and IOM pact – has type – agreement”
      text     »ILO and IOM signed a pact on labour migration.«{REST}
      document ILO and IOM sign a pact
      at       {EX}document

2 violations, 0 warnings, 0 notes
"""
    )


def test_the_page_escapes_what_texts_say() -> None:
    """The report as a page has headings, remedy and marked quote, and no markup of a document gets into it."""
    nasty = replace(NO_TYPE, subject="agreement “<script>x</script>”", quote="a & b <i>", before="", after="")
    page = ValidationReport(conforms=False, findings=(nasty,)).to_html()
    assert "<h2>Violations: broken data, not stored</h2>" in page
    assert "<p>To do: Give it one, such as memorandum-of-understanding, or other.</p>" in page
    assert "<mark>a &amp; b &lt;i&gt;</mark>" in page
    assert "<script" not in page
    assert "The graph keeps every rule." in ValidationReport(conforms=True, findings=()).to_html()


def test_findings_of_one_shape_stand_together() -> None:
    """Equal faults share message and remedy; another message of the same shape is a group of its own."""
    other = replace(NO_TYPE, focus=EX + "other")
    odd = replace(NO_TYPE, focus=EX + "odd", message="Odd.")
    groups = ValidationReport(conforms=False, findings=(NO_TYPE, other, odd)).groups()
    assert [(group.rule, len(group.findings)) for group in groups] == [("AgreementType", 2), ("AgreementType", 1)]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("agreement", "agreement “ILO and IOM pact”"), ("signing", "signing of ILO and IOM pact"),
        ("signature-1", "signature of Guy Ryder"), ("ryder-at-ilo", "tenure of Guy Ryder as Director-General"),
        ("ilo", "agency “International Labour Organization”"), ("document", "article “ILO and IOM sign a pact”"),
        ("claim-1", "claim “ILO and IOM pact – has type – agreement”"), ("nothing", "nothing"),
        ("evidence-1", "evidence “ILO and IOM signed a pact on labour migration.”"),
    ],
)  # fmt: skip
def test_things_are_called_by_what_they_are(name: str, called: str) -> None:
    """A thing is named by kind and label, or by what it is part of; an unknown one by the end of its IRI."""
    assert Naming(example("valid/agreement.ttl")).describe(EX + name) == called


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ('sh:property ggsh:P . ggsh:P a sh:PropertyShape ; sh:path gg:hasType ; sh:pattern "("', "unterminated"),
        ('sh:sparql ggsh:Q . ggsh:Q sh:select "SELECT $this WHERE { $this no:p ?x }"', "Unknown namespace prefix"),
        ('sh:sparql ggsh:Q . ggsh:Q sh:select "SELECT $this WHERE { VALUES ?x { 1 } }"', "VALUES"),
        ('sh:property ggsh:P . ggsh:P a sh:PropertyShape ; sh:path gg:hasType ; sh:minCount "x"', "minCount"),
        ("sh:property", "expected"),
    ],
    ids=["pattern", "prefix", "values", "count", "syntax"],
)  # fmt: skip
def test_a_file_that_pyshacl_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str, reason: str
) -> None:
    """A broken shape ends in one error of ours that names its file, not the sound files beside it."""
    for path in resources.path("ontology", "shapes").glob("*.ttl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    prefixes = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items())
    (tmp_path / "broken.ttl").write_text(f"{prefixes} ggsh:S a sh:NodeShape ; sh:targetClass gg:Agreement ; {shape} .")
    monkeypatch.setattr(resources, "path", lambda *_: tmp_path)
    with pytest.raises(ShapesError, match=rf"^broken\.ttl: .*{reason}"):
        validate(example("valid/agreement.ttl"))


def test_the_json_holds_every_attribute(report: ValidationReport) -> None:
    """Reading the JSON gives the findings back."""
    body = json.loads(report.to_json())
    assert body["conforms"] is False
    assert tuple(Finding(**finding) for finding in body["findings"]) == report.findings


def test_the_turtle_is_a_standard_report(report: ValidationReport) -> None:
    """The Turtle has the results that pySHACL gives for the same graph, and keeps the shapes of a report."""
    g = Graph().parse(data=report.to_turtle())
    triples = {quad.triple for quad in without(example("valid/agreement.ttl"), GG.hasType)}
    data = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    shapes = Graph()
    for path in sorted(resources.path("ontology", "shapes").glob("*.ttl")):
        shapes.parse(path)
    assert data is not None
    expected = pyshacl.validate(Graph().parse(data=data, format="nt"), shacl_graph=shapes)[1]
    kept = (
        SH.focusNode,
        SH.value,
        SH.resultPath,
        SH.resultSeverity,
        SH.sourceShape,
        SH.sourceConstraintComponent,
        SH.result,
    )
    assert isomorphic(*(only(graph, *kept, SH.conforms, RDF.type) for graph in (g, expected)))


def only(g: Graph, *predicates: object) -> Graph:
    """Return the triples of a report with certain properties; the value of a rule on the focus itself is left out."""
    found = Graph()
    for subject, predicate, value in g:
        if (predicate in predicates and value != g.value(subject, SH.focusNode, any=True)) or predicate == SH.focusNode:
            found.add((subject, predicate, value))
    return found
