"""A claim is seen however it is written, and its evidence quotes the characters as they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crawler.model.words.letters.fold import folded
from crawler.model.words.listening import listener
from crawler.model.words.reading import read
from tests.builders import PHRASES, make_district

HERON_LAKE = listener(make_district(), PHRASES)
PLAIN = "Official page of Eastview High School"


def each_word(sign: str) -> Callable[[str], str]:
    """Put a sign between the letters of every word."""
    return lambda text: " ".join(sign.join(word) for word in text.split())


def letters(first: int) -> Callable[[str], str]:
    """Write with another alphabet, whose small a is `first`."""
    return lambda text: "".join(
        chr(first + ord(sign) - ord("a")) if sign.isalpha() else sign for sign in text.lower()
    )


def swapped(letters: str, signs: str) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(letters, signs))


WRITTEN: dict[str, Callable[[str], str]] = {
    "spaces": lambda text: "   ".join(" ".join(word) for word in text.split()),
    "full stops": each_word("."),
    "hyphens": each_word("-"),
    "underscores": each_word("_"),
    "stars": each_word("*"),
    "bars": each_word("|"),
    "pictures between letters": each_word("🔹"),
    "pictures between words": lambda text: text.replace(" ", "🔥"),
    "a picture with a joiner": lambda text: text.replace(" ", "👩‍🏫"),
    "flags": lambda text: text.replace(" ", " 🇺🇸 "),
    "nothing to see": lambda text: "\u200b".join(text),
    "soft hyphens": lambda text: "\u00ad".join(text),
    "struck through": lambda text: "\u0336".join(text),
    "mathematical": letters(0x1D41A),
    "circled": letters(0x24D0),
    "in parentheses": letters(0x249C),
    "Cyrillic letters": swapped("aceo", "асео"),
    "Armenian letters": swapped("o", "օ"),
    "Lisu letters": swapped("OFICAL", "ꓳꓝꓲꓚꓮꓡ"),
    "Cherokee letters": swapped("i", "Ꭵ"),
    "digits": swapped("oie", "013"),
    "signs": lambda text: text.replace("a", "@", 1).replace("ci", "c!"),
    "a word in two": lambda text: text.replace("Official", "Off icial"),
    "letters drawn out": lambda text: text.replace("ci", "ciiii").replace("ff", "ffff"),
    "a ball for a letter": lambda text: text.replace("O", "⚽"),
    "a hashtag": lambda text: "#" + text.title().replace(" ", ""),
    "plus signs": lambda text: text.replace(" ", "+"),
}


@pytest.mark.parametrize("how", WRITTEN)
def test_a_claim_is_seen_however_it_is_written(how: str) -> None:
    text = WRITTEN[how](PLAIN)

    reading = read((("bio", text),), HERON_LAKE)

    assert [claim.span.quote for claim in reading.counting] == [text.removeprefix("#")]
    assert reading.representation is not None
    assert reading.representation.unit_id == 2


@pytest.mark.parametrize(
    "text",
    [
        "Off to the official hunt of mushrooms near Eastview High School",
        "U.S.A.F. veteran, Eastview dad",
        "A/B/C/D grades are over. Eastview teacher",
        "#EastviewDad #OfficiallyTired",
        "Wow!official page of my cat",
    ],
)
def test_what_only_looks_spelled_out_stays_silent(text: str) -> None:
    assert read((("bio", text),), HERON_LAKE).counting == ()


@pytest.mark.parametrize(
    "text",
    [
        "N0t an 0fficial page of Eastview High School",
        "Un0fficial Eastview High School memes",
        "Nooooot the official page of Eastview High School",
        "c0mpte n0n 0fficiel de Eastview High School",
        "cuenta n0 oficiaaaal de Eastview High School",
        "n1et het officiele account van Eastview High School",
    ],
)
def test_a_denial_is_heard_however_it_is_written(text: str) -> None:
    reading = read((("bio", text),), HERON_LAKE)

    assert reading.counting == ()
    assert reading.says_it_is_not


def test_a_picture_beside_another_word_is_no_letter() -> None:
    reading = read((("bio", "Fans of Eastview High School ⚽f soccer"),), HERON_LAKE)

    assert reading.counting == ()


def test_words_wholly_in_look_alikes_are_read_only_where_others_mix_scripts() -> None:
    disguised = "Оffісіаl раgе оf ЕНЅ Band"
    spoken = "СОС, рус"

    assert folded(disguised) == "official page of ehs band"
    assert folded(spoken) == spoken.lower()
