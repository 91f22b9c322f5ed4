"""Where a text names a unit of the district, and where it only seems to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import plain_letters
from crawler.model.words.letters.name_words import ARTICLES
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.abbreviations import means_another
from crawler.model.words.units.name_heads import is_behind_another
from crawler.model.words.units.names import Name, NameKind, Names
from crawler.model.words.units.places import is_in_a_chinese_city, is_in_a_town, is_of_a_place

_MOST_WORDS = 14
"""Of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` up to, not including, `end` name one of `units`."""

    first: int
    end: int
    kind: NameKind
    units: tuple[int, ...]


def mentions(text: Text, names: Names, grammars: Sequence[Grammar]) -> tuple[Mention, ...]:
    """Give what names a unit, in order and without overlaps; names of others are left out."""
    tokens = text.tokens
    kept: list[Mention] = []
    for one in _longest(tokens, names):
        goes_on = bool(kept) and kept[-1].end == one.first
        if one.units and not is_others(text, one, names, grammars, goes_on=goes_on):
            kept.append(one)
    return tuple(kept)


def names_a_neighbour(tokens: Sequence[Token], names: Names) -> bool:
    """Say whether a neighbour's name stands among the words."""
    return any(not one.units for one in _longest(tokens, names))


def _longest(tokens: Sequence[Token], names: Names) -> Iterator[Mention]:
    position = 0
    while position < len(tokens):
        if _letters("", tokens[position], names) not in names.beginnings:
            position += 1
            continue
        mention = _at(tokens, position, names)
        if mention and tokens[position].text in ARTICLES:
            later = _at(tokens, position + 1, names) if position + 1 < len(tokens) else None
            mention = later if later and later.end > mention.end else mention
        if mention:
            yield mention
        position = mention.end if mention else position + 1


def _at(tokens: Sequence[Token], first: int, names: Names) -> Mention | None:
    letters = ""
    best: Mention | None = None
    for end in range(first, min(len(tokens), first + _MOST_WORDS)):
        if end > first and tokens[end].gap >= Gap.BREAK:
            break
        letters = _letters(letters, tokens[end], names)
        if letters not in names.beginnings:
            break
        for name in names.by_letters.get(letters, ()):
            best = _better(best, Mention(first, end + 1, name.kind, name.units), name)
    return best


def _letters(before: str, token: Token, names: Names) -> str:
    """Add a word's letters to those before it; digits and signs inside it as the letters that they
    imitate, where no name goes on with them as they are.
    """
    written = before + token.text
    if token.text.isalpha() or written in names.beginnings:
        return written
    return before + plain_letters(token.text)


_RANK = (NameKind.MASCOT, NameKind.ROOT, NameKind.ABBREVIATION, NameKind.FULL)


def _better(best: Mention | None, mention: Mention, name: Name) -> Mention:
    if best is None or mention.end > best.end or not name.units:
        return mention
    return mention if _RANK.index(mention.kind) > _RANK.index(best.kind) else best


def is_others(
    text: Text, mention: Mention, names: Names, grammars: Sequence[Grammar], *, goes_on: bool
) -> bool:
    """Say whether the words around make the name somebody else's: `South …`, `… Dental`, `EHS - Elm
    Hill Society`; not those before where it `goes_on` from another of our names.
    """
    if mention.kind is not NameKind.FULL and _is_in_small_letters(text, mention):
        return True
    known = _known(text, mention, grammars)
    if mention.kind is NameKind.ABBREVIATION and means_another(
        text, mention.first, mention.end, names, known
    ):
        return True
    if not goes_on and is_behind_another(text.tokens, mention.first, mention.end, grammars):
        return True
    if any(
        is_in_a_town(text, mention.end, names, one)
        or is_in_a_chinese_city(text, mention.first, mention.end, names, one)
        for one in grammars
    ):
        return True
    ends = mention.end == len(text.tokens) or text.tokens[mention.end].gap is not Gap.SPACE
    return not ends and _has_other_ending(text, mention, names, grammars)


def _is_in_small_letters(text: Text, mention: Mention) -> bool:
    """Say whether a name with an article is written as the common word that it also is: `the arch`
    is no school where `The Arch` may be one.
    """
    last = text.original[text.tokens[mention.end - 1].start]
    return text.tokens[mention.first].text in ARTICLES and last.islower()


def _has_other_ending(
    text: Text, mention: Mention, names: Names, grammars: Sequence[Grammar]
) -> bool:
    """Say whether the words right after a name make it another organisation's, or another place's;
    words of school life do not.
    """
    after = mention.end
    known = _known(text, mention, grammars)
    if mention.kind is NameKind.FULL and known > after:
        return False
    if mention.kind in {NameKind.FULL, NameKind.MASCOT} and any(
        is_of_a_place(text, after, names, grammar) for grammar in grammars
    ):
        return True
    if mention.kind is NameKind.FULL:
        known = max((_end(one.unit_nouns, text, after) for one in grammars), default=known)
    if any(_end(one.other_organisations, text, after) > known for one in grammars):
        return True
    vague = mention.kind in {NameKind.ROOT, NameKind.MASCOT} and known > after
    return vague and any(_is_other_behind(text, known, one) for one in grammars)


def _is_other_behind(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether another organisation's word follows those of school life that follow a place:
    `Eastview Community Church`.
    """
    while place < len(text.tokens) and text.tokens[place].gap is Gap.SPACE:
        end = _end(grammar.activities, text, place)
        if end == place:
            return grammar.other_organisations.at(text.tokens, place) is not None
        place = end
    return False


def _known(text: Text, mention: Mention, grammars: Sequence[Grammar]) -> int:
    """Give where the word of school life ends that follows the name at once."""
    after = mention.end
    if after >= len(text.tokens):
        return after
    return max((_end(one.activities, text, after) for one in grammars), default=after)


def _end(lexicon: Lexicon, text: Text, first: int) -> int:
    """Give where the phrase ends that begins at word `first`; `first` when none does."""
    hit = lexicon.at(text.tokens, first)
    return hit.end if hit else first
