"""What an answer's headers say about when its host wants to be asked again. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_FIRST_REST_S = 5.0
"""How long a host rests that says 429 without saying for how long; twice as long each further time.
"""
TOO_MANY_REQUESTS = 429
_EPOCH_S = 1_000_000_000
"""A larger number is a moment (Unix time), a smaller one a number of seconds from now."""
_QUOTAS = (
    ("x-rate-limit-remaining", "x-rate-limit-reset"),
    ("ratelimit-remaining", "ratelimit-reset"),
    ("x-ratelimit-remaining", "x-ratelimit-reset"),
)
"""X (docs.x.com/fundamentals/rate-limits), Bluesky (docs.bsky.app/docs/advanced-guides), Mastodon
(docs.joinmastodon.org/api/rate-limits), Vimeo, Reddit; checked 2026-11."""
_USAGES = ("x-app-usage", "x-business-use-case-usage")
"""Meta (developers.facebook.com/docs/graph-api/overview/rate-limiting, checked 2026-11): shares in
percent of what may be asked within an hour; at 100 the app is shut out."""
_FULL_PERCENT = 95
_USAGE_REST_S = 3600.0
SPOKEN = frozenset(name for pair in _QUOTAS for name in pair) | frozenset(_USAGES)
"""Names of the headers that are looked at here, lower case."""


def wanted_rest_s(
    status: int, headers: Mapping[str, str], turn: int, now: datetime
) -> float | None:
    """Give how long a host that said 429 or 503 wants to be left alone; None when it did not say.

    Retry-After is a number of seconds or a date (RFC 9110 §10.2.3); where a platform names the end
    of its quota instead, that counts. `turn` counts from 0.
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    if said:
        try:
            return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
        except (ValueError, TypeError):
            pass
    if status != TOO_MANY_REQUESTS:
        return None
    return quota_rest_s(headers, now) or _FIRST_REST_S * 2**turn


def quota_rest_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Give how long a host is to be left alone because its quota is used up; None when it is not,
    or the answer does not say.
    """
    rests = [*_of_quotas(headers, now), *_of_usage(headers)]
    return max(rests, default=None)


def _of_quotas(headers: Mapping[str, str], now: datetime) -> Iterator[float]:
    for remaining, reset in _QUOTAS:
        left, ends = _number(headers.get(remaining)), headers.get(reset, "")
        if left is not None and left < 1 and (rest_s := _until(ends.strip(), now)) is not None:
            yield rest_s


def _until(text: str, now: datetime) -> float | None:
    number = _number(text)
    if number is not None:
        return max(0.0, number - now.timestamp() if number > _EPOCH_S else number)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None


def _of_usage(headers: Mapping[str, str]) -> Iterator[float]:
    for name in _USAGES:
        try:
            said = json.loads(headers.get(name, "null"))
        except ValueError:
            continue
        for usage in _objects(said):
            shares = [
                value
                for key, value in usage.items()
                if key in {"call_count", "total_time", "total_cputime"}
                and isinstance(value, int | float)
            ]
            if max(shares, default=0) >= _FULL_PERCENT:
                minutes = usage.get("estimated_time_to_regain_access")
                is_known = isinstance(minutes, int | float) and minutes > 0
                yield minutes * 60.0 if is_known and minutes else _USAGE_REST_S


def _objects(said: Any) -> Iterator[dict[str, Any]]:
    """Give all objects that hold usages, at whatever depth Meta puts them."""
    if isinstance(said, list):
        for one in said:
            yield from _objects(one)
    elif isinstance(said, dict):
        yield said
        for one in said.values():
            yield from _objects(one)
