"""What stands around a claim and takes it back: quotation marks, a question mark, another account's
handle, something of the writer's own. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.model.words.claims.claims import Claim
from crawler.model.words.grammar.lexicon import Lexicon
from crawler.model.words.grammar.phrases import Grammar
from crawler.model.words.letters.text import Text
from crawler.model.words.letters.token import ADDRESS, Gap, Token

_OPENING = "\"'“‘«„「『‹"
_NO_APOSTROPHE = frozenset("“«„")
_CLOSING = "\"'”’»“」』›"


def names_another(
    text: Text, claim: Claim, own: frozenset[str], grammars: Sequence[Grammar]
) -> bool:
    """Say whether another account's handle follows at once: `official account: @other`, `official
    account of the school: @other`, `our official page is now @other`; or stands right before:
    `@other, the official account`.
    """
    small = [lexicon for one in grammars for lexicon in (one.articles, one.copulas)]
    copulas = [one.copulas for one in grammars]
    return (
        _is_after_unit(text, claim, own)
        or _is_next(text, claim, own)
        or _is_said_to_be(text, claim, own, copulas)
        or _is_said_of(text, claim, own, small)
    )


def _is_after_unit(text: Text, claim: Claim, own: frozenset[str]) -> bool:
    """Say whether a handle follows the claim, or its next words, behind a colon or an arrow."""
    for place in range(claim.end, min(len(text.tokens), claim.end + _SMALL_WORDS)):
        token = text.tokens[place]
        if token.text.startswith("@") and _is_another(token, own):
            between = text.between(place)
            pointed = any(sign in _ARROWS for sign in between)
            pointed = pointed or (":" in between and claim.end == claim.core_end)
            return pointed or (place == claim.end and token.gap is Gap.BREAK)
        if token.gap > Gap.SPACE:
            return False
    return False


def _is_next(text: Text, claim: Claim, own: frozenset[str]) -> bool:
    for token in text.tokens[claim.core_end : claim.core_end + 2]:
        if token.gap >= Gap.STOP:
            return False
        if token.text.startswith("@"):
            return _is_another(token, own)
        if len(token.text) > _SHORT_WORD or not token.text.isascii() or token.text in _OF:
            return False
    return False


def _is_said_to_be(
    text: Text, claim: Claim, own: frozenset[str], copulas: Sequence[Lexicon]
) -> bool:
    """Say whether the sentence goes on with `is`, and then another account's handle."""
    said = False
    for token in text.tokens[claim.core_end : claim.core_end + _REACH_HANDLE]:
        if token.gap >= Gap.STOP:
            return False
        if said and token.text.startswith("@"):
            return _is_another(token, own)
        is_copula = any(one.holds(token.text) for one in copulas)
        said = is_copula or (said and len(token.text) <= _SHORT_WORD)
    return False


def _is_said_of(text: Text, claim: Claim, own: frozenset[str], small: Sequence[Lexicon]) -> bool:
    """Say whether another account's handle stands before `the official …`, in a sentence that began
    earlier.
    """
    place, article = claim.first - 1, False
    while place > 0 and text.tokens[place + 1].gap < Gap.STOP:
        token = text.tokens[place]
        if token.text.startswith("@"):
            return article and token.gap < Gap.BREAK and _is_another(token, own)
        if not any(one.holds(token.text) for one in small):
            return False
        place, article = place - 1, True
    return False


def _is_another(token: Token, own: frozenset[str]) -> bool:
    is_handle = token.text.startswith("@") and token.text != ADDRESS
    return is_handle and token.text.lstrip("@") not in own


_ARROWS = frozenset("👉➡→➔➜►▶⏩⇨☞⬇↓👇")
_SMALL_WORDS = 5
_REACH_HANDLE = 14
"""Most words between a claim and another account's handle."""
_SHORT_WORD = 3
"""`is`, `est`: what may stand between a claim and the handle that it is about."""
_SAID_FIRST = 4
"""Most words between the beginning of a stretch and a claim that is made, not asked about."""
_ASKS = frozenset("?\uff1f")
_ENDS = _ASKS | frozenset("!;\n\u3002\uff01\uff1b")
_COMMAS = frozenset(",\uff0c\u3001")
_OF = frozenset({"of", "for", "de", "du", "des", "van", "by", "del"})


def is_quoted(text: Text, claim: Claim) -> bool:
    """Say whether the claim stands inside quotation marks that do not hold the whole text, or its
    first words do: `"Official" account of EHS`.
    """
    start, end = text.tokens[claim.first].start, text.tokens[claim.end - 1].end
    opened = _open_quote(text.original[:start])
    if opened is None:
        return False
    if any(sign in _CLOSING and sign not in "'’" for sign in text.original[start:end]):
        return True
    after = text.original[end:]
    closes = next((place for place, sign in enumerate(after) if sign in _CLOSING), None)
    if closes is None:
        return False
    return bool(text.original[:opened].strip() or after[closes + 1 :].strip(" .!"))


def _open_quote(before: str) -> int | None:
    """Give where a quotation begins that has not ended, or None; an apostrophe begins none."""
    opened: int | None = None
    for place, sign in enumerate(before):
        begins = sign in _NO_APOSTROPHE or place == 0 or not before[place - 1].isalnum()
        if opened is not None and sign in _CLOSING and not (sign in "'’" and begins):
            opened = None
        elif opened is None and sign in _OPENING and begins:
            opened = place
    return opened


def is_joke(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether the account is of something of the writer's own: `of my cat`."""
    end = _end_of_thought(text, claim.core_end)
    if end > claim.core_end and "," in text.between(claim.core_end):
        end = claim.core_end
    linked = [
        place
        for place in range(claim.core_end, end)
        if grammar.linkers.holds(text.tokens[place].text) or place > claim.core_end
    ]
    beside = (hit for place in linked if (hit := grammar.possessives.at(text.tokens, place)))
    begins = text.start_of(claim.first, Gap.PICTURE) == claim.first
    own = not begins and grammar.possessives.at(text.tokens, claim.first - 1)
    if own and not any(grammar.heads.find(text)):
        return True
    return _is_of_the_writer(text, claim, grammar) or any(
        not grammar.activities.at(text.tokens, min(hit.end, len(text.tokens) - 1)) for hit in beside
    )


def _is_of_the_writer(text: Text, claim: Claim, grammar: Grammar) -> bool:
    """Say whether Chinese words from a possessive to `的` stand before: `我家猫的官方账号`."""
    if not claim.first or text.tokens[claim.first - 1].text != "的":
        return False
    said = range(text.start_of(claim.first, Gap.PICTURE), claim.first)
    return any(grammar.possessives.at(text.tokens, place) for place in said)


def _end_of_thought(text: Text, first: int) -> int:
    """Give where the two words that follow a claim end, or the thought before them."""
    tokens = text.tokens[first : first + 2]
    if tokens and (tokens[0].gap is Gap.PICTURE or text.is_divided(first)):
        return first
    return first + 1 if len(tokens) > 1 and text.is_divided(first + 1) else first + len(tokens)


def ends_in_question(text: Text, claim: Claim, grammars: Sequence[Grammar]) -> bool:
    last = text.end_of(claim.first, Gap.STOP)
    ends = text.tokens[last - 1].end
    rest = text.original[ends : text.tokens[last].start if last < len(text.tokens) else None]
    asked = next((sign for sign in rest if sign in _ENDS), "") in _ASKS
    return asked and not _is_asked_apart(text, claim, last, grammars)


def _is_asked_apart(text: Text, claim: Claim, last: int, grammars: Sequence[Grammar]) -> bool:
    """Say whether what is asked stands behind a break or a picture, and does not doubt the claim:
    `Official page of EHS 📣 Questions? DM us`, but not `…, right?`.
    """
    asked = text.start_of(last - 1, Gap.PICTURE)
    begun = text.start_of(claim.first, Gap.PICTURE)
    if asked < claim.end or claim.start - begun > _SAID_FIRST:
        return False
    between = text.between(asked)
    if set(between) & _COMMAS and not text.tokens[asked].text.isascii():
        return False
    return not any(one.doubts.at(text.tokens, asked) for one in grammars)
