"""Hold a small record made by hand from the facts of the article on ILO and IOM."""

from __future__ import annotations

from hashlib import sha256

import pytest

from govgraph.model import (
    Agency,
    Agreement,
    Document,
    Evidence,
    Fact,
    Inference,
    Leader,
    Party,
    Passage,
    Reason,
    Record,
    SdgLink,
    Signatory,
    Support,
)

TEXT = (
    "ILO and IOM ink pact\n\n"
    "Guy Ryder, ILO Director-General, and António Vitorino, the IOM Director-General sat down to sign the agreement "
    "on October 23 in ILO headquarters in Geneva. It names the 2030 Agenda and target 10.7.\n\nRecent Posts\n"
)


def support(quote: str, *, confidence: float = 0.9, method: str = "test-rule") -> Support:
    """Return the support of a quote's first occurrence in the text."""
    start = TEXT.index(quote)
    return Support((Evidence(start, start + len(quote), quote),), method, confidence)


@pytest.fixture(scope="session")
def record() -> Record:
    """Return a record with one signed agreement of two agencies."""
    ilo = Party("agency", "ilo", "International Labour Organization", known=True, support=support("ILO"))
    iom = Party("agency", "iom", "International Organization for Migration", known=True, support=support("IOM"))
    ryder, vitorino = support("Guy Ryder, ILO Director-General"), support("António Vitorino, the IOM Director-General")
    noise = TEXT.index("Recent Posts")
    reasons = (
        Reason("tenure", "Guy Ryder left office on 2022-09-30.", "https://www.ilo.org/", support("Guy Ryder").evidence),
    )
    agreement = Agreement(
        ordinal=1,
        label=Fact("ILO and IOM ink pact", support("ILO and IOM ink pact")),
        type=Fact("agreement", support("agreement")),
        status=Fact("signed", support("sat down to sign")),
        modality=Fact("happened", support("sat down to sign")),
        parties=(ilo, iom),
        date=Fact("XXXX-10-23", support("October 23")),
        place=Fact("Geneva", support("Geneva")),
        venue=Fact("ILO headquarters", support("ILO headquarters")),
        signatories=(
            Signatory("guy-ryder", "Guy Ryder", "Director-General", "ilo-director-general", ilo, ryder),
            Signatory(
                "antonio-vitorino", "António Vitorino", "Director-General", "iom-director-general", iom, vitorino
            ),
        ),
        topics=(),
        levels=(),
        role="primary",
        evidence=support("sat down to sign the agreement").evidence,
        inferences=(Inference("date", "[2020-10-23,2021-10-23]", "tenures", 0.8, reasons),),
    )
    return Record(
        document=Document("seed", "docs/seed.txt", "text/plain", sha256(TEXT.encode()).hexdigest(), TEXT, lang="en"),
        kind="news",
        title=Fact("ILO and IOM ink pact", support("ILO and IOM ink pact")),
        published=None,
        relevant=True,
        agencies=(
            Agency("ilo", "International Labour Organization", "ILO", "igo", known=True, support=support("ILO")),
            Agency("iom", "International Organization for Migration", "IOM", "igo", known=True, support=support("IOM")),
        ),
        leaders=(
            Leader(
                "guy-ryder", "Guy Ryder", "Director-General", "ilo-director-general", ilo, "current",
                known=True, support=ryder,
            ),
            Leader(
                "antonio-vitorino", "António Vitorino", "Director-General", "iom-director-general", iom, "current",
                known=True, support=vitorino,
            ),
        ),
        agreements=(agreement,),
        sdgs=(
            SdgLink("agenda", "2030", support("2030 Agenda")),
            SdgLink("target", "10.7", support("target 10.7")),
            SdgLink("target", "8.8", Support((), "topic-suggests", 0.4, "implied")),
        ),
        dropped=(Passage(noise, len(TEXT) - 1, "list of posts"),),
    )  # fmt: skip
