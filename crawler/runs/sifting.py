"""Of what platforms answered, only what may be ours is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crawler.discovery.doors.base import Found, Presence
from crawler.line.asking import Talk
from crawler.model.account import Account, AccountKind, AccountStatus
from crawler.model.case import Case, District, How, Lead
from crawler.model.imitation import imitated
from crawler.model.profile import profile_fields
from crawler.model.resemblance import weighed
from crawler.model.strangers import stranger
from crawler.model.words.listening import Listener
from crawler.model.words.reading import read
from crawler.platforms.addresses import folded
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.agendas import asked_as
from crawler.runs.discovering import fitting
from crawler.runs.known import Known
from crawler.store.questions import Asked, Sort


class Sieve:
    """Tells which answers may be ours: of a search's accounts those that show a sign themselves or
    bear a handle that is written to look like ours, of present handles those that name a unit or
    are written to look like one.
    """

    def __init__(self, district: District, to: Listener, known: Known, now: datetime) -> None:
        self._district, self._to, self._known, self._now = district, to, known, now
        self._fits = fitting(district, to)

    def leads(self, talk: Talk) -> Iterator[Lead]:
        """Give the leads of one talk, each account once."""
        seen: set[str] = set()
        title = load_reader(talk.agenda.door.platform).TITLE
        for one in talk.searched:
            for found in one.found or ():
                lead = self._searched(talk, found, f"search on {title} for “{one.words}”")
                if self._may_be_ours(talk, found) and self._is_new(lead, seen):
                    yield lead
        for checked in talk.checked:
            if checked.presence is Presence.PRESENT and self._fits(checked.key):
                lead = self._present(talk, checked.key, f"{title} has an account with this handle")
                if self._is_new(lead, seen):
                    yield lead

    def _is_new(self, lead: Lead, seen: set[str]) -> bool:
        key = folded(lead.handle)
        known = (lead.platform, key) in self._known.keys or self._known.is_left_alone(lead)
        if known or key in seen or self._known.is_stranger(lead):
            return False
        seen.add(key)
        return True

    def _may_be_ours(self, talk: Talk, found: Found) -> bool:
        account = Account(
            id=0,
            platform=talk.agenda.door.platform,
            handle=found.key,
            url=found.url,
            kind=AccountKind.UNREGISTERED,
            status=AccountStatus.LEAD,
        )
        case = Case(account, self._district, self._now, snapshot=found.snapshot)
        weight = weighed(case, self._to)
        shows = weight is not None and weight.own
        return shows or self._imitates(case)

    def _imitates(self, case: Case) -> bool:
        """Say whether the handle is written to look like ours, on an account of nobody else."""
        if imitated(case.account.handle, self._district, self._to) is None:
            return False
        reading = read(profile_fields(case.account, case.snapshot), self._to)
        return stranger(case.account, case.snapshot, reading, self._to) is None

    def _searched(self, talk: Talk, found: Found, where: str) -> Lead:
        name = found.snapshot.display_name
        platform = talk.agenda.door.platform
        return Lead(platform, found.key, found.url, where, name, how=How.SEARCH)

    def _present(self, talk: Talk, key: str, where: str) -> Lead:
        platform = talk.agenda.door.platform
        url = load_reader(platform).profile_url(key)
        return Lead(platform, key, url, where, how=How.LOOK_ALIKE)


def asked_of(talk: Talk, sieve: Sieve) -> Iterator[Asked]:
    """Give what was asked in a talk, as the store remembers it. A check that is not trusted has
    answered nothing.
    """
    door = talk.agenda.door
    kept = {lead.handle for lead in sieve.leads(talk)}
    for one in talk.searched:
        hits = sum(found.key in kept for found in one.found or ())
        answer = "unknown" if one.found is None else "answered"
        cost = door.search.cost if door.search else 0.0
        text = asked_as(one.words, door, talk.agenda.place)
        yield Asked(door.platform, Sort.SEARCH, text, answer, hits, cost, one.why)
    for checked in talk.checked:
        cost = door.existence.cost if door.existence else 0.0
        hits = int(checked.key in kept)
        yield Asked(
            door.platform,
            Sort.EXISTS,
            checked.key,
            checked.presence.value,
            hits,
            cost,
            checked.why,
        )
