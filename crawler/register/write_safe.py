"""Keeps what strangers wrote from becoming a formula in somebody's spreadsheet. Pure.

A cell that begins with one of = + - @ (or their wide forms), a tab or a line end is run as a
formula (OWASP, CSV Injection). An apostrophe in front makes it text; what already has one in front
of such a sign gets one more, so that taking one away gives back exactly what was there.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Give `text` so that no spreadsheet program takes it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Take away what `guarded` added: `unguarded(guarded(text)) == text`."""
    return text[1:] if _GUARDED.match(text) else text
