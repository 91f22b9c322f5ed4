"""Builds register sheets for tests: a header line and rows, as bytes or as a plan."""

from __future__ import annotations

import io
from collections.abc import Sequence
from urllib.parse import urlsplit

from openpyxl import Workbook

from crawler.model.account import Account
from crawler.platforms.base import Address, AddressKind
from crawler.register.plan import ImportPlan, plan_import
from crawler.register.sheet import read_sheet
from tests.builders import make_district

HEADER = "Platform,Handle,Account name,Site URL,Kind,School"


def recognise(url: str) -> Address | None:
    """Know some platforms by their hosts; a deeper path on Facebook is a post."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").removeprefix("www."), parts.path.strip("/")
    if host == "facebook.com":
        kind = AddressKind.ACCOUNT if path and "/" not in path else AddressKind.POST
        return Address("facebook", kind, path or None)
    if host == "x.com":
        return Address("twitter", AddressKind.ACCOUNT, path)
    if host == "youtube.com":
        name = path.removeprefix("channel/").removeprefix("@")
        return Address("youtube", AddressKind.ACCOUNT, f"id:{name}" if "channel" in path else name)
    if path.startswith("@"):
        return Address("mastodon", AddressKind.ACCOUNT, f"{path[1:]}@{host}")
    return Address("website", AddressKind.SITE, host) if host else None


def plan(
    text: str | bytes, existing: Sequence[Account] = (), name: str = "register.csv"
) -> ImportPlan:
    """Plan the import of a sheet into Heron Lake's register."""
    content = text.encode() if isinstance(text, str) else text
    return plan_import(read_sheet(name, content), make_district(), existing, recognise)


def plan_row(header: str, row: str, existing: Sequence[Account] = ()) -> ImportPlan:
    """Plan one Facebook account with further columns."""
    start = "Site URL,Kind,"
    return plan(f"{start}{header}\nhttps://www.facebook.com/eastview,official,{row}\n", existing)


def only(found: ImportPlan) -> Account:
    """Give the one account that a plan would save."""
    (account,) = found.accounts
    return account


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Write an XLSX workbook as a spreadsheet program would."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
