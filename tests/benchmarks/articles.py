"""Make many different articles of one length: cut the labelled texts of this project, and swap their names and dates.

What a text says after that is nonsense, but it is built as news is. The same seed gives the same articles. As a program
it writes them into a folder: ``python articles.py FOLDER COUNT``.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from govgraph import reference
from govgraph.documents import read
from govgraph.errors import SourceError
from govgraph.evaluation.corpus import bundled, load

WORDS = 170
_BATCHES = Path(__file__).parent.parent / "quality" / "batches"
_SPARE = 30  # words more, as a name may be swapped for a shorter one
_PIECES = 3  # of one text, so that no long text outweighs the others
_MONTHS = "January February March April May June July August September October November December".split()
_GIVEN = "Amara Beatriz Chidi Dilnoza Elena Farid Grace Hamid Ingrid Jonas Kofi Leila Marek Nadia Omar Priya".split()
_FAMILY = "Adeyemi Bondarenko Castillo Diallo Eriksen Fofana Guerra Haddad Ivanova Jimenez Kaya Lindqvist".split()
_DAY = re.compile(rf"\b(?:[12]?\d|30)\b(?= (?:{'|'.join(_MONTHS)})\b)")
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-2]\d)\b")


def make(count: int, *, seed: int = 0) -> Iterator[str]:
    """Yield articles in English, each of 170 words and all different.

    Args:
        count: how many.
    """
    draw = random.Random(seed)
    pieces = list(_pieces())
    seen: set[str] = set()
    for piece, people in islice(cycle(pieces), 50 * count):
        words = list(re.finditer(r"\S+", text := _swapped(piece, people, draw)))
        article = text[: words[WORDS - 1].end()] + "\n" if len(words) >= WORDS else ""
        if article and article not in seen:
            seen.add(article)
            yield article
        if len(seen) == count:
            return


def _pieces() -> Iterator[tuple[str, Sequence[str]]]:
    """Yield stretches of the labelled texts, with the people who are named in the text."""
    for source in (bundled(), *sorted(path.parent for path in _BATCHES.glob("*/gold.json"))):
        labels = source / "gold.json" if source.is_dir() else source
        people = {one["id"]: [leader["name"] for leader in one["leaders"]] for one in json.loads(labels.read_text())}
        for name, path in sorted(load(source).texts.items()):
            for doc in read(str(path), _refuse):
                if doc.lang == "en":
                    yield from ((piece, people[name]) for piece in islice(_cut(doc.text), _PIECES))


def _refuse(error: SourceError) -> None:
    """Let no text be unreadable."""
    raise error


def _cut(text: str) -> Iterator[str]:
    """Yield one stretch after the other, line ends kept, each a little longer than an article; the rest is dropped."""
    words = list(re.finditer(r"\S+", text))
    for at in range(0, len(words) - WORDS + 1, WORDS):
        yield text[words[at].start() : words[min(at + WORDS + _SPARE, len(words)) - 1].end()]


def _swapped(text: str, people: Iterable[str], draw: random.Random) -> str:
    """Return a text with other people, states, months, days and years."""
    others = dict(zip(_MONTHS, draw.sample(_MONTHS, k=len(_MONTHS)), strict=True))
    states = [row["name_en"] for row in reference.states().values() if " " not in row["name_en"]]
    others |= dict(zip(states, draw.sample(states, k=len(states)), strict=True))
    others |= {name: f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)}" for name in people}
    others |= {name.split()[-1]: others[name].split()[-1] for name in people if " " in name}
    names = sorted(others, key=lambda name: (-len(name), name))
    text = re.sub(rf"\b(?:{'|'.join(map(re.escape, names))})\b", lambda found: others[found.group()], text)
    text = _YEAR.sub(lambda found: str(int(found.group()) - draw.randrange(4)), text)
    return _DAY.sub(lambda _: str(draw.randint(1, 28)), text)


def write(folder: Path, count: int) -> None:
    """Write articles into a folder, one a file."""
    for number, text in enumerate(make(count)):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
