"""Put the terms of the graph into the words a reader sees."""

from __future__ import annotations

import re

from govgraph.namespaces import DCTERMS, FOAF, GG, ORG, RDF, SKOS

PROPERTIES: dict[str, str] = {
    GG.hasParty: "Party",
    GG.hasType: "Type",
    GG.hasStatus: "Status",
    GG.date: "Date",
    GG.inferredDate: "Year inferred",
    GG.place: "Place",
    GG.venue: "Venue",
    GG.modality: "Modality",
    GG.signatory: "Signed by",
    GG.onBehalfOf: "On behalf of",
    GG.inCapacityOf: "In the office of",
    GG.hasTopic: "Topic",
    GG.hasLevel: "Level",
    GG.concernsPopulation: "Population concerned",
    GG.contributesTo: "Contributes to",
    GG.mayContributeTo: "May contribute to",
    GG.addressesObjective: "Global Compact objective",
    GG.ofPost: "Office held",
    GG.tense: "Held",
    GG.mentions: "Names",
    GG.documentKind: "Kind of document",
    GG.reports: "Reports",
    GG.cites: "Cites",
    GG.relevant: "On migration governance",
    GG.roleTitle: "Title of the office",
    GG.begins: "From",
    GG.ends: "Until",
    GG.hasEvent: "Event",
    GG.eventOf: "Event of",
    GG.hasSignature: "Signature",
    GG.hasProvision: "Provision",
    GG.provisionType: "Deals with",
    GG.number: "Number",
    GG.heading: "Heading",
    GG.ordinal: "Place in the text",
    GG.noticePeriod: "Notice of termination",
    GG.duration: "Duration",
    GG.renewsTacitly: "Renewed tacitly",
    GG.entryCondition: "Enters into force on",
    GG.entryDate: "Day of entry into force",
    GG.originalLanguage: "Language of the text",
    GG.depositary: "Depositary",
    GG.citedInstrument: "Cited in the preamble",
    GG.attestedIn: "Attested in",
    GG.confidence: "Confidence",
    GG.method: "Rule",
    GG.hasBasis: "Basis",
    GG.hasEvidence: "Evidence",
    GG.verification: "Checked",
    GG.conflictsWith: "Conflicts with",
    GG.confirms: "Confirms",
    GG.supersedes: "Replaces",
    GG.buildsOn: "Builds on",
    GG.reason: "Reason",
    GG.earliest: "Earliest day",
    GG.latest: "Latest day",
    GG.inferredEarliest: "Earliest day, inferred",
    GG.inferredLatest: "Latest day, inferred",
    GG.softwareVersion: "Version of the software",
    ORG["member"]: "Person",
    ORG["organization"]: "Organisation",
    ORG["postIn"]: "Office of",
    RDF["type"]: "Class",
    RDF["subject"]: "Subject",
    RDF["predicate"]: "Property",
    RDF["object"]: "Value",
    SKOS["prefLabel"]: "Name",
    SKOS["altLabel"]: "Also called",
    SKOS["notation"]: "Short form",
    SKOS["definition"]: "Definition",
    SKOS["broader"]: "Part of",
    FOAF["name"]: "Name in full",
    DCTERMS["title"]: "Title",
    DCTERMS["date"]: "Published",
    DCTERMS["source"]: "Source",
    DCTERMS["language"]: "Language",
    DCTERMS["identifier"]: "File",
    DCTERMS["format"]: "Media type",
}
"""What a property is called on a page."""

KINDS: dict[str, tuple[str, str]] = {
    "agreement": ("Agreement", "Agreements"),
    "agency": ("Agency", "Agencies"),
    "person": ("Leader", "Leaders"),
    "state": ("State", "States"),
    "sdg": ("Sustainable Development Goal", "Sustainable Development Goals"),
    "topic": ("Topic", "Topics"),
    "document": ("Document", "Documents"),
    "claim": ("Statement", "Statements"),
    "event": ("Event", "Events"),
    "signature": ("Signature", "Signatures"),
    "provision": ("Provision", "Provisions"),
    "post": ("Office", "Offices"),
    "tenure": ("Term of office", "Terms of office"),
    "run": ("Run", "Runs"),
    "concept": ("Concept", "Concepts"),
}
"""What a kind of thing is called: one of them, several of them."""

BASES: dict[str, tuple[str, str]] = {
    "stated": ("Stated", "The words of the source say this."),
    "suggested": (
        "Suggested",
        "The text points to this, and the rule that read it is often wrong: check the sentence.",
    ),
    "inferred": ("Inferred", "A rule concludes this; the text does not say it."),
    "implied": ("Implied", "The topic suggests this; the text does not name it."),
}
"""What each basis of a statement means."""

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def property_label(iri: str) -> str:
    """Return the words for a property; its local name, spaced, where the table has none."""
    return PROPERTIES.get(iri) or local_name(iri)


def local_name(iri: str) -> str:
    """Return the last part of an IRI as words.

    >>> local_name("https://example.org/ns#hasLegalForce")
    'has legal force'
    """
    tail = re.split(r"[#/]", iri.rstrip("/#"))[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tail).replace("-", " ").lower() or iri


def day(edtf: str) -> str:
    """Return an EDTF date in plain words; what it cannot read it returns as written.

    >>> day("2020-10-23"), day("XXXX-10-23"), day("2018-10"), day("..")
    ('23 October 2020', '23 October (year not stated)', 'October 2018', 'open')
    >>> day("[2020-10-23,2021-10-23]")
    '23 October 2020 or 23 October 2021'
    """
    if edtf in ("", ".."):
        return "open" if edtf else ""
    if edtf.startswith("[") and edtf.endswith("]"):
        return " or ".join(
            day(low) if not sep else f"{day(low)} to {day(high)}"
            for low, sep, high in (part.strip().partition("..") for part in edtf[1:-1].split(","))
        )
    if "/" in edtf:
        return " to ".join(day(part) for part in edtf.split("/"))
    found = re.fullmatch(r"(\d{4}|XXXX|\d{3}X)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)", edtf)
    if not found:
        return edtf
    year, month, number, doubt = found.groups()
    words = [str(int(number))] if number and number != "XX" else []
    if month and month != "XX":
        if not 1 <= int(month) <= 12:
            return edtf
        words.append(_MONTHS[int(month) - 1])
    words.append("(year not stated)" if year == "XXXX" else f"{year[:3]}0s" if year.endswith("X") else year)
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(doubt, "") + " ".join(words)


def span(duration: str) -> str:
    """Return a stretch of time in one unit (``P3M``) in plain words; what it cannot read it returns as written.

    >>> span("P3M"), span("P1Y"), span("P1Y6M")
    ('3 months', '1 year', 'P1Y6M')
    """
    found = re.fullmatch(r"P(\d+)([DMY])", duration)
    if not found:
        return duration
    unit = {"D": "day", "M": "month", "Y": "year"}[found[2]]
    return f"{found[1]} {unit}{'' if found[1] == '1' else 's'}"


def percent(confidence: str) -> str:
    """Return a share between 0 and 1 as per cent; empty for what is no number.

    >>> percent("0.875")
    '88 %'
    """
    try:
        return f"{float(confidence) * 100:.0f} %"
    except ValueError:
        return ""
