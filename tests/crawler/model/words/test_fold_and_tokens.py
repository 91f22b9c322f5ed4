"""Every way to draw a letter is that letter, and every word knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model.words.letters.fold import fold, folded
from crawler.model.words.letters.token import Gap
from crawler.model.words.letters.tokens import tokenise, words


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Привет", "привет"),
        ("№ 7", "no 7"),
        ("官方", "官方"),
        ("學校官方帳號", "学校官方账号"),
        ("官方賬号", "官方账号"),
        ("Élève", "eleve"),
        ("ＯＦＦＩＣＩＡＬ", "official"),
        ("𝑜𝑓𝑓𝑖𝑐𝑖𝑎𝑙", "official"),
        ("ᴏꜰꜰɪᴄɪᴀʟ", "official"),
        ("🅾🅵🅵", "off"),
        ("of\u200bfi\u00adcial", "official"),
        ("оffісial", "official"),
    ],
)
def test_folds_to_what_a_reader_sees(text: str, seen: str) -> None:
    assert folded(text) == seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("o f f i c i a l page", ("official", "page")),
        ("o.f.f.i.c.i.a.l", ("official",)),
        ("a b c", ("a", "b", "c")),
        ("l'école d'art", ("l", "ecole", "d", "art")),
        ("官 方 号", ("官", "方", "号")),
        ("see https://x.example/y now", ("see", "@://", "now")),
        ("by @heron_lake.", ("by", "@heron_lake")),
        ("🇺🇸 page", ("page",)),
    ],
)
def test_cuts_into_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("a-line b", Gap.SPACE),
        ("go 🦁 team", Gap.PICTURE),
        ("go, team", Gap.BREAK),
        ("go - team", Gap.BREAK),
        ("go. Team", Gap.STOP),
        ("go！team", Gap.STOP),
        ("St. Anne", Gap.SPACE),
        ("Dept. of", Gap.SPACE),
        ("Dept. Eastview High", Gap.SPACE),
        ("Dept. The board lies", Gap.STOP),
    ],
)
def test_knows_what_stands_between(text: str, gap: Gap) -> None:
    assert tokenise(text)[1].gap is gap


@given(st.text(max_size=200))
def test_words_never_leave_their_place(text: str) -> None:
    tokens = tokenise(text)

    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    assert len(fold(text).text) == len(fold(text).places)
