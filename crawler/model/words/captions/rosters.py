"""Finds players in a caption: a shirt's number beside a name, a list of numbers or names. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.model.words.captions.caption_numbers import NUMBER
from crawler.model.words.captions.cues import Cues
from crawler.model.words.captions.person_names import PARTICLES
from crawler.model.words.grammar.lexicon import Hit
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import Gap

_NUMBER_WORDS = frozenset(
    {
        *("no", "nr", "number", "n", "numero", "nummer", "rugnummer"),
        *("camiseta", "dorsal", "maillot", "jersey"),
    }
)
_SHIRT_WORDS = frozenset(
    {"number", "numero", "nummer", "rugnummer", "camiseta", "dorsal", "maillot", "jersey"}
)
_TO = frozenset("-–:")
_LEAST_LISTED = 3
_MOST_NAME_WORDS = 3
_SHIRT_DIGITS = 2
_RANK = "1"
_REACH_PLAY = 4
"""Most words between a shirt's number and what it plays."""


def has_shirt(text: Text, name: Hit) -> bool:
    """Say whether a shirt's number stands right beside the name: `#12 Ava Lund`, `Ava Lund (#12)`,
    `10号…`.
    """
    tokens = text.tokens
    if not tokens[name.end - 1].text.isascii():
        return tokens[name.first].text == NUMBER
    if name.first and tokens[name.first - 1].text == NUMBER:
        return tokens[name.first].gap < Gap.STOP and _is_shirt(text, name.first - 1)
    after = range(name.end, min(len(tokens), name.end + _SHIRT_DIGITS))
    number = next((place for place in after if tokens[place].text == NUMBER), None)
    return number is not None and (_is_shirt(text, number) or _is_enclosed(text, number))


def _is_enclosed(text: Text, number: int) -> bool:
    """Say whether a number of at most two digits stands in parentheses: `Ann Lee (7)`."""
    token = text.tokens[number]
    around = text.original[max(0, token.start - 1) : token.end + 1]
    return token.end - token.start <= _SHIRT_DIGITS and (around[:1], around[-1:]) == ("(", ")")


def _is_marked(text: Text, number: int) -> bool:
    """Say whether a number is written as a shirt's: after `#` or `No.`."""
    start = text.tokens[number].start
    said = text.tokens[number - 1].text if number else ""
    return text.original[start - 1 : start] == "#" or said in _NUMBER_WORDS


def is_worn(text: Text, name: Hit) -> bool:
    """Say whether a word for a shirt's number stands with it right before the name: `with number 7,
    Ava Lund`. Number one is more often a rank.
    """
    number = name.first - 1
    if number < 1 or not _is_shirt(text, number):
        return False
    return text.tokens[number - 1].text in _SHIRT_WORDS


def playing(text: Text, plays: Sequence[Hit], cues: Sequence[Cues]) -> Iterator[Hit]:
    """Give a shirt's number that begins a sentence, but for its article, and, after a small word,
    makes a play: `#12 with the game winner`. Number one is more often a rank.
    """
    for place in text.places.get(NUMBER, ()):
        first = place - bool(place and text.tokens[place - 1].text in _NUMBER_WORDS)
        begins = text.start_of(first, Gap.STOP)
        before = [token.text for token in text.tokens[begins:first]]
        small = all(any(one.linkers.holds(word) for one in cues) for word in before)
        if len(before) > 1 or not small or not _is_shirt(text, place):
            continue
        end = min(text.end_of(place, Gap.BREAK), place + _REACH_PLAY + 1)
        after = text.tokens[place + 1].text if place + 1 < end else ""
        linked = any(one.linkers.holds(after) for one in cues)
        play = next((one for one in plays if place < one.first < end), None)
        told = play is not None and (linked or _is_told(play, place))
        if play and told:
            yield Hit(first, play.end)


def _is_told(play: Hit, number: int) -> bool:
    """Say whether several words of a play follow the number at once: `#33 drives to the basket`."""
    return play.first == number + 1 and play.end - play.first > 1


def _is_shirt(text: Text, number: int) -> bool:
    token = text.tokens[number]
    digits = text.original[token.start : token.end]
    return _is_marked(text, number) and len(digits) <= _SHIRT_DIGITS and digits != _RANK


def listed(text: Text, mark: Hit, cues: Sequence[Cues], *, numbered: bool) -> bool:
    """Say whether at least three names follow a word, each by itself, with its shirt's number when
    they should be `numbered`: `Roster: 1 Diaz, 4 Olsen, 7 Brown`.
    """
    place, end, count = mark.end, text.end_of(mark.end - 1, Gap.STOP), 0
    while place < end:
        stop = min(end, text.end_of(place, Gap.BREAK))
        has_number = any(token.text == NUMBER for token in text.tokens[place:stop])
        two = _is_two(text, place, stop, cues)
        if has_number >= numbered and _is_a_name(text, place, stop, cues, times=1 + two):
            count += 1 + two
        place = stop
    return count >= _LEAST_LISTED


def _is_two(text: Text, first: int, end: int, cues: Sequence[Cues]) -> bool:
    """Say whether a small word stands between two names, as in `Tom and Samir`; in `Ana de la Cruz`
    one is the name's own.
    """
    return any(
        text.tokens[place].text not in PARTICLES
        and any(one.linkers.holds(text.tokens[place].text) for one in cues)
        for place in range(first + 1, end - 1)
    )


def _is_a_name(text: Text, first: int, end: int, cues: Sequence[Cues], *, times: int = 1) -> bool:
    """Say whether the words are a name, or as many as `times`."""
    words = [token for token in text.tokens[first:end] if token.text != NUMBER]
    small = [token for token in words if any(one.linkers.holds(token.text) for one in cues)]
    spoken = [token for token in words if token not in small]
    if not spoken or len(spoken) > times * _MOST_NAME_WORDS:
        return False
    whole = [token for token in spoken if len(token.text) > 1]
    known = any(token.text in one.not_names for token in whole for one in cues)
    return not known and all(text.original[token.start].isupper() for token in spoken)


def worn_list(text: Text, cues: Sequence[Cues]) -> Iterator[Hit]:
    """Give a list of at least three shirts, each with its name behind it, without a word that leads
    it: `varsity: #3 Lee, #7 Ortiz, #12 Banks`. What counts on (`#1`, `#2`, `#3`) is a ranking.
    """
    worn = {
        place: int(text.original[text.tokens[place].start : text.tokens[place].end])
        for place in text.places.get(NUMBER, ())
        if _is_behind_sign(text, place) and _names_one(text, place, cues)
    }
    numbers = sorted(worn.values())
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    if len(worn) >= _LEAST_LISTED and not counted:
        yield Hit(min(worn), max(worn) + 2)


def _is_behind_sign(text: Text, number: int) -> bool:
    """Say whether `#` stands before a number of at most two digits."""
    token = text.tokens[number]
    digits = text.original[token.start : token.end]
    is_short = len(digits) <= _SHIRT_DIGITS and digits.isdecimal()
    return is_short and text.original[max(0, token.start - 1) : token.start] == "#"


def _names_one(text: Text, number: int, cues: Sequence[Cues]) -> bool:
    stop = text.end_of(number, Gap.BREAK)
    return stop > number + 1 and _is_a_name(text, number + 1, stop, cues)


def scores(text: Text) -> Iterator[Hit]:
    """Give what looks like a match's score: `61-40`, `Lions 28, Eagles 14`."""
    tokens, places = text.tokens, text.places.get(NUMBER, ())
    for place in places:
        after = tokens[place + 1 : place + 2]
        if after and after[0].text == NUMBER:
            if text.original[tokens[place].end : after[0].start].strip() in _TO:
                yield Hit(place, place + 2)
        elif _is_total(text, place) and any(
            place < other <= place + _MOST_NAME_WORDS + 1 and _is_total(text, other)
            for other in places
        ):
            yield Hit(place, place + 1)


def _is_total(text: Text, place: int) -> bool:
    """Say whether a number stands right after a capitalised name, and ends its stretch."""
    if not place or text.tokens[place].gap is not Gap.SPACE:
        return False
    last = place + 1 == len(text.tokens) or text.tokens[place + 1].gap >= Gap.PICTURE
    return last and text.original[text.tokens[place - 1].start].isupper()
