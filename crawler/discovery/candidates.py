"""A found account as the queue weighs it: whose it seems to be, how surely, and what it is about.
Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.discovery.guess import Guess, guess_account
from crawler.model.account import AccountKind
from crawler.model.case import Case, How, Lead
from crawler.model.experience import Kind
from crawler.model.imitation import imitated
from crawler.model.profile import latest
from crawler.model.queue import Member
from crawler.model.resemblance import Resemblance, weighed
from crawler.model.words.disguise import Likeness
from crawler.model.words.letters.fold import folded
from crawler.model.words.listening import Listener

_POINTED = 0.2
"""The score of an account that was read, or not, and of which nothing but a page of ours' link
speaks for it: below everything that shows a sign itself."""
_NAMING = frozenset({Kind.WORDS, Kind.LINK_TEXT})
_UNNAMED = 0.3
"""The highest score of an account that was not read, when neither handle nor link names a unit."""
_OFF_LINK = 0.5
"""What of the score stays when an account was read and only links speak for it."""
_DISGUISED = 0.75
"""The score of a handle that is written to look like ours, whatever else there is."""
_MOST_PAGES = 5
_LEVELS = re.compile(r"\b(girls?|boys?|varsity|jv|junior varsity|freshm[ae]n|women|men)\b")
_ACTIVITY = re.compile(
    r"football|soccer|volleyball|basketball|baseball|softball|hockey|lacrosse|wrestling|track"
    r"|crosscountry|swim|dive|tennis|golf|gymnastics|cheer|dance|esports|robotics|debate|drama"
    r"|theatre|theater|band|choir|orchestra|yearbook|newspaper|library|counsel|athletics?"
    r"|boosters?|pt[ao]|alumni|foundation|parents|nordic|alpine|bowling|rugby|polo|archery|fishing"
    r"|trap|marching|art|chess|math|science|ffa|deca|nhs|studentcouncil|counseling|kitchen|media"
)
_SMALL = re.compile(r"official|account|page|school|the|real|_|\W|\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account on its way into the queue. `topic` is what it is about beside the unit (a sport, a
    club), empty when nothing says; `names` are letters by which two platforms' accounts of one team
    are told to be alike; `links` are the addresses it leads to.
    """

    member: Member
    guess: Guess
    unit_id: int | None
    topic: str
    names: frozenset[str]
    links: frozenset[str]
    likeness: Likeness | None
    own: bool

    @property
    def key(self) -> tuple[str, str]:
        """Give platform and handle."""
        return self.member.platform, self.member.handle


def candidate_of(case: Case, to: Listener, unread: str = "") -> Candidate:
    """Weigh one found account; `case.leads` is not empty. `unread` says why it was not read."""
    snapshot = latest(case)
    found = weighed(case, to)
    handle = (snapshot.handle if snapshot else None) or case.account.handle
    likeness = imitated(handle, case.district, to)
    guess = guess_account(_spoken(case), case.district)
    unit_id = found.unit_id if found else None
    if unit_id is None and likeness:
        unit_id = likeness.unit_id
    name = snapshot.display_name if snapshot else case.account.display_name
    return Candidate(
        member=_member(case, found, _score(case, found, likeness), unread),
        guess=guess,
        unit_id=unit_id if unit_id is not None else (guess.unit.id if guess.unit else None),
        topic=topic_of(f"{name or ''} {handle}"),
        names=frozenset(filter(None, (_letters(handle, host=True), _letters(name or "")))),
        links=frozenset((*snapshot.external_urls, *snapshot.links) if snapshot else ()),
        likeness=likeness,
        own=bool(found and found.own),
    )


def _score(case: Case, found: Resemblance | None, likeness: Likeness | None) -> float:
    if likeness is not None:
        return max(_DISGUISED, found.confidence if found else 0.0)
    if found is None:
        return _POINTED / 2
    if latest(case) is not None and not found.own:
        return min(_POINTED, found.confidence * _OFF_LINK)
    named = any(sign.kind in _NAMING for sign in found.signs)
    return found.confidence if named or found.own else min(_UNNAMED, found.confidence)


def _spoken(case: Case) -> Lead:
    """Give the lead that says most, with the account's own name and handle where it was read."""
    best = max(case.leads, key=lambda lead: len(lead.link_text or ""))
    snapshot = latest(case)
    if snapshot is None:
        return best
    said = " ".join(filter(None, (snapshot.display_name, snapshot.bio)))
    return replace(best, link_text=said or best.link_text, handle=snapshot.handle or best.handle)


def _member(case: Case, found: Resemblance | None, score: float, unread: str) -> Member:
    leads = sorted(case.leads, key=lambda lead: (-lead.times, lead.seen_on))
    snapshot = latest(case)
    first = [lead.first_seen_at for lead in leads if lead.first_seen_at]
    last = [lead.last_seen_at for lead in leads if lead.last_seen_at]
    return Member(
        platform=case.account.platform,
        handle=case.account.handle,
        url=case.account.url,
        account_id=case.account.id or None,
        display_name=(snapshot.display_name if snapshot else None) or case.account.display_name,
        score=score,
        signs=tuple(sign.kind.value for sign in found.signs) if found else (),
        why=tuple(dict.fromkeys(sign.why for sign in found.signs)) if found else (),
        doubts=tuple(doubt.why for doubt in found.doubts) if found else (),
        seen_on=tuple(dict.fromkeys(_place(lead) for lead in leads))[:_MOST_PAGES],
        times=sum(lead.times for lead in leads),
        first_seen_at=min(first, default=None),
        last_seen_at=max(last, default=None),
        read=snapshot is not None,
        unread="" if snapshot is not None else unread or "it was not visited yet",
    )


def _place(lead: Lead) -> str:
    if lead.how is How.LOOK_ALIKE:
        return "a handle like ours"
    return lead.seen_on


def topic_of(text: str) -> str:
    """Give what a name is about besides the school: sports and clubs, levels, a class year, sorted;
    empty when it names none.
    """
    plain = folded(text).replace("_", " ")
    letters = re.sub(r"[^a-z]", "", plain)
    words = {match[0] for match in _ACTIVITY.finditer(letters)}
    words |= {match[1].rstrip("s") for match in _LEVELS.finditer(plain)}
    words |= {f"class {year}" for year in re.findall(r"class of (?:20)?(\d\d)\b", plain)}
    return " ".join(sorted(words))


def _letters(name: str, *, host: bool = False) -> str:
    """Give the letters of a name without small words; of a handle, without its server."""
    plain = folded(name).lstrip("@").partition("@")[0]
    plain = plain.partition(".")[0] if host and plain.count(".") > 1 else plain
    return _SMALL.sub("", plain)


def is_third_party(candidate: Candidate) -> bool:
    """Say whether it seems to be volunteers', parents' or alumni's."""
    return candidate.guess.kind is AccountKind.THIRD_PARTY
