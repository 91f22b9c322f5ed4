"""Times as platforms write them, without guessing: what is not a time is None. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

from crawler.model.snapshot import Moment, Precision

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d?:\d\d")
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)[T ](\d\d?)(:\d\d.*)")
"""The year first is read by everybody the same way; "05/06/2026" is not."""
_PLAIN_ISO = re.compile(
    r"(?!0)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3}|\.\d{6})?(?:Z|[+-]\d\d:\d\d)"
)
_PLAIN_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) ((?:19|20)\d\d) "
    r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d) (GMT|UTC|[+-](?:[01]\d|2[0-3])[0-5]\d)"
)
"""Times as nearly all platforms write them; reading these by hand costs a third (2026-11)."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONE_WORD = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_ZONE_GAP = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_LONG_FRACTION = re.compile(r"(\.\d{6})\d+")
_DAYS_IN_WORDS = ("%a, %d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d")
_MAX_CHARS = 60
_LAST_EPOCH_S = 4_102_444_800  # 2100-01-01; anything later is not a time in seconds


@lru_cache(maxsize=4096)
def moment(text: str | None) -> Moment | None:
    """Read ISO 8601 (also with slashes), RFC 2822 (RSS) or a day in English words; None when it is
    none of these.

    A time without a zone is marked so, as is RFC 2822's `-0000` (§3.3: the zone is not known).
    """
    text = (text or "").strip()
    if not text or len(text) > _MAX_CHARS:
        return None
    if _ISO.match(text):
        return _iso(text)
    plain = _PLAIN_MAIL.fullmatch(text)
    if plain and plain[2] in _MONTHS and plain[7] != "-0000":
        return _plain_mail(plain)
    if _DAY.fullmatch(text):
        return _day(text, ("%Y-%m-%d", "%Y%m%d"))
    return _slashed(text) or _mail(text) or _day(text, _DAYS_IN_WORDS)


def moment_of_epoch(seconds: float | None) -> Moment | None:
    """Read a Unix time in seconds; None when it is no time between 1970 and 2100."""
    if seconds is None or not 0 < seconds < _LAST_EPOCH_S:
        return None
    return Moment(datetime.fromtimestamp(seconds, UTC))


def _iso(text: str) -> Moment | None:
    if not _PLAIN_ISO.fullmatch(text):
        text = _LONG_FRACTION.sub(r"\1", _ZONE_GAP.sub("", _ZONE_WORD.sub("+00:00", text)))
    try:
        return _aware(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _slashed(text: str) -> Moment | None:
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, rest = match.groups()
    return _iso(f"{year}-{month:0>2}-{day:0>2} {hour:0>2}{rest}")


def _plain_mail(match: re.Match[str]) -> Moment | None:
    day, name, year, hour, minute, second, zone = match.groups()
    month = _MONTHS.index(name) + 1
    try:
        at = datetime(int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    except ValueError:
        return None
    if zone[-4:] not in {"0000", "GMT", "UTC"}:
        east = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
        at = at - east if zone[0] == "+" else at + east
    return Moment(at)


def _mail(text: str) -> Moment | None:
    try:
        read = _aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read is None or ":" in text else Moment(read.at, Precision.DAY)


def _day(text: str, forms: tuple[str, ...]) -> Moment | None:
    for form in forms:
        try:
            return Moment(datetime.strptime(text, form).replace(tzinfo=UTC), Precision.DAY)
        except ValueError:
            continue
    return None


def _aware(at: datetime) -> Moment | None:
    if at.year <= 1:  # 0001-01-01 is how some software writes "no time"
        return None
    if at.tzinfo is None:
        return Moment(at.replace(tzinfo=UTC), Precision.WITHOUT_ZONE)
    return Moment(at.astimezone(UTC))
