"""Carry a real record through mapping, store, query, network and export."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from govgraph import query, settings
from govgraph.export import FORMATS
from govgraph.mapping import map_record, reference_quads
from govgraph.model import Agreement, Document, Evidence, Fact, Party, Record, Signatory, Support
from govgraph.network import project
from govgraph.query.table import short
from govgraph.store import Snapshot, Store

TEXT = "Guy Ryder signed a cooperation agreement with the IOM for the ILO on 23 October 2020 in Geneva."


def support(words: str, *, method: str = "test-rule") -> Support:
    """Return the support of words of the text."""
    start = TEXT.index(words)
    return Support((Evidence(start, start + len(words), words),), method, 0.9)


def record() -> Record:
    """Return what a reader would find in the text."""
    ilo = Party("agency", "ilo", "International Labour Organization", True, support("ILO"))
    iom = Party("agency", "iom", "International Organization for Migration", True, support("IOM"))
    signatory = Signatory("guy-ryder", "Guy Ryder", None, "ilo-director-general", ilo, support("Guy Ryder"))
    agreement = Agreement(
        ordinal=1, label=Fact("Cooperation agreement", support("cooperation agreement")),
        type=Fact("cooperation-agreement", support("cooperation agreement")), status=Fact("signed", support("signed")),
        modality=Fact("happened", support("signed")), parties=(ilo, iom),
        date=Fact("2020-10-23", support("23 October 2020")),
        place=Fact("Geneva", support("Geneva")), venue=None, signatories=(signatory,), topics=(), levels=(),
        role="primary", evidence=support(TEXT).evidence,
    )  # fmt: skip
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    document = Document("note", "note.txt", "text/plain", digest, TEXT, lang="en")
    return Record(document, "news", None, None, relevant=True, agreements=(agreement,))


def test_record_reaches_every_reader(tmp_path: Path) -> None:
    """The mapped record is stored once, answers the main question, is drawn, and leaves every format with its quote."""
    base = settings.text("base")
    with Store.open(tmp_path / "s", create=True) as store:
        store.put_reference(reference_quads(base))
        key = record().document.key
        assert store.put_document(key, map_record(record(), base=base))
        assert not store.put_document(key, map_record(record(), base=base))
        assert not store.put_reference(reference_quads(base))
    with Snapshot.open(tmp_path / "s") as snapshot:
        rows = query.run(snapshot, query.named()["who-signed-what"].text).rows()
        shown = [tuple(short(row.get(name)) for name in ("name", "partyName", "date", "place")) for row in rows]
        assert shown == [("Guy Ryder", "International Labour Organization", "2020-10-23", "Geneva")]
        kinds = sorted(data["kind"] for _, _, data in project(snapshot).edges(data=True))
        assert kinds == ["on-behalf-of", "party", "party", "signatory"]
        for name in FORMATS.keys() - {"csv"}:
            out = io.BytesIO()
            FORMATS[name].write(snapshot, out)
            assert b"Guy Ryder" in out.getvalue(), name
    query.close()
