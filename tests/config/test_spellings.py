"""One line of a list may stand for several phrases; a slip of the pen is said."""

from __future__ import annotations

import pytest

from config.spellings import spellings


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ("página", ("página",)),
        ("gestionad(o|a) por", ("gestionado por", "gestionada por")),
        ("(is|are) (|so )bad", ("is bad", "is so bad", "are bad", "are so bad")),
        ("ya (no|) es", ("ya no es", "ya es")),
        ("(a|a) b", ("a b",)),
    ],
)
def test_a_line_stands_for(line: str, phrases: tuple[str, ...]) -> None:
    assert spellings(line) == phrases


@pytest.mark.parametrize("line", ["a (b", "a) b", "a|b", "(a|(b|c))", "a (b|c))"])
def test_refuses_parentheses_that_do_not_match(line: str) -> None:
    with pytest.raises(ValueError, match="expected parentheses in pairs"):
        spellings(line)


def test_refuses_a_line_that_stands_for_too_much() -> None:
    with pytest.raises(ValueError, match="found 1000000"):
        spellings("(a|b|c|d|e|f|g|h|i|j)" * 6)
