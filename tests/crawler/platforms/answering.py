"""Answers to requests of a reader, made by hand for its tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from crawler.model.account import Account
from crawler.model.capture import Ask, Capture
from crawler.platforms.base import Platform
from crawler.platforms.reading import read_recorded, recorded
from tests.builders import NOW


def answer(ask: Ask, body: object = b"", status: int = 200) -> Capture:
    """Give the answer to `ask`; what is no bytes becomes JSON."""
    return Capture(ask, ask.url, status, NOW, {}, _bytes(body))


def visit(
    reader: Platform, account: Account, bodies: Sequence[object], status: int = 200
) -> list[Capture]:
    """Answer what the reader asks, one body after the other, until it asks nothing more."""
    seen: list[Capture] = []
    left = list(bodies)
    while left and (asks := reader.ask(account, seen)):
        seen += [answer(ask, left.pop(0), status) for ask in asks[: len(left)]]
    return seen


def read(platform: str, body: object, url: str | None = None, handle: str | None = None) -> Any:
    """Give what `rollcall read` says of one recorded body."""
    files = recorded([_bytes(body)], url, NOW)
    return cast(Any, read_recorded(platform, files, url, handle))


def page_with(script_id: str, data: object, head: str = "") -> bytes:
    """Give a page that carries data for its own scripts."""
    script = f'<script id="{script_id}" type="application/json">{json.dumps(data)}</script>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{script}</body></html>".encode()


def _bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()
