"""The signs that an account is a part of the district: words, marks, links both ways, how it was
found, place, activity. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from crawler.model.account import Account
from crawler.model.case import Case, District, How, Lead
from crawler.model.district_pages import host_of, is_district_page, plain_page
from crawler.model.experience import Kind
from crawler.model.profile import profile_fields
from crawler.model.school_groups import group_named, group_unit
from crawler.model.sentence import Sentence, form, listed, sentence
from crawler.model.sighting import Region
from crawler.model.snapshot import Picture, Snapshot
from crawler.model.words.disguise import chosen_part
from crawler.model.words.letters.fold import folded
from crawler.model.words.listening import Listener
from crawler.model.words.reading import Reading, named_spans
from crawler.model.words.whose import Representation, sign_said

_MARK_SCORE = 0.5
"""The marks eye's operating point."""
_GROUP_IN_FULL, _GROUP = 0.85, 0.6
"""How far a name made of our words goes, with and without the unit's full name in the biography."""
_OFTEN = 3
_ACTIVE = timedelta(days=120)
_DECLARED = frozenset({How.SAME_AS, How.ME, How.FEED})
_HOWS = {
    How.DOCUMENT: (Kind.DOCUMENT, form("named in {page}")),
    How.HUB: (Kind.KNOWN_ACCOUNT, form("on our link page {page}")),
    How.PROFILE: (Kind.KNOWN_ACCOUNT, form("linked from our account {page}")),
    How.POST: (Kind.MENTION, form("mentioned by our account {page}")),
    How.GROUP: (Kind.GROUP_PAGE, form("linked from {page}")),
    How.TIP: (Kind.TOLD, form("somebody told us")),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for it: which kind, how far it goes of that kind (0..1), and a short
    phrase for people.
    """

    kind: Kind
    share: float
    why: str


def word_signs(reading: Reading) -> Iterator[Sign]:
    """Give what the account says of itself."""
    if reading.representation:
        whose = reading.representation
        yield Sign(Kind.WORDS, whose.confidence, _named(whose))
    if reading.counting:
        yield Sign(
            Kind.CLAIM, 1.0, sentence("says “{words}”", words=reading.counting[0].span.quote)
        )


def group_signs(account: Account, snapshot: Snapshot | None, to: Listener) -> Iterator[Sign]:
    """Give that name or handle is made of a unit's names and words of school life (`Eastview Drama
    Club`); surer where the biography names the unit in full.
    """
    fields = profile_fields(account, snapshot)
    said = dict(fields)
    full = any(span.field == "bio" for span in named_spans(fields, to))
    handle = said.get("handle") or ""
    for sign, text, part in (
        (form("its name"), said.get("display_name"), said.get("display_name")),
        (form("its handle"), handle, chosen_part(handle)),
    ):
        if text and part and group_unit(part, to) is not None:
            yield Sign(Kind.WORDS, _GROUP_IN_FULL if full else _GROUP, sign_said(sign, text))
            return
    if group_named(account, snapshot, to) is not None:
        name = said["display_name"] or ""
        yield Sign(Kind.WORDS, _GROUP, sign_said(form("its name"), name))


def _named(whose: Representation) -> Sentence:
    """Say what names the unit, all that the first words do: `its place, its mascot: “…”`."""
    words = str(whose.why[0].facts["words"])
    same = (why.facts["sign"] for why in whose.why if why.facts["words"] == words)
    signs = [sign for sign in same if isinstance(sign, str)]
    return sign_said(listed(signs), words)


def marked(case: Case, snapshot: Snapshot | None) -> Iterator[Region]:
    """Give where avatar and cover show a mark of the district."""
    for picture in _identity_pictures(snapshot):
        facts = case.images.get(picture.url)
        if facts and facts.marks and max(match.score for match in facts.marks) >= _MARK_SCORE:
            best = max(facts.marks, key=lambda match: match.score)
            yield Region(picture.url, facts.sha256, best.box)


def mark_signs(case: Case, snapshot: Snapshot | None, regions: Sequence[Region]) -> Iterator[Sign]:
    """Give which mark is shown, and where."""
    if not regions:
        return
    facts = case.images[regions[0].image_url]
    stem = max(facts.marks, key=lambda match: match.score).mark
    title = next((mark.title for mark in case.district.marks if mark.stem == stem), None)
    avatar = snapshot.avatar if snapshot else None
    in_avatar = avatar is not None and avatar.url == regions[0].image_url
    yield Sign(Kind.MARK, 1.0, _shown(title, in_avatar=in_avatar))


def _shown(title: str | None, *, in_avatar: bool) -> Sentence:
    if title is None:
        if in_avatar:
            return sentence("avatar shows the mark of the district")
        return sentence("cover shows the mark of the district")
    if in_avatar:
        return sentence("avatar shows the {mark}", mark=title)
    return sentence("cover shows the {mark}", mark=title)


def _identity_pictures(snapshot: Snapshot | None) -> tuple[Picture, ...]:
    shown = (snapshot.avatar, snapshot.cover) if snapshot else ()
    return tuple(picture for picture in shown if picture)


def back_links(case: Case, snapshot: Snapshot | None) -> Iterator[Sign]:
    """Give whether the account leads back to us: to a site of ours, or to a registered account."""
    for url in snapshot.external_urls if snapshot else ():
        if is_district_page(url, case.district):
            yield Sign(Kind.BACK_LINK, 1.0, sentence("links to {host}", host=host_of(url)))
            return
        if plain_page(url) in case.district.official_pages:
            yield Sign(
                Kind.BACK_LINK, 1.0, sentence("links to our account {page}", page=plain_page(url))
            )
            return


def found_signs(leads: Sequence[Lead], district: District, reading: Reading) -> Iterator[Sign]:
    """Give what it means where the account was found; `reading` is of the links' texts."""
    yield from _on_our_pages(leads, district)
    for how, (kind, phrase) in _HOWS.items():
        first = next((lead for lead in leads if lead.how is how), None)
        if first is not None:
            facts = {"page": first.seen_on} if "{page}" in phrase else {}
            yield Sign(kind, 1.0, Sentence(phrase, facts))
    if reading.representation and any(lead.how is not How.SEARCH for lead in leads):
        words = reading.representation.why[0].facts["words"]
        yield Sign(Kind.LINK_TEXT, 1.0, sentence("linked as “{words}”", words=words))


def _on_our_pages(leads: Sequence[Lead], district: District) -> Iterator[Sign]:
    direct = {How.LINK, *_DECLARED}
    ours = [x for x in leads if x.how in direct and is_district_page(x.seen_on, district)]
    if not ours:
        return
    declared = next((lead for lead in ours if lead.how in _DECLARED), None)
    if declared:
        yield Sign(
            Kind.DECLARED, 1.0, sentence("declared as its own by {page}", page=declared.seen_on)
        )
    else:
        yield Sign(Kind.DISTRICT_PAGE, 1.0, sentence("linked from {page}", page=ours[0].seen_on))
    if any(urlsplit(lead.seen_on).path in {"", "/"} for lead in ours):
        yield Sign(Kind.OFTEN, 1.0, sentence("linked from the home page"))
    elif sum(lead.times for lead in ours) >= _OFTEN:
        yield Sign(Kind.OFTEN, 1.0, sentence("linked from many pages"))


def small_signs(case: Case, snapshot: Snapshot | None) -> Iterator[Sign]:
    """Give what says little alone: the place it names, and that somebody keeps it up."""
    if snapshot is None:
        return
    city = case.district.city
    said = folded(f"{snapshot.location or ''} {snapshot.bio or ''}")
    if city and folded(city) in said:
        yield Sign(Kind.PLACE, 1.0, sentence("names {city}", city=city))
    last = snapshot.last_post_at()
    if last is not None and case.now - last < _ACTIVE:
        yield Sign(Kind.ACTIVE, 1.0, sentence("posted on {day}", day=last.date()))
