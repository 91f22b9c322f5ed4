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
from reports.digest.compose import compose, summarise
from reports.digest.inputs import Recipient, Role
from reports.digest.summary import dump_summary
from reports.gather import gather
from reports.languages.catalogues import tongue_of
from reports.render.mail import Envelope, build_mail
from reports.render.page import lay_out
from tests.bench.big_district import SCHOOLS, fill, opened
from tests.reports.homes import some_settings
from tests.reports.samples import NOW, WEEK

RECIPIENTS = 300
LANGUAGES = ("en", "es", "fr", "nl", "zh")
_ROLES = (
    *((Role.PRINCIPAL,) * 22),
    *((Role.ATHLETICS,) * 4),
    *(Role.COMMUNICATIONS, Role.COMMUNICATIONS, Role.TECHNOLOGY, Role.SUPERINTENDENT),
)
"""Of 30 recipients: most are principals of one school, four athletic directors, two in the
communications office, one director of technology, one superintendent.
"""


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
    store = opened(home)
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


if __name__ == "__main__":
    main()
