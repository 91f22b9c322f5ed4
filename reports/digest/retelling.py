"""What readers and visits said, in the reader's language: told anew from its form and its facts.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from crawler.model.sentence import Fact, Sentence
from reports.digest.plain import ENDS, WHY_LETTERS, plain, quoted, shortened, stopped
from reports.languages.tongue import Tongue, msgid

_PARTS = (msgid("profile"), msgid("posts"), msgid("videos"), msgid("photos"))
"""What readers call the requests that people know by a word; the other names stay as they are, as
every name does. `page` and `feed` stand in the catalogues for readers already.
"""


def retold(text: str, tongue: Tongue) -> str:
    """Write a reason or a fix as a whole sentence on one line; one of which nobody wrote down what
    it was made of stays in its own words.
    """
    said = _told(text, tongue)
    if not said:
        return said
    said = said[0].upper() + said[1:] if _is_word(said) else said
    if said[-1] in ENDS or not isinstance(text, Sentence):
        return stopped(said)
    return tongue.text("{sentence}.", sentence=said)


def in_words(text: str, tongue: Tongue) -> str:
    """Write a reason as `retold` does, to stand inside another sentence."""
    if isinstance(text, Sentence):
        return _told(text, tongue)
    return plain(tongue.form(text), WHY_LETTERS)


def retold_whole(text: str, letters: int, tongue: Tongue) -> str:
    """Write what a detector saw as whole sentences on one line, in at most so many letters."""
    if not isinstance(text, Sentence):
        return stopped(quoted(text, letters))
    said = shortened(_told(text, tongue), letters)
    if not said or said[-1] in ENDS:
        return said
    return tongue.text("{sentence}.", sentence=said)


def is_told(texts: Iterable[str], tongue: Tongue) -> bool:
    """Say whether `retold` writes all of them in this language."""
    return all(_is_known(text, tongue) for text in texts if text)


def _told(text: str, tongue: Tongue) -> str:
    if not isinstance(text, Sentence):
        return quoted(text, WHY_LETTERS)
    said = {name: _filled_in(fact, tongue) for name, fact in text.facts.items()}
    return tongue.text(text.form, **said)


def _filled_in(fact: Fact, tongue: Tongue) -> str | int | Decimal:
    if isinstance(fact, date):
        return tongue.day(fact, date.max)
    return _told(fact, tongue) if isinstance(fact, str) else fact


def _is_known(text: str, tongue: Tongue) -> bool:
    if not isinstance(text, Sentence):
        return False
    parts = [fact for fact in text.facts.values() if isinstance(fact, Sentence)]
    is_ours = text.form in tongue.messages or text.form.isidentifier()
    return is_ours and all(_is_known(part, tongue) for part in parts)


def _is_word(said: str) -> bool:
    """Say whether a text begins with a word, not with the name of a host."""
    return "." not in said.partition(" ")[0].rstrip(".")
