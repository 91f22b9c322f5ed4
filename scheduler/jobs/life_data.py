"""Labelled lives of accounts, as JSON lines, made into cases for the detectors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from config.problems import Problem, ProblemsError, shorten
from crawler.model.account import (
    Account,
    Unit,
    UnitKind,
)
from crawler.model.case import Case
from crawler.model.life.families import families
from crawler.model.snapshot import Moment, Post, PostKind, Snapshot
from scheduler.jobs.life_entries import account_of, district_of

NOON = time(12, tzinfo=UTC)
"""An account is asked about at noon."""
_KINDS = {
    "post": PostKind.POST,
    "story": PostKind.STORY,
    "reply": PostKind.REPLY,
    "repost": PostKind.REPOST,
    "automatic": PostKind.POST,
}
_FORM = (
    "id, team, platform, state, shown, swept_since, posts ([time, kind, text]) and asked (on, "
    "name, handle, register, truth); docs/operations.md has an example"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One account on one day: the case as it could be seen, the truth, and the day and time of the
    newest thing it shows, whoever or whatever wrote it (None = nothing).
    """

    case: Case
    truth: Mapping[str, Any]
    newest: datetime | None
    account_id: str
    team: str


def asked_of(rows: Iterable[tuple[int, Mapping[str, Any]]], source: str) -> Iterator[Asked]:
    """Give every question of the data, of lines with their numbers. Raises ProblemsError: which
    line, and what a line should be.
    """
    for number, row in rows:
        try:
            yield from _of_line(row, number)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            text = f"is no labelled life ({shorten(repr(error))}); a line has {_FORM}"
            raise ProblemsError((Problem(source, number, text),)) from error


def _of_line(row: Mapping[str, Any], number: int) -> Iterator[Asked]:
    posts = sorted((_post(one, index) for index, one in enumerate(row["posts"])), key=_at)
    district = district_of(str(row["state"]))
    for asked in row["asked"]:
        now = datetime.combine(date.fromisoformat(asked["on"]), NOON)
        shown = [post for post in posts if _at(post) <= now][::-1][: int(row["shown"])]
        snapshot = Snapshot(
            platform=row["platform"],
            taken_at=now,
            handle=asked["handle"],
            display_name=asked["name"],
            posts=tuple(shown),
        )
        remembered = _remembered(posts, row, now)
        case = Case(account_of(row, asked, number), district, now, snapshot, remembered=remembered)
        newest = _at(shown[0]) if shown else None
        yield Asked(case, asked["truth"], newest, str(row["id"]), str(row["team"]))


def _remembered(posts: Sequence[Post], row: Mapping[str, Any], now: datetime) -> tuple[Post, ...]:
    """Give what was read until now, newest first: what was shown when sweeping began, and all that
    came since.
    """
    began = datetime.combine(date.fromisoformat(row["swept_since"]), NOON)
    if now < began:
        return ()
    before = [post for post in posts if _at(post) <= began][::-1][: int(row["shown"])]
    return tuple([post for post in posts if began < _at(post) <= now][::-1] + before)


def _at(post: Post) -> datetime:
    return post.moment.at if post.moment else datetime.min.replace(tzinfo=UTC)


def _post(said: Sequence[str], index: int) -> Post:
    at, kind, text = said
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"the time {at!r} has no zone")
    return Post(
        id=str(index),
        moment=Moment(moment),
        text=text,
        kind=_KINDS[kind],
        mine=kind != "repost",
    )


def families_of(
    rows: Iterable[Mapping[str, Any]], *, names_alone: bool = False
) -> tuple[tuple[str, str | None], ...]:
    """Give for every account of the data the team it is truly of, and the name of the family that
    it was put in (None = in none), as things stood on the last day asked. `names_alone`: without
    the units that the register says.
    """
    lines = [row for row in rows if row["asked"]]
    schools: dict[str, Unit] = {}
    for row in lines:
        said = row.get("unit")
        if said and said["school"] not in schools:
            aliases, number = (said["initials"],), 10**6 + len(schools)
            schools[said["school"]] = Unit(
                number, said["school"], UnitKind.SCHOOL, aliases=aliases, mascot=said["mascot"]
            )
    found: list[tuple[str, str | None]] = []
    for state in sorted({str(row["state"]) for row in lines}):
        some = [(n, row) for n, row in enumerate(lines) if row["state"] == state]
        accounts = [_last_known(row, number, schools) for number, row in some]
        units = (*schools.values(), *(one.unit for one in accounts if one.unit))
        district = replace(district_of(state), units=units)
        if names_alone:
            accounts = [replace(one, unit=None) for one in accounts]
        put = {one.id: str(team) for team, group in families(accounts, district) for one in group}
        found += [(str(row["team"]), put.get(number)) for number, row in some]
    return tuple(found)


def _last_known(row: Mapping[str, Any], number: int, schools: Mapping[str, Unit]) -> Account:
    account = account_of(row, row["asked"][-1], number)
    school = schools.get(row["unit"]["school"]) if row.get("unit") else None
    if account.unit is None or school is None:
        return account
    return replace(account, unit=replace(account.unit, parent_id=school.id))
