"""What can be read where: the routes of each platform, which of them are open here, self-tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from config.asking import PlatformSettings
from config.settings import Settings
from crawler.model.access import RouteName, route_of_secret
from crawler.model.sentence import read_sentence
from crawler.platforms.base import Platform, Route
from crawler.platforms.catalogue import all_readers
from crawler.store.reader_checks import ReaderCheck, add_check, latest_checks
from scheduler.jobs.child import Work, run_child
from scheduler.jobs.home import Home

EXPIRES_SOON_DAYS = 21
"""A token that ends sooner is warned of: an owner has to find the time to renew it."""
_PAGE = """# Platforms

What can be read where, by which route, and what would change it. This page is written from the
readers (`rollcall platforms --page`); a test compares them. Routes are tried from top to bottom:

- `connected`: with the token of the account's owner
- `app_key`: with a key of the district's own app
- `keyless`: as anybody may
- `manual`: a person looks (`rollcall reviewed`), or saves the page (`rollcall capture`)

Secrets stand in `secrets.toml` or in the environment (see `operations.md`). Every platform's
addresses are recognised, whether it can be read or not.
"""
_TABLE = """\
| route | reads | key from | price | review | limits | checked |
|---|---|---|---|---|---|---|"""
_RENEW = "renew it (see rollcall platforms)."
Row = dict[str, Any]


def platforms(settings: Settings | None, checks: dict[str, ReaderCheck]) -> list[Row]:
    """List the platforms with their routes; with settings also which routes are open here.

    `works_now` is the first open route; without settings the first that needs no key.
    """
    return [_row(reader, settings, checks.get(reader.NAME)) for reader in all_readers()]


def _row(reader: Platform, settings: Settings | None, check: ReaderCheck | None) -> Row:
    opened = [route.name for route in reader.ROUTES if _is_open(reader.NAME, route, settings)]
    return {
        "platform": reader.NAME,
        "title": reader.TITLE,
        "works_now": str(opened[0] if opened else RouteName.MANUAL),
        "routes": [_plain(route, is_open=route.name in opened) for route in reader.ROUTES],
        "help": reader.HELP,
        "self_test": None if check is None else _plain_check(check),
    }


def _is_open(platform: str, route: Route, settings: Settings | None) -> bool:
    if settings is None:
        return route.name is RouteName.KEYLESS and not route.by_decision
    said = settings.platforms.get(platform, PlatformSettings())
    if said.enabled is False or (said.routes and str(route.name) not in said.routes):
        return False
    if route.name is RouteName.KEYLESS:
        return said.read_pages or not route.by_decision
    ours = [name for name in settings.credentials if name.partition("/")[0] == platform]
    return any(route_of_secret(name) is route.name for name in ours)


def _plain(route: Route, *, is_open: bool) -> Row:
    return {**asdict(route), "name": str(route.name), "open": is_open}


def _plain_check(check: ReaderCheck) -> Row:
    return {"passed": check.passed, "reason": check.reason, "at": check.checked_at.isoformat()}


def platforms_page() -> str:
    """Write `docs/platforms.md`."""
    return _PAGE + "".join(_section(reader) for reader in all_readers())


def _section(reader: Platform) -> str:
    rows = "\n".join(_line(route) for route in reader.ROUTES)
    budget = reader.BUDGET
    counted = (
        f"\n\nBudget: {budget.per_day:,g} {budget.unit} a day unless `per_day` says otherwise, "
        f"from midnight in {budget.time_zone}; an account takes about {budget.per_account:g} "
        f"({budget.source})."
        if budget
        else ""
    )
    title = f"\n## {reader.TITLE} (`{reader.NAME}`)\n\n"
    return f"{title}{reader.HELP}\n\n{_TABLE}\n{rows}{counted}\n"


def _line(route: Route) -> str:
    said = (route.gives, route.where, route.price, route.review, route.limits, route.checked)
    cells = [f"`{route.name}`", *(text.replace("|", "/") or "–" for text in said)]
    return f"| {' | '.join(cells)} |"


def expiring(settings: Settings, today: date) -> Iterator[str]:
    """Give a sentence for each token that has ended or soon will; never a secret."""
    for name, day in sorted(settings.expires.items()):
        left = (day - today).days
        if left < 0:
            yield f"The key {name} ended on {day}; {_RENEW}"
        elif left <= EXPIRES_SOON_DAYS:
            yield f"The key {name} ends on {day}, in {left} days; {_RENEW}"


def checks_of(home: Home) -> dict[str, ReaderCheck]:
    """Give each reader's latest self-test."""
    with home.store.read() as session:
        return latest_checks(session, home.district_id)


def last_checks(home: Home, platform: str) -> list[Row]:
    """Give the latest self-tests, of one platform or of all."""
    found = checks_of(home)
    return [
        {"platform": name, "passed": one.passed, "reason": one.reason, "at": one.checked_at}
        for name, one in sorted(found.items())
        if platform in {name, "all"}
    ]


def check(home: Home, platform: str, now: datetime) -> list[Row]:
    """Try the readers on the open network and write down how that ended. Raises ChildError."""
    told: list[Row] = []

    def listen(event: Row) -> None:
        if event.pop("event") == "checked":
            told.append(event)

    run_child(Work("check", platform, home.folder), listen)
    with home.store.begin() as session:
        for row in told:
            reason = read_sentence(row["reason"], row.pop("told", None))
            if row["passed"] is not None:
                done = ReaderCheck(row["platform"], row["passed"], reason, now)
                add_check(session, home.district_id, done)
    return told
