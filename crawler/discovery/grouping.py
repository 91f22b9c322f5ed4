"""Which found accounts belong together: one team on four platforms is one row. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from crawler.discovery.candidates import Candidate
from crawler.model.district_pages import plain_page

Key = tuple[str, str]
_Names = Callable[[Candidate], Iterable[str]]
_LEAST_LETTERS = 6
"""Shorter names are alike too often."""


def grouped(
    candidates: Sequence[Candidate], ties: Iterable[tuple[Key, Key]]
) -> tuple[tuple[Candidate, ...], ...]:
    """Put candidates together: by a person's word; where one leads to another; where they bear the
    same name; where they are of the same unit and about the same thing.

    Two accounts of one platform are only ever put together by a person: deciding about a team must
    never decide about its imitation. Groups in the order of their first members.
    """
    groups: dict[Key, list[Candidate]] = {one.key: [one] for one in candidates}
    for one, other in ties:
        _join(groups, one, other, by_person=True)
    for one, other in _pairs(candidates):
        _join(groups, one, other)
    distinct = {id(group): group for group in groups.values()}
    return tuple(tuple(group) for group in distinct.values())


def _join(
    groups: dict[Key, list[Candidate]], one: Key, other: Key, *, by_person: bool = False
) -> None:
    first, second = groups.get(one), groups.get(other)
    if first is None or second is None or first is second:
        return
    if not by_person:
        platforms = {member.member.platform for member in first}
        if any(member.member.platform in platforms for member in second):
            return
        if any(bool(member.likeness) != bool(first[0].likeness) for member in second):
            return
    first.extend(second)
    for member in second:
        groups[member.key] = first


def _pairs(candidates: Sequence[Candidate]) -> Iterator[tuple[Key, Key]]:
    """Give pairs that belong together, the surest reasons first."""
    yield from _leading(candidates)
    yield from _by(candidates, lambda one: (name for name in one.names if _is_long(name)))
    yield from _by(candidates, _unit_and_topic)


def _leading(candidates: Sequence[Candidate]) -> Iterator[tuple[Key, Key]]:
    pages = {plain_page(one.member.url): one.key for one in candidates}
    for one in candidates:
        for link in one.links:
            other = pages.get(plain_page(link))
            if other is not None and other != one.key:
                yield one.key, other


def _unit_and_topic(one: Candidate) -> Iterator[str]:
    if one.unit_id is not None and one.topic and one.own:
        yield f"{one.unit_id}/{one.topic}/{one.guess.kind.value}"


def _is_long(name: str) -> bool:
    return len(name) >= _LEAST_LETTERS


def _by(candidates: Sequence[Candidate], names: _Names) -> Iterator[tuple[Key, Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for one in candidates:
        for name in names(one):
            found[name].append(one.key)
    for keys in found.values():
        yield from ((keys[0], other) for other in keys[1:])
