"""Values that settings are made of, each with a check that says what was expected."""

from __future__ import annotations

import re
from datetime import date, datetime
from ipaddress import ip_address
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator

_MAIL = re.compile(r"(?=[!-~]+\Z)[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_PORT = re.compile(r"(?P<host>.+?)(?::(?P<port>\d{1,5}))?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
REPORT_LANGUAGES = ("en", "es", "fr", "nl", "zh")
"""Languages that there are words of; a region may follow, as in es-MX."""
_DAYS_FORM = "should be a day such as 2026-11-26, or days such as 2026-12-21/2027-01-01"
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"}


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValueError("should not be empty")
    if any(ord(letter) < 32 for letter in text):
        raise ValueError("should be one line without control characters")
    return text


def _mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise ValueError("should be one e-mail address such as office@district.example")
    return text


def _host(text: str) -> str:
    host = text.lower().rstrip(".")
    if not _HOST.fullmatch(host):
        raise ValueError("should be a bare host name such as www.district.example")
    return host


def _host_or_port(text: str) -> str:
    lower = text.lower()
    match = _PORT.fullmatch(lower)
    host = match["host"].removeprefix("[").removesuffix("]") if match else ""
    port = int(match["port"] or 1) if match else 0
    good = 0 < port < 65536 and (_HOST.fullmatch(host) or _is_address(host))
    if not good and not _is_address(lower):
        raise ValueError("should be a host name or an address, with :port or without")
    return lower


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _http(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("should be a web address such as https://www.district.example")
    if parts.username or parts.password:
        raise ValueError("should not hold a user name or password")
    return text


def store_url(text: str) -> str:
    """Give `text` if it is the address of a store that we can use. Raises ValueError without it."""
    if not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ValueError("should begin with sqlite:/// or postgresql://")
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError("should be a time zone of the IANA list such as America/Chicago") from None
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("should be a language code such as en or es")
    return text


def _report_language(text: str) -> str:
    primary = _language(text).partition("-")[0]
    if primary not in REPORT_LANGUAGES:
        raise ValueError(f"should be one of {', '.join(REPORT_LANGUAGES)}")
    return text


def _days(said: object) -> object:
    """Read a day, `2026-11-26`, or days from one to another, `2026-12-21/2027-01-01`, as a pair;
    TOML's own dates are days too.
    """
    if isinstance(said, date) and not isinstance(said, datetime):
        return said, said
    try:
        first, _, last = str(said).partition("/")
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise ValueError(_DAYS_FORM) from None
    if days[0] > days[1]:
        raise ValueError(_DAYS_FORM)
    return days


def _picture(text: str) -> str:
    plain = PurePosixPath(text).name == text and PureWindowsPath(text).name == text
    if not plain or PurePosixPath(text).suffix.lower() not in _PICTURES:
        raise ValueError("should be the name of a picture in the folder marks, such as logo.png")
    return text


Line = Annotated[str, AfterValidator(_one_line)]
"""Text of one line, not empty."""
Mail = Annotated[str, AfterValidator(_mail)]
"""One e-mail address (RFC 5321 §4.1.2 without quoted local parts and address literals): ASCII, for
only some mail servers take more (RFC 6531).
"""
Host = Annotated[str, AfterValidator(_host)]
"""A host name, lower case."""
HostOrPort = Annotated[str, AfterValidator(_host_or_port)]
"""A host name or IP address, with `:port` or without."""
HttpAddress = Annotated[str, AfterValidator(_http)]
"""An http(s) address."""
StoreUrl = Annotated[str, AfterValidator(store_url)]
"""The address of a database, SQLite or PostgreSQL."""
TimeZone = Annotated[str, AfterValidator(_zone)]
"""A name of the IANA time zone list."""
Language = Annotated[str, AfterValidator(_language)]
"""A language code (BCP 47), lower-case primary part."""
ReportLanguage = Annotated[str, AfterValidator(_report_language)]
"""A language that mails can be written in."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""A day of the week."""
Days = Annotated[tuple[date, date], BeforeValidator(_days)]
"""From the first day to the last, both included."""
PictureFile = Annotated[str, AfterValidator(_picture)]
"""The plain name of a picture file."""
