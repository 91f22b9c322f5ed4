"""Mails in a folder: whole, once, under names that cannot leave it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from reports.channels import folder
from reports.channels.base import Channel, DeliveryError
from reports.channels.folder import Into, file_name
from tests.reports.homes import a_message, some_settings


def test_writes_the_mail_and_the_page_into_the_outbox(tmp_path: Path) -> None:
    channel: Channel = folder
    page = Path(channel.send(a_message(), some_settings(tmp_path), print))

    mail = message_from_bytes(page.with_suffix(".eml").read_bytes(), policy=default)
    assert page.parent == tmp_path / "outbox"
    assert page.read_text(encoding="utf-8") == "<p>Three</p>"
    assert mail["To"] == "Dana Reyes <dana.reyes@heronlake.example>"


def test_writes_into_another_folder(tmp_path: Path) -> None:
    channel: Channel = Into(tmp_path / "a" / "b")

    page = Path(channel.send(a_message(), some_settings(tmp_path), print))

    assert page.parent == tmp_path / "a" / "b"


def test_writes_the_same_files_again_and_leaves_nothing_else(tmp_path: Path) -> None:
    first = folder.write(a_message(), tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    again = folder.write(a_message(), tmp_path)

    assert first == again
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert len(before) == 2


@pytest.mark.parametrize(
    "key",
    ["../../etc/passwd", "/abs", "C:\\x", "a" * 5000, "", "...", "nul\x00", "CON", "é/☃/\u202e"],
)
def test_stays_in_the_folder_whatever_the_key(key: str, tmp_path: Path) -> None:
    page = Path(folder.write(a_message(key), tmp_path))

    assert page.parent == tmp_path
    assert len(page.name) < 100
    assert page.name.isascii()


def test_keeps_keys_apart_that_look_the_same() -> None:
    assert file_name("a/b") != file_name("a-b")


def test_says_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("a file")

    with pytest.raises(DeliveryError, match="cannot write into") as caught:
        folder.send(a_message(), some_settings(tmp_path), print)
    assert not caught.value.permanent


def test_leaves_no_half_file_when_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(DeliveryError, match="No space left"):
        folder.write(a_message(), tmp_path)

    assert list(tmp_path.iterdir()) == []
