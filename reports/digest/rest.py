"""What a mail has no room for, and where it all is. Pure."""

from __future__ import annotations

import re
import sys
import unicodedata
import zlib

from reports.digest.inputs import DigestInputs, Recipient, Role
from reports.digest.parts import More
from reports.digest.plain import link
from reports.languages.tongue import msgid

ALL_FINDINGS = "rollcall export findings"
ALL_VISITS = "rollcall export visits"
ALL_LEADS = "rollcall export leads"
ALL_PAGES = "rollcall handouts pages"
_PRINTED = msgid("Everything that is open, on one page to print: {command}")
_ASKED_FOR = msgid(
    "The technology office can print or send you everything that is open, on one page: {command}"
)
_PAGE_NAME_LETTERS = 80


def most(number: int, inputs: DigestInputs) -> int:
    """Give how many are shown at most: `number` in a mail, all on a whole page."""
    return sys.maxsize if inputs.whole else number


def lists_all(recipient: Recipient, command: str, number: int, inputs: DigestInputs) -> More:
    """Say how many are not shown and where they all are, in a way that this reader can use: behind
    a link where the district serves the whole pages, else by the command that lists them.
    """
    tongue, address = inputs.tongue, page_url(recipient, inputs)
    if address is not None:
        return More(tongue.count("and {number} more", "and {number} more", number), address)
    if recipient.role is Role.TECHNOLOGY:
        said = tongue.count(
            "and {number} more. The whole list: {command}",
            "and {number} more. The whole list: {command}",
            number,
            command=command,
        )
    else:
        said = tongue.count(
            "and {number} more. The technology office has the whole list: {command}",
            "and {number} more. The technology office has the whole list: {command}",
            number,
            command=command,
        )
    return More(said)


def everything(recipient: Recipient, inputs: DigestInputs) -> More | None:
    """Say where everything is that this reader's mail has no room for: behind a link, or by the
    command that writes it for printing. None on that page itself, and for the superintendent, who
    has no page.
    """
    if inputs.whole or recipient.role is Role.SUPERINTENDENT:
        return None
    tongue, address = inputs.tongue, page_url(recipient, inputs)
    if address is not None:
        return More(tongue.text("Everything that is open, on one page"), address)
    if recipient.role is Role.TECHNOLOGY:
        return More(tongue.text(_PRINTED, command=ALL_PAGES))
    return More(tongue.text(_ASKED_FOR, command=ALL_PAGES))


def page_url(recipient: Recipient, inputs: DigestInputs) -> str | None:
    """Give the address of the reader's whole page; None where the district serves none, and for the
    superintendent, who has no page.
    """
    if inputs.reports_url is None or recipient.role is Role.SUPERINTENDENT:
        return None
    return link(f"{inputs.reports_url.rstrip('/')}/{page_name(recipient)}")


def page_name(recipient: Recipient) -> str:
    """Give the file name of the whole page of a role, or of its part of the district: lower-case
    letters and digits of ASCII, with dashes, and the language.
    """
    unit = unicodedata.normalize("NFKD", recipient.unit or "").encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", f"{recipient.role.value} {unit}".lower())
    kept = "-".join(words)[:_PAGE_NAME_LETTERS]
    if recipient.unit is not None:
        kept += f"-{zlib.crc32(recipient.unit.encode()):08x}"
    return f"{kept}.{recipient.language.partition('-')[0].lower()}.html"
