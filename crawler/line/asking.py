"""A talk with one platform: searches, and whether there are accounts with handles like ours, once
the check has shown that it can tell. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from crawler.discovery.doors.base import EXISTS, SEARCH, Door, Found, Place, Presence
from crawler.model.capture import Ask, Capture, Remembered

_AT_ONCE = 10
"""So many questions are under way before their answers are looked at: a platform that answers none
of them is not asked the rest."""
_NO_ANSWER = "the platform did not answer as it should (HTTP {status})"
_LOST = "its check did not find an account that is there ({key}): {why}"
_FINDS_ALL = "its check found an account that does not exist ({key})"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one platform is asked: words to search for, keys to check, and the two controls of the
    check (there, not there; None = it cannot be tried, so it is not trusted).
    """

    door: Door
    place: Place
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    controls: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """A search and what it gave; `found` None = no answer, and `why` says why."""

    words: str
    found: tuple[Found, ...] | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether there is an account with a key; `why` says why it is not known."""

    key: str
    presence: Presence
    why: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of it. `trusted` None = the check was not tried; `distrust` says what was wrong
    with it. `bodies` are the SHA-256 of all answers: they show people who are none of our business.
    """

    agenda: Agenda
    searched: tuple[Searched, ...]
    checked: tuple[Checked, ...]
    trusted: bool | None
    distrust: str
    bodies: tuple[str, ...]


class DoorTalk:
    """A Subject for the fetch room: one platform's questions, in turns, each answer looked at."""

    def __init__(self, agenda: Agenda, deliver: Callable[[Talk], None]) -> None:
        self._agenda = agenda
        self._deliver = deliver
        self._searches: dict[Ask, str] = {}
        self._checks = {self._check(key): key for key in agenda.keys}

    @property
    def key(self) -> str:
        """Name the talk after its platform and server."""
        return f"door:{self._agenda.door.platform}:{self._agenda.place.base}"

    @property
    def remembered(self) -> Sequence[Remembered]:
        """A question is always asked afresh."""
        return ()

    def ask(self, seen: Sequence[Capture]) -> Sequence[Ask]:
        """Give the next questions: the controls with the first searches, then turn by turn."""
        asked = {capture.ask.url for capture in seen}
        before = self._before()
        if before is not None and before.url not in asked:
            return [before]
        self._place_searches(seen)
        searches = () if self._is_mute(seen, SEARCH) else tuple(self._searches)
        checks: tuple[Ask, ...] = ()
        if self._controls():
            trusted = self._trusted(seen)[0]
            checks = self._control_asks() if trusted is None else ()
            if trusted and not self._is_mute(seen, EXISTS):
                checks = tuple(self._checks)
        left = [
            [ask for ask in some if ask.url not in asked][:_AT_ONCE] for some in (searches, checks)
        ]
        return [ask for some in left for ask in some]

    def done(self, seen: Sequence[Capture]) -> None:
        """Hand over what came of it."""
        trusted, distrust = self._trusted(seen)
        talk = Talk(
            agenda=self._agenda,
            searched=tuple(self._results(seen)),
            checked=tuple(self._presences(seen)) if trusted else (),
            trusted=trusted,
            distrust=distrust,
            bodies=tuple(dict.fromkeys(c.sha256 for c in seen if c.sha256)),
        )
        self._deliver(talk)

    def _before(self) -> Ask | None:
        """Give what is asked before all searches; None where nothing is."""
        search = self._agenda.door.search
        first = search.before if search and self._agenda.words else None
        return first.ask(self._agenda.place) if first else None

    def _place_searches(self, seen: Sequence[Capture]) -> None:
        """Make the searches, once it is known where they are asked."""
        search = self._agenda.door.search
        if search is None or self._searches:
            return
        place, before = self._agenda.place, self._before()
        page = next((capture for capture in seen if capture.ask == before), None)
        if page is not None and search.before is not None:
            place = search.before.read(page, place)
        self._searches = {search.ask(words, place): words for words in self._agenda.words}

    def _check(self, key: str) -> Ask:
        existence = self._agenda.door.existence
        assert existence is not None  # noqa: S101 keys are only given where there is a check
        return existence.ask(key, self._agenda.place)

    def _controls(self) -> tuple[str, str] | None:
        return self._agenda.controls if self._agenda.keys else None

    def _control_asks(self) -> tuple[Ask, ...]:
        return tuple(map(self._check, self._controls() or ()))

    def _trusted(self, seen: Sequence[Capture]) -> tuple[bool | None, str]:
        """Say whether the check told the two controls apart; None = not both are answered yet."""
        controls = self._controls()
        answers = {capture.ask.url: capture for capture in seen}
        if controls is None:
            return None, "there is no account to try its check on" if self._agenda.keys else ""
        there, absent = (answers.get(ask.url) for ask in self._control_asks())
        if there is None or absent is None:
            return None, "its check was not tried"
        if self._presence(absent) is Presence.PRESENT:
            return False, _FINDS_ALL.format(key=controls[1])
        if self._presence(there) is not Presence.PRESENT:
            return False, _LOST.format(key=controls[0], why=why_unknown(there))
        return True, ""

    def _is_mute(self, seen: Sequence[Capture], purpose: str) -> bool:
        """Say whether the last turn of these questions had no answer at all."""
        last = [capture for capture in seen if capture.ask.purpose == purpose][-_AT_ONCE:]
        return bool(last) and all(not self._is_answer(capture) for capture in last)

    def _is_answer(self, capture: Capture) -> bool:
        if capture.ask.purpose == SEARCH:
            return self._found(capture) is not None
        return self._presence(capture) is not Presence.UNKNOWN

    def _found(self, capture: Capture) -> Sequence[Found] | None:
        search = self._agenda.door.search
        return search.read(capture, self._agenda.place) if search else None

    def _presence(self, capture: Capture) -> Presence:
        existence = self._agenda.door.existence
        return existence.read(capture, self._agenda.place) if existence else Presence.UNKNOWN

    def _results(self, seen: Sequence[Capture]) -> Iterator[Searched]:
        for capture in seen:
            words = self._searches.get(capture.ask)
            if words is not None:
                found = self._found(capture)
                why = "" if found is not None else why_unknown(capture)
                yield Searched(words, tuple(found) if found is not None else None, why)

    def _presences(self, seen: Sequence[Capture]) -> Iterator[Checked]:
        for capture in seen:
            key = self._checks.get(capture.ask)
            if key is not None:
                presence = self._presence(capture)
                why = why_unknown(capture) if presence is Presence.UNKNOWN else ""
                yield Checked(key, presence, why)


def why_unknown(capture: Capture) -> str:
    """Say why an answer says nothing."""
    return capture.detail or _NO_ANSWER.format(status=capture.status)
