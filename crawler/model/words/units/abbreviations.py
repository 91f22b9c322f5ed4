"""Says where an abbreviation of ours is written and something else is meant: a plural, or other
words that have its initials. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.letters.name_words import ARTICLES
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.names import Names

_SMALL = ARTICLES | {"and", "for", "y", "et", "en", "voor", "pour", "para"}
_PLURAL_LETTERS = 4
"""Most letters of a plural that an abbreviation may be read as: `DMs`, `PTAs`."""


def means_another(text: Text, first: int, end: int, names: Names, known: int) -> bool:
    """Say whether words `first` up to `end`, which look like an abbreviation of ours, are none; a
    word of school life behind them ends at `known`.
    """
    return (
        is_a_plural(text, first, end)
        or is_cut_from_a_name(text.tokens, first, end, known)
        or is_spelled_otherwise(text.tokens, first, end, names)
    )


def is_a_plural(text: Text, first: int, end: int) -> bool:
    """Say whether the words `first` up to, not including, `end` are written as a plural: `DMs open`
    is no middle school's `DMS`.
    """
    written = text.original[text.tokens[first].start : text.tokens[end - 1].end]
    return written[-1:] == "s" and written[:-1].isupper() and len(written) <= _PLURAL_LETTERS


def is_cut_from_a_name(tokens: Sequence[Token], first: int, end: int, known: int) -> bool:
    """Say whether two Chinese characters are only a part of another name: the `明中` of `澄明中学`;
    not where a word of school life ends behind them, at `known` (`明中学生会`).
    """
    if tokens[first].text.isascii() or end >= len(tokens) or not tokens[end].joined:
        return False
    return tokens[end - 1].text + tokens[end].text in _KINDS and known == end


_KINDS = frozenset({"中学", "小学", "大学", "高中", "初中", "附中", "附小", "职中", "实验", "中心"})
"""What Chinese schools are, over the end of what looks like an abbreviation."""


def is_spelled_otherwise(tokens: Sequence[Token], first: int, end: int, names: Names) -> bool:
    """Say whether words beside the abbreviation that is words `first` up to, not including, `end`
    spell it out, and are none of our names; small words have no letter in it (`Federation of
    Hospital Staff`).
    """
    letters = "".join(token.text for token in tokens[first:end])
    reach = 2 * len(letters)
    after, before = _one_sentence(tokens[end : end + reach]), tokens[max(0, first - reach) : first]
    around = (
        _telling(after)[: len(letters)],
        _telling(before)[-len(letters) :],
        [token.text for token in after[: len(letters)]],
    )
    for words in around:
        initials = "".join(word[0] for word in words)
        spelled = len(words) == len(letters) and all(len(word) > 1 for word in words)
        if spelled and initials == letters and "".join(words) not in names.by_letters:
            return True
    return False


def _one_sentence(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out another sentence: in `… of PMC. PMC me cambió …` nothing is spelled out."""
    stops = (place for place, token in enumerate(tokens) if token.gap is Gap.STOP)
    return tokens[: next(stops, len(tokens))]


def _telling(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens if token.text not in _SMALL]
