"""The district's marks are seen in an account's own pictures, and only there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.detectors import logo_use
from crawler.detectors.logo_use import Params, Place, Points
from crawler.model.case import Case
from crawler.model.image import ImageFacts, MarkMatch
from crawler.model.snapshot import Picture, PostKind
from tests.builders import make_case, make_facts, make_post, make_snapshot
from tests.crawler.detectors.purity import sightings

AVATAR = Picture("https://pictures.example/avatar.png")
COVER = Picture("https://pictures.example/cover.png")
PHOTO = Picture("https://pictures.example/photo.jpg")
OTHER = Picture("https://pictures.example/other.jpg")
PARAMS = Params(min_score=0.5)


def heron(score: float = 0.93, share: float | None = 0.4) -> MarkMatch:
    return MarkMatch("eastview-herons", score, (40, 30, 250, 290), share)


def showing(**facts: ImageFacts) -> Case:
    """Give an account with avatar, cover and one post, of whose pictures `facts` are known."""
    snapshot = make_snapshot(cover=COVER, posts=(make_post(pictures=(PHOTO, OTHER)),))
    pictures = {"avatar": AVATAR, "cover": COVER, "photo": PHOTO, "other": OTHER}
    images = {pictures[name].url: one for name, one in facts.items()}
    return make_case(snapshot=snapshot, images=images)


def page_showing(facts: ImageFacts) -> Case:
    """Give a page whose icon and preview picture are known."""
    snapshot = replace(make_snapshot(cover=COVER, posts=()), platform="website")
    return make_case(snapshot=snapshot, images={AVATAR.url: facts, COVER.url: facts})


def linking(facts: ImageFacts) -> Case:
    """Give an account with a post that shows the preview of a page that it links to."""
    preview = Picture("https://pictures.example/preview.jpg", linked=True)
    snapshot = make_snapshot(posts=(make_post(pictures=(preview,)),))
    return make_case(snapshot=snapshot, images={preview.url: facts})


SILENT = {
    "nobody looked": (showing(), PARAMS),
    "looked and saw nothing": (showing(avatar=make_facts()), PARAMS),
    "unreadable": (showing(avatar=make_facts(unreadable="The PNG file is broken.")), PARAMS),
    "too unsure": (showing(avatar=make_facts([heron(0.49)])), PARAMS),
    "too small": (showing(photo=make_facts([heron(share=0.004)])), Params(0.5, min_share=0.005)),
    "another place": (showing(photo=make_facts([heron()])), Params(0.5, (Place.AVATAR,))),
    "a weak mark in a post": (showing(photo=make_facts([replace(heron(), weak=True)])), PARAMS),
    "under the point of avatars": (
        showing(avatar=make_facts([heron()])),
        Params(0.5, points=Points(avatar=0.95)),
    ),
    "under the points of page icons and previews": (
        page_showing(make_facts([heron()])),
        Params(0.5, points=Points(icon=0.95, preview=0.95)),
    ),
    "a page that a post links to": (linking(make_facts([heron()])), PARAMS),
    "something like a mark, and the rule does not ask for it": (
        showing(avatar=make_facts([heron(0.3)])),
        PARAMS,
    ),
    "something like a mark in a post": (
        showing(photo=make_facts([heron(0.3)])),
        Params(0.5, alike=0.2),
    ),
    "something like a letter": (
        showing(avatar=make_facts([replace(heron(0.3), weak=True)])),
        Params(0.5, alike=0.2),
    ),
    "too little like a mark": (
        showing(avatar=make_facts([heron(0.1)])),
        Params(0.5, alike=0.2),
    ),
    "never read": (make_case(snapshot=None), PARAMS),
}


@pytest.mark.parametrize(("case", "params"), SILENT.values(), ids=SILENT.keys())
def test_stays_silent(case: Case, params: Params) -> None:
    assert sightings(logo_use, case, params) == ()


def test_stays_silent_about_what_others_posted() -> None:
    repost = make_post(pictures=(PHOTO,), kind=PostKind.REPOST, mine=False)
    case = make_case(
        snapshot=make_snapshot(posts=(repost,)), images={PHOTO.url: make_facts([heron()])}
    )

    assert sightings(logo_use, case, PARAMS) == ()


def test_stays_silent_about_a_picture_that_is_no_longer_shown() -> None:
    case = make_case(images={"https://pictures.example/old.png": make_facts([heron()])})

    assert sightings(logo_use, case, PARAMS) == ()


def test_sees_a_mark_in_the_avatar() -> None:
    (seen,) = sightings(logo_use, showing(avatar=make_facts([heron()])), PARAMS)

    assert seen.anchor == "avatar:eastview-herons"
    assert seen.why == "The avatar shows the Eastview Herons mark (score 0.93)"
    assert (seen.place, seen.confidence) == ("avatar", 0.93)
    assert seen.regions[0].image_url == AVATAR.url
    assert seen.regions[0].box == (40, 30, 250, 290)
    assert seen.link == "https://social.example/eastview"
    assert seen.facts == {"mark": "eastview-herons", "place": "avatar", "share": "0.4000"}


def test_sees_a_mark_in_the_cover_picture() -> None:
    (seen,) = sightings(logo_use, showing(cover=make_facts([heron()])), PARAMS)

    assert seen.anchor == "cover:eastview-herons"
    assert seen.why.startswith("The cover picture shows the Eastview Herons mark")


def test_sees_a_mark_in_a_post_and_says_which() -> None:
    (seen,) = sightings(logo_use, showing(photo=make_facts([heron()])), PARAMS)

    assert seen.anchor == "post:1:eastview-herons"
    assert seen.why == (
        "A picture in the post of 22 Nov 2026 shows the Eastview Herons mark (score 0.93)"
    )
    assert seen.link == "https://social.example/eastview/1"


def test_a_mark_in_two_pictures_of_one_post_is_one_sighting_with_both_regions() -> None:
    case = showing(photo=make_facts([heron(0.7)]), other=make_facts([heron(0.95)], sha256="b" * 64))

    (seen,) = sightings(logo_use, case, PARAMS)

    assert seen.confidence == 0.95
    assert [region.image_url for region in seen.regions] == [PHOTO.url, OTHER.url]


def test_two_marks_in_one_picture_are_two_sightings_the_surest_first() -> None:
    seal = MarkMatch("district-seal", 0.6, None, None)

    seen = sightings(logo_use, showing(avatar=make_facts([seal, heron()])), PARAMS)

    assert [one.anchor for one in seen] == ["avatar:eastview-herons", "avatar:district-seal"]
    assert seen[1].why == "The avatar shows the district-seal (score 0.60)"
    assert "share" not in seen[1].facts


def test_the_anchor_stays_when_score_box_and_picture_change() -> None:
    before = showing(avatar=make_facts([heron(0.6)]))
    after = showing(avatar=make_facts([heron(0.9, 0.1)], sha256="c" * 64))

    first = sightings(logo_use, before, PARAMS)
    second = sightings(logo_use, after, PARAMS)

    assert first[0].anchor == second[0].anchor


def test_sees_a_weak_mark_as_an_avatar() -> None:
    case = showing(avatar=make_facts([replace(heron(), weak=True)]))

    assert [one.anchor for one in sightings(logo_use, case, PARAMS)] == ["avatar:eastview-herons"]


def test_calls_a_pages_pictures_what_they_are() -> None:
    found = sightings(logo_use, page_showing(make_facts([heron()])), PARAMS)

    assert [one.facts["shown_as"] for one in found] == ["icon", "preview"]
    assert [one.place for one in found] == ["avatar", "cover"]
    assert found[0].why.startswith("The page's icon shows")


def test_a_films_still_has_a_point_of_its_own() -> None:
    film = make_post(pictures=(PHOTO,), kind=PostKind.VIDEO)
    images = {PHOTO.url: make_facts([heron(0.7)])}
    case = make_case(snapshot=make_snapshot(posts=(film,)), images=images)

    strict = sightings(logo_use, case, Params(0.5, points=Points(thumbnail=0.8)))
    plain = sightings(logo_use, case, Params(0.5, points=Points(post=0.8)))

    assert strict == ()
    assert [one.facts["shown_as"] for one in plain] == ["thumbnail"]


def test_sees_a_mark_in_the_preview_of_a_linked_page_when_the_rule_asks_for_it() -> None:
    params = Params(0.5, points=Points(link=0.8))

    (seen,) = sightings(logo_use, linking(make_facts([heron()])), params)

    assert seen.anchor == "post:1:link:eastview-herons"
    assert seen.why.startswith("The preview of a page that the post of 22 Nov 2026 links to shows")
    assert (seen.place, seen.facts["shown_as"]) == ("post", "link")


def test_what_is_like_a_mark_is_a_sighting_of_its_own_and_less_sure() -> None:
    case = showing(avatar=make_facts([heron(0.31)]), cover=make_facts([heron(0.9)]))

    alike, sure = sightings(logo_use, case, Params(0.5, alike=0.2))

    assert alike.anchor == "avatar:eastview-herons:alike"
    assert alike.why == (
        "The avatar shows something like the Eastview Herons mark, perhaps redrawn or altered"
        " (score 0.31)"
    )
    assert (alike.confidence, alike.facts["likeness"]) == (0.31, "alike")
    assert (sure.anchor, sure.confidence) == ("cover:eastview-herons", 0.9)
    assert "likeness" not in sure.facts
