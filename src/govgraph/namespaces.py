"""Write every namespace and IRI pattern once.

Terms are made with :class:`Namespace`: ``GG.hasParty`` is the string of that property's IRI.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

VERSION = "0.2.0"
_PATH_SAFE = "-._~:,;=@!$&'()*+/"  # RFC 3986 pchar and "/"
BASE = "https://w3id.org/govgraph/"


class Namespace(str):
    """Build IRIs of one namespace by attribute (``GG.Agency``) or by key (``SDG["10.7"]``)."""

    __slots__ = ()

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return str(self) + name

    def __getitem__(self, name: str) -> str:  # type: ignore[override]  # IRIs are built, not sliced
        return str(self) + name


GG = Namespace(BASE + "ontology#")
SHAPES = Namespace(BASE + "shapes#")
VOCAB = Namespace(BASE + "vocab/")
GRAPH = Namespace(BASE + "graph/")

RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SCHEMA = Namespace("https://schema.org/")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
SDG = Namespace("http://metadata.un.org/sdg/")
SDGO = Namespace("http://metadata.un.org/sdg/ontology#")

PREFIXES: dict[str, str] = {
    "gg": GG, "ggid": BASE + "id/", "ggv": VOCAB, "ggsh": SHAPES, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD,
    "skos": SKOS, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG, "prov": PROV, "oa": OA, "sh": SH, "schema": SCHEMA,
    "edtf": EDTF, "sdg": SDG, "sdgo": SDGO,
}  # fmt: skip
"""Prefixes bound in every serialisation and offered to every query."""

REFERENCE_GRAPH = GRAPH["reference/core"]
AGREEMENTS_GRAPH = GRAPH["reference/agreements"]
VOCABULARY_GRAPH = GRAPH["reference/vocabularies"]
ONTOLOGY_GRAPH = GRAPH["reference/ontology"]
REFERENCE_GRAPHS = (REFERENCE_GRAPH, AGREEMENTS_GRAPH, VOCABULARY_GRAPH, ONTOLOGY_GRAPH)
"""Graphs that every store holds beside those of its documents."""


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return an ASCII, lower-case, hyphenated form of a name for use in IRIs.

    >>> slug("António Vitorino")
    'antonio-vitorino'
    """
    folded = unicodedata.normalize(
        "NFKD", text.replace("’", "'").replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    )
    ascii_text = folded.encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def entity(kind: str, key: str, *, base: str = BASE) -> str:
    """Return the IRI of a thing: ``…/id/agency/ilo``.

    Args:
        kind: agency, state, person, post, tenure, agreement, event, signature, provision, document, claim, evidence
            or run.
        key: its key; characters that an IRI path cannot hold are percent-encoded.
        base: the base of data IRIs (a setting).
    """
    return f"{base}id/{kind}/{quote(key, safe=_PATH_SAFE)}"


def document_graph(document_key: str, *, base: str = BASE) -> str:
    """Return the IRI of the named graph that holds what one document says."""
    return f"{base}graph/document/{document_key}"


def concept(scheme: str, key: str) -> str:
    """Return the IRI of a SKOS concept, such as ``…/vocab/topic/capacity-building``."""
    return f"{VOCAB}{scheme}/{key}"
