"""Test what is read of the provisions of agreement texts, and that nothing is where there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govgraph import pipeline, resources
from govgraph.errors import SourceError
from govgraph.model import Agreement, Document, Fact, Provision

_HEAD = {
    "en": "AGREEMENT BETWEEN THE GOVERNMENT OF GHANA\nAND THE INTERNATIONAL ORGANIZATION FOR MIGRATION\n\n"
    "The Government of Ghana and the International Organization for Migration (IOM), wishing to help migrants,\n\n"
    "{recital}Have agreed as follows:\n\n",
    "fr": "ACCORD ENTRE LE GOUVERNEMENT DU SÉNÉGAL\nET L'ORGANISATION INTERNATIONALE POUR LES MIGRATIONS\n\n"
    "Le Gouvernement du Sénégal et l'Organisation internationale pour les migrations (OIM),\n\n"
    "{recital}Sont convenus de ce qui suit :\n\n",
    "es": "CONVENIO ENTRE EL GOBIERNO DEL ECUADOR\nY LA ORGANIZACIÓN INTERNACIONAL PARA LAS MIGRACIONES\n\n"
    "El Gobierno del Ecuador y la Organización Internacional para las Migraciones (OIM),\n\n"
    "{recital}Han acordado lo siguiente:\n\n",
}
_CLOSE = {
    "en": "Done at Accra on 3 May 2021, in two originals in the English and French languages.\n",
    "fr": "Fait à Dakar, le 3 mai 2021, en deux exemplaires en langues française et anglaise.\n",
    "es": "Hecho en Quito, el 3 de mayo de 2021, en dos ejemplares en idioma español.\n",
}
_LABEL = {"en": "Article", "fr": "Article", "es": "Artículo"}
Maker = Callable[..., Document]


def _read(make: Maker, *bodies: str, lang: str = "en", recital: str = "") -> Agreement:
    """Return the agreement of a text with the given clauses behind a first one."""
    filler = {"en": "Return\nIt is free.", "fr": "Retour\nIl est libre.", "es": "Retorno\nEs libre."}[lang]
    articles = [filler, filler, *bodies]
    cut = "\n\n".join(f"{_LABEL[lang]} {number}\n{body}" for number, body in enumerate(articles, start=1))
    text = _HEAD[lang].format(recital=recital) + cut + "\n\n" + _CLOSE[lang]
    (agreement,) = pipeline.read_record(make(text, lang=lang)).agreements
    return agreement


def _value(fact: Fact[Any] | None) -> Any:
    """Return the value of a fact, or None."""
    return fact.value if fact is not None else None


def _types(provision: Provision) -> list[str]:
    """Return the concept keys of a provision."""
    return [fact.value for fact in provision.types]


@pytest.mark.parametrize(
    ("body", "lang", "expected"),
    [
        ("Termination\nIt may stop.", "en", ["termination"]),
        ("Amendment and termination\nIt may change.", "en", ["amendment", "termination"]),
        ("Purpose of this Memorandum of Understanding\nTo help.", "en", ["purpose"]),
        ("Provisions on the exchange of information\nOften.", "en", ["information-exchange"]),
        ("Competent authorities\nThey are two.", "en", ["other"]),
        ("Termination of employment\nIt is fair.", "en", ["other"]),
        ("Human resources\nThey are few.", "en", ["other"]),
        ("Either Party may terminate this Agreement in writing.", "en", ["termination"]),
        ("Each Party bears its own costs. Personal data are safe.", "en", ["costs", "data-protection"]),
        ("Final clauses\n1. It may be amended.\n2. Disputes shall be settled by talks.", "en",
         ["final-provisions", "amendment", "dispute-settlement"]),
        ("The worker may terminate the contract.", "en", ["other"]),
        ("Wages\nWages are fair.", "en", ["other"]),
        ("Règlement des différends\nÀ l'amiable.", "fr", ["dispute-settlement"]),
        ("Les Parties échangent des informations.", "fr", ["information-exchange"]),
        ("Privilegios e inmunidades\nSe respetan.", "es", ["privileges"]),
        ("Toda controversia será resuelta de común acuerdo.", "es", ["dispute-settlement"]),
    ],
)  # fmt: skip
def test_a_provision_deals_with(make_document: Maker, body: str, lang: str, expected: list[str]) -> None:
    """The heading tells, else the formulas of the body; words that only look like a heading of the scheme do not."""
    assert _types(_read(make_document, body, lang=lang).provisions[-1]) == expected


@pytest.mark.parametrize(
    ("body", "lang", "terms"),
    [
        ("Either Party may terminate this Agreement by three months' written notice.", "en", {"notice": "P3M"}),
        ("Either Party may end it with ninety (90) days' notice.", "en", {"notice": "P90D"}),
        ("A Party may denounce this Agreement. Denunciation takes effect one year after the other has received notice.",
         "en", {"notice": "P1Y"}),
        (("Termination\nEither Party may terminate it with 30 days' notice. Termination takes effect 60 days after "
         "receipt of the notice."), "en", {}),
        ("This Agreement is concluded for five years and is renewed unless a Party gives six months' notice to end it.",
         "en", {"duration": "P5Y"}),
        ("This Agreement remains in force for an initial period of\n   two years and shall be renewed automatically.",
         "en", {"duration": "P2Y", "renewal": True}),
        ("This Agreement is valid for two years and is not automatically renewed.", "en",
         {"duration": "P2Y", "renewal": False}),
        ("Contracts are concluded for two years and end with thirty days' notice.", "en", {}),
        ("This Agreement shall enter into force upon signature.", "en", {"entry": "signature"}),
        ("This Agreement enters into force thirty days after the last notification.", "en", {"entry": "notification"}),
        ("It takes effect on the exchange of the instruments of ratification.", "en", {"entry": "ratification"}),
        ("This Agreement takes effect on 1 July 2024.", "en", {"entry": "fixed-date", "entry_date": "2024-07-01"}),
        ("Amendments enter into force upon signature.", "en", {}),
        (("Le présent Accord est conclu pour une durée de trois ans, renouvelable par tacite reconduction. Une Partie "
         "peut le dénoncer moyennant un préavis de six mois."), "fr",
         {"notice": "P6M", "duration": "P3Y", "renewal": True}),
        ("Le présent Accord entre en vigueur à la date de sa signature.", "fr", {"entry": "signature"}),
        (("El Convenio tendrá una duración de cinco (5) años. Cualquiera de las Partes podrá denunciarlo con treinta días "
         "de anticipación."), "es", {"notice": "P30D", "duration": "P5Y"}),
        ("El Convenio entrará en vigor en la fecha de la última notificación.", "es", {"entry": "notification"}),
    ],
)  # fmt: skip
def test_terms_are_read(make_document: Maker, body: str, lang: str, terms: dict[str, object]) -> None:
    """Notice, duration, renewal and entry into force are read where the agreement has them, once and without doubt."""
    found = _read(make_document, body, lang=lang).provisions[-1]
    names = ("notice", "duration", "renewal", "entry", "entry_date")
    assert {name: value for name in names if (value := _value(getattr(found, name))) is not None} == terms


def test_number_heading_and_evidence_are_those_of_the_text(make_document: Maker) -> None:
    """A provision has its number as written, its place, and words at each offset."""
    agreement = _read(make_document, "Costs\nEach bears its own.")
    found = agreement.provisions[-1]
    assert (found.ordinal, found.number.value, _value(found.heading)) == (3, "Article 3", "Costs")
    assert [e.quote for fact in found.types for e in fact.support.evidence] == ["Costs"]
    assert found.end - found.start == len("Article 3\nCosts\nEach bears its own.")


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", ["en", "fr"]), ("fr", ["fr", "en"]), ("es", ["es"])], ids=["en", "fr", "es"]
)
def test_languages_are_those_of_the_originals(make_document: Maker, lang: str, expected: list[str]) -> None:
    """The closing formula names them, in its order."""
    assert [fact.value for fact in _read(make_document, "Costs\nNone.", lang=lang).languages] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The original shall be deposited with the Secretary-General of the United Nations.",
         "Secretary-General of the United Nations"),
        ("The Government of Ghana shall be the depositary.", "Government of Ghana"),
        ("The fee is deposited with the bank.", None),
        ("It is deposited with the Government of Ghana. The depositary of this Agreement is IOM.", None),
    ],
)  # fmt: skip
def test_a_depositary_is_named_once(make_document: Maker, body: str, expected: str | None) -> None:
    """Who keeps the original is read by name; two names are none."""
    assert _value(_read(make_document, body).depositary) == expected


@pytest.mark.parametrize(
    ("lang", "recital", "expected"),
    [
        ("en", "Recalling the 1951 Convention relating to the Status of Refugees and its 1967 Protocol,\n\n",
         ["1951 Convention relating to the Status of Refugees", "1967 Protocol"]),
        ("en", "Bearing in mind the Migration for Employment Convention (Revised), 1949 (No. 97), of the ILO;\n\n",
         ["Migration for Employment Convention (Revised), 1949 (No. 97)"]),
        ("en", "Desiring to conclude an agreement and noting the purpose of the present Convention,\n\n", []),
        ("en", "Noting that a memorandum of understanding was signed,\n\n", []),
        ("fr", "Rappelant la Convention relative au statut des réfugiés de 1951,\n\n",
         ["Convention relative au statut des réfugiés de 1951"]),
        ("es", "Recordando la Convención sobre el Estatuto de los Refugiados de 1951,\n\n",
         ["Convención sobre el Estatuto de los Refugiados de 1951"]),
    ],
)  # fmt: skip
def test_the_preamble_cites(make_document: Maker, lang: str, recital: str, expected: list[str]) -> None:
    """Instruments are cited by name in the recitals; words for instruments in general are no names."""
    assert [fact.value for fact in _read(make_document, "Costs\nNone.", lang=lang, recital=recital).cited] == expected


_NEWS = (
    "IOM and Ghana sign agreement on migrants\n\nACCRA – The International Organization for Migration (IOM) and the "
    "Government of Ghana signed an agreement on labour migration in Accra on 3 May 2021.\n\n{body}\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "Article 5\nThe text says that either Party may terminate this Agreement with three months' notice.",
            id="quote",
        ),
        pytest.param("1. Purpose\nIt helps.\n2. Costs\nThey are shared.\n3. Termination\nIt may end.", id="list"),
        pytest.param("Article 1 Purpose\nArticle 2 Costs\nArticle 3 Duration\nArticle 4 Termination", id="contents"),
    ],
)
def test_a_report_has_no_provisions(make_document: Maker, body: str) -> None:
    """News that quotes an article, lists points or shows contents tells of an agreement and has none of its clauses."""
    record = pipeline.read_record(make_document(_NEWS.format(body=body)))
    assert [agreement.provisions for agreement in record.agreements] == [()]


def test_a_titled_list_that_nobody_agrees_on_has_no_provisions(make_document: Maker) -> None:
    """A page titled Agreement with numbered points, but without the formulas of a text, has no provisions."""
    text = (
        "Agreement between IOM and Ghana: five things to know\n\nThe International Organization for Migration and Ghana "
        "signed an agreement on migrants in Accra on 3 May 2021.\n\n"
        "1. What is it?\nIt is a plan.\n\n2. Who pays?\nBoth do.\n\n3. When does it end?\nIn two years.\n"
    )
    record = pipeline.read_record(make_document(text))
    assert [provision for agreement in record.agreements for provision in agreement.provisions] == []


def _refuse(error: SourceError) -> None:
    raise error


@pytest.mark.parametrize(
    ("name", "expected", "terms"),
    [
        pytest.param(
            "iom-marshall-islands-agreement-2012-text.txt",
            "purpose areas-of-cooperation information-exchange other privileges dispute-settlement amendment "
            "duration+termination entry-into-force",
            {"notice": "P6M", "entry": "signature"},
            id="marshall islands",
        ),
        pytest.param(
            "unodc-iom-memorandum-2012-text.txt",
            "purpose areas-of-cooperation information-exchange joint-committee costs privileges dispute-settlement "
            "amendment duration+termination entry-into-force",
            {"notice": "P3M", "entry": "signature"},
            id="unodc",
        ),
    ],
)
def test_the_bundled_texts(name: str, expected: str, terms: dict[str, str]) -> None:
    """The bundled texts have the articles, matters and terms that a reader finds in them, and English originals."""
    (record,) = pipeline.records([str(resources.path("data", "documents") / name)], _refuse)
    (agreement,) = record.agreements
    assert " ".join("+".join(_types(provision)) for provision in agreement.provisions) == expected
    found = {
        field: fact.value
        for provision in agreement.provisions
        for field in ("notice", "duration", "renewal", "entry", "entry_date")
        if (fact := getattr(provision, field)) is not None
    }
    assert found == terms
    assert [fact.value for fact in agreement.languages] == ["en"]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem)
        for path in sorted(resources.path("data", "documents").iterdir())
        if path.suffix != ".md" and not path.stem.endswith("-text")
    ],
)
def test_bundled_reports_have_no_provisions(path: Any) -> None:
    """None of the bundled articles has provisions, languages, a depositary or citations."""
    (record,) = pipeline.records([str(path)], _refuse)
    assert [(a.provisions, a.languages, a.depositary, a.cited) for a in record.agreements] == [
        ((), (), None, ()) for _ in record.agreements
    ]
