"""The clean-up sheet of a school: teams against platforms, with what to do about each account.
Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.model.life.holders import ORPHANED
from crawler.model.life.silence import State
from crawler.model.life.upkeep import NOTICES_DAYS, Action, Advice, Upkeep
from reports.lists.words import counted, name_of, platform_words

STATES = {
    State.LIVING: "living",
    State.RESTING: "resting (off-season)",
    State.DORMANT: "dormant",
    State.UNCLEAR: "could not tell",
}
ACTIONS = {
    Action.KEEP: "Keep",
    Action.HAND_OVER: "Hand over",
    Action.MERGE: "Merge",
    Action.CLOSE: "Archive and close",
    Action.RECOVER: "Recover",
    Action.REPORT: "Report",
    Action.LOOK: "Have a look",
    Action.LEAVE: "Leave alone",
}
"""How a state and an action are called; colour never stands alone."""
OTHERS = "School and others"


@dataclass(frozen=True, slots=True)
class Entry:
    """One account in a cell: every text is plain. `tone` is living, resting, dormant, unclear or
    orphaned; `holders` says who could still log in, `because`
    what a dormant one missed.
    """

    name: str
    handle: str
    url: str
    tone: str
    state: str
    last: date | None
    followers: int | None
    holders: str
    action: str
    why: str
    platform: str
    registered: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One team: its name, and its accounts by platform."""

    team: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheet of one school. `counts` says how many accounts each action is proposed for;
    `timetable` when to announce a closing that is decided today.
    """

    title: str
    about: str
    platforms: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    timetable: tuple[str, ...]


def teams_grid(school: str, accounts: Iterable[tuple[Upkeep, Advice]], today: date) -> Grid:
    """Lay a school's accounts out: a row for each team by name, what is no team's last."""
    known = [(upkeep, _entry(upkeep, advice, today), advice) for upkeep, advice in accounts]
    platforms = _platforms(upkeep for upkeep, _, _ in known)
    names = sorted({_row_of(one) for one, _, _ in known}, key=lambda name: (name == OTHERS, name))
    rows = tuple(
        Row(
            name,
            tuple(
                tuple(
                    entry
                    for one, entry, _ in known
                    if _row_of(one) == name and one.account.platform == platform
                )
                for platform in platforms
            ),
        )
        for name in names
    )
    counts = Counter(advice.action for _, _, advice in known)
    teams = len([name for name in names if name != OTHERS])
    return Grid(
        title=f"{school}: team accounts",
        about=f"{today.isoformat()}: {counted(len(known), 'account')} of {counted(teams, 'team')}.",
        platforms=tuple(platform_words(one) for one in platforms),
        rows=rows,
        counts=tuple((ACTIONS[one], counts[one]) for one in Action if counts[one]),
        timetable=_timetable(today),
    )


def _platforms(some: Iterable[Upkeep]) -> tuple[str, ...]:
    """Give the platforms, the most used first."""
    counts = Counter(one.account.platform for one in some)
    return tuple(sorted(counts, key=lambda one: (-counts[one], one)))


def _row_of(one: Upkeep) -> str:
    if one.team is None:
        return OTHERS
    side = f"{one.team.side} " if one.team.side else ""
    return f"{side}{one.team.activity}".title()


def _timetable(today: date) -> tuple[str, ...]:
    """Say when a closing that is decided today is announced, and when it happens."""
    closing = today + timedelta(days=NOTICES_DAYS[0])
    days = [(closing - timedelta(days=one)).isoformat() for one in NOTICES_DAYS]
    said = ("a month before", "two weeks before", "48 hours before")
    steps = [f"{day}: say it on the account ({when})" for day, when in zip(days, said, strict=True)]
    return (*steps, f"{closing.isoformat()}: download the archive, then close")


def _entry(one: Upkeep, advice: Advice, today: date) -> Entry:
    account = one.account
    state = STATES[one.state]
    if one.orphaned:
        state = f"{state}, orphaned"
    if not account.registered:
        state = f"{state}, not on the register"
    return Entry(
        name=name_of(account),
        handle=account.handle,
        url=account.url,
        tone="orphaned" if one.orphaned and one.state is State.DORMANT else one.state.value,
        state=state,
        last=one.last_at.date() if one.last_at else None,
        followers=one.followers,
        holders=_holders(one, today),
        action=ACTIONS[advice.action],
        why=advice.why,
        platform=platform_words(account.platform),
        registered=account.registered,
        because=one.because or "",
    )


def _holders(one: Upkeep, today: date) -> str:
    """Say who could still log in, the surest way first; of students only how many."""
    if not one.account.registered:
        return "not known"
    if not one.account.administrators and one.account.custody is None:
        return "not known: the register names nobody"
    known = one.hold.ways if one.account.administrators else one.hold.ways[1:]
    usable = sorted((way for way in known if way.fails < ORPHANED), key=lambda way: way.fails)
    words = [way.why.removesuffix(" is still there") for way in usable]
    if one.orphaned_on is not None and one.orphaned_on > today and usable:
        words.append(f"until {(one.orphaned_on - timedelta(days=1)).isoformat()}")
    return "; ".join(words) if words else "nobody"


def entries(grid: Grid) -> Sequence[tuple[str, Entry]]:
    """Give every account with its team, in the order of the grid."""
    return [(row.team, entry) for row in grid.rows for cell in row.cells for entry in cell]
