"""Measure the suggestion of goals on the public SDG Classification Benchmark, as its package does: F1 a goal, averaged.

Each of its 1,251 texts is labelled for one goal, true or false. They are in three parts by the text's identifier: the
errors in the first were read while the tables of terms were made, then all else was scored; the errors in the second
were read after that; those in the third were never read. Run it by ``make bench``; it prints a table and asserts nothing.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from govgraph.model import Document
from govgraph.pipeline import suggest_goals

GOALS = range(1, 18)
RESAMPLES = 1000


class Sample(NamedTuple):
    """One labelled text."""

    key: str
    text: str
    goal: int
    label: bool

    @property
    def part(self) -> int:
        """Return 0 for the part read first, 1 for the one read second, 2 for the one never read."""
        return int(self.key, 16) % 3


class Answer(NamedTuple):
    """What was found in a text about the goal it is labelled for."""

    goal: int
    label: bool
    found: bool


def load() -> list[Sample]:
    """Return the texts of the installed package, without running its code.

    Raises:
        FileNotFoundError: if the package is not installed.
    """
    spec = find_spec("sdgclassification")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, "benchmark", "resources", "benchmark.csv")
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return [
                    Sample(row["id"], row["text"], int(row["sdg"]), row["label"] == "True")
                    for row in csv.DictReader(file)
                ]
    raise FileNotFoundError("sdgclassification-benchmark is not installed; run make bench")


def answer(sample: Sample) -> Answer:
    """Return whether the text's goal is among those suggested."""
    doc = Document(name=sample.key, source="-", media_type="text/plain", sha256="", text=sample.text, lang="en")
    return Answer(sample.goal, sample.label, any(one.goal == sample.goal for one in suggest_goals(doc)))


def f1(answers: Iterable[Answer]) -> float:
    """Return the F1 of answers to one goal."""
    right = wrong = 0
    for one in answers:
        right += one.label and one.found
        wrong += one.label != one.found
    return 2 * right / (2 * right + wrong) if right else 0.0


def mean_f1(answers: Sequence[Answer]) -> float:
    """Return the mean of the goals' F1."""
    return statistics.mean(f1(one for one in answers if one.goal == goal) for goal in GOALS)


def interval(answers: Sequence[Answer], *, seed: int = 0) -> tuple[float, float]:
    """Return the middle 95 % of the mean F1 over resamples of each goal's texts."""
    draw = random.Random(seed)
    by_goal = [[one for one in answers if one.goal == goal] for goal in GOALS]
    means = sorted(statistics.mean(f1(draw.choices(own, k=len(own))) for own in by_goal) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[-RESAMPLES // 40 - 1]


def main() -> int:
    """Print the figures of both parts and the time a text takes."""
    try:
        samples = load()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 3
    answer(samples[0])  # loads the tables
    begin = time.perf_counter()
    answers = [answer(sample) for sample in samples]
    spent_ms = 1000 * (time.perf_counter() - begin) / len(samples)
    pairs = list(zip(samples, answers, strict=True))
    seen = {sample.text for sample in samples if sample.part != 2}  # a few texts are labelled for two goals
    parts = {
        "never read": [a for s, a in pairs if s.part == 2 and s.text not in seen],
        "read first": [a for s, a in pairs if s.part == 0],
        "read second": [a for s, a in pairs if s.part == 1],
        "all": answers,
    }
    print(f"{'goal':<12}" + "".join(f"{name:>13}" for name in parts))
    for goal in GOALS:
        own = ([a for a in part if a.goal == goal] for part in parts.values())
        print(f"{goal:<12}" + "".join(f"{f1(part):>13.2f}" for part in own))
    print(f"{'mean F1':<12}" + "".join(f"{mean_f1(part):>13.3f}" for part in parts.values()))
    ranges = (interval(part) for part in parts.values())
    print(f"{'95 % of it':<12}" + "".join(f"{f'{low:.2f} to {high:.2f}':>13}" for low, high in ranges))
    print(f"{'texts':<12}" + "".join(f"{len(part):>13,}" for part in parts.values()))
    print(f"{spent_ms:.2f} ms a text")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
