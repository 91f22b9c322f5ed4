"""What pictures show, by the hash of their bytes."""

from __future__ import annotations

import pytest

from crawler.model.image import Faces, ImageFacts, MarkMatch
from crawler.store.images import image_captures, known_facts, picture_sizes, save_facts
from crawler.store.searched import unsearched_pictures
from crawler.store.session import Session
from tests.crawler.store.records import PAGE, make_capture, make_visit, new_account, swept

MARKS = "marks/1:abc"
PEOPLE = "people/1"
HERON = ImageFacts(
    sha256="a" * 64,
    width=640,
    height=480,
    marks=(MarkMatch("eastview-herons", 0.93, (1, 2, 30, 40), 0.2, "12 points"),),
    eyes=(MARKS, PEOPLE),
    faces=Faces(3, 0.25),
)
BROKEN = ImageFacts("b" * 64, eyes=(MARKS, PEOPLE), unreadable="cut off")


@pytest.mark.parametrize("eyes", [(), (MARKS,), (PEOPLE, MARKS)], ids=["none", "one", "both"])
def test_what_these_eyes_saw_comes_back(session: Session, eyes: tuple[str, ...]) -> None:
    save_facts(session, [HERON, BROKEN])

    assert known_facts(session, [HERON.sha256, BROKEN.sha256, "c" * 64], eyes) == {
        HERON.sha256: HERON,
        BROKEN.sha256: BROKEN,
    }


def test_another_version_of_an_eye_has_not_looked(session: Session) -> None:
    save_facts(session, [HERON])

    assert known_facts(session, [HERON.sha256], ["marks/2:abc"]) == {}


def test_looking_again_replaces_what_was_seen(session: Session) -> None:
    clean = ImageFacts(HERON.sha256, 640, 480, eyes=HERON.eyes)
    save_facts(session, [HERON])

    save_facts(session, [clean])

    assert known_facts(session, [HERON.sha256], HERON.eyes) == {HERON.sha256: clean}


def test_sizes_are_known_of_pictures_that_were_opened(session: Session) -> None:
    save_facts(session, [HERON, BROKEN])

    assert picture_sizes(session, [HERON.sha256, BROKEN.sha256]) == {HERON.sha256: (640, 480)}


def test_a_picture_is_found_by_the_address_that_was_asked_for(
    session: Session, district_id: int
) -> None:
    account_id = new_account(session, district_id)
    avatar = make_capture(b"png", url=PAGE + "/avatar", purpose="picture")
    cover = make_capture(b"", url=PAGE + "/cover", purpose="picture", status=404, sha256=None)
    swept(session, district_id, make_visit(account_id, captures=(avatar, cover)))

    swept(session, district_id, make_visit(account_id, 1, captures=(make_capture(),)))

    assert image_captures(session, [account_id])[account_id][PAGE + "/avatar"] == avatar.sha256
    assert PAGE + "/cover" not in image_captures(session, [account_id])[account_id]


def test_pictures_that_nobody_searched_for_people_are_counted(
    session: Session, district_id: int
) -> None:
    account_id = new_account(session, district_id)
    searched = make_capture(b"png", url=PAGE + "/avatar", purpose="picture")
    unseen = make_capture(b"gif", url=PAGE + "/cover", purpose="picture")
    late = make_capture(b"", url=PAGE + "/late", purpose="picture", status=503, sha256=None)
    gone = make_capture(b"", url=PAGE + "/gone", purpose="picture", status=404, sha256=None)
    captures = (make_capture(), searched, unseen, late, gone)
    swept(session, district_id, make_visit(account_id, captures=captures))
    assert searched.sha256 is not None
    assert unseen.sha256 is not None
    save_facts(session, [ImageFacts(searched.sha256, eyes=(MARKS, PEOPLE), faces=Faces(0))])
    save_facts(session, [ImageFacts(unseen.sha256, eyes=(MARKS,))])

    assert unsearched_pictures(session, district_id) == {account_id: (2, 3)}


def test_nothing_is_left_where_all_pictures_were_searched(
    session: Session, district_id: int
) -> None:
    account_id = new_account(session, district_id)
    picture = make_capture(b"png", url=PAGE + "/avatar", purpose="picture")
    swept(session, district_id, make_visit(account_id, captures=(picture,)))
    assert picture.sha256 is not None
    save_facts(session, [ImageFacts(picture.sha256, eyes=(PEOPLE,), faces=Faces(2))])

    assert unsearched_pictures(session, district_id) == {}
