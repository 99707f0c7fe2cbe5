"""Test what is read from mail messages and mailboxes."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from govgraph.documents import mail, mbox
from govgraph.documents.origin import Origin
from govgraph.errors import SourceError


def _message() -> EmailMessage:
    """Return a message with subject and date."""
    message = EmailMessage()
    message["From"] = "press@agency.example"
    message["Subject"] = "António signs a pact"
    message["Date"] = "Fri, 23 Oct 2020 23:30:00 -0500"
    return message


def test_subject_and_plain_text_are_read(origin: Origin) -> None:
    """Encoded words are decoded, and the day is that of the sender; of two forms of a text the plain one counts."""
    message = _message()
    message.set_content("The pact was signed in Genève.\n")
    message.add_alternative("<p>The page of it.</p>", subtype="html")
    message.add_attachment("An attached text.", filename="a.txt")
    doc = mail.read(message.as_bytes(), origin)
    assert (doc.title, doc.published) == ("António signs a pact", "2020-10-23")
    assert doc.text == "António signs a pact\n\nThe pact was signed in Genève.\n"


def test_a_page_is_read_where_there_is_no_plain_text(origin: Origin) -> None:
    """Its markup is taken off, and scripts are no text."""
    message = _message()
    message.set_content("<p>One <b>pact</b>.</p><script>x()</script><p>Two.</p>", subtype="html")
    assert mail.read(message.as_bytes(), origin).text == "António signs a pact\n\nOne pact.\n\nTwo."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Just some words.\n", "not a mail message", id="text"),
        pytest.param(b"Subject: x\nContent-Type: image/png\n\nxx", "no text; attachments are not read", id="image"),
    ],
)
def test_what_has_no_text_says_so(origin: Origin, data: bytes, reason: str) -> None:
    """Text under the suffix is no message, and a picture is no text."""
    with pytest.raises(SourceError, match=reason):
        mail.read(data, origin)


def test_an_encoding_nobody_knows_does_not_stop_the_reader(origin: Origin) -> None:
    """The text is read as UTF-8, and broken bytes are shown as such."""
    data = b"Subject: x\nContent-Type: text/plain; charset=martian\n\nGen\xc3\xa8ve \xff\n"
    assert mail.read(data, origin).text == "x\n\nGenève �\n"


_MBOX = (
    b"From a@b Fri Oct 23 10:00:00 2020\nSubject: One\n\nFirst text.\nFrom here on it goes.\n>From there too.\n\n"
    b"From a@b Fri Oct 23 11:00:00 2020\nSubject: Two\n\nSecond text.\n"
)


def test_a_mailbox_is_parted_at_its_separators(origin: Origin) -> None:
    """A line that begins with From inside a paragraph parts nothing, and a stuffed one loses its mark."""
    parts = list(mbox.split(_MBOX, "a.mbox"))
    assert parts == [
        ("1", b"Subject: One\n\nFirst text.\nFrom here on it goes.\n>From there too.\n"),
        ("2", b"Subject: Two\n\nSecond text.\n"),
    ]
    assert mbox.read(parts[0][1], origin).text == "One\n\nFirst text.\nFrom here on it goes.\nFrom there too.\n"


def test_what_is_no_mailbox_says_so() -> None:
    """A file must begin with a separator."""
    with pytest.raises(SourceError, match="not a mailbox"):
        list(mbox.split(b"Dear all,\n\nFrom me.\n", "a.mbox"))
