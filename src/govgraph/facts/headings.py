"""Tell the heading of a clause from its first sentence."""

from __future__ import annotations

import re
from functools import cache

from govgraph import reference

Span = tuple[int, int]

_MAX_CHARS, _MAX_WORDS = 90, 12
_SHORT = 6  # words; a longer line that begins with "The" is the first line of a broken paragraph
_MARKS = re.compile(r"[\s.:;)–—-]*")
_RUN_IN = re.compile(r"(?P<heading>[^.:;\n]{3,80}?)\s*(?:\.\s*[-–—]+|[.:]|\s[-–—])\s+(?=[A-ZÀ-Þ\"“«(\d])")
_ARTICLE = re.compile(
    r"(?:the|this|each|either|any|all|no|nothing|both|neither|every|it|they|an?|le|la|les|l'|ce|cette|chaque|tout|toute"
    r"|aucune?|el|los|las|este|esta|cada|cualquier|cualquiera|toda|todo|ningun[oa]?)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:,|\b(?:and|or|of|the|for|in|to|with|by|from|et|ou|de|des|du|la|le|y|o|del|los|las|el|en))$")


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of a verb that no heading holds."""
    return re.compile(rf"(?<!\w){reference.word_list('clause-verb')}(?!\w)", re.IGNORECASE)


def heading_and_body(text: str, start: int, end: int) -> tuple[Span | None, int | None]:
    """Return the span of the heading of a clause and the offset of its body; None for what there is not.

    Args:
        start: behind the number.
        end: of the clause.
    """
    begin = _skip(text, start, end)
    if begin >= end:
        return None, None
    stop = text.find("\n", begin, end)
    line = text[begin : stop if stop >= 0 else end].rstrip()
    run_in = _RUN_IN.match(line)
    if run_in is not None and _is_heading(run_in["heading"], begins_with_article=False):
        return (begin, begin + run_in.end("heading")), begin + run_in.end()
    is_short = len(line.split()) <= _SHORT
    heading = line.rstrip(" .:") if is_short else line
    body = _skip(text, begin + len(line), end)
    if not _is_heading(heading, begins_with_article=is_short and not line.endswith(".")):
        return None, begin
    if body >= end:
        return (None, begin) if line.endswith(".") else (None, None)
    return (None, begin) if text[body].islower() else ((begin, begin + len(heading)), body)


def _skip(text: str, start: int, end: int) -> int:
    """Return the offset of the first word behind punctuation and space."""
    found = _MARKS.match(text, start, end)
    return found.end() if found is not None else start


def _is_heading(line: str, *, begins_with_article: bool) -> bool:
    """Tell whether words are a heading: few, beginning large, unended, without a verb.

    Args:
        begins_with_article: whether they may begin with an article, as a sentence does.
    """
    folded = line.replace("’", "'")
    return (
        3 <= len(folded) <= _MAX_CHARS
        and len(folded.split()) <= _MAX_WORDS
        and not folded[0].islower()
        and not folded[0].isdigit()
        and folded[0] != "("
        and not folded.endswith((".", ";", ":", ","))
        and _OPEN_END.search(folded) is None
        and _verb().search(folded) is None
        and (begins_with_article or _ARTICLE.match(folded) is None)
    )
