"""Where a text names a unit of the district, and where it only seems to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.model.words.lexicon import Lexicon
from crawler.model.words.name_words import ARTICLES
from crawler.model.words.names import Name, NameKind, Names
from crawler.model.words.phrases import Grammar
from crawler.model.words.stems import plain_letters
from crawler.model.words.text import Text
from crawler.model.words.token import Gap, Token

_MOST_WORDS = 14
_PREFIX_WORDS = 4


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
    found = [one for one in _longest(tokens, names) if one.units]
    return tuple(one for one in found if not _is_other(text, one, names, grammars))


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


def _is_other(text: Text, mention: Mention, names: Names, grammars: Sequence[Grammar]) -> bool:
    """Say whether the words around make the name somebody else's: `South …`, `… Dental`, `EHS - Elm
    Hill Society`.
    """
    if mention.kind is NameKind.ROOT and _is_in_small_letters(text, mention):
        return True
    abbreviated = mention.kind is NameKind.ABBREVIATION
    if abbreviated and _is_spelled_otherwise(mention, text.tokens, names):
        return True
    if any(_has_other_beginning(mention, text.tokens, grammar) for grammar in grammars):
        return True
    goes_on = mention.end < len(text.tokens) and text.tokens[mention.end].gap is Gap.SPACE
    return goes_on and _has_other_ending(text, mention, names, grammars)


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
    known = max((_end(one.activities, text, after) for one in grammars), default=after)
    if mention.kind is NameKind.FULL:
        if known > after:
            return False
        if any(_is_of_a_place(text, after, names, grammar) for grammar in grammars):
            return True
    return any(_end(one.other_organisations, text, after) > known for one in grammars)


def _end(lexicon: Lexicon, text: Text, first: int) -> int:
    """Give where the phrase ends that begins at word `first`; `first` when none does."""
    hit = lexicon.at(text.tokens, first)
    return hit.end if hit else first


def _has_other_beginning(mention: Mention, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Say whether another organisation's words, or what makes another place, end right before, or
    go on over the name (`Lions Club`).
    """
    around = grammar.other_organisations.at(tokens, mention.first)
    if around and around.end > mention.end:
        return True
    if tokens[mention.first].gap is not Gap.SPACE:
        return False
    head = mention.first
    while head and grammar.articles.holds(tokens[head - 1].text):
        head -= 1
    for first in range(max(0, head - _PREFIX_WORDS), mention.first):
        other = grammar.other_organisations.at(tokens, first)
        place = grammar.place_prefixes.at(tokens, first)
        if (other and other.end in {head, mention.first}) or (place and place.end == mention.first):
            return True
    return False


def _is_of_a_place(text: Text, after: int, names: Names, grammar: Grammar) -> bool:
    """Say whether a place that is not the district's follows the name: `… de Draguignan`."""
    if not grammar.place_links.holds(text.tokens[after].text):
        return False
    for token in text.tokens[after + 1 : after + 2]:
        written = text.original[token.start : token.end]
        known = token.text in names.words or grammar.nouns.holds(token.text)
        known = known or grammar.activities.holds(token.text) or grammar.linkers.holds(token.text)
        return token.gap is Gap.SPACE and written.istitle() and not known
    return False


def _is_spelled_otherwise(mention: Mention, tokens: Sequence[Token], names: Names) -> bool:
    letters = "".join(token.text for token in tokens[mention.first : mention.end])
    count = len(letters)
    around = (
        tokens[mention.end : mention.end + count],
        tokens[max(0, mention.first - count) : mention.first],
    )
    for words in around:
        initials = "".join(token.text[0] for token in words)
        spelled = len(words) == count and all(len(token.text) > 1 for token in words)
        if (
            spelled
            and initials == letters
            and "".join(t.text for t in words) not in names.by_letters
        ):
            return True
    return False
