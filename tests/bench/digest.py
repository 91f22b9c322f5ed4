"""What a big district's Monday costs: `python -m tests.bench.digest [--json]`.

10,000 open findings on 4,000 accounts of 60 schools, 300 recipients of every role and language:
read from a SQLite store, composed, laid out as text and HTML and put into mails as they leave.
Prints seconds, CPU seconds, the most memory that the process ever held, and the largest HTML part.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.settings import Settings
from crawler.model.account import Account, AccountKind, Unit, UnitKind
from crawler.model.case import District
from crawler.model.finding import Finding, fingerprint
from crawler.model.outcome import Outcome
from crawler.model.visit import Visit
from crawler.store.accounts import load_accounts
from crawler.store.districts import load_district, save_district
from crawler.store.findings import record_findings
from crawler.store.register import apply_import
from crawler.store.session import Store, migrate, open_store
from crawler.store.sweeps import finish_sweep, record_visits, start_sweep
from reports.digest.compose import compose, summarise
from reports.digest.inputs import Recipient, Role
from reports.digest.summary import dump_summary
from reports.gather import gather
from reports.languages.catalogues import tongue_of
from reports.render.mail import Envelope, build_mail
from reports.render.page import lay_out
from tests.reports.homes import some_settings
from tests.reports.samples import EVERYBODY, NOW, WEEK, a_sighting, days_ago

SCHOOLS, ACCOUNTS, FINDINGS, RECIPIENTS = 60, 4_000, 10_000, 300
LANGUAGES = ("en", "es", "fr", "nl", "zh")
_ROLES = (
    *((Role.PRINCIPAL,) * 22),
    *((Role.ATHLETICS,) * 4),
    *(Role.COMMUNICATIONS, Role.COMMUNICATIONS, Role.TECHNOLOGY, Role.SUPERINTENDENT),
)
"""Of 30 recipients: most are principals of one school, four athletic directors, two in the
communications office, one director of technology, one superintendent.
"""
_SEVERITIES = ("high", "medium", "low")


def main(words: Sequence[str] | None = None) -> None:
    """Fill a store, measure in a process of its own, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="(always JSON; kept for the others)")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    with TemporaryDirectory(prefix="rollcall-bench-") as folder:
        fill(Path(folder))
        command = [sys.executable, "-m", "tests.bench.digest", "--measure", folder]
        subprocess.run(command, check=True)


def measure(home: Path) -> dict[str, Any]:
    """Make every recipient's mail, and give what it cost."""
    begun, cpu = time.perf_counter(), time.process_time()
    store = _opened(home)
    settings = some_settings(home)
    with store.read() as session:
        inputs = gather(session, settings, 1, WEEK, NOW)
    dump_summary(summarise(inputs, WEEK, NOW))
    gathered = time.perf_counter()
    largest, sent = 0, 0
    for person in recipients():
        told = replace(inputs, tongue=tongue_of(person.language))
        page = lay_out(compose(told, person, WEEK, NOW), settings.district.contact)
        sent += len(bytes(build_mail(page, _envelope(person, settings))))
        largest = max(largest, len(page.html.encode()))
    store.close()
    return {
        "findings": len(inputs.findings),
        "recipients": RECIPIENTS,
        "gather_s": round(gathered - begun, 2),
        "wall_s": round(time.perf_counter() - begun, 2),
        "cpu_s": round(time.process_time() - cpu, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "largest_html_kb": round(largest / 1000, 1),
        "mails_mb": round(sent / 1e6, 1),
    }


def recipients() -> Iterator[Recipient]:
    """Give the 300 people."""
    for number in range(RECIPIENTS):
        role = _ROLES[number % len(_ROLES)]
        unit = f"School {number % SCHOOLS}" if role is Role.PRINCIPAL else None
        address = f"reader{number}@heronlake.example"
        language = LANGUAGES[number % len(LANGUAGES)]
        yield Recipient(f"Reader {number}", address, role, unit, language)


def _envelope(person: Recipient, settings: Settings) -> Envelope:
    return Envelope(
        key=f"bench/{person.email}",
        sender=settings.digest.sender,
        sender_name="Rollcall",
        recipient=person.email,
        recipient_name=person.name,
        contact=settings.district.contact,
        sent_at=NOW,
        language=person.language,
    )


def fill(home: Path) -> None:
    """Make the store: the register, a sweep that read all but every twentieth, the findings."""
    store = _opened(home)
    schools = tuple(
        Unit(2 + number, f"School {number}", UnitKind.SCHOOL, 1) for number in range(SCHOOLS)
    )
    teams = tuple(
        Unit(100 + number, f"Team {number}", UnitKind.TEAM, school.id, sport="soccer")
        for number, school in enumerate(schools)
    )
    whole = Unit(1, "Heron Lake Public Schools", UnitKind.DISTRICT)
    with store.begin() as session:
        district_id = save_district(
            session, District(0, whole.name, units=(whole, *schools, *teams))
        )
        units = load_district(session, district_id).units
        accounts = [_account(number, units[number % len(units)]) for number in range(ACCOUNTS)]
        apply_import(session, district_id, accounts, "bench", days_ago(90))
        ids = [account.id for account in load_accounts(session, district_id)]
    for sweep in (1, 2):
        _sweep(store, district_id, ids, sweep)
    store.close()


def _account(number: int, unit: Unit) -> Account:
    return Account(
        id=0,
        platform=("instagram", "facebook", "bluesky")[number % 3],
        handle=f"herons{number}",
        url=f"https://social.example/herons{number}",
        kind=AccountKind.PROFESSIONAL,
        display_name=f"Heron Lake Account {number}",
        unit=unit,
    )


def _sweep(store: Store, district_id: int, ids: Sequence[int], sweep: int) -> None:
    at = days_ago(15 if sweep == 1 else 1)
    with store.begin() as session:
        sweep_id = start_sweep(session, district_id, ids, at, f"bench:{sweep}")
        visits = [
            Visit(number, Outcome.SEEN, at, at)
            if number % 20
            else Visit(number, Outcome.UNREACHABLE, at, at, reason="No answer.", fix="Wait.")
            for number in ids
        ]
        record_visits(session, sweep_id, visits)
        for account_id, some in _findings(ids).items():
            rules = {one.rule_id for one in some}
            record_findings(session, district_id, sweep_id, account_id, some, at, rules)
        finish_sweep(session, sweep_id, at, "finished")


def _findings(ids: Sequence[int]) -> dict[int, list[Finding]]:
    by_account: dict[int, list[Finding]] = {}
    for number in range(FINDINGS):
        account_id = ids[number % len(ids)]
        by_account.setdefault(account_id, []).append(_finding(account_id, number))
    return by_account


def _finding(account_id: int, number: int) -> Finding:
    sighting = a_sighting(anchor=f"mark:{number}")
    rule_id = f"rule-{number % 7}"
    return Finding(
        fingerprint=fingerprint(rule_id, account_id, sighting.anchor),
        rule_id=rule_id,
        account_id=account_id,
        title="The district's logo is used without a permission on file",
        severity=_SEVERITIES[number % 3],
        clauses=("Generic 6",),
        tell=EVERYBODY,
        action="Ask the owner, kindly, whether permission was given.",
        sighting=sighting,
    )


def _opened(home: Path) -> Store:
    store = open_store(f"sqlite:///{(home / 'rollcall.db').as_posix()}")
    migrate(store)
    return store


if __name__ == "__main__":
    main()
