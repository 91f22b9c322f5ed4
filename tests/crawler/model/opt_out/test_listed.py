"""A list that is asked by key, and one whose key was rotated or lost."""

from __future__ import annotations

from crawler.model.opt_out.listed import hash_name, key_name, opened, rehash, unopened
from tests.invented_names import FERN, KEY, listing

OTHER = bytes(32)
NAME = "ferninventine"


def test_another_key_finds_nothing_and_says_so() -> None:
    stored = {key_name((KEY,)): {hash_name(NAME, (KEY,))}}

    assert not opened((OTHER,), stored)
    assert not opened((), stored)
    assert unopened((OTHER,), stored) == unopened((), stored) == 1
    assert unopened((KEY,), stored) == 0


def test_nothing_of_key_or_hashes_is_shown() -> None:
    shown = repr(listing(FERN))

    assert KEY.hex() not in shown
    assert "\\x" not in shown
    assert hash_name(NAME, (KEY,)) not in shown


def test_the_same_name_has_another_hash_under_another_key() -> None:
    assert hash_name(NAME, (KEY,)) != hash_name(NAME, (OTHER,))


def test_a_rotated_list_is_asked_by_both_keys_and_not_by_one() -> None:
    rotated = rehash(hash_name(NAME, (KEY,)), OTHER)
    stored = {key_name((KEY, OTHER)): {rotated}}

    assert rotated == hash_name(NAME, (KEY, OTHER))
    assert opened((KEY, OTHER), stored).holds(NAME)
    assert not opened((KEY,), stored)
    assert not opened((OTHER,), stored)


def test_a_rotation_that_was_interrupted_loses_nobody() -> None:
    stored = {key_name((KEY,)): {hash_name(NAME, (KEY,))}}

    assert opened((KEY, OTHER), stored).holds(NAME)
