"""The queue of found accounts: what belongs together, what we would do, best first. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from crawler.discovery.candidates import Candidate, is_third_party
from crawler.discovery.grouping import Key, grouped
from crawler.model.account import AccountKind, Unit
from crawler.model.case import District
from crawler.model.queue import Advice, QueueRow

_SURE = 0.6
_SURE_UNREAD = 0.8
"""From these scores on we would register what was read, and what was not; below, we would ask."""
_NAME_LETTERS = 6


def queue(
    candidates: Sequence[Candidate], district: District, ties: Iterable[tuple[Key, Key]] = ()
) -> tuple[QueueRow, ...]:
    """Give the rows, best first: by score, then by how often their accounts were seen."""
    rows = [_row(group, district) for group in grouped(candidates, ties)]
    return tuple(sorted(rows, key=lambda row: (-row.score, -row.times, row.title, row.name)))


def _row(group: Sequence[Candidate], district: District) -> QueueRow:
    members = sorted(group, key=lambda one: (-one.member.score, one.key))
    best = members[0]
    unit = _unit(members, district.units)
    advice, why = _advice(members, unit, district)
    return QueueRow(
        name=_name([one.key for one in members]),
        title=_title(best, unit),
        unit=unit.name if unit else None,
        unit_id=unit.id if unit else None,
        kind=AccountKind.THIRD_PARTY if advice is Advice.THIRD_PARTY else best.guess.kind,
        advice=advice,
        why_advice=why,
        score=best.member.score,
        members=tuple(one.member for one in members),
    )


def _unit(members: Sequence[Candidate], units: Sequence[Unit]) -> Unit | None:
    """Give the unit that most of the members seem to belong to, the surest first."""
    named = Counter(one.unit_id for one in members if one.unit_id is not None)
    best = max(named, key=lambda number: named[number], default=None)
    return next((unit for unit in units if unit.id == best), None)


def _advice(
    members: Sequence[Candidate], unit: Unit | None, district: District
) -> tuple[Advice, str]:
    imitates = next((one.likeness for one in members if one.likeness), None)
    whom = unit.name if unit else district.name
    if imitates:
        return Advice.IMITATION, f"its handle looks like {whom}'s, {imitates.disguise.value}"
    if is_third_party(members[0]):
        return Advice.THIRD_PARTY, members[0].guess.why
    return _register_or_ask(members, whom)


def _register_or_ask(members: Sequence[Candidate], whom: str) -> tuple[Advice, str]:
    best = members[0].member
    if not any(one.member.read for one in members):
        if best.score >= _SURE_UNREAD:
            return Advice.REGISTER, f"our own pages lead to it; it was not read: {best.unread}"
        return Advice.ASK, f"it was not read: {best.unread}"
    if not any(one.own for one in members):
        return Advice.ASK, "only a page of ours points at it; nothing on it speaks for us"
    if best.score >= _SURE:
        return Advice.REGISTER, f"it speaks for {whom}"
    return Advice.ASK, "little speaks for it"


def _title(best: Candidate, unit: Unit | None) -> str:
    name = best.member.display_name or best.member.handle
    return f"{name} ({unit.name})" if unit and unit.name.casefold() not in name.casefold() else name


def _name(keys: Iterable[Key]) -> str:
    """Give six letters and digits made of the first of its keys: the same while that one is in."""
    first = "\x1f".join(min(keys))
    return hashlib.sha256(first.encode(errors="surrogatepass")).hexdigest()[:_NAME_LETTERS]
