"""Mails before a season ends, and the director's list before graduation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from crawler.model.account import Account
from crawler.model.case import District
from crawler.model.life.handover import leaving_by, season_ends
from crawler.model.life.holders import hold_of
from crawler.runs.gaps import registered_now
from crawler.runs.tools import district_for
from crawler.store.alone import alone
from crawler.store.deliveries import Slot
from reports.channels.base import Message
from reports.digest.plain import NAME_LETTERS, quoted
from reports.languages.catalogues import tongue_of
from reports.letters import To, addressed
from reports.lists.words import name_of, platform_words
from reports.outbox import Delivered, Mail, Post, Result, Watch, deliver, post_of
from reports.recipients import resolve
from reports.render.handover import AccountLine, HandoverWords, lay_out_handover
from scheduler.jobs.digest import post_for
from scheduler.jobs.home import Home

_DIRECTORS = frozenset({"athletics", "principal"})


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail that is due: to whom, about what day, which accounts. `listed`: the director's."""

    email: str
    name: str
    language: str
    day: date
    lines: tuple[AccountLine, ...]
    listed: bool

    @property
    def slot(self) -> tuple[str, str]:
        """Give its kind and period in the outbox: each goes out once."""
        kind = "handover-list" if self.listed else "handover"
        return kind, self.day.isoformat()


@dataclass(frozen=True, slots=True)
class LettersSent:
    """What came of a round: how many were sent, and those not taken with the reason."""

    sent: int
    failed: tuple[str, ...]


def letters_due(home: Home, now: datetime, *, people: bool) -> tuple[Letter, ...]:
    """Give the mails that are due on this day: to the staff who run accounts whose season ends
    soon (with `people`), and the list to the directors of athletics and the principals, each of
    the own units' accounts.
    """
    today = home.day(now)
    with home.store.read() as session:
        accounts = registered_now(session, home.settings, home.district_id)
        district = district_for(session, home.settings, home.district_id)
        readers = resolve(session, home.settings, home.district_id, now).people
    letters = list(_to_staff(home, accounts, district, today)) if people else []
    found = leaving_by(accounts, district, today)
    if found is not None:
        graduation, leaving = found
        for reader in readers:
            mine = [one for one in leaving if _is_below(one.account, reader.unit, district)]
            if mine and reader.role.value in _DIRECTORS:
                lines = tuple(_line(one.account, "; ".join(one.reasons)) for one in mine)
                letters.append(
                    Letter(
                        reader.email, reader.name, reader.language, graduation, lines, listed=True
                    )
                )
    return tuple(letters)


def _to_staff(
    home: Home, accounts: tuple[Account, ...], district: District, today: date
) -> Iterator[Letter]:
    lines: dict[tuple[str, str, date], list[AccountLine]] = defaultdict(list)
    for one in season_ends(accounts, district, today, home.settings.handover.days_before):
        said = "; ".join(hold_of(one.account, district, one.ends).reasons)
        for person in one.people:
            if person.email:
                key = (person.email.casefold(), person.name, one.ends)
                lines[key].append(_line(one.account, said))
    language = home.settings.district.languages[0].partition("-")[0]
    for (email, name, ends), some in sorted(lines.items()):
        yield Letter(email, name, language, ends, tuple(some), listed=False)


def _line(account: Account, said: str) -> AccountLine:
    name = quoted(name_of(account), NAME_LETTERS)
    return AccountLine(name, platform_words(account.platform), account.url, said)


def _is_below(account: Account, name: str | None, district: District) -> bool:
    """Say whether an account belongs to a unit or a part of it; None = the whole district's."""
    if name is None:
        return True
    unit = account.unit
    for _ in district.units:
        if unit is None or unit.name == name:
            break
        unit = district.unit(unit.parent_id) if unit.parent_id is not None else None
    return unit is not None and unit.name == name


def send_letters(home: Home, watch: Watch, *, people: bool) -> LettersSent:
    """Send what is due, each mail once. Nothing while another process hands mails over."""
    letters = letters_due(home, watch.now(), people=people)
    if not letters:
        return LettersSent(0, ())
    post = post_for(home, watch, send=home.settings.smtp is not None)
    with alone(home.store, post_of(home.district_id)) as hold:
        done = [(one.email, _send(home, one, post)) for one in letters] if hold else []
    failed = tuple(f"{email}: {one.note}" for email, one in done if one.is_trouble)
    return LettersSent(sum(one.result is Result.SENT for _, one in done), failed)


def _send(home: Home, letter: Letter, post: Post) -> Delivered:
    kind, period = letter.slot
    slot = Slot(home.district_id, kind, letter.email, period)
    mail = Mail(partial(message_of, home, letter, post.watch.now()))
    return deliver(home.store, slot, mail, post)


def message_of(home: Home, letter: Letter, now: datetime) -> Message:
    """Give a letter as a mail."""
    said, tongue = home.settings.district, tongue_of(letter.language)
    today = home.day(now)
    page = lay_out_handover(
        HandoverWords(
            greeted=letter.name,
            day=tongue.day(letter.day, today),
            accounts=letter.lines,
            district=said.name,
            contact=said.contact,
            listed=letter.listed,
            tongue=tongue,
        )
    )
    to = To(letter.name, letter.email, letter.language)
    return addressed(page, to, letter.slot, home.settings, now)
