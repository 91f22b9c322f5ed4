"""Self-test of the readers on the open network: an account that is there, one that is not."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.asking import PlatformSettings
from config.settings import Settings
from crawler.evidence.vault import open_vault
from crawler.fetch.crawl import crawl
from crawler.line.probing import Probe, Verdict, verdict
from crawler.model.account import Account, AccountKind
from crawler.model.sentence import dump_sentence
from crawler.platforms.base import Platform
from crawler.platforms.catalogue import all_readers
from crawler.runs.tools import Report, manners_of, open_tools, with_access

_NO_ROUTE = "no route is open: {help}"
_NO_ACCOUNTS = "name `present` and `absent` under [platforms.{name}] in rollcall.toml"


def check_readers(said: Namespace, report: Report) -> None:
    """Try the reader named `said.argument`, or `all`, and tell what came of each; nothing is kept
    of what was read.
    """
    with open_tools(said.home) as tools, TemporaryDirectory() as folder:
        wanted = [one for one in all_readers() if said.argument in {one.NAME, "all"}]
        pairs: list[tuple[Probe, Probe]] = []
        for reader in wanted:
            probes = probes_of(reader, tools.settings)
            if isinstance(probes, Verdict):
                report(_said(probes))
            else:
                pairs.append(probes)
        vault = open_vault(Path(folder), tools.keys.vault)
        crawl([one for pair in pairs for one in pair], manners_of(tools.settings), vault, _ignore)
    for present, absent in pairs:
        report(_said(verdict(present, absent)))


def _said(told: Verdict) -> dict[str, Any]:
    return {"event": "checked", **asdict(told), "told": dump_sentence(told.reason)}


def probes_of(reader: Platform, settings: Settings) -> tuple[Probe, Probe] | Verdict:
    """Give the two probes of a reader, or why it cannot be tried."""
    said = settings.platforms.get(reader.NAME, PlatformSettings())
    known = reader.CHECKS or (None, None)
    present, absent = said.present or known[0], said.absent or known[1]
    if present is None or absent is None:
        return Verdict(reader.NAME, passed=None, reason=_NO_ACCOUNTS.format(name=reader.NAME))
    probes = tuple(
        Probe(_account(reader, handle, settings), reader) for handle in (present, absent)
    )
    if not probes[0].ask(()):
        return Verdict(reader.NAME, passed=None, reason=_NO_ROUTE.format(help=reader.HELP))
    return probes[0], probes[1]


def _account(reader: Platform, handle: str, settings: Settings) -> Account:
    url = handle if "://" in handle else reader.profile_url(handle)
    key = reader.claim(handle) or handle if "://" in handle else handle
    account = Account(0, reader.NAME, key, url, AccountKind.THIRD_PARTY)
    return with_access(account, settings)


def _ignore(event: object) -> None:
    """What came of it is told at the end."""
