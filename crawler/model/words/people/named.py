"""What a text names, and whether a name heads its stretch of words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.together import Together
from crawler.model.words.letters.text import Text, TextKind
from crawler.model.words.letters.token import Gap
from crawler.model.words.people.class_years import is_class
from crawler.model.words.people.described import described
from crawler.model.words.people.titles import is_subject, is_title
from crawler.model.words.units.mentions import Mention

_QUOTES = frozenset("“「『")
"""Right behind a word, in Chinese, they quote a name: `请关注“青岚教育”`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text, what it names, and its claims that count as (first, end) of their words."""

    text: Text
    mentions: tuple[Mention, ...]
    claims: tuple[tuple[int, int], ...]


def is_head(part: Named, mention: Mention, known: Together, *, alone: bool = False) -> bool:
    """Say whether a name stands at the head of its stretch of words, and is not only spoken about;
    where a claim stands `alone`, who says `follow` calls to follow what claims.
    """
    text, grammars = part.text, known.grammars
    start = text.start_of(mention.first, Gap.PICTURE)
    goes_on = mention.end < len(text.tokens) and text.tokens[mention.end].gap < Gap.BREAK
    if any(grammar.predicates.at(text.tokens, mention.end) for grammar in grammars if goes_on):
        return False
    at = mention.first > start and "@" in text.between(mention.first)
    if at and not (alone and _is_part_before(text, start, mention, grammars)):
        return False
    if mention.first and text.between(mention.first) in _QUOTES:
        return False
    if text.kind is TextKind.BIOGRAPHY and not is_named_only(part, mention, known):
        return False
    lexicons = [
        lexicon
        for grammar in grammars
        for lexicon in (grammar.about, grammar.negations, grammar.negators)
    ]
    lexicons += [grammar.referrals for grammar in grammars if not alone]
    return not any(stands_before(text, mention, lexicon) for lexicon in lexicons)


def _is_part_before(text: Text, start: int, mention: Mention, grammars: Sequence[Grammar]) -> bool:
    """Say whether a word for a part of a school ends right before the `@`: `library @ EHS`."""
    return any(
        (hit := grammar.activities.at(text.tokens, place)) and hit.end == mention.first
        for place in range(start, mention.first)
        for grammar in grammars
    )


def is_named_only(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether nothing but known words stand before the name, and nothing is told about it."""
    start = part.text.start_of(mention.first, Gap.PICTURE)
    titled = is_title(part.text, start, mention.first, part.mentions, known)
    return titled and not is_subject(part.text, mention.end, part.mentions, known)


def stands_before(text: Text, mention: Mention, lexicon: Lexicon) -> bool:
    """Say whether a phrase stands before the name in its stretch of words."""
    start = text.start_of(mention.first, Gap.PICTURE)
    return any(start <= hit.first < mention.first for hit in lexicon.find(text))


def person_in(part: Named, mention: Mention, known: Together) -> bool:
    """Say whether the stretch of words that holds the name is about a person."""
    text = part.text
    start = text.start_of(mention.first, Gap.PICTURE)
    end = text.end_of(mention.first, Gap.PICTURE)
    return any(
        not is_class(text, hit)
        for hit in described(text, known, part.mentions)
        if start <= hit.first < end
    )
