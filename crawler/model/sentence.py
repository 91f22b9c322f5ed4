"""A sentence of our own that remembers its form and its facts, so that it can be told in another
language. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeGuard

Fact = str | int
"""What fills a form in: a name, a number, words of strangers, or another sentence."""


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
        made = super().__new__(cls, form.format(**kept))
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


def word(text: str) -> Sentence:
    """Make a sentence of a text as it stands, braces and all."""
    return text if isinstance(text, Sentence) else Sentence(_escaped(text))


def in_turn(parts: tuple[str, ...]) -> str:
    """Put one after the other what is said in a few words each; empty without any."""
    if not parts:
        return ""
    said = parts[0]
    for part in parts[1:]:
        said = sentence("{first}; {second}", first=said, second=part)
    return said


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


def _dumped(fact: Fact) -> Fact | dict[str, Any]:
    return (dump_sentence(fact) or str(fact)) if isinstance(fact, str) else fact


def _made(dumped: object) -> Sentence | None:
    if not _is_object(dumped) or not _is_object(dumped.get("facts")):
        return None
    facts: dict[str, Fact] = {}
    for name, value in dumped["facts"].items():
        fact = _made(value) if isinstance(value, dict) else value
        if not isinstance(fact, str | int):
            return None
        facts[name] = fact
    try:
        return Sentence(str(dumped.get("form")), facts)
    except (LookupError, ValueError, AttributeError):
        return None


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
