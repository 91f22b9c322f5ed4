"""Mails are stopped with one POST and never by looking; figures and health are only read."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.store.holding import stopped_mails
from crawler.store.jobs import take_leadership
from reports.composing import digest_for, read
from reports.console.answers import Answer, Asked, House, answer
from reports.console.door import Door
from reports.digest.week import read_week
from reports.gather import recipients_of
from reports.letters import Round
from reports.stopping import stop_url, stops_whom
from tests.reports.homes import some_settings
from tests.reports.samples import NOW
from tests.reports.stores import a_store, sweep

KEY = b"k" * 32
BASE = "https://rollcall.heronlake.example/"
DANA = ("weekly/communications", "dana.reyes@heronlake.example")
ONE_CLICK = b"List-Unsubscribe=One-Click"
FORM = (
    b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_store(tmp_path) as kept:
        sweep(kept)
        settings = some_settings(tmp_path)
        digest = settings.digest.model_copy(update={"base_url": BASE, "listen": "127.0.0.1:0"})
        settings = settings.model_copy(update={"digest": digest})
        yield House(kept.store, settings, kept.district_id, KEY, lambda: "rollcall_digest_late 0\n")


def path_of(kind: str = DANA[0], email: str = DANA[1]) -> str:
    return stop_url(BASE, KEY, kind, email).removeprefix(BASE.rstrip("/"))


def ask(house: House, method: str, path: str, body: bytes = b"") -> Answer:
    return answer(Asked(method, path, body), house, NOW)


def stopped(house: House) -> set[tuple[str, str]]:
    with house.store.read() as session:
        return set(stopped_mails(session, house.district_id))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_opens_the_address_changes_nothing(house: House, method: str) -> None:
    said = ask(house, method, path_of(), ONE_CLICK)

    assert said.status == 200
    assert stopped(house) == set()
    assert "Stop these mails?" in said.text
    assert '<form method="post">' in said.text


@pytest.mark.parametrize("body", [b"", b"List-Unsubscribe=No"], ids=["empty", "something else"])
def test_a_post_that_says_nothing_changes_nothing(house: House, body: bytes) -> None:
    assert ask(house, "POST", path_of(), body).status == 400
    assert stopped(house) == set()


@pytest.mark.parametrize(
    "path",
    ["/stop/", "/stop/abc", "/stop/é", "/stop/" + "k" * 43, "/stop/../metrics"],
)
def test_an_address_that_nobody_was_given_stops_nobody(house: House, path: str) -> None:
    said = ask(house, "POST", path, ONE_CLICK)

    assert said.status == 404
    assert stopped(house) == set()
    assert "office@heronlake.example" in said.text
    assert "dana" not in said.text


def test_an_address_under_another_key_stops_nobody(house: House) -> None:
    path = stop_url("", b"another key", *DANA)

    assert ask(house, "POST", path, ONE_CLICK).status == 404


@pytest.mark.parametrize("body", [ONE_CLICK, FORM, b"stop=yes"], ids=["RFC 8058", "form", "button"])
def test_one_post_stops_one_readers_mails(house: House, body: bytes) -> None:
    said = ask(house, "POST", path_of(), body)

    assert said.status == 200
    assert stopped(house) == {DANA}
    assert ask(house, "POST", path_of(), body).status == 200


def test_the_address_names_nobody() -> None:
    address = stop_url(BASE, KEY, *DANA)

    assert "dana" not in address
    assert len(address) < 998 - len("List-Unsubscribe: <>, ")


def test_the_page_speaks_the_readers_language(house: House) -> None:
    dana = house.settings.district.recipients[0].model_copy(update={"language": "es"})
    district = house.settings.district.model_copy(update={"recipients": (dana,)})
    settings = house.settings.model_copy(update={"district": district})
    there = House(house.store, settings, house.district_id, KEY, house.figures)

    assert "¿Detener estos correos?" in ask(there, "GET", path_of()).text


def test_the_address_in_the_mail_is_the_one_that_stops_it(house: House) -> None:
    going = Round(house.settings, house.district_id, read_week("2026-W48"), NOW, KEY)
    (dana, *_) = recipients_of(house.settings)
    reading = read(house.store, going)
    mail = digest_for(dana, reading.for_reader(dana), going).mail

    address = str(mail["List-Unsubscribe"]).partition(">")[0].removeprefix("<")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stops_whom(address.removeprefix(BASE), KEY, recipients_of(house.settings)) == dana


def test_figures_and_health_are_only_read(house: House) -> None:
    assert ask(house, "GET", "/metrics").text == "rollcall_digest_late 0\n"
    assert [ask(house, "POST", path).status for path in ("/metrics", "/healthz")] == [405, 405]
    assert ask(house, "GET", "/").status == 404


def test_it_is_well_while_a_clock_runs(house: House) -> None:
    assert ask(house, "GET", "/healthz").status == 503
    take_leadership(house.store, house.district_id, "me", NOW - timedelta(seconds=60), 90)
    assert ask(house, "GET", "/healthz").status == 200
    take_leadership(house.store, house.district_id, "me", NOW - timedelta(seconds=91), 90)
    assert ask(house, "GET", "/healthz").status == 503


def test_a_mail_program_can_stop_mails_over_http(house: House) -> None:
    door = Door("127.0.0.1:0", lambda asked: answer(asked, house, NOW))
    assert door.open()
    try:
        port = door.port or 0
        read_only = say(port, "GET", path_of() + "?utm_source=scanner")
        assert stopped(house) == set()
        done = say(port, "POST", path_of(), ONE_CLICK)
    finally:
        door.close()

    assert [read_only, done] == [200, 200]
    assert stopped(house) == {DANA}
    assert door.port is None


def test_of_two_on_one_machine_one_listens(house: House) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        door = Door(f"127.0.0.1:{other.getsockname()[1]}", lambda asked: answer(asked, house, NOW))
        taken = door.open()
    assert not taken
    assert door.open()
    door.close()


def say(port: int, method: str, path: str, body: bytes = b"") -> int:
    """Ask over HTTP; gives the status."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, body)
        answered = connection.getresponse()
        assert answered.headers["Cache-Control"] == "no-store"
        assert answered.read()
        return answered.status
