"""Strangers' text is harmless before it is laid out."""

from __future__ import annotations

import unicodedata

import pytest

from reports.digest.plain import link, plain, quoted, stopped, turned


@pytest.mark.parametrize(
    "text",
    [
        "Eastview Herons",
        "Escuela Secundaria Eastview — Garzas ¡vamos!",
        "东景高中",
        "مدرسة إيست فيو",
        "Go Herons 👩‍👩‍👧‍👦 ❤️ 🇲🇽",
    ],
    ids=["english", "spanish", "chinese", "arabic", "emoji"],
)
def test_leaves_an_ordinary_name_as_it_is(text: str) -> None:
    assert plain(text, 60) == text


@pytest.mark.parametrize("text", [None, "", " \n\t "], ids=["none", "empty", "blank"])
def test_gives_nothing_for_nothing(text: str | None) -> None:
    assert plain(text, 60) == ""


def test_takes_overrides_of_the_direction_out() -> None:
    assert plain("Herons\u202egnp.exe\u2066\u200f", 60) == "Heronsgnp.exe"


def test_takes_control_characters_and_line_ends_out() -> None:
    assert plain("A\r\nBcc: all@example.org\x00\x1b[31m", 60) == "A Bcc: all@example.org[31m"


def test_takes_lone_surrogates_out() -> None:
    assert plain("Herons\udc80", 60) == "Herons"


def test_lets_no_more_than_three_accents_stand_on_a_letter() -> None:
    tower = plain("H" + "\u0336\u0335\u0337\u0338\u0321\u0322\u0327" * 40 + "erons", 60)

    assert sum(unicodedata.combining(letter) > 0 for letter in tower) == 3


def test_cuts_a_megabyte_at_a_word() -> None:
    cut = plain("Heron Lake " * 100_000, 60)

    assert cut.endswith("Lake…")
    assert len(cut) <= 60


def test_says_that_it_cut_when_the_rest_was_only_invisible() -> None:
    assert plain("Herons" + "\u200b" * 10_000, 60) == "Herons…"


def test_cuts_no_emoji_into_halves() -> None:
    family = "👩‍👩‍👧‍👦"

    assert plain("Heron" + family * 3, 9) == "Heron…"


def test_keeps_mail_programs_from_linking_a_strangers_address() -> None:
    shown = quoted("See https://evil.example/login or write to me@evil.example now", 180)

    assert shown == "See evil.\u2060example/login or write to me@\u2060evil.\u2060example now"


def test_leaves_the_dots_of_a_sentence_alone() -> None:
    assert quoted("Go. Fight. Win... 3-2!", 60) == "Go. Fight. Win... 3-2!"


@pytest.mark.parametrize(
    "address",
    [
        None,
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "//evil.example",
        "https://user:pw@evil.example/",
        "https://evil.example/\r\nBcc: all@example.org",
        "https://evil.example:port/",
        "https://[broken/",
        "https://x.example/" + "a" * 500,
        "https://" + "a" * 70 + ".example/",
    ],
)
def test_links_to_nothing_but_web_addresses(address: str | None) -> None:
    assert link(address) is None


def test_spells_an_address_in_ascii() -> None:
    said = link('https://münchen.example/páge?q="><script>')

    assert said == "https://xn--mnchen-3ya.example/p%C3%A1ge?q=%22%3E%3Cscript%3E"


def test_leaves_an_ordinary_address_as_it_is() -> None:
    assert link("https://x.example/p/17?a=1&b=%20#c") == "https://x.example/p/17?a=1&b=%20#c"


def test_knows_text_that_runs_from_right_to_left() -> None:
    assert [turned("Herons"), turned("إيست فيو"), turned("בית ספר")] == [False, True, True]


@pytest.mark.parametrize("text", ["score 1.00", "$0.010 per account", "24.12.2026", "v2.0"])
def test_takes_no_number_for_an_address(text: str) -> None:
    assert quoted(text, 60) == text


@pytest.mark.parametrize("text", ["http://127.0.0.1/", "evil.example", "a@b.example", "x.y1"])
def test_leaves_no_address_that_a_mail_program_would_link(text: str) -> None:
    assert "\u2060" in quoted(text, 60)
    assert "://" not in quoted(text, 60)


@pytest.mark.parametrize(
    ("text", "ended"), [("", ""), ("Seen", "Seen."), ("Seen?", "Seen?"), ("看到。", "看到。")]
)
def test_ends_a_sentence_once(text: str, ended: str) -> None:
    assert stopped(text) == ended
