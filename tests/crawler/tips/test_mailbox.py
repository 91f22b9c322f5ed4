"""The tip line's mailbox: a folder, a Maildir, a real IMAP session over TLS."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.tips.mailbox import MailboxError, Server, mails_in, unseen_on
from crawler.tips.reading import MAX_BYTES
from tests.crawler.tips.imapserver import PASSWORD, USER, Box, serve
from tests.reports.channels.mailserver import HOST, make_certificate

MAILS = [b"Subject: one\r\n\r\nhttps://x.com/a\r\n", b"Subject: two\r\n\r\nhttps://x.com/b\r\n"]


@pytest.fixture
def box() -> Box:
    return Box(list(MAILS))


@pytest.fixture
def port(box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with serve(box, certificate.context()) as number:
        yield number


def server(port: int, **changes: str) -> Server:
    said = {"user": USER, "password": PASSWORD, "folder": "INBOX"} | changes
    return Server(HOST, port, said["user"], said["password"], said["folder"])


def test_gives_what_nobody_read_and_marks_it_as_read(port: int, box: Box) -> None:
    with unseen_on(server(port)) as mails:
        first = [body for _, body in mails]
    with unseen_on(server(port)) as mails:
        second = list(mails)

    assert first == MAILS
    assert second == []
    assert box.seen == {1, 2}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "wrong-one"}, "the mailbox was not opened"),
        ({"folder": "Tips"}, "there is no folder 'Tips'"),
    ],
)
def test_what_is_wrong_is_said_without_the_password(
    port: int, changes: dict[str, str], words: str
) -> None:
    with (
        pytest.raises(MailboxError, match=words) as told,
        unseen_on(server(port, **changes)) as all_,
    ):
        list(all_)

    assert "wrong-one" not in str(told.value)
    assert PASSWORD not in repr(server(port))


def test_a_certificate_that_nobody_vouches_for_is_not_believed(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(MailboxError, match="certificate"), unseen_on(server(port)) as mails:
        list(mails)


def test_a_maildir_gives_new_mails_and_old_ones_oldest_first(tmp_path: Path) -> None:
    for part in ("new", "cur", "tmp"):
        (tmp_path / part).mkdir()
    for at, (part, body) in enumerate((("cur", b"old"), ("new", b"young"), ("tmp", b"half"))):
        (tmp_path / part / f"{at}.host").write_bytes(body)
        os.utime(tmp_path / part / f"{at}.host", (at, at))

    assert list(mails_in(tmp_path)) == [b"old", b"young"]


def test_a_folder_gives_its_mails_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"one")
    (tmp_path / "b.jpg").write_bytes(b"no mail")
    (tmp_path / "c.eml").write_bytes(b"x" * (MAX_BYTES + 1))

    assert sorted(mails_in(tmp_path)) == [b"", b"one"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MailboxError, match=r"tips\.folder"):
        list(mails_in(tmp_path / "nowhere"))
