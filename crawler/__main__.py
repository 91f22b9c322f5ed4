"""`python -m crawler fetch|discover|judge|survey …`: wires the rooms, runs in a process of its own,
exits.

fetch RUN      visit every account of sweep RUN that has no visit yet discover RUN   write down the
accounts that the visited pages name, and add them to sweep RUN judge RUN      judge every account
of sweep RUN that was visited and not judged; `--again` all of them, from the vault survey URL
read a district's own pages and write down the accounts they name

Every line on standard output is one event as a JSON object. Exit code 0: done; anything else: it
was not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crawler.fetch.leash import die_with_parent
from crawler.runs.discovering import discover_sweep
from crawler.runs.fetching import fetch_sweep
from crawler.runs.judging import judge_sweep
from crawler.runs.surveying import survey_site

WORDS = {
    "fetch": fetch_sweep,
    "discover": discover_sweep,
    "judge": judge_sweep,
    "survey": survey_site,
}


def report(event: Mapping[str, Any]) -> None:
    """Tell the parent one event."""
    sys.stdout.write(json.dumps(event, default=str) + "\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Do one piece of work for the installation in `--home`."""
    parser = argparse.ArgumentParser(prog="python -m crawler", description=__doc__)
    parser.add_argument("word", choices=sorted(WORDS))
    parser.add_argument("argument")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--again", action="store_true")
    said = parser.parse_args(arguments)
    die_with_parent()
    WORDS[said.word](said, report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
