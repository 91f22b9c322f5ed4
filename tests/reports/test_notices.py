"""Who answers for an installation hears what became of the digests, in his language, harmlessly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.store.rows import add
from crawler.store.tables.places import PERSON
from reports.digest.inputs import Recipient, Role
from reports.digest.week import read_week
from reports.languages.catalogues import languages, tongue_of
from reports.letters import Round
from reports.notices import (
    WHY_HELD,
    Owed,
    Told,
    composed,
    of_absent,
    of_doubtful,
    of_late,
    of_refused,
)
from reports.recipients import Absent, administrators, alarmed, answerable
from reports.render.folding import columns
from tests.reports.golden import NOTICES as FOLDER
from tests.reports.homes import some_settings
from tests.reports.notices import notices
from tests.reports.samples import COACH, DANA, HEAD, NOW, PRINCIPAL, SAM, days_ago
from tests.reports.stores import a_store

GOING = Round(some_settings(Path("unused")), 1, read_week("2026-W48"), NOW)
SHOWN = notices()
HOSTILE = "550 <script>alert(1)</script>\r\nBcc: x@y.example\u202e"
NOTICES: dict[str, Callable[[], Told]] = {
    "left": lambda: of_absent(Absent(DANA, left_on=date(2026, 11, 20)), GOING),
    "stopped": lambda: of_absent(Absent(DANA, stopped_at=days_ago(1)), GOING),
    "refused": lambda: of_refused(DANA, HOSTILE, GOING),
    "doubtful": lambda: of_doubtful(DANA, HOSTILE, GOING),
    "late": lambda: of_late([Owed(DANA, NOW, lambda tongue: tongue.text(WHY_HELD))], GOING, "x"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_looks_as_it_did(name: str) -> None:
    page = SHOWN[name]

    assert page.text == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert page.html == (FOLDER / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHOWN)
def test_needs_no_more_than_72_columns_but_for_commands(name: str) -> None:
    lines = [line for line in SHOWN[name].text.splitlines() if "rollcall " not in line]

    assert max(map(columns, lines)) <= 72


@pytest.mark.parametrize("name", NOTICES)
def test_what_a_server_says_is_harmless(name: str) -> None:
    message = composed(NOTICES[name](), SAM, GOING)

    assert "<script>" not in message.html
    assert "\u202e" not in message.html
    assert message.mail["Bcc"] is None
    assert message.mail["List-Unsubscribe-Post"] is None


@pytest.mark.parametrize("name", NOTICES)
def test_it_speaks_the_readers_language(name: str) -> None:
    told = NOTICES[name]()
    pages = [told.lay_out(tongue_of(code)) for code in sorted({"en", *languages()})]

    assert len({page.subject for page in pages}) == len(pages)
    assert all(DANA.email in page.text and DANA.email in page.html for page in pages)


def test_it_says_what_to_do() -> None:
    text = of_refused(DANA, "550 no such person", GOING).lay_out(tongue_of("en")).text

    assert "rollcall digest again dana.reyes@heronlake.example --week 2026-W48" in text
    assert "550 no such person" in text


def test_each_has_a_name_of_its_own_in_the_outbox() -> None:
    names = {(told.kind, told.period) for told in (make() for make in NOTICES.values())}

    assert len(names) == len(NOTICES)


@pytest.mark.parametrize(
    ("people", "without", "told"),
    [
        ((DANA, SAM, HEAD), "", (SAM,)),
        ((DANA, SAM, HEAD), SAM.email.upper(), (DANA,)),
        ((HEAD, COACH), "", (HEAD, COACH)),
        ((SAM,), SAM.email, ()),
    ],
    ids=["technology", "not about himself", "whoever there is", "nobody"],
)
def test_the_administrators_are_told(
    people: tuple[Recipient, ...], without: str, told: tuple[Recipient, ...]
) -> None:
    assert administrators(people, without) == told


def test_who_left_is_not_told_and_the_contact_answers_where_nobody_else_does(
    tmp_path: Path,
) -> None:
    with a_store(tmp_path) as kept:
        settings, gone = some_settings(tmp_path), (SAM.email, DANA.email, PRINCIPAL.email)
        told = [answerable(kept.store, settings, kept.district_id, NOW)]
        for email in gone:
            with kept.store.begin() as session:
                person = {"name": email, "email": email, "until": date(2026, 11, 1)}
                add(session, PERSON, person | {"district_id": kept.district_id})
            told.append(answerable(kept.store, settings, kept.district_id, NOW))

    assert [[one.email for one in people] for people in told] == [
        [SAM.email],
        [DANA.email],
        [PRINCIPAL.email],
        [settings.district.contact],
    ]


def test_two_people_are_alarmed() -> None:
    settings = some_settings(Path("unused"))

    assert alarmed(settings, (PRINCIPAL, HEAD, DANA, SAM)) == (SAM, DANA)
    assert [one.email for one in alarmed(settings, (SAM,))] == [
        SAM.email,
        settings.district.contact,
    ]


def test_those_are_alarmed_whom_the_settings_name() -> None:
    settings = some_settings(Path("unused"))
    said = settings.digest.model_copy(update={"alarm": (HEAD.email, "x@heronlake.example")})

    first, second = alarmed(settings.model_copy(update={"digest": said}), (SAM, HEAD))

    assert first == HEAD
    assert second == replace(second, email="x@heronlake.example", role=Role.TECHNOLOGY)
