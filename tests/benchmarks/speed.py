"""Measure how fast articles of 170 words are read, beside spaCy on the same articles, core and run.

What is compared is unequal: spaCy tags, parses and finds entities; GovGraph reads files and finds mentions, links and
agreements. Both use one core. Each is a process of its own, so that start-up and memory are its own too; the rounds of
the two take turns, and the median counts. Run it by ``make bench``; it prints figures and asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_READER = """
import sys, time
from govgraph import pipeline
from govgraph.documents.language import recognise
from govgraph.model import Document
for _ in pipeline.records([sys.argv[2]], print): pass  # loads the tables
recognise(Document("", "", "text/plain", "", "Les deux ministres ont signé un accord."))  # loads the classifier
begin = time.perf_counter()
count = sum(1 for _ in pipeline.records([sys.argv[1]], print))
print(count / (time.perf_counter() - begin))
"""
_SPACY = """
import sys, time
from pathlib import Path
import spacy
try:
    nlp = spacy.load(sys.argv[2])
except OSError:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
for _ in nlp.pipe(texts[:5]): pass
begin = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(len(texts) / (time.perf_counter() - begin))
print(spacy.__version__, nlp.meta["name"], nlp.meta["version"], *nlp.pipe_names)
"""


class Run(NamedTuple):
    """What a process printed, how long it took, and its peak of memory."""

    lines: list[str]
    seconds: float
    peak_mb: float


def run(*command: str) -> Run:
    """Run a command to its end.

    Raises:
        CalledProcessError: if it fails.
    """
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    scale = 1 << 20 if sys.platform == "darwin" else 1 << 10  # getrusage counts bytes there, kilobytes elsewhere
    return Run(printed.splitlines(), time.perf_counter() - begin, used.ru_maxrss / scale)


def has_spacy(python: str) -> bool:
    """Tell whether an interpreter has spaCy."""
    return subprocess.run([python, "-c", "import spacy"], capture_output=True, check=False).returncode == 0


def show(name: str, runs: list[Run]) -> float:
    """Print what a reader reached, and return its median of documents a second."""
    rates = sorted(float(one.lines[0]) for one in runs)
    peak = max(one.peak_mb for one in runs)
    middle = statistics.median(rates)
    print(f"{name:<44}{middle:>8.0f} documents/s ({rates[0]:.0f} to {rates[-1]:.0f}){peak:>8.0f} MB at the peak")
    return middle


def main() -> int:
    """Print documents a second, their ratio to spaCy, start-up time and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=600, help="articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--spacy-python", default=sys.executable, help="an interpreter that has spaCy")
    parser.add_argument("--spacy-model", default="en_core_web_sm", help="where it is missing, a blank pipeline is used")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has its bytecode
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        # by a process of its own: what this one holds would count as its children's peak
        run(sys.executable, str(Path(__file__).with_name("articles.py")), folder, str(asked.count))
        first = str(Path(folder, "0000.txt"))
        govgraph: list[Run] = []
        spacy: list[Run] = []
        beside = has_spacy(asked.spacy_python)
        for _ in range(asked.rounds):
            govgraph.append(run(sys.executable, "-c", _READER, folder, first))
            if beside:
                spacy.append(run(asked.spacy_python, "-c", _SPACY, folder, asked.spacy_model))
        print(f"{asked.count} different articles of 170 words, one core, median of {asked.rounds} rounds")
        reached = show("GovGraph, files to records", govgraph)
        if spacy:
            print(f"{reached / show('spaCy ' + spacy[0].lines[1], spacy):.1f} times as fast")
        else:
            print("spaCy is not installed here; name an interpreter that has it: --spacy-python")
        for name, command in {
            "start of govgraph --version": ["--version"],
            "govgraph extract, one article": ["extract", first],
            f"govgraph extract, {asked.count} articles": ["extract", folder],
        }.items():
            runs = [run(sys.executable, "-m", "govgraph", *command) for _ in range(asked.rounds)]
            spent_s = statistics.median(one.seconds for one in runs)
            print(f"{name:<44}{spent_s:>8.2f} s{max(one.peak_mb for one in runs):>8.0f} MB at the peak")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
