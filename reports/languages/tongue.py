"""One language: its words, plural forms, days and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

_THIN = "\u2009"
_UNBROKEN = "\u00a0"
_WIDE_STOPS = "。！？"
"""Signs that bring their own room, as Chinese has it."""


def msgid(english: str) -> str:
    """Mark a text that is translated where it is used; gives it unchanged."""
    return english


def msgids(one: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural that is translated where it is used; gives both unchanged."""
    return one, many


def _two_forms(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a mail is written in.

    `tag` is its name by BCP 47, as HTML and mail headers want it. `messages` gives the translations
    of an English text: one, or one for each plural form; what is not in it stays English, which is
    why English has none. `plural` gives the plural form of a number.
    """

    tag: str
    locale: Locale
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    plural: Callable[[int], int] = field(default=_two_forms, repr=False)

    def text(self, english: str, **values: object) -> str:
        """Give the text in this language, `{names}` filled in; numbers by the locale."""
        return self.form(english).format(**self.written(values))

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Give the text in the plural form of `number`, which fills in `{number}`."""
        form = self.plural_form(one, many, number)
        return form.format(**self.written(values | {"number": number}))

    def form(self, english: str) -> str:
        """Give the text in this language with its `{names}`; the same when it is not known."""
        return self.messages.get(english, (english,))[0]

    def plural_form(self, one: str, many: str, number: int) -> str:
        """Give the form for `number` with its `{names}`."""
        forms = self.messages.get(one)
        return forms[self.plural(number)] if forms else (one, many)[_two_forms(number)]

    def written(self, values: Mapping[str, object]) -> dict[str, object]:
        """Give the values as they are filled in: numbers with the locale's signs."""
        return {
            name: self.number(value) if isinstance(value, int | Decimal) else value
            for name, value in values.items()
        }

    def joined(self, sentences: Iterable[str]) -> str:
        """Put whole sentences after one another; empty ones are left out."""
        said = [sentence for sentence in sentences if sentence]
        parts = [f"{one}{'' if one[-1] in _WIDE_STOPS else ' '}" for one in said]
        return "".join(parts).rstrip(" ")

    def number(self, number: int | Decimal) -> str:
        """Write a number, with as many decimal places as it has: `1,204`, `1 204`, `0,60`."""
        if isinstance(number, Decimal):
            return _written_decimal(f"{number:f}", self.locale)
        return _written_number(number, self.locale)

    def listed(self, parts: Iterable[str]) -> str:
        """Write a list on one line."""
        return self.text(", ").join(parts)

    def day(self, when: date, today: date) -> str:
        """Write a day as `Nov 9`, with the year when it is not today's."""
        if self.locale.language == "en":
            skeleton, form = "MMMd", "medium"
        else:
            skeleton, form = "MMMMd", "long"  # a short month would end in a second full stop
        text = _written_day(when, self.locale, skeleton if when.year == today.year else None, form)
        return f"1er {text[2:]}" if self.locale.language == "fr" and when.day == 1 else text

    def short_day(self, when: date) -> str:
        """Write a day without its year in as little room as there is beside a bar: `Nov 9`; it
        never breaks.
        """
        return format_skeleton("MMMd", when, locale=self.locale).replace(" ", _UNBROKEN)

    def month(self, first: date) -> str:
        """Write a month with its year: `November 2026`."""
        return format_skeleton("yMMMM", first, locale=self.locale)

    def days(self, first: date, last: date) -> str:
        """Write from when to when, with the year."""
        return format_interval(first, last, "yMMMd", locale=self.locale).replace(_THIN, " ")


@lru_cache(maxsize=4096)
def _written_day(when: date, locale: Locale, skeleton: str | None, form: str) -> str:
    if skeleton is None:
        return format_date(when, form, locale=locale)
    return format_skeleton(skeleton, when, locale=locale)


@lru_cache(maxsize=4096)
def _written_number(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4096)
def _written_decimal(number: str, locale: Locale) -> str:
    places = "0" * len(number.partition(".")[2])
    return format_decimal(Decimal(number), f"#,##0.{places}" if places else "#,##0", locale)


@cache
def english() -> Tongue:
    """Give the language that everything is written in first."""
    return Tongue("en", Locale("en", "US"))
