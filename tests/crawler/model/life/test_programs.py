"""A program is known by its form; what people repeat is not taken for one."""

from __future__ import annotations

from crawler.model.life.programs import by_programs
from crawler.model.snapshot import Post
from tests.builders import make_post


def posts(*texts: str | None) -> list[Post]:
    return [make_post(number, id=str(number), text=text) for number, text in enumerate(texts)]


def test_stays_silent_about_what_people_repeat() -> None:
    assert by_programs(posts(*["Game day!"] * 9), ()) == frozenset()
    assert by_programs(posts(*[None] * 9), ()) == frozenset()
    assert by_programs(posts(*["Come and support your Herons tonight"] * 4), ()) == frozenset()


def test_sees_one_form_filled_in_again_and_again() -> None:
    texts = [f"Final score {n}-{n + 3}, all results at https://s.example/{n}" for n in range(5)]

    assert by_programs(posts("We won!", *texts), ()) == {"1", "2", "3", "4", "5"}


def test_a_post_that_says_so_was_made_by_a_program() -> None:
    assert by_programs(posts("New album, via IFTTT", "Go team"), ("via ifttt",)) == {"0"}
