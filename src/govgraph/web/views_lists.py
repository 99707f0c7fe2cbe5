"""Answer for the lists and for search."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import BadRequest

from govgraph.web.catalogue import AgreementEntry
from govgraph.web.contexts import Agreements, Listing, Search
from govgraph.web.facets import chosen, facets, lifted, narrow, pool
from govgraph.web.finding import Index
from govgraph.web.listings import LISTED, listing
from govgraph.web.names import Names
from govgraph.web.paging import page_of
from govgraph.web.rows import agreement_line
from govgraph.web.state import state
from govgraph.web.tables import table
from govgraph.web.urls import PAGES
from govgraph.web.values import ListRow
from govgraph.web.wording import KINDS

blueprint = Blueprint("lists", __name__)

_KINDS = {PAGES[kind]: kind for kind in ("agreement", *LISTED)}
_FOLDERS = "any(" + ", ".join(_KINDS) + ")"
_CAP = 20  # hits of one kind on the search page: more means the query should say more
_LONGEST = 200  # characters of a search; longer ones are no names
_AGREEMENT_COLUMNS = ("iri", "label", "type", "status", "date", "inferred_date", "place", "parties", "document")


@blueprint.get(f"/<{_FOLDERS}:folder>", endpoint="listing")
def listing_page(folder: str) -> str:
    """Show the list of all things of a kind."""
    kind = _KINDS[folder]
    return _agreements() if kind == "agreement" else _plain(kind)


@blueprint.get(f"/<{_FOLDERS}:folder>.<any(csv, json):suffix>", endpoint="table")
def table_page(folder: str, suffix: str) -> Response:
    """Answer with a list as data."""
    here, kind = state(), _KINDS[folder]
    cat = here.catalogue
    if kind != "agreement":
        held = listing(kind, cat)
        columns = ("iri", "label", *(column.rstrip("#").lower().replace(" ", "_") for column in held.columns))
        return table(columns, ((row.node.iri, row.node.label, *row.cells) for row in held.rows), suffix)
    wanted = chosen(request.args.to_dict())
    entries = narrow(pool(cat, wanted), wanted)
    return table(_AGREEMENT_COLUMNS, (_cells(entry, cat.names) for entry in entries), suffix)


def _cells(entry: AgreementEntry, names: Names) -> tuple[str, ...]:
    kind, status = (iri.rpartition("/")[2] for iri in (entry.type, entry.status))
    parties = "|".join(sorted(names.label(party) for party in entry.parties))
    label = names.label(entry.iri)
    return entry.iri, label, kind, status, entry.date, entry.inferred, entry.place, parties, "|".join(entry.docs)


@blueprint.get("/search")
def search() -> str:
    """Show what bears a name.

    Raises:
        BadRequest: if the query is too long.
    """
    here = state()
    query = request.args.get("q", "").strip()
    if len(query) > _LONGEST:
        raise BadRequest(f"A search takes up to {_LONGEST} characters.")
    cat = here.catalogue
    found = here.reader.keep("index", lambda: Index.build(cat.names)).find(query)
    groups = tuple(
        (KINDS[kind][1], tuple(ListRow(cat.names.node(iri), (_hint(iri),)) for iri in iris[:_CAP]), len(iris))
        for kind, iris in found.items()
    )
    view = Search(query, groups, sum(len(iris) for iris in found.values()), _CAP)
    return render_template("lists/search.html", view=view)


def _hint(iri: str) -> str:
    cat = state().catalogue
    return "reference tables" if iri in cat.references else cat.names.notations.get(iri, "")


def _agreements() -> str:
    here = state()
    cat, urls = here.catalogue, here.urls
    wanted = chosen(request.args.to_dict())
    entries = pool(cat, wanted)
    shown, paging = page_of(narrow(entries, wanted), here.page_size)
    view = Agreements(
        rows=tuple(agreement_line(entry, cat) for entry in shown),
        facets=facets(entries, wanted, cat, urls),
        chosen=lifted(wanted, cat, urls),
        paging=paging,
        twins=tuple((suffix.upper(), urls.list_data("agreement", suffix, **wanted)) for suffix in ("csv", "json")),
    )
    return render_template("lists/agreements.html", view=view)


def _plain(kind: str) -> str:
    here = state()
    held = listing(kind, here.catalogue)
    shown, paging = page_of(held.rows, here.page_size)
    twins = tuple((suffix.upper(), here.urls.list_data(kind, suffix)) for suffix in ("csv", "json"))
    view = Listing(held.title, held.lead, held.columns, tuple(shown), paging, twins)
    return render_template("lists/listing.html", view=view)
