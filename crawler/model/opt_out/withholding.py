"""Takes names on the opt-out list out of what an account showed, before anything is written down.
Pure.

What remains says how many names stood there, not which: the post's link leads a reviewer to it. The
captured page itself lies sealed in the vault.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from crawler.model.case import Lead
from crawler.model.opt_out.listed import OptOutList
from crawler.model.sentence import masked_sentence
from crawler.model.sighting import Sighting
from crawler.model.snapshot import Post, Snapshot
from crawler.model.visit import Visit
from crawler.model.words.captions.disclosures import WITHHELD

MASK = WITHHELD


def withhold(snapshot: Snapshot, listed: OptOutList) -> Snapshot:
    """Give the snapshot without listed names in its posts and its biography, and without addresses
    that spell one.
    """
    if not listed:
        return snapshot
    return replace(
        snapshot,
        bio=mask(snapshot.bio, listed)[0],
        posts=tuple(withhold_post(post, listed) for post in snapshot.posts),
        profile_url=None if _is_spelt(snapshot.profile_url, listed) else snapshot.profile_url,
        external_urls=_kept(snapshot.external_urls, listed),
        links=_kept(snapshot.links, listed),
    )


def _is_spelt(address: str | None, listed: OptOutList) -> bool:
    return address is not None and listed.is_in_address(address)


def _kept(addresses: tuple[str, ...], listed: OptOutList) -> tuple[str, ...]:
    return tuple(address for address in addresses if not listed.is_in_address(address))


def withhold_of(visit: Visit, listed: OptOutList) -> Visit:
    """Give a visit whose snapshot names nobody on the list."""
    if not listed or visit.snapshot is None:
        return visit
    return replace(visit, snapshot=withhold(visit.snapshot, listed))


def withhold_post(post: Post, listed: OptOutList) -> Post:
    """Give a post with a mask for each name; its own address is left out when that spells one."""
    title, in_title = mask(post.title, listed)
    text, in_text = mask(post.text, listed)
    author, _ = mask(post.author_name, listed)
    alts = [mask(picture.alt, listed) for picture in post.pictures]
    spelt = _is_spelt(post.permalink, listed)
    number = in_title + in_text + sum(count for _, count in alts)
    return replace(
        post,
        id=withheld_id(post.id, listed),
        permalink=None if spelt else post.permalink,
        title=title,
        text=text,
        author_name=author,
        pictures=tuple(
            replace(picture, alt=alt) for picture, (alt, _) in zip(post.pictures, alts, strict=True)
        ),
        withheld=post.withheld + max(number, int(spelt)),
    )


def withhold_lead(lead: Lead, listed: OptOutList) -> Lead:
    """Give a lead whose link's words name nobody on the list, nor the address it was seen on."""
    if not listed:
        return lead
    seen_on = lead.seen_on
    if listed.is_in_address(seen_on):
        scheme, _, rest = seen_on.partition("://")
        seen_on = f"{scheme}://{rest.partition('/')[0]}/"
    return replace(lead, link_text=mask(lead.link_text, listed)[0], seen_on=seen_on)


def withheld_id(post_id: str, listed: OptOutList) -> str:
    """Give a post's id; a hash of one that spells a name, as many feeds make ids of addresses."""
    if not listed.is_in_address(post_id):
        return post_id
    return "sha256:" + hashlib.sha256(post_id.encode(errors="surrogatepass")).hexdigest()


def withhold_sighting(sighting: Sighting, listed: OptOutList) -> Sighting:
    """Give a sighting that was recorded before a name came onto the list, without the name."""
    spans = tuple(replace(span, quote=mask(span.quote, listed)[0] or "") for span in sighting.spans)
    return replace(
        sighting,
        why=masked_sentence(sighting.why, lambda text: mask(text, listed)[0] or ""),
        spans=spans,
        facts={name: mask(fact, listed)[0] or "" for name, fact in sighting.facts.items()},
        link=None if _is_spelt(sighting.link, listed) else sighting.link,
    )


def withhold_lines(lines: Sequence[str], listed: OptOutList) -> tuple[str, ...]:
    """Give the lines of words that were read in a picture with a mask for each name."""
    return tuple(mask(line, listed)[0] or "" for line in lines)


def mask(text: str | None, listed: OptOutList) -> tuple[str | None, int]:
    """Give the text with a mask for each name on the list, and how many there were."""
    if not text:
        return text, 0
    places = listed.find(text)
    for place in reversed(places):
        text = text[: place.start] + MASK + text[place.end :]
    return text, len(places)
