"""Finds where a text calls an account official: `official page`, `cuenta oficial`. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.nouns_here import nouns_here
from crawler.model.words.claims.private_people import AND
from crawler.model.words.grammar.lexicon import Hit, Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.grammar.stems import is_one_slip, plain_letters, stem_at
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap, Token
from crawler.model.words.units.mentions import Mention
from crawler.model.words.units.names import NameKind

_REACH = 6
_REACH_HAN = 4
_REACH_MISSPELT = 1
_REACH_BACK = 3
"""Most words between stem and noun: before the noun (words, Han characters, words when the stem is
misspelt or another language's), and after it.
"""
_REACH_STEM = 4
_COMPOUND_LETTERS = 2
_FUZZY_LETTERS = 6
_GROUP_WORDS = 3


def noun_phrase(
    text: Text,
    first: int,
    stem: Hit | None,
    grammar: Grammar,
    named: Sequence[Mention],
    *,
    borne: bool = False,
) -> Hit | None:
    """Give stem and noun; `borne`: the account's name names a unit."""
    whole = grammar.named_stems.at(text.tokens, first)
    if whole and not any(one.first < first < one.end for one in named):
        return whole
    nouns = nouns_here(text, first, grammar, named, borne=borne)
    if stem and grammar.stem_first:
        noun = _noun_after(text, stem, grammar, named, nouns)
        if noun:
            return Hit(first, noun.end)
    if not grammar.noun_first:
        return None
    noun = _longest(text.tokens, first, nouns) or _with_digits(text.tokens, first, grammar)
    return _stem_after(text, noun, grammar, named) if noun else None


def is_inside_a_name(place: int, named: Sequence[Mention]) -> bool:
    """Say whether a word belongs to a unit's name: the `Oficial` of `Preparatoria Oficial 12`."""
    return any(one.first <= place < one.end for one in named)


def _longest(tokens: Sequence[Token], place: int, nouns: Sequence[Lexicon]) -> Hit | None:
    hits = [hit for one in nouns if (hit := one.at(tokens, place))]
    return max(hits, key=lambda hit: hit.end, default=None)


def _compound(
    tokens: Sequence[Token], place: int, grammar: Grammar, nouns: Sequence[Lexicon]
) -> Hit | None:
    """Give a noun written together with what it is about: `basketbalpagina`."""
    word = tokens[place].text
    endings = grammar.noun_endings
    if grammar.unit_nouns in nouns:
        endings += grammar.unit_noun_endings
    known = any(
        word.endswith(ending) and len(word) > len(ending) + _COMPOUND_LETTERS for ending in endings
    )
    return Hit(place, place + 1) if known else None


def _misspelt(tokens: Sequence[Token], place: int, grammar: Grammar) -> Hit | None:
    """Give a noun that differs by one slip from a long one: `accoutn`."""
    word = tokens[place].text
    if len(word) < _FUZZY_LETTERS or not (word.isalpha() and word.isascii()):
        return None
    near = (one for one in grammar.long_nouns if one[0] == word[0])
    return Hit(place, place + 1) if any(is_one_slip(word, one) for one in near) else None


def _noun_after(
    text: Text, stem: Hit, grammar: Grammar, named: Sequence[Mention], nouns: Sequence[Lexicon]
) -> Hit | None:
    tokens = text.tokens
    reach = _REACH if tokens[stem.first].text.isascii() else _REACH_HAN
    if grammar.stems.at(tokens, stem.first) is None:
        reach = _REACH_MISSPELT
    near = range(stem.end, stem.end + reach)
    reach += sum(one.end - one.first - 1 for one in named if one.first in near)
    for place in range(stem.end, min(len(tokens), stem.end + reach + 1)):
        if tokens[place].gap >= Gap.BREAK or _is_past_a_picture(tokens, stem.end, place, named):
            return None
        noun = (
            _longest(tokens, place, nouns)
            or _compound(tokens, place, grammar, nouns)
            or _with_digits(tokens, place, grammar)
            or (_misspelt(tokens, place, grammar) if place == stem.end else None)
        )
        thing = grammar.things.at(tokens, place) if noun else None
        if noun and thing and thing.end > noun.end:
            return None
        if noun and _is_head(tokens, noun, grammar, named) and not _lone_far(noun, stem, tokens):
            return noun
        if grammar.linkers.holds(tokens[place].text) and _ends_reach(text, place, grammar):
            return None
    return None


def _is_past_a_picture(
    tokens: Sequence[Token], first: int, place: int, named: Sequence[Mention]
) -> bool:
    """Say whether a picture divides two words that do not stand next to each other, but for a
    unit's name between them: there it ends a thought.
    """
    gaps = {token.gap for token in tokens[first : place + 1]}
    if Gap.PICTURE not in gaps or gaps == {Gap.PICTURE}:
        return False
    between = set(range(first, place))
    between -= {word for one in named for word in range(one.first, one.end)}
    return bool(between)


def _with_digits(tokens: Sequence[Token], place: int, grammar: Grammar) -> Hit | None:
    """Give a noun that is written with digits: `acc0unt`."""
    written = tokens[place].text
    if written.isalpha() or written.isdigit():
        return None
    readings = (plain_letters(written), plain_letters(written.replace("1", "l")))
    known = any(map(grammar.nouns.holds, readings))
    return Hit(place, place + 1) if known else None


def _ends_reach(text: Text, place: int, grammar: Grammar) -> bool:
    """Say whether a small word is one, and no part of a year, a name, a word with a hyphen or of
    two words of school life: `class of 2027`, `University of Fairport`, `student-run`, `band and
    choir`.
    """
    token = text.tokens[place]
    before = text.tokens[place - 1].end if place else token.start
    hyphened = "-" in text.original[before : token.end + 1]
    beside = range(place - 1, min(place + 2, len(text.tokens)), 2)
    both = len(beside) == 2 and all(grammar.activities.at(text.tokens, one) for one in beside)
    joined = hyphened or (both and token.text in AND)
    return not (joined or _counts_years(text.tokens, place) or _is_in_a_name(text, place))


def _counts_years(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a small word stands before a number: `class of 2027`."""
    return tokens[place + 1 : place + 2] != () and tokens[place + 1].text.isdigit()


def _is_in_a_name(text: Text, place: int) -> bool:
    """Say whether a small word stands between capitals: `University of Fairport`."""
    beside = text.tokens[place - 1 : place + 2 : 2]
    return len(beside) == 2 and all(text.original[token.start].isupper() for token in beside)


def _lone_far(noun: Hit, stem: Hit, tokens: Sequence[Token]) -> bool:
    """A noun of one Han character says too little unless it follows the stem at once."""
    lone = noun.end - noun.first == 1 and not tokens[noun.first].text.isascii()
    return lone and noun.first > stem.end


def _is_head(
    tokens: Sequence[Token], noun: Hit, grammar: Grammar, named: Sequence[Mention]
) -> bool:
    """Say whether the noun ends its phrase (`official page of`), and is no part of another (`page
    turner`).
    """
    after = noun.end
    if after >= len(tokens) or tokens[after].gap > Gap.SPACE or not tokens[after].text.isascii():
        return True
    word = plain_letters(tokens[after].text)
    if word.startswith("@") or word.isdigit() or grammar.linkers.holds(word):
        return True
    if any(mention.first == after for mention in named):
        return True
    activity = grammar.activities.at(tokens, after)
    if activity is None:
        return _is_of_a_group(tokens, after, grammar, named)
    end = activity.end
    return end >= len(tokens) or grammar.persons.at(tokens, end) is None


def _is_of_a_group(
    tokens: Sequence[Token], place: int, grammar: Grammar, named: Sequence[Mention]
) -> bool:
    """Say whether words for a group stand right before a unit's full name: `pagina Luizenteam De
    Ark`; small words end them, but for an article right before the name.
    """
    ends = (one.first for one in named if one.kind is NameKind.FULL and one.first > place)
    end = min(ends, default=place)
    if end > place + 1 and grammar.articles.holds(tokens[end - 1].text):
        end -= 1
    between = range(place, end)
    return 0 < len(between) <= _GROUP_WORDS and not any(
        tokens[one + 1].gap > Gap.SPACE
        or grammar.linkers.holds(tokens[one].text)
        or grammar.persons.at(tokens, one)
        for one in between
    )


def _stem_after(text: Text, noun: Hit, grammar: Grammar, named: Sequence[Mention]) -> Hit | None:
    tokens = text.tokens
    for place in range(noun.end, min(len(tokens), noun.end + _REACH_BACK + 1)):
        if tokens[place].gap >= Gap.BREAK or _is_past_a_picture(tokens, noun.end, place, ()):
            return None
        if place > noun.end and _is_another_noun(tokens, place, grammar):
            return None
        stem = stem_at(tokens, place, grammar)
        if stem and not is_inside_a_name(place, named):
            ours = place == noun.end or not _is_of_another(tokens, noun, place, grammar)
            return Hit(noun.first, stem.end) if ours else None
    return None


def _is_of_another(tokens: Sequence[Token], noun: Hit, place: int, grammar: Grammar) -> bool:
    """Say whether the stem belongs to what stands between it and the noun: to a thing (`página con
    el horario oficial`), or to several, of which the noun is none (`fotos … oficiales`).
    """
    if any(grammar.things.at(tokens, at) for at in range(noun.end, place)):
        return True
    several = tokens[place].text.endswith("s")
    return several and not any(one.text.endswith("s") for one in tokens[noun.first : noun.end])


def _is_another_noun(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Say whether another noun begins behind a small word: `lien de la page officielle`."""
    behind = grammar.linkers.holds(tokens[place - 1].text)
    return behind and grammar.nouns.at(tokens, place) is not None


def is_in_a_noun(text: Text, hit: Hit, grammar: Grammar) -> bool:
    """Say whether a fan word is only what an account is called: `粉丝专页`, `官方粉絲團`; or, in
    letters, what is called official or kept by somebody: `fanpage oficial`, `esta fanpage es
    administrada por`, `administra esta fanpage`.
    """
    noun = grammar.nouns.at(text.tokens, hit.first)
    if noun is None:
        return False
    if not text.tokens[hit.first].text.isascii():
        before = range(max(0, hit.first - _REACH_STEM), hit.first)
        stems = (stem_at(text.tokens, place, grammar) for place in before)
        return noun.end > hit.end or any(stem and stem.end == hit.first for stem in stems)
    near = range(max(0, hit.first - _REACH_BACK), hit.first)
    if any(act.end >= noun.end for at in near if (act := grammar.acts.at(text.tokens, at))):
        return True
    end = noun.end
    if end < len(text.tokens) - 1 and grammar.copulas.holds(text.tokens[end].text):
        end += 1
    said = (grammar.stems, grammar.agents) if end < len(text.tokens) else ()
    return any(one.at(text.tokens, end) for one in said)
