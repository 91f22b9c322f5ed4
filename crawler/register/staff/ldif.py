"""Reads LDIF (RFC 2849), as `ldapsearch` and `ldifde` write it, into entries. Pure.

The libraries that read it belong to whole LDAP clients, of which nothing else would be used.
"""

from __future__ import annotations

import base64
import binascii
from collections import defaultdict
from collections.abc import Iterator

Entry = dict[str, list[str]]


def is_ldif(content: bytes) -> bool:
    """Say whether the bytes begin as LDIF does: comments, then `version:` or `dn:`."""
    text = content[:4096].decode("utf-8-sig", "replace").lower()
    lines = (line for line in text.splitlines() if line.strip() and line[:1] not in {"#", " "})
    return next(lines, "").startswith(("dn:", "version:"))


def entries(content: bytes) -> Iterator[Entry]:
    """Give each entry: values by attribute, lower case without options; `dn` is one of them.

    Values of several lines are joined, those in base64 decoded (what is no text is left out); a
    value behind an address (`attr:< file`) is never fetched. Raises ValueError with the line.
    """
    entry: Entry = defaultdict(list)
    for number, line in _logical(content.decode("utf-8-sig", "replace")):
        if not line:
            if entry:
                yield dict(entry)
            entry = defaultdict(list)
            continue
        name, colon, rest = line.partition(":")
        if not colon:
            raise ValueError(f"line {number}: expected `attribute: value`, as RFC 2849 has it")
        value = _value(rest, number)
        attribute = name.partition(";")[0].strip().lower()
        if value is not None and attribute != "version":
            entry[attribute].append(value)
    if entry:
        yield dict(entry)


def _logical(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines with those joined that begin with a space; comments are left out."""
    start, kept = 0, ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith(" "):
            kept += line[1:]
            continue
        if kept and not kept.startswith("#"):
            yield start, kept
        start, kept = number, line
        if not line:
            yield number, ""


def _value(rest: str, number: int) -> str | None:
    if rest.startswith("<"):
        return None
    if not rest.startswith(":"):
        return rest.strip()
    try:
        return base64.b64decode(rest[1:].strip(), validate=True).decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    except binascii.Error as error:
        raise ValueError(f"line {number}: this is no base64") from error
