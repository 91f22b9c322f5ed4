"""`rollcall claim` and `rollcall tips`: from a tip to a question, to reminders, to the director."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from reports.outbox import Watch
from scheduler.jobs import claim_mails, claims, tips
from scheduler.jobs.home import Home, open_home
from scheduler.jobs.upkeep import upkeep_if_due
from tests.homes import make_home
from tests.scheduler.commands import exported, quickly

START = datetime(2026, 11, 23, 15, tzinfo=UTC)
_UNITS = """
email_domains = ["heronlake.example"]
[[recipient]]
name = "Dana Reyes"
email = "dana.reyes@heronlake.example"
role = "communications"
[[unit]]
name = "Heron Lake Public Schools"
kind = "district"
[[unit]]
name = "Eastview High School"
kind = "school"
parent = "Heron Lake Public Schools"
aliases = ["Eastview"]
[[unit]]
name = "Eastview Football"
kind = "team"
parent = "Eastview High School"
sport = "football"
"""
_STAFF = (
    "Name,Email,Title,School\n"
    "Kit Lindahl,kit@heronlake.example,Head Football Coach,Eastview High School\n"
)
_LEAD = "instagram:eastviewfootball"
_MAIL = (
    "From: A Parent <parent{number}@mail.example>\n"
    "Message-ID: <{number}-{day}@mail.example>\n"
    "Subject: Is this yours?\n\n"
    "My son Sam is on https://www.instagram.com/eastviewfootball/\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = make_home(tmp_path / "home", '[tips]\nfolder = "tips"\nper_sender = 2\n')
    text = (home / "district.toml").read_text()
    top, _, rest = text.partition("[[recipient]]")
    said, _, units = _UNITS.partition("[[")
    (home / "district.toml").write_text(f"{top}{said}[[recipient]]{rest}[[{units}")
    (home / "tips").mkdir()
    staff = tmp_path / "staff.csv"
    staff.write_text(_STAFF)
    assert quickly("staff", "import", staff, home=home).code == 0
    return home


def tip(home: Path, number: int = 1, day: int = 1, text: str = _MAIL) -> None:
    body = text.format(number=number, day=day)
    (home / "tips" / f"{number}-{day}.eml").write_bytes(body.encode())


def at(moment: datetime) -> Watch:
    return Watch(lambda: moment, lambda _: True)


def mails(home: Path) -> list[EmailMessage]:
    files = (home / "outbox").glob("*.eml")
    found = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return [one for one in found if isinstance(one, EmailMessage)]


def said_in(mail: EmailMessage) -> str:
    text = mail.get_body(("plain",))
    assert text is not None
    return " ".join(text.get_content().split())


def in_home(home: Path, work: Callable[[Home], object]) -> object:
    with open_home(home) as opened:
        return work(opened)


def test_a_tip_becomes_a_lead_and_nobody_is_named(folder: Path) -> None:
    tip(folder)

    said = quickly("tips", "read", home=folder)
    again = quickly("tips", "read", home=folder)

    (lead,) = exported(folder, "leads")
    quickly("sheet", "unregistered", folder / "queue.html", home=folder)
    assert "1 mail read (1 taken): 1 new leads." in said.told
    assert "0 mails read: 0 new leads." in again.told
    assert (lead["platform"], lead["handle"], lead["how"]) == (
        "instagram",
        "eastviewfootball",
        "tip",
    )
    assert "eastviewfootball" in (folder / "queue.html").read_text("utf-8")
    kept = b"".join(file.read_bytes() for file in folder.glob("rollcall.db*"))
    assert b"parent1" not in kept
    assert b"Sam is on" not in kept


def test_an_address_that_a_mails_scanner_wrapped_is_read(folder: Path) -> None:
    wrapped = (
        "https://nam02.safelinks.protection.outlook.com/?url="
        "https%3A%2F%2Fwww.instagram.com%2Feastviewfootball%2F&data=05%7C01"
    )
    tip(folder, text=_MAIL.replace("https://www.instagram.com/eastviewfootball/", wrapped))

    quickly("tips", "read", home=folder)

    assert [lead["handle"] for lead in exported(folder, "leads")] == ["eastviewfootball"]


def test_a_sender_is_heard_so_often_a_day_and_others_all_the_same(folder: Path) -> None:
    def read(home: Home) -> object:
        return tips.read_mailbox(home, START).mails

    for day in range(4):
        tip(folder, 1, day)
    tip(folder, 2)

    outcomes = in_home(folder, read)

    assert outcomes == {"taken": 3, "late": 2}


@pytest.mark.parametrize(
    "text",
    [
        "From: x@mail.example\nMessage-ID: <a>\n\nNothing here.\n",
        "From: x@mail.example\nMessage-ID: <a>\nAuto-Submitted: auto-replied\n\nhttps://x.com/a\n",
        "no mail at all",
    ],
)
def test_other_mails_bring_no_lead(folder: Path, text: str) -> None:
    tip(folder, text=text)

    quickly("tips", "read", home=folder)

    assert exported(folder, "leads") == []


def test_without_a_tip_line_the_settings_are_named(tmp_path: Path) -> None:
    said = quickly("tips", "read", home=make_home(tmp_path / "home"))

    assert said.code == 1
    assert "set tips.folder, or tips.host and tips.user" in said.told


def test_the_coach_is_asked_reminded_and_then_the_director_told(folder: Path) -> None:
    tip(folder)
    quickly("tips", "read", home=folder)
    sent = []

    with open_home(folder) as home:
        asked = claims.ask(home, _LEAD, None, "Dana Reyes", START)
        for day in range(40):
            sent += [day] * claim_mails.send_claims(
                home, at(START + timedelta(days=day, hours=1))
            ).sent

    assert asked.claim.email == "kit@heronlake.example"
    assert asked.claim.reason == "Head Football Coach, Eastview High School"
    assert sent == [0, 2, 7, 12, 17, 22, 27]
    by: dict[str, list[str]] = {str(one["To"]): [] for one in mails(folder)}
    for one in mails(folder):
        by[str(one["To"])].append(str(one["Subject"]))
    assert (
        by["Kit Lindahl <kit@heronlake.example>"] == ["Is this account yours? eastviewfootball"] * 6
    )
    assert by["Sam Okafor <sam.okafor@heronlake.example>"] == [
        "Nobody answered: whose account is eastviewfootball?"
    ]


def test_a_handle_that_names_school_and_sport_is_asked_of_the_coach(folder: Path) -> None:
    tip(folder, text=_MAIL.replace("eastviewfootball", "eastviewhsfootball"))
    quickly("tips", "read", home=folder)

    with open_home(folder) as home:
        asked = claims.ask(home, "instagram:eastviewhsfootball", None, "Dana Reyes", START)

    assert asked.claim.email == "kit@heronlake.example"
    assert asked.claim.unit_name == "Eastview Football"


def test_nobody_is_asked_any_more_once_there_is_an_answer(folder: Path) -> None:
    tip(folder)
    quickly("tips", "read", home=folder)
    quickly("claim", "ask", _LEAD, "--person", "Dana Reyes", home=folder)
    quickly("claim", "send", home=folder)

    listed = quickly("claim", "list", home=folder)
    said = quickly("claim", "answered", _LEAD, "not_mine", home=folder)
    later = quickly("claim", "send", home=folder)

    assert "kit@heronlake.example" in listed.told
    assert "1 question about instagram:eastviewfootball ended." in said.told
    assert "0 mails sent" in later.told
    assert len(mails(folder)) == 1


def test_a_coach_who_left_is_not_written_to_but_the_director_is(
    folder: Path, tmp_path: Path
) -> None:
    tip(folder)
    quickly("tips", "read", home=folder)
    with open_home(folder) as home:
        claims.ask(home, _LEAD, None, "Dana Reyes", START)
    staff = tmp_path / "staff.csv"
    staff.write_text("Name,Email\nSomebody,else@heronlake.example\n")
    quickly("staff", "import", staff, home=folder)

    with open_home(folder) as home:
        claim_mails.send_claims(home, at(START + timedelta(hours=1)))

    (mail,) = mails(folder)
    assert mail["To"] == "Sam Okafor <sam.okafor@heronlake.example>"
    assert mail["Subject"] == "Whose account is eastviewfootball?"
    assert "Kit Lindahl could not be asked about it." in said_in(mail)


def test_reminders_and_the_director_hear_only_of_mails_that_went_out(folder: Path) -> None:
    tip(folder)
    quickly("tips", "read", home=folder)
    with open_home(folder) as home:
        claims.ask(home, _LEAD, None, "Dana Reyes", START)
        for day in (10, 13, 30):
            claim_mails.send_claims(home, at(START + timedelta(days=day)))

    texts = [said_in(one) for one in mails(folder)]
    assert sum("This is reminder 1; we first wrote on Dec 3." in text for text in texts) == 1
    assert sum("have asked Kit Lindahl about it since Dec 3." in text for text in texts) == 1
    assert len(texts) == 3


def test_a_lead_nobody_named_cannot_be_asked_about(folder: Path) -> None:
    said = quickly("claim", "ask", "x:nobody", "--person", "Dana Reyes", home=folder)

    assert said.code == 1
    assert "No page names x:nobody" in said.told


def test_the_clock_does_it_all_once_an_hour(folder: Path) -> None:
    tip(folder)
    with (folder / "rollcall.toml").open("a") as settings:
        settings.write('[publish]\nfolder = "public"\n')
    told: list[str] = []

    with open_home(folder) as home:
        upkeep_if_due(home, "me", told.append, at(START))
        claims.ask(home, _LEAD, None, "Dana Reyes", START)
        upkeep_if_due(home, "me", told.append, at(START + timedelta(minutes=30)))
        upkeep_if_due(home, "me", told.append, at(START + timedelta(hours=1)))

    assert told == [
        "1 new leads came by the tip line.",
        "1 questions about accounts were sent.",
    ]
    assert (folder / "public" / "index.html").exists()
