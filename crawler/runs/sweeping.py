"""Fetch and judge in one process: half of what a small sweep costs is loading what it needs."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from crawler.fetch.leash import die_with_parent
from crawler.runs.fetching import fetch
from crawler.runs.tools import Report, open_tools
from crawler.store.sweeps import unjudged


def whole_sweep(said: Namespace, report: Report) -> None:
    """Fetch what is still to fetch of sweep `said.argument` and judge it; when fetching added
    accounts, judging is left to the process that fetches these.
    """
    sweep_id = int(said.argument)
    with open_tools(said.home) as tools:
        added = fetch(tools, sweep_id, report)
        die_with_parent()  # for the time in which the crawl listened to SIGTERM
        with tools.store.read() as session:
            waiting = unjudged(session, sweep_id)
        if waiting and not added:
            import_module("crawler.runs.judging").judge(tools, sweep_id, report)
