"""`python -m crawler WORD …`: one piece of work in a process of its own.

sweep RUN      fetch, then judge, unless fetching added accounts: these are fetched first, by the
               next process (Scrapy runs once in a process)
fetch RUN      visit every account of sweep RUN that has no visit yet; write down the accounts that
               visited pages name, and add them to sweep RUN
judge RUN      judge every visited account of sweep RUN that was not judged; `--again` all of them
check NAME     try the reader of platform NAME, or `all`, on one account that is there and one that
               is not
find DISTRICT  read the district's sites, search platforms, ask about handles like ours; write down
               what was found (`only` = the only district of the store)
survey URL     read a district's own pages and tell which accounts they name

Every line on standard output is one event as a JSON object. Exit code 0: done; anything else: it
was not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from crawler.fetch.leash import die_with_parent

WORDS = {
    "check": ("crawler.runs.checking", "check_readers"),
    "fetch": ("crawler.runs.fetching", "fetch_sweep"),
    "find": ("crawler.runs.finding", "find_accounts"),
    "judge": ("crawler.runs.judging", "judge_sweep"),
    "sweep": ("crawler.runs.sweeping", "whole_sweep"),
    "survey": ("crawler.runs.surveying", "survey_site"),
}
"""Where each word's work is: a run loads only the rooms it needs, so that a judge never loads the
network and a fetch never loads the eyes (0.3 s of CPU each).
"""

NETWORK_WORDS = frozenset({"check", "fetch", "find", "survey", "sweep"})
"""Words for which Scrapy's deprecated classes are made first of all: each walks the stack and all
loaded modules when it is made, which takes 0.15 s in the middle of a run and a fifth of it here
(Scrapy 2.19, scrapy.utils.deprecate.create_deprecated_class; measured November 2026).
"""


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
    if said.word in NETWORK_WORDS:
        import_module("scrapy.core.downloader.contextfactory")
    module, function = WORDS[said.word]
    getattr(import_module(module), function)(said, report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
