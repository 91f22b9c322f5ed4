"""A sentence of our own that remembers its form and its facts, so that it can be told in another
language. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import Any, Self, TypeGuard

Fact = str | int | Decimal | date
"""What fills a form in: a name, a number, a day, words of strangers, or another sentence."""
_DAY, _DECIMAL = "day", "decimal"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Sentence(str):
    """A text that is read like any other, and knows what it was made of.

    `form` is the English text with `{names}`; it is what the catalogues of the languages know.
    `facts` fill it in. Written down with `dump_sentence`, it is one again after `read_sentence`.
    """

    __slots__ = ("facts", "form")
    form: str
    facts: Mapping[str, Fact]

    def __new__(cls, form: str, facts: Mapping[str, Fact] | None = None) -> Self:
        """Fill the form in. Raises KeyError or ValueError when a fact is missing."""
        kept = dict(facts or {})
        made = super().__new__(cls, form.format(**{n: _written(one) for n, one in kept.items()}))
        made.form, made.facts = form, kept
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, Fact]]:  # type: ignore[override]
        """Give what a copy is made of."""
        return self.form, self.facts


def sentence(form: str, **facts: Fact) -> Sentence:
    """Make a sentence of a form and its facts; the form is written where this is called, because
    the catalogues are filled from there.
    """
    return Sentence(form, facts)


def form(english: str) -> str:
    """Mark a form that is filled in elsewhere, so that the catalogues know it; gives it as is."""
    return english


def decimal(number: float, places: int) -> Decimal:
    """Give a finite number as it is said with so many decimal places: 0.6 with two is `0.60`."""
    return Decimal(f"{number:.{places}f}")


def word(text: str) -> Sentence:
    """Make a sentence of a text as it stands, braces and all."""
    return text if isinstance(text, Sentence) else Sentence(_escaped(text))


def day_text(day: date) -> str:
    """Write a day as sentences do: `3 Nov 2023`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_turn(parts: Sequence[str]) -> str:
    """Put one after the other what is said in a few words each; empty without any."""
    return _folded(parts, lambda one, two: sentence("{first}; {second}", first=one, second=two))


def listed(parts: Sequence[str]) -> str:
    """List words on one line; empty without any."""
    return _folded(parts, lambda one, two: sentence("{first}, {second}", first=one, second=two))


def together(parts: Sequence[str]) -> str:
    """List words with `and` between them; empty without any."""
    return _folded(parts, lambda one, two: sentence("{first} and {second}", first=one, second=two))


def followed(first: str, second: str) -> Sentence:
    """Put a whole sentence after another one."""
    return sentence("{first} {second}", first=first, second=second)


def in_quotes(words: str) -> Sentence:
    """Put words of strangers in quotes."""
    return sentence("“{words}”", words=words)


def _folded(parts: Sequence[str], put: Callable[[str, str], Sentence]) -> str:
    return reduce(put, parts) if parts else ""


def masked_sentence(said: str, mask: Callable[[str], str]) -> str:
    """Give the text with `mask` put to everything that was filled in, also in its parts. Where the
    whole still holds what `mask` takes out, only the masked text is left: nobody can tell it anew.
    """
    made = _masked(said, mask)
    whole = mask(made)
    return made if whole == made else whole


def dump_sentence(said: str) -> dict[str, Any] | None:
    """Write down as JSON values what a sentence was made of; None for any other text."""
    if not isinstance(said, Sentence):
        return None
    return {"form": said.form, "facts": {name: _dumped(one) for name, one in said.facts.items()}}


def read_sentence(text: str, dumped: object) -> str:
    """Give the text as the sentence that it was; as it stands when nothing is known of what it was
    made of, or when that gives another text.
    """
    made = _made(dumped)
    return made if made is not None and made == text else text


def _masked(said: str, mask: Callable[[str], str]) -> str:
    if not isinstance(said, Sentence):
        return mask(said)
    facts = said.facts.items()
    return Sentence(
        said.form,
        {name: _masked(one, mask) if isinstance(one, str) else one for name, one in facts},
    )


def _written(fact: Fact) -> str:
    if isinstance(fact, date):
        return day_text(fact)
    return f"{fact:,}" if isinstance(fact, int | Decimal) else fact


def _dumped(fact: Fact) -> str | int | dict[str, Any]:
    if isinstance(fact, date):
        return {_DAY: fact.isoformat()}
    if isinstance(fact, Decimal):
        return {_DECIMAL: str(fact)}
    return (dump_sentence(fact) or str(fact)) if isinstance(fact, str) else fact


def _made(dumped: object) -> Sentence | None:
    if not _is_object(dumped) or not _is_object(dumped.get("facts")):
        return None
    facts: dict[str, Fact] = {}
    for name, value in dumped["facts"].items():
        fact = _fact(value)
        if fact is None:
            return None
        facts[name] = fact
    try:
        return Sentence(str(dumped.get("form")), facts)
    except (LookupError, ValueError, AttributeError):
        return None


def _fact(value: object) -> Fact | None:
    if not _is_object(value):
        return value if isinstance(value, str | int) else None
    try:
        if _DECIMAL in value:
            said = Decimal(str(value[_DECIMAL]))
            return said if said.is_finite() else None
        return date.fromisoformat(str(value[_DAY])) if _DAY in value else _made(value)
    except (ValueError, InvalidOperation):
        return None


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
