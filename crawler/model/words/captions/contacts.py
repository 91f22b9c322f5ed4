"""Finds telephone numbers and personal e-mail addresses beside a student's name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from crawler.model.sighting import Span
from crawler.model.words.captions.disclosures import Disclosure, Private, Reading, is_beside, masked
from crawler.model.words.letters.text import Text

_MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PHONE_DIGITS = 7


def has_phone_digits(text: Text) -> bool:
    """Say whether a text holds as many digits as a telephone number."""
    return sum(map(str.isdigit, text.read)) >= _PHONE_DIGITS


def phones_in(reading: Reading, region: str) -> Iterator[Disclosure]:
    """Give telephone numbers; `region` (ISO 3166-1) is where one without a country is from."""
    text = reading.text
    if not has_phone_digits(text):
        return
    phones: Any = import_module("phonenumbers")  # 80 ms and 5 MB, for the rare text that needs it
    for match in phones.PhoneNumberMatcher(text.read, region):
        if is_beside(reading, match.start):
            quote = masked(match.raw_string)
            yield Disclosure(Private.PHONE, Span(text.field, match.start, match.end, quote))


def mails_in(reading: Reading, domains: frozenset[str]) -> Iterator[Disclosure]:
    """Give e-mail addresses that are not of `domains`, the district's own."""
    text = reading.text
    for match in _MAIL.finditer(text.read):
        host = match["host"].lower()
        own = any(host == one or host.endswith("." + one) for one in domains)
        if not own and is_beside(reading, match.start()):
            span = Span(text.field, match.start(), match.end(), masked(match[0]))
            yield Disclosure(Private.MAIL, span)
