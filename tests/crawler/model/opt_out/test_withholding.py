"""What is written down of a post that names somebody on the list."""

from __future__ import annotations

from dataclasses import replace

from crawler.model.opt_out.withholding import (
    MASK,
    withhold,
    withhold_lead,
    withhold_post,
    withhold_sighting,
)
from crawler.model.sentence import Sentence, in_quotes, sentence
from crawler.model.sighting import Sighting, Span
from crawler.model.snapshot import Picture
from crawler.store.sighting_codec import dump_sighting
from tests.builders import make_lead, make_post, make_snapshot
from tests.invented_names import FERN, listing

LISTED = listing(FERN)
POST = make_post(
    title="Fern Inventine",
    text="Our artist: Fern Inventine!",
    pictures=(Picture("https://pictures.example/1.jpg", "Fern Inventine draws"),),
    author_name="Fern Inventine",
)


def test_a_post_without_a_listed_name_stays_as_it_is() -> None:
    assert withhold_post(make_post(), LISTED) == make_post()
    assert withhold(make_snapshot(), listing()) == make_snapshot()


def test_every_word_of_the_post_is_without_the_name() -> None:
    post = withhold_post(POST, LISTED)

    assert "ventine" not in repr(post)
    assert (post.text, post.withheld) == (f"Our artist: {MASK}!", 3)


def test_a_picture_of_a_linked_page_stays_one_that_is_not_the_accounts_own() -> None:
    picture = Picture("https://pictures.example/1.jpg", "Fern Inventine draws", linked=True)

    post = withhold_post(make_post(pictures=(picture,)), LISTED)

    assert post.pictures == (replace(picture, alt=f"{MASK} draws"),)


def test_doing_it_twice_changes_nothing_more() -> None:
    once = withhold_post(POST, LISTED)

    assert withhold_post(once, LISTED) == once


def test_an_address_that_spells_the_name_is_not_kept() -> None:
    url = "https://news.example/fern-inventine-wins"
    snapshot = make_snapshot(
        posts=(make_post(id=url, permalink=url, text="Our artist"),),
        links=(url, "https://news.example/"),
    )

    kept = withhold(snapshot, LISTED)

    assert kept.posts[0].permalink is None
    assert kept.posts[0].id.startswith("sha256:")
    assert kept.posts[0].withheld == 1
    assert kept.links == ("https://news.example/",)
    assert withhold(kept, LISTED) == kept


def test_a_lead_keeps_its_account_and_loses_the_name() -> None:
    lead = make_lead(
        link_text="Fern Inventine's page", seen_on="https://news.example/fern-inventine"
    )

    kept = withhold_lead(lead, LISTED)

    assert (kept.link_text, kept.seen_on) == (f"{MASK}'s page", "https://news.example/")
    assert kept.handle == lead.handle
    assert withhold_lead(make_lead(), LISTED) == make_lead()


def test_an_older_sighting_loses_the_name_and_keeps_its_reason() -> None:
    seen = Sighting(
        anchor="post:1",
        why="It says “Fern Inventine”.",
        confidence=0.9,
        place="post",
        spans=(Span("post:1", 0, 14, "Fern Inventine"),),
        link="https://news.example/fern-inventine",
    )

    after = withhold_sighting(seen, LISTED)

    assert after == replace(
        seen, why=f"It says “{MASK}”.", spans=(Span("post:1", 0, 14, MASK),), link=None
    )


def test_an_older_sighting_holds_the_name_in_no_fact() -> None:
    seen = Sighting(
        anchor="claim:bio",
        why=sentence(
            "Its {place} says {words}",
            place=sentence("biography"),
            words=in_quotes("Official page of Fern Inventine"),
        ),
        confidence=0.9,
        place="bio",
        facts={"said": "Official page of Fern Inventine", "unit": "Eastview"},
    )

    after = withhold_sighting(seen, LISTED)

    assert after.why == f"Its biography says “Official page of {MASK}”"
    assert isinstance(after.why, Sentence)
    assert "Inventine" not in dump_sighting(after)
    assert after.facts["unit"] == "Eastview"
