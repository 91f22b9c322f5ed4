"""Reads all texts of one account together: what it claims, what it disclaims, and whose account it
is. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.model.sighting import Span
from crawler.model.words.claims.claims import Claim, Form, claims_in
from crawler.model.words.claims.disowning import disowned
from crawler.model.words.claims.fans import own_words
from crawler.model.words.claims.scope import HeldBack, held_back
from crawler.model.words.grammar.plain import plainly
from crawler.model.words.grammar.together import may_claim
from crawler.model.words.letters.fold import folded
from crawler.model.words.letters.text import Text, TextKind, texts_of
from crawler.model.words.letters.token import Gap
from crawler.model.words.listening import Listener
from crawler.model.words.people.described import is_personal
from crawler.model.words.represented import whose_account
from crawler.model.words.stand_ins import bears_a_unit, stand_ins, units_of_name
from crawler.model.words.units.elsewhere import is_elsewhere
from crawler.model.words.units.handle_words import denies
from crawler.model.words.units.mentions import Mention, mentions, names_a_neighbour
from crawler.model.words.units.names import TELLING
from crawler.model.words.whose import Representation


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim with its words. `held_back` says why it does not count; None = it counts."""

    form: Form
    language: str
    span: Span
    core: Span
    held_back: HeldBack | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an account's words say. `fan` are the words with which it calls itself a fan's or a
    parody; `disclaimed` those that say whose opinions these are or that it is not official;
    `personal` that it is about a person; `elsewhere` that it is in another state; `other` that its
    name is a neighbour's, or another kind of organisation's; `cut` names the fields that go on
    after what was read of them.
    """

    claims: tuple[ReadClaim, ...]
    representation: Representation | None
    fan: tuple[Span, ...]
    disclaimed: tuple[Span, ...]
    personal: bool
    elsewhere: bool
    other: bool
    cut: tuple[str, ...] = ()

    @property
    def counting(self) -> tuple[ReadClaim, ...]:
        """Give the claims that count."""
        return tuple(claim for claim in self.claims if claim.held_back is None)

    @property
    def says_it_is_not(self) -> bool:
        """Say whether the account calls itself unofficial, a fan's or a parody, or its opinions its
        owner's own; not where it claims all the same: what it denies there is something else
        (`Not a fan page. This is the official …`).
        """
        return bool(self.fan or self.disclaimed) and not self.counting


def read(fields: Sequence[tuple[str, str | None]], to: Listener) -> Reading:
    """Read an account. `fields` are (`display_name` | `title` | `handle` | `bio` | `location` |
    `post:<id>`, text).
    """
    texts = tuple(plainly(text, to.all) for text in texts_of(fields))
    elsewhere = any(is_elsewhere(text, to.names) for text in texts)
    named = [() if elsewhere else _named(text, to) for text in texts]
    own = frozenset(folded(one.read).lstrip("@") for one in texts if one.kind is TextKind.HANDLE)
    fan = tuple(span for text in texts for span in _fan(text, to))
    units = units_of_name(texts, named)
    borne = any(bears_a_unit(text, found) for text, found in zip(texts, named, strict=True))
    claims = [
        tuple(_claims(text, (*found, *stand_ins(text, units, found, to.all)), to, own, borne))
        for text, found in zip(texts, named, strict=True)
    ]
    read_claims = [
        _read_claim(text, *one, bool(fan))
        for text, found in zip(texts, claims, strict=True)
        for one in found
    ]
    reach = [
        tuple((c.first, c.end) for c, held in mine if held in _OF_A_UNIT and not fan)
        for mine in claims
    ]
    return Reading(
        claims=tuple(read_claims),
        representation=whose_account(texts, named, reach, to),
        fan=fan,
        disclaimed=tuple(
            span
            for text, found in zip(texts, named, strict=True)
            for span in _disclaimed(text, found, to)
        ),
        elsewhere=elsewhere,
        cut=tuple(text.field for text in texts if text.is_cut),
        other=any(_is_other(text, to) for text in texts if text.kind is TextKind.NAME),
        personal=any(
            is_personal(text, to.all, found)
            for text, found in zip(texts, named, strict=True)
            if text.kind is not TextKind.POST
        ),
    )


def named_spans(fields: Sequence[tuple[str, str | None]], to: Listener) -> tuple[Span, ...]:
    """Give where texts name units of the district in full or by their initials."""
    return tuple(
        text.span(one.first, one.end)
        for text in texts_of(fields)
        for one in _named(text, to)
        if one.kind in TELLING
    )


_MOST_CLAIMS = 12
_MOST_MENTIONS = 24
"""In one text: what says it a hundred times says no more, and takes no more time."""
_OF_A_UNIT = {None, HeldBack.FORMER}
"""What a claim may be and still show whose account it is."""


def _named(text: Text, to: Listener) -> tuple[Mention, ...]:
    if text.kind is TextKind.HANDLE:
        return ()
    return mentions(text, to.names, to.grammars)[:_MOST_MENTIONS]


def _is_other(text: Text, to: Listener) -> bool:
    """Words that our own names hold as well (the `Road` of a school's) tell nothing."""
    words, ours = text.tokens, to.names.words
    found = (words[hit.first : hit.end] for hit in to.all.other_organisations.find(text))
    strange = any(not ours.issuperset(one.text for one in kind) for kind in found)
    return strange or names_a_neighbour(words, to.names)


def _claims(
    text: Text, found: Sequence[Mention], to: Listener, own: frozenset[str], borne: bool
) -> Iterator[tuple[Claim, HeldBack | None]]:
    """Give the claims in all languages, the leftmost and longest where they overlap."""
    if not may_claim(text, to.all):
        return
    every = [
        claim
        for one in to.grammars
        for claim in islice(claims_in(text, one, found, borne=borne), _MOST_CLAIMS)
    ]
    every.sort(key=lambda claim: (claim.first, -claim.core_end, -claim.end))
    reached = 0
    for claim in every:
        if claim.first >= reached:
            yield claim, held_back(text, claim, to.grammars, own)
            reached = claim.core_end


def _read_claim(text: Text, claim: Claim, held: HeldBack | None, fan: bool) -> ReadClaim:
    return ReadClaim(
        form=claim.form,
        language=claim.language,
        span=text.span(claim.first, claim.end),
        core=text.span(claim.first, claim.core_end),
        held_back=held or (HeldBack.FAN if fan else None),
    )


def _fan(text: Text, to: Listener) -> Iterator[Span]:
    if text.kind in {TextKind.POST, TextKind.HANDLE}:
        return
    yield from (text.span(hit.first, hit.end) for hit in own_words(text, to.all, to.names))


def _disclaimed(text: Text, found: Sequence[Mention], to: Listener) -> Iterator[Span]:
    if text.kind is TextKind.POST:
        return
    if text.kind is TextKind.HANDLE:
        denying = any(denies(text.read, one) for one in to.grammars)
        if denying and text.tokens:
            yield text.span(0, len(text.tokens))
        return
    hits = [*to.all.disclaimers.find(text)]
    hits += [hit for one in to.grammars for hit in disowned(text, one, found)]
    former = to.all.former.find(text) if hits else ()
    past = {
        place for hit in former for place in range(hit.first, text.end_of(hit.first, Gap.BREAK))
    }
    yield from (
        text.span(hit.first, hit.end) for hit in hits if past.isdisjoint(range(hit.first, hit.end))
    )
