"""One account while it is fetched: what is asked, how the visit ends, what is not kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from crawler.line.ending import route_of
from crawler.line.pictures import PICTURE, picture_asks, shown_pictures
from crawler.line.probing import ABSENT_READ
from crawler.line.saved import SAVED
from crawler.line.visiting import AccountVisit, Turn
from crawler.model.account import Account
from crawler.model.capture import Ask, Capture, Remembered, sha256_of
from crawler.model.errors import LayoutChangedError, OutOfReachError, ReaderError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.model.snapshot import Picture, Snapshot
from crawler.model.visit import Visit
from tests.builders import NOW, make_account, make_capture, make_post, make_snapshot
from tests.fakes import FakeReader

PAGE = "https://social.example/eastview"
FEED = "https://social.example/eastview/feed"
AVATAR = "https://pictures.example/avatar.png"
DELETED = OutOfReachError(
    Outcome.GONE, sentence("the account does not exist"), sentence("Close it in the register.")
)
LOCKED = OutOfReachError(
    Outcome.PRIVATE, sentence("the account is private"), sentence("Ask its administrators.")
)


@dataclass
class Fetched:
    """What one visit asked for, dropped and delivered."""

    asked: list[Ask] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    @property
    def visit(self) -> Visit:
        """Give the one visit."""
        (visit,) = self.visits
        return visit


def answer(ask: Ask) -> Capture:
    """Answer a request with a page that holds its own address."""
    return make_capture(ask.url, ask.url, ask=ask)


def begin(reader: FakeReader, fetched: Fetched, **turn: object) -> AccountVisit:
    """Give a visit to Eastview's account."""
    known = Turn(account=make_account(), remembered=(), gone_streak=0, max_pictures=5)
    return AccountVisit(
        replace(known, **turn),  # type: ignore[arg-type]  # each test names fields of Turn
        reader,
        lambda: NOW,
        fetched.visits.append,
        fetched.dropped.append,
    )


def go(reader: FakeReader, respond: Callable[[Ask], Capture] = answer, **turn: object) -> Fetched:
    """Do what the spider does with a subject that was never visited."""
    fetched = Fetched()
    subject = begin(reader, fetched, **turn)
    seen: list[Capture] = []
    while asks := [ask for ask in subject.ask(seen) if ask not in fetched.asked]:
        fetched.asked += asks
        seen += [respond(ask) for ask in asks]
    subject.done(seen)
    return fetched


def before(ask: Ask) -> Remembered:
    """Give what is remembered of a request."""
    return Remembered(ask, ask.url, sha256_of(b"old"), '"1"', None, "text/html")


def with_id(**changes: object) -> Account:
    """Give Eastview's account with the platform's immutable id."""
    return make_account(platform_id="did:1", **changes)


def shown(**changes: object) -> Snapshot:
    """Give what an account with an immutable id shows."""
    return make_snapshot(**{"platform_id": "did:1", **changes})


# What is not asked, and what changes nothing


def test_an_unchanged_visit_calls_no_reader_and_says_unchanged() -> None:
    reader = FakeReader(make_snapshot(), [PAGE])
    fetched = Fetched()
    subject = begin(reader, fetched)

    subject.done([replace(answer(Ask(PAGE, "page")), unchanged=True, status=304)])

    assert reader.calls == []
    assert fetched.visit.outcome is Outcome.UNCHANGED
    assert fetched.visit.snapshot is None
    assert (fetched.visit.reason, fetched.visit.fix) == ("", "")


def test_no_pictures_are_asked_for_when_the_reader_failed() -> None:
    fetched = go(FakeReader(LayoutChangedError("list of posts"), [PAGE]))

    assert [ask.purpose for ask in fetched.asked] == ["page"]


def test_no_picture_is_asked_for_twice() -> None:
    fetched = go(FakeReader(make_snapshot(), [PAGE]))

    assert [ask.url for ask in fetched.asked] == [PAGE, AVATAR]


def test_pictures_of_what_others_wrote_are_not_asked_for() -> None:
    theirs = make_post(mine=False, pictures=(Picture("https://pictures.example/theirs.png"),))

    assert picture_asks(make_snapshot(avatar=None, posts=(theirs,)), 5) == ()


def test_what_everybody_may_see_is_kept() -> None:
    assert go(FakeReader(make_snapshot(), [PAGE])).dropped == []


def test_an_account_in_its_place_needs_no_words() -> None:
    visit = go(FakeReader(shown(), [PAGE]), account=with_id()).visit

    assert (visit.outcome, visit.reason, visit.fix) == (Outcome.SEEN, "", "")


def test_another_case_of_the_handle_is_no_new_name() -> None:
    reader = FakeReader(shown(handle="EastView.Example"), [PAGE])

    assert go(reader, account=with_id()).visit.outcome is Outcome.SEEN


# What is asked


def test_the_reader_is_asked_until_it_wants_nothing_more_and_reads_once() -> None:
    reader = FakeReader(make_snapshot(), [PAGE, FEED])

    fetched = go(reader)

    assert [ask.url for ask in fetched.asked] == [PAGE, FEED, AVATAR]
    assert reader.read_from == [(PAGE, FEED)]
    assert fetched.visit.outcome is Outcome.SEEN
    assert [capture.ask.url for capture in fetched.visit.captures] == [PAGE, FEED, AVATAR]
    assert fetched.visit.snapshot == reader.answer


def test_a_picture_of_a_post_is_asked_once_and_the_avatar_again() -> None:
    picture = Picture("https://pictures.example/game.png")
    snapshot = make_snapshot(posts=(make_post(pictures=(picture,)),))

    asks = picture_asks(snapshot, 5)

    assert [(ask.url, ask.once) for ask in asks] == [(AVATAR, False), (picture.url, True)]


def test_an_avatar_that_is_also_in_a_post_is_asked_again() -> None:
    snapshot = make_snapshot(posts=(make_post(pictures=(Picture(AVATAR),)),))

    assert [(ask.url, ask.once) for ask in picture_asks(snapshot, 5)] == [(AVATAR, False)]


@pytest.mark.parametrize(
    ("limit", "names"),
    [
        pytest.param(0, [], id="none of the posts'"),
        pytest.param(2, ["new", "old"], id="the two newest"),
        pytest.param(9, ["new", "old", "undated"], id="those without a time last"),
    ],
)
def test_the_newest_posts_pictures_come_first_up_to_the_limit(limit: int, names: list[str]) -> None:
    posts = (
        make_post(moment=None, pictures=(Picture("undated"),)),
        make_post(9, pictures=(Picture("old"),)),
        make_post(1, pictures=(Picture("new"),)),
    )
    snapshot = make_snapshot(cover=Picture("cover"), posts=posts)

    assert [ask.url for ask in picture_asks(snapshot, limit)] == [AVATAR, "cover", *names]
    assert shown_pictures(snapshot) == (AVATAR, "cover", "new", "old", "undated")


def test_pictures_are_not_shown_to_the_reader() -> None:
    reader = FakeReader(make_snapshot(), [PAGE])

    go(reader)

    assert all(AVATAR not in urls for urls in reader.read_from)


# What is remembered


def test_the_last_visits_requests_are_made_again() -> None:
    known = (before(Ask(PAGE, "page")), before(Ask(AVATAR, PICTURE)))

    subject = begin(FakeReader(make_snapshot(), [PAGE]), Fetched(), remembered=known)

    assert subject.remembered == known


def test_nothing_is_remembered_when_the_reader_now_begins_elsewhere() -> None:
    known = (before(Ask("https://old.example/", "page")),)

    subject = begin(FakeReader(make_snapshot(), [PAGE]), Fetched(), remembered=known)

    assert subject.remembered == ()


# How it ends


@pytest.mark.parametrize(
    "trouble",
    [
        LayoutChangedError("list of posts"),
        OutOfReachError(
            Outcome.SUSPENDED, sentence("the platform closed it"), sentence("Ask the platform.")
        ),
        OutOfReachError(
            Outcome.NEEDS_CREDENTIALS, sentence("the platform wants a key"), sentence("Set a key.")
        ),
        OutOfReachError(
            Outcome.FORBIDDEN, sentence("robots.txt forbids it"), sentence("Ask the host.")
        ),
        OutOfReachError(
            Outcome.UNREACHABLE, sentence("the host did not answer"), sentence("Wait.")
        ),
        LOCKED,
    ],
    ids=lambda trouble: trouble.outcome.value,
)
def test_the_readers_reason_and_fix_are_carried_over(trouble: ReaderError) -> None:
    visit = go(FakeReader(trouble, [PAGE])).visit

    assert visit.outcome is trouble.outcome
    assert (visit.reason, visit.fix) == (trouble.reason, trouble.fix)
    assert visit.snapshot is None
    assert not visit.says_gone


def test_a_reader_that_asks_nothing_still_says_why() -> None:
    trouble = OutOfReachError(
        Outcome.NEEDS_CREDENTIALS, sentence("no public page"), sentence("Connect the account.")
    )

    visit = go(FakeReader(trouble)).visit

    assert (visit.outcome, visit.reason) == (Outcome.NEEDS_CREDENTIALS, "no public page")


def test_the_visit_names_its_account_its_route_and_its_times() -> None:
    visit = go(FakeReader(make_snapshot(), [PAGE])).visit

    assert visit.account_id == 7
    assert visit.route == "keyless"
    assert (visit.started_at, visit.finished_at) == (NOW, NOW)
    assert visit.cost == len(visit.captures) == 2


@pytest.mark.parametrize(
    ("streak", "outcome"),
    [
        pytest.param(0, Outcome.UNREACHABLE, id="first"),
        pytest.param(1, Outcome.UNREACHABLE, id="second"),
        pytest.param(2, Outcome.GONE, id="third"),
        pytest.param(7, Outcome.GONE, id="later"),
    ],
)
def test_an_account_is_gone_only_at_the_third_visit_in_a_row(streak: int, outcome: Outcome) -> None:
    visit = go(FakeReader(DELETED, [PAGE]), gone_streak=streak).visit

    assert visit.outcome is outcome
    assert visit.says_gone
    assert DELETED.reason in visit.reason


def test_before_that_it_says_how_often_it_was_said() -> None:
    visit = go(FakeReader(DELETED, [PAGE]), gone_streak=1).visit

    assert "2 of 3" in visit.reason
    assert visit.fix.startswith("Nothing to do yet")


def test_a_new_handle_under_the_same_id_is_renamed() -> None:
    reader = FakeReader(shown(handle="herons.example"), [PAGE])

    visit = go(reader, account=with_id()).visit

    assert visit.outcome is Outcome.RENAMED
    assert "herons.example" in visit.reason
    assert visit.snapshot == reader.answer


def test_an_account_that_was_registered_by_its_id_is_not_renamed() -> None:
    reader = FakeReader(shown(handle="herons.example"), [PAGE])

    visit = go(reader, account=with_id(handle="id:did:1")).visit

    assert visit.outcome is Outcome.SEEN


def test_somebody_elses_account_under_the_same_handle_is_not_read_as_ours() -> None:
    visit = go(FakeReader(shown(platform_id="did:2"), [PAGE]), account=with_id()).visit

    assert visit.outcome is Outcome.UNREADABLE
    assert visit.snapshot is None
    assert visit.reason
    assert visit.fix


def test_the_pictures_of_somebody_elses_account_are_not_asked_for() -> None:
    fetched = go(FakeReader(shown(platform_id="did:2"), [PAGE]), account=with_id())

    assert [ask.url for ask in fetched.asked] == [PAGE]


# What is not kept


def test_private_answers_are_dropped_from_the_vault() -> None:
    fetched = go(FakeReader(LOCKED, [PAGE, FEED]))

    assert fetched.dropped == [sha256_of(PAGE.encode()), sha256_of(FEED.encode())]
    assert fetched.visit.captures == ()


def test_an_answer_without_bytes_has_nothing_to_drop() -> None:
    def refuse(ask: Ask) -> Capture:
        return replace(answer(ask), status=0, body=b"", sha256=None)

    assert go(FakeReader(LOCKED, [PAGE]), refuse).dropped == []


def test_what_was_read_in_part_says_which_part_is_missing() -> None:
    visit = go(FakeReader(shown(partial=("the feed could not be read",)), [PAGE])).visit

    assert (visit.outcome, visit.reason) == (Outcome.SEEN, "the feed could not be read")


@pytest.mark.parametrize("trouble", [DELETED, LOCKED], ids=["gone", "private"])
def test_a_reader_that_cannot_read_who_is_there_says_nothing_of_others(
    trouble: ReaderError,
) -> None:
    visit = go(FakeReader(trouble), gone_streak=5, doubt="it could not read its test account").visit

    assert (visit.outcome, visit.says_gone) == (Outcome.UNREADABLE, False)
    assert visit.reason == "the reader failed its self-test: it could not read its test account"


def test_what_a_doubted_reader_reads_counts_unless_it_reads_who_is_not_there() -> None:
    reads = go(FakeReader(make_snapshot(), [PAGE]), doubt="it could not read its test account")
    invents = go(FakeReader(make_snapshot(), [PAGE]), doubt=ABSENT_READ)

    assert reads.visit.outcome is Outcome.SEEN
    assert (invents.visit.outcome, invents.visit.snapshot) == (Outcome.UNREADABLE, None)


def test_what_was_asked_by_key_or_saved_by_a_person_is_not_asked_conditionally() -> None:
    ask = Ask(PAGE, "page")
    for before in (replace(ask, credential="fake"), replace(ask, purpose=SAVED)):
        known = Remembered(before, PAGE, sha256_of(b"herons"), None, None, "text/html")

        visit = begin(FakeReader(make_snapshot(), []), Fetched(), remembered=(known,))

        assert visit.remembered == ()


@pytest.mark.parametrize(
    ("credentials", "route"),
    [
        ([], "manual"),
        ([None], "keyless"),
        ([None, "fake"], "app_key"),
        (["fake/herons"], "connected"),
    ],
    ids=["nobody asked", "anybody", "key", "token"],
)
def test_the_route_is_that_of_the_last_answer(credentials: list[str | None], route: str) -> None:
    asks = [Ask(PAGE, "page", credential=name) for name in credentials]

    assert route_of([answer(ask) for ask in asks]) == route
