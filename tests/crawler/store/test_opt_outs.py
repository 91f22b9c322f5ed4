"""The opt-out list in the store, and names that came onto it taken out of what was recorded."""

from __future__ import annotations

from functools import partial

from crawler.model.image import ImageFacts
from crawler.model.opt_out.listed import hash_name, key_name, rehash
from crawler.model.opt_out.withholding import (
    MASK,
    withhold,
    withhold_lead,
    withhold_lines,
    withhold_post,
    withhold_sighting,
)
from crawler.model.sentence import Sentence, sentence
from crawler.model.sighting import Span
from crawler.store.findings import load_findings, record_findings
from crawler.store.images import known_facts, save_facts
from crawler.store.leads import open_leads, record_leads
from crawler.store.opt_outs import (
    add_opt_outs,
    compact,
    count_opt_outs,
    load_opt_outs,
    rekey_opt_outs,
    remove_opt_outs,
    wipe_opt_outs,
)
from crawler.store.session import Session, Store
from crawler.store.snapshots import latest_snapshots
from crawler.store.withholding import Scrub, scrub_district
from tests.builders import NOW, make_lead, make_post, make_snapshot
from tests.crawler.store.records import make_finding, make_sighting, make_visit, new_account, swept
from tests.invented_names import FERN, KEY, listing

NAME = hash_name("ferninventine", (KEY,))
OLD = key_name((KEY,))
NEXT = bytes(32)
LISTED = listing(FERN)
SCRUB = Scrub(
    snapshot=partial(withhold, listed=LISTED),
    post=partial(withhold_post, listed=LISTED),
    sighting=partial(withhold_sighting, listed=LISTED),
    lead=partial(withhold_lead, listed=LISTED),
    lines=partial(withhold_lines, listed=LISTED),
)


def test_what_is_there_is_not_added_twice(session: Session, district_id: int) -> None:
    counts = [add_opt_outs(session, district_id, {NAME}, OLD, NOW) for _ in range(2)]

    assert counts == [1, 0]
    assert load_opt_outs(session, district_id, (KEY,)).holds("ferninventine")


def test_a_later_sheet_takes_nobody_off(session: Session, district_id: int) -> None:
    add_opt_outs(session, district_id, {NAME}, OLD, NOW)
    add_opt_outs(session, district_id, {hash_name("another", (KEY,))}, OLD, NOW)

    assert count_opt_outs(session, district_id) == 2


def test_another_key_opens_nothing(session: Session, district_id: int) -> None:
    add_opt_outs(session, district_id, {NAME}, OLD, NOW)

    assert not load_opt_outs(session, district_id, (NEXT,))


def test_a_new_key_needs_no_names(session: Session, district_id: int) -> None:
    add_opt_outs(session, district_id, {NAME}, OLD, NOW)
    names = OLD, key_name((KEY, NEXT))

    count = rekey_opt_outs(session, district_id, names, partial(rehash, key=NEXT))

    assert count == 1
    assert load_opt_outs(session, district_id, (KEY, NEXT)).holds("ferninventine")
    assert not load_opt_outs(session, district_id, (KEY,))


def test_one_name_or_all_can_be_taken_away(session: Session, district_id: int) -> None:
    add_opt_outs(session, district_id, {NAME, hash_name("another", (KEY,))}, OLD, NOW)

    assert remove_opt_outs(session, district_id, {NAME, "f" * 64}) == 1
    assert wipe_opt_outs(session, district_id) == 1
    assert count_opt_outs(session, district_id) == 0


def test_a_store_can_be_compacted(store: Store) -> None:
    compact(store)

    with store.read() as session:
        assert count_opt_outs(session, 1) == 0


def test_a_name_that_came_onto_the_list_is_taken_out_of_all_that_was_recorded(
    session: Session, district_id: int
) -> None:
    number = new_account(session, district_id)
    post = make_post(
        text="Our artist: Fern Inventine", permalink="https://a.example/fern-inventine"
    )
    visit = make_visit(number, snapshot=make_snapshot(posts=(post,)))
    sweep_id = swept(session, district_id, visit)
    why = sentence("Its bio says “{words}”", words="Fern Inventine")
    seen = make_sighting(why=why, spans=(Span("post:1", 0, 14, "Fern Inventine"),))
    finding = make_finding(number, sighting=seen)
    record_findings(session, district_id, sweep_id, number, [finding], NOW, {finding.rule_id})

    counts = [scrub_district(session, district_id, SCRUB) for _ in range(2)]

    assert counts == [3, 0]
    kept = latest_snapshots(session, [number])[number][0]
    assert kept.posts[0].withheld == 1
    (row,) = load_findings(session, district_id)
    assert isinstance(row.sighting.why, Sentence)
    assert "ventine" not in repr((kept, row, row.sighting.why.facts)).lower()


def test_so_is_what_pages_wrote_on_links_and_what_pictures_say(
    session: Session, district_id: int
) -> None:
    page = "https://www.heronlake.example/"
    pages = (f"{page}fern-inventine", page, f"{page}ferninventine")
    texts = ("Art by Fern Inventine", "Fern Inventine", "Art")
    leads = [make_lead(seen_on=on, link_text=text) for on, text in zip(pages, texts, strict=True)]
    record_leads(session, district_id, leads, NOW)
    save_facts(session, [ImageFacts("a" * 64, eyes=("words/1",), words=("Fern Inventine", "12"))])

    counts = [scrub_district(session, district_id, SCRUB) for _ in range(2)]

    assert counts == [4, 0]
    (lead,) = open_leads(session, district_id)
    assert (lead.seen_on, lead.link_text) in {(page, MASK), (page, f"Art by {MASK}"), (page, "Art")}
    assert known_facts(session, ["a" * 64], ()) == {
        "a" * 64: ImageFacts("a" * 64, eyes=("words/1",), words=(MASK, "12"))
    }
    assert record_leads(session, district_id, [withhold_lead(leads[0], LISTED)], NOW) == 0
