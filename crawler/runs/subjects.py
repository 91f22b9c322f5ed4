"""Who is asked in a sweep, in which order, with what, and who is not asked at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from config.settings import Settings
from crawler.line.visiting import AccountVisit, Turn
from crawler.model.access import RouteName
from crawler.model.account import Account
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.visit import Visit
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.law import refusal_of_law
from crawler.runs.spending import left_out, without_key
from crawler.runs.tools import Tools, chunks, clock, with_access
from crawler.store.captures import remembered
from crawler.store.posts import newest_posts
from crawler.store.reader_checks import latest_checks
from crawler.store.sweeps import gone_streak, sweep_district

_LOOK_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """What stands against asking: by account, the visit to one that the day's budget does not pay
    for (None = it is read without a key); by platform, what its reader got wrong in its self-test.
    """

    unpaid: Mapping[int, Visit | None]
    doubts: Mapping[str, str]


def subjects_of(
    tools: Tools, sweep_id: int, accounts: Sequence[Account], deliver: Callable[[Visit], None]
) -> Iterator[AccountVisit]:
    """Give the visits to make; those that nobody has to be asked for are delivered at once."""
    limits = _limits(tools, sweep_id, accounts)
    for some in chunks(accounts, _LOOK_AHEAD):
        for turn in _turns(tools, some, limits):
            account = turn.account
            refusal = limits.unpaid.get(account.id)
            if is_off(account, tools.settings):
                refusal = not_asked(account, clock())
            refusal = refusal_of_law(account, tools.settings, clock()) or refusal
            if refusal is not None:
                deliver(refusal)
                continue
            reader = load_reader(account.platform)
            yield AccountVisit(turn, reader, clock, deliver, tools.vault.drop)


def _limits(tools: Tools, sweep_id: int, accounts: Sequence[Account]) -> Limits:
    with tools.store.read() as session:
        checks = latest_checks(session, sweep_district(session, sweep_id))
    return Limits(
        unpaid=left_out(tools, sweep_id, accounts, clock()),
        doubts={name: one.reason for name, one in checks.items() if not one.passed},
    )


def is_off(account: Account, settings: Settings) -> bool:
    """Say whether the settings switch the account's platform off."""
    said = settings.platforms.get(account.platform)
    return said is not None and said.enabled is False


def not_asked(account: Account, now: datetime) -> Visit:
    """Give the visit to an account whose platform is switched off: nobody was asked."""
    return Visit(
        account_id=account.id,
        outcome=Outcome.FORBIDDEN,
        started_at=now,
        finished_at=now,
        reason=sentence("the settings switch {platform} off", platform=account.platform),
        fix=sentence(
            "Set enabled = true under [platforms.{platform}] in rollcall.toml.",
            platform=account.platform,
        ),
        route=RouteName.MANUAL,
    )


def by_turns(accounts: Sequence[Account]) -> list[Account]:
    """Mix the hosts, one account of each in turn: a slow host does not hold up the others."""
    hosts: dict[str, list[Account]] = {}
    for account in accounts:
        hosts.setdefault(account.url.partition("://")[2].partition("/")[0], []).append(account)
    rows = zip_longest(*hosts.values())
    return [account for row in rows for account in row if account is not None]


def _turns(tools: Tools, accounts: Sequence[Account], limits: Limits) -> Iterator[Turn]:
    ids = [account.id for account in accounts]
    with tools.store.read() as session:
        before = remembered(session, ids)
        streaks = gone_streak(session, ids)
        newest = newest_posts(session, ids)
    for account in accounts:
        ready = with_access(account, tools.settings, newest.get(account.id))
        yield Turn(
            account=without_key(ready) if account.id in limits.unpaid else ready,
            remembered=before.get(account.id, ()),
            gone_streak=streaks.get(account.id, 0),
            max_pictures=tools.settings.sweep.max_pictures,
            doubt=limits.doubts.get(account.platform),
        )
