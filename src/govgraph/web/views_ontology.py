"""Answer for the ontology: its index, terms, vocabularies, shapes, questions, codebook, and the data of each."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from flask import Blueprint, Response, render_template, request
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize
from werkzeug.exceptions import NotFound

from govgraph.namespaces import GG, PREFIXES, VERSION, VOCAB
from govgraph.ontology.codebook import fields
from govgraph.ontology.schemes import schemes
from govgraph.ontology.shapes import shapes
from govgraph.ontology.terms import terms
from govgraph.ontology.triples import files
from govgraph.web import terminology
from govgraph.web.contexts import CodebookPage, Ontology, QuestionsPage, ShapesPage
from govgraph.web.negotiation import choose, varied
from govgraph.web.state import state
from govgraph.web.urls import RDF_SUFFIXES, SUFFIXES
from govgraph.web.values import Node
from govgraph.web.values_ontology import FieldLine

blueprint = Blueprint("ontology", __name__)

_ABSENT = "The ontology has nothing of that name. The page on the ontology lists all."
_PAGE = "text/html"
_BY_TYPE = {SUFFIXES[suffix]: suffix for suffix in RDF_SUFFIXES}
_SUFFIX = "any(" + ", ".join(RDF_SUFFIXES) + ")"
_FORMATS = {
    "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML,
}  # fmt: skip


@blueprint.get("/ontology")
def index() -> Response:
    """Show all terms, or lead to the ontology as data, by Accept."""
    view = Ontology(
        groups=terminology.groups(),
        schemes=tuple(schemes().values()),
        shapes=sum(shape.is_rule for shape in shapes().values()),
        questions=len(terminology.question_lines(state())),
        twins=state().urls.ontology_twins("ontology"),
    )
    return _answer(lambda: render_template("ontology/index.html", view=view))


@blueprint.get("/ontology/<name>")
def term(name: str) -> Response:
    """Show a class or property, or lead to its data, by Accept or suffix; the version leads to the whole.

    Raises:
        NotFound: if there is no such term.
    """
    here = state()
    if name == VERSION:
        return _redirect(here.urls.ontology("index"))
    if name.rpartition(".")[2] in RDF_SUFFIXES:
        return data("ontology", name.rpartition(".")[2], name.rpartition(".")[0])
    if name not in terms():
        raise NotFound(_ABSENT)
    return _answer(lambda: render_template("ontology/term.html", view=terminology.term_page(here, terms()[name])))


@blueprint.get("/vocab/<key>")
def scheme(key: str) -> Response:
    """Show a vocabulary, or lead to its data, by Accept or suffix.

    Raises:
        NotFound: if there is no such vocabulary.
    """
    if key.rpartition(".")[2] in RDF_SUFFIXES:
        return data("vocab", key.rpartition(".")[2], key.rpartition(".")[0])
    if key not in schemes():
        raise NotFound(_ABSENT)
    here = state()
    return _answer(lambda: render_template("ontology/scheme.html", view=terminology.scheme_page(here, schemes()[key])))


@blueprint.get("/vocab/<key>/<concept>")
def concept(key: str, concept: str) -> Response:
    """Lead from a concept to its page, or to its place on the page of its vocabulary.

    Raises:
        NotFound: if there is no such concept.
    """
    iri = f"{VOCAB}{key}/{concept}"
    if key not in schemes() or iri not in {each.iri for each in schemes()[key].concepts}:
        raise NotFound(_ABSENT)
    wanted = choose((_PAGE, *_BY_TYPE))
    here = state()
    scheme_url = here.urls.page(VOCAB + key)
    if wanted != _PAGE:
        return _redirect(f"{scheme_url}.{_BY_TYPE[wanted]}")
    return _redirect(terminology.scheme_page(here, schemes()[key]).pages.get(iri) or f"{scheme_url}#{concept}")


@blueprint.get("/shapes")
def shapes_page() -> Response:
    """Show all rules, or lead to the shapes as data, by Accept."""
    here = state()
    ruled = (shape for shape in shapes().values() if shape.is_rule)
    grouped = groupby(ruled, key=lambda shape: shape.file)
    view = ShapesPage(
        tuple((file.replace("-", " ").capitalize(), terminology.rules(here, found)) for file, found in grouped),
        here.urls.ontology_twins("shapes"),
    )
    return _answer(lambda: render_template("ontology/shapes.html", view=view))


@blueprint.get("/questions")
def questions() -> str:
    """Show the competency questions."""
    return render_template("ontology/questions.html", view=QuestionsPage(terminology.question_lines(state())))


@blueprint.get("/codebook")
def codebook() -> str:
    """Show every field with its meaning, its values and its coverage."""
    from govgraph.export.codebook import coverage, covered, required  # imports networkx

    here = state()
    held = here.reader.keep("coverage", lambda: coverage(here.reader.snapshot))
    groups = []
    for owner, group in groupby(fields(), key=lambda field: field.owner):
        lines = tuple(
            FieldLine(
                property=Node(field.label or field.name, _term_url(field.path), field.path),
                name=field.name,
                meaning=field.meaning,
                types=field.types,
                allowed=field.allowed.removeprefix("vocabulary "),
                allowed_url=here.urls.page(VOCAB + field.allowed.removeprefix("vocabulary "))
                if field.allowed.startswith("vocabulary ")
                else "",
                cardinality=field.cardinality,
                required=required(field),
                example=field.example,
                coverage=covered(*held.of(field)),
            )
            for field in group
        )
        known = terms()[owner]
        groups.append(
            (Node(known.label, here.urls.page(known.iri), known.iri), owner, held.instances.get(owner, 0), lines)
        )
    twins = tuple((suffix, f"{here.urls.ontology('codebook')}.{suffix}") for suffix in ("csv", "md"))
    return render_template("ontology/codebook.html", view=CodebookPage(tuple(groups), twins))


@blueprint.get("/codebook.<any(csv, md):suffix>")
def codebook_data(suffix: str) -> Response:
    """Answer with the codebook as CSV or Markdown."""
    from govgraph.export import FORMATS

    exporter = FORMATS["codebook" if suffix == "csv" else "codebook-md"]
    out = io.BytesIO()
    exporter.write(state().reader.snapshot, out)
    response = Response(out.getvalue(), content_type=f"{exporter.media_type}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get(f"/<any(ontology, shapes):part>.<{_SUFFIX}:suffix>")
def data(part: str, suffix: str, key: str = "") -> Response:
    """Answer with the ontology, the shapes, a vocabulary or a term as data.

    Raises:
        NotFound: if there is nothing of that name.
    """
    if part == "vocab" and key in schemes():
        found = [quad for path in files("vocabularies") if path.stem == key for quad in _parsed(path)]
    elif part == "ontology":
        found = [quad for path in files("", "alignments") for quad in _parsed(path)]
        if key:
            found = [quad for quad in found if NamedNode(GG + key) in (quad.subject, quad.object)]
    else:
        found = [quad for path in files("shapes") for quad in _parsed(path)] if part == "shapes" else []
    if not found:
        raise NotFound(_ABSENT)
    triples = sorted({quad.triple for quad in found}, key=str)
    body = serialize(triples, format=_FORMATS[suffix], prefixes=PREFIXES) or b""
    charset = "; charset=utf-8" if SUFFIXES[suffix].startswith("text/") else ""
    response = Response(body, content_type=SUFFIXES[suffix] + charset)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _parsed(path: Path) -> list[Quad]:
    return list(parse(path=str(path), format=RdfFormat.TURTLE))


def _term_url(iri: str) -> str:
    return state().urls.page(iri) if iri.startswith(GG) else ""


def _redirect(target: str) -> Response:
    response = varied(Response(status=303))
    response.headers["Location"] = target
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(page: Callable[[], str]) -> Response:
    """Return the page, or lead to the same as data: by Accept."""
    wanted = choose((_PAGE, *_BY_TYPE))
    return varied(Response(page())) if wanted == _PAGE else _redirect(f"{request.path}.{_BY_TYPE[wanted]}")
