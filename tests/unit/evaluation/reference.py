"""Load the scorer of the development corpus, whose rules the evaluation keeps, and make faulty answers to compare on."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from govgraph.evaluation.wording import similarity

FOLDER = Path(__file__).parents[4] / "shared" / "corpus"
Json = Any  # labels and answers are plain JSON


def load() -> ModuleType:
    """Return the scorer; where rapidfuzz is missing, the same measure of likeness is put in its place."""
    spec = importlib.util.spec_from_file_location("corpus_score", FOLDER / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_score"] = module
    spec.loader.exec_module(module)
    if importlib.util.find_spec("rapidfuzz") is None:
        module.__dict__["sim"] = similarity
    return module


def counts(module: ModuleType, gold: Json, found: Json, aliases: Path) -> dict[str, dict[str, tuple[int, int, int]]]:
    """Return the counts of the scorer by document and field, without those of nothing."""
    _, docs = module.run(gold, found, module.Names(aliases))
    return {
        name: {field.removesuffix("(info)"): tuple(c) for field, c in scores.items() if any(c)}
        for name, scores in docs.items()
    }


def spoil(gold: Mapping[str, Json], aliases: Json, seed: int) -> dict[str, Json]:
    """Return labels with seeded faults of every kind the scorer has a rule for."""
    rng = random.Random(seed)
    whole = {name: copy.deepcopy(record) for name, record in gold.items()}
    rate = rng.choice([0.05, 0.15, 0.4])
    for name, record in whole.items():
        for fault in _FAULTS:
            if rng.random() < rate:
                fault(record, rng, gold, aliases)
        if rng.random() < rate:
            whole[name] = json.loads(json.dumps(rng.choice(list(gold.values()))))
    for name in rng.sample(sorted(whole), int(rate * 10)):
        del whole[name]
    return whole


def _lists(record: Json) -> list[list[Json]]:
    """Return all lists that a record holds and the scorer reads."""
    own = [record[k] for k in ("agencies", "leaders", "agreements", "countries", "populations", "gcm_objectives")]
    sdgs = [record["sdgs"][k] for k in ("goals", "targets", "implied_targets")]
    inner = [a[k] for a in record["agreements"] for k in ("parties", "signatories", "levels")]
    return [*own, *sdgs, *inner, record["quotes_evidence"]]


def _names(record: Json) -> list[tuple[Json, str | int]]:
    """Return the places of all names."""
    found: list[tuple[Json, str | int]] = [(a, "name") for a in record["agencies"]]
    for leader in record["leaders"]:
        found += [(leader, "name"), (leader, "role"), (leader, "org")]
    for agreement in record["agreements"]:
        found += [(agreement, key) for key in ("label", "type", "status", "place", "date")]
        found += [(agreement["parties"], i) for i in range(len(agreement["parties"]))]
        found += [(s, key) for s in agreement["signatories"] for key in ("person", "on_behalf_of")]
    for key in ("countries", "populations"):
        found += [(record[key], i) for i in range(len(record[key]))]
    return found


def _leave_out(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for items in _lists(record):
        if items and rng.random() < 0.3:
            items.pop(rng.randrange(len(items)))


def _give_twice(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for items in _lists(record):
        if items and rng.random() < 0.3:
            items.insert(rng.randrange(len(items) + 1), copy.deepcopy(rng.choice(items)))


def _borrow(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    other = copy.deepcopy(rng.choice(list(gold.values())))
    for mine, theirs in zip(_lists(record)[:9], _lists(other)[:9], strict=True):  # those inside agreements come along
        if theirs and rng.random() < 0.4:
            mine.append(rng.choice(theirs))


def _mix_up(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for items in _lists(record):
        rng.shuffle(items)


def _alias(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    tables = {key: [k, *v] for t in aliases.values() for k, v in t.items() for key in (k, *v)}
    for holder, key in _names(record):
        if isinstance(holder[key], str) and holder[key] in tables and rng.random() < 0.6:
            holder[key] = rng.choice(tables[holder[key]])


def _wear_down(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for holder, key in _names(record):
        text = holder[key]
        if isinstance(text, str) and text and rng.random() < 0.4:
            words = text.split()
            letter = rng.randrange(len(text))
            holder[key] = rng.choice(
                [
                    text.upper(),
                    text[:letter] + text[letter + 1 :],
                    f"The {text}'s",
                    f"Government of {text}",
                    f"{text} authorities",
                    f"Minister {text}",
                    words[-1],
                    " ".join(words[:-1]),
                    " ".join([words[0][0] + ".", *words[1:]]),
                    " ".join(reversed(words)),
                    f"{text} ({''.join(w[0] for w in words)})",
                    "",
                    None,
                ]
            )


def _shift_dates(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for agreement in record["agreements"]:
        date = agreement["date"] if isinstance(agreement["date"], str) else rng.choice(["2020-10-23", "2018"])
        agreement["date"] = rng.choice([f"XXXX{date[4:]}", date[:4], date[:7], f"{date}~", "2019-01-01", None, 2020])


def _change_posts(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    for leader in record["leaders"]:
        role = leader["role"] or "Director"
        leader["role"] = rng.choice([role.split()[0], f"Deputy {role}", f"{role} of the region", "Janitor", role])
        portfolio = role.partition(" of ")[2] or "Labour"
        leader["org"] = rng.choice([leader["org"], f"Ministry of {portfolio}", "Ministry of Finance", "ILO", None])


def _change_evidence(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    quotes = record["quotes_evidence"]
    for quote in quotes:
        quote["start"] += rng.randint(-80, 80)
        if rng.random() < 0.3:
            del quote["end"]
        if rng.random() < 0.2:
            quote["agreement"] = rng.choice([None, 0, 1, 7, "0"])
    if quotes and record["agreements"] and rng.random() < 0.5:
        moved = quotes.pop()
        text = moved["text"]
        record["agreements"][0]["evidence"] = rng.choice([text, text[: len(text) // 2], [text], moved, [moved]])


def _other_forms(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    record["agencies"] = [rng.choice([a, a["name"]]) for a in record["agencies"]]
    states = aliases["countries"]
    record["countries"] = [rng.choice([c, {"name": c}, states.get(c, [c])[0]]) for c in record["countries"]]
    sdgs = record["sdgs"]
    sdgs["goals"] = [rng.choice([g, str(g), "ten"]) for g in sdgs["goals"]]
    sdgs["targets"] = [t.upper() for t in sdgs["targets"]]
    record["gcm_objectives"] = rng.choice([record["gcm_objectives"], 5, "5", None, {"a": 1}])
    sdgs["agenda2030"] = rng.choice([True, False, "yes", None])


def _relevance(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    record["relevant"] = rng.choice([True, False, None, "yes"])


def _break(record: Json, rng: random.Random, gold: Json, aliases: Json) -> None:
    key = rng.choice(["agencies", "leaders", "agreements", "sdgs", "countries", "quotes_evidence"])
    record[key] = rng.choice([None, "x", [None], ["x", 3], {"name": "x"}, [[]], 7])


_FAULTS: tuple[Callable[[Json, random.Random, Json, Json], None], ...] = (
    _leave_out,
    _give_twice,
    _borrow,
    _mix_up,
    _alias,
    _wear_down,
    _shift_dates,
    _change_posts,
    _change_evidence,
    _relevance,
    _other_forms,
    _break,
)
