"""Answer for the SPARQL endpoint, its editor, and the named queries."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import BadRequest, NotFound

from govgraph.errors import QueryBusyError, QueryError, UsageError
from govgraph.query import NamedQuery, named
from govgraph.web import answers
from govgraph.web.contexts import Editor, Queries, QueryPage
from govgraph.web.negotiation import varied, wants_html
from govgraph.web.protocol import operation
from govgraph.web.state import state
from govgraph.web.values import Answer, Field, QueryLine

blueprint = Blueprint("sparql", __name__)

_FIRST = """# Who signed what, and for whom?
SELECT ?agreement ?person ?party WHERE {
  ?agreement gg:hasEvent ?event .
  ?event gg:hasSignature ?signature .
  ?signature gg:signatory ?person ; gg:onBehalfOf ?party .
}
LIMIT 50
"""


@blueprint.after_request
def open_to_all(response: Response) -> Response:
    """Let pages of other hosts read answers; nothing here depends on who asks."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query by the SPARQL 1.1 Protocol, or show the editor.

    Raises:
        BadRequest: if there is no query and no page is asked for.
    """
    asked = operation()
    if asked.query is None or (not asked.query.strip() and wants_html()):
        if not wants_html():
            raise BadRequest("The parameter query is missing. Try: /sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")
        return varied(make_response(_editor(_FIRST, None)))
    question = answers.Question(asked.query, {}, asked.default_graphs, asked.named_graphs, asked.format)
    try:
        found = answers.data(question, state())
        if found is not None:
            return found
        return varied(make_response(_editor(asked.query, answers.page(question, state()))))
    except QueryError as error:
        return _refusal(error, _editor(asked.query, _fault(error)) if wants_html() and not asked.format else "")


@blueprint.get("/queries")
def queries() -> str:
    """Show the named queries."""
    lines = (QueryLine(q.name, q.question, q.columns, state().urls.query(q.name)) for q in named().values())
    return render_template("sparql/queries.html", view=Queries(tuple(lines)))


@blueprint.get("/queries/<name>")
def query_page(name: str) -> Response:
    """Run a named query with the values of the request.

    Raises:
        NotFound: if there is no query of that name.
    """
    query = named().get(name)
    if query is None:
        raise NotFound("There is no named query of that name. The list of queries shows all.")
    values = {p.name: request.args[p.name].strip() for p in query.parameters if request.args.get(p.name, "").strip()}
    if any(p.is_required and p.name not in values for p in query.parameters) and wants_html():
        return varied(make_response(_named(query, values, None)))
    try:
        question = answers.Question(query.text, query.bind(values), format=request.args.get("format", ""))
        found = answers.data(question, state())
        return found or varied(make_response(_named(query, values, answers.page(question, state()))))
    except UsageError as error:
        return _refusal(QueryError(str(error)), _named(query, values, Answer(error=str(error))) if wants_html() else "")
    except QueryError as error:
        return _refusal(error, _named(query, values, _fault(error)) if wants_html() else "")


def _editor(query: str, answer: Answer | None) -> str:
    urls = state().urls
    examples = tuple(
        (q.question, urls.sparql(query=q.text))
        for q in named().values()
        if not any(p.is_required for p in q.parameters)
    )
    return render_template("sparql/editor.html", view=Editor(query, examples, answer, state().timeout_s))


def _named(query: NamedQuery, values: dict[str, str], answer: Answer | None) -> str:
    fields = tuple(Field(p.name, p.help, p.is_required, values.get(p.name, "")) for p in query.parameters)
    editor = state().urls.sparql(query=query.text)
    view = QueryPage(query.name, query.question, fields, query.text, answer, editor)
    return render_template("sparql/query.html", view=view)


def _fault(error: QueryError) -> Answer:
    return Answer(error=str(error), line=error.line or 0, column=error.column or 0)


def _refusal(error: QueryError, page: str) -> Response:
    code = answers.status(error)
    if page:
        response = make_response(page, code)
    else:
        about = {"status": code, "code": error.code, "title": "The query cannot be answered", "detail": str(error)}
        place = {"line": error.line, "column": error.column} if error.line else {}
        response = make_response(jsonify({"error": {**about, **place}}), code)
    if isinstance(error, QueryBusyError):
        response.headers["Retry-After"] = "2"
    return varied(response)
