"""Which ways of writing one name are looked for."""

from __future__ import annotations

import pytest

from crawler.model.opt_out.names import PersonName, letters_of, variants


@pytest.mark.parametrize(
    "name",
    [
        PersonName("", "Inventine"),
        PersonName("Fern", ""),
        PersonName("F.", "Inventine"),
        PersonName("Fern", "I."),
        PersonName("123", "456"),
    ],
)
def test_half_a_name_is_nobodys(name: PersonName) -> None:
    assert variants(name) == frozenset()


def test_neither_part_alone_is_looked_for() -> None:
    assert variants(PersonName("Fern", "Inventine")) == {"ferninventine", "inventinefern"}


def test_an_initial_with_the_family_name_is_not_looked_for() -> None:
    assert "finventine" not in variants(PersonName("Fern", "Inventine", "May"))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (PersonName("Fern", "Inventine", "May"), "Fern May Inventine"),
        (PersonName("Fern", "Inventine", "May"), "Fern M. Inventine"),
        (PersonName("Fernanda", "Inventine", "", "Fern"), "Fern Inventine"),
        (PersonName("Fern May", "Inventine"), "Fern Inventine"),
        (PersonName("Fern", "Inventez Inventova"), "Fern Inventez"),
        (PersonName("Fern", "Inventez-Inventova"), "Fern Inventova"),
        (PersonName("Fern", "de la Inventez"), "Fern DeLaInventez"),
        (PersonName("Fern", "O'Inventine"), "Fern OInventine"),
        (PersonName("Fern", "Inventine Jr."), "Fern Inventine"),
        (PersonName("Zoë", "Inventiné"), "Zoe Inventine"),
        (PersonName("Fern", "Inventine"), "Inventine Fern"),
        (PersonName("小明", "虚构"), "虚构小明"),
    ],
)
def test_another_way_to_write_it_is_looked_for(name: PersonName, written: str) -> None:
    assert letters_of(written) in variants(name)
