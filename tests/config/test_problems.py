"""Problems are told all at once, each with its place."""

from __future__ import annotations

from config.problems import Problem, ProblemsError, shorten, unknown


def test_stays_short_when_the_text_is_short() -> None:
    assert shorten("as it is") == "as it is"


def test_tells_one_problem_a_line_by_file_and_line() -> None:
    late = Problem("home/b.toml", 2, "is late")
    early = Problem("home/a.toml", 10, "is early")

    error = ProblemsError([late, early, late])

    assert str(error) == "home/a.toml:10: is early\nhome/b.toml:2: is late"
    assert error.problems == (early, late)


def test_names_the_nearest_word() -> None:
    assert (
        unknown("key", "titel", ["title", "tell"]) == "unknown key 'titel'; did you mean 'title'?"
    )


def test_names_all_words_when_none_is_near() -> None:
    assert unknown("key", "xyz", ["title", "tell"]) == "unknown key 'xyz'; known: tell, title"


def test_cuts_a_long_text_and_puts_it_on_one_line() -> None:
    assert shorten("a\n" * 100, 9) == "a a a a …"
