"""What is said of a mark that was seen in a picture. Pure."""

from __future__ import annotations

from crawler.model.case import District
from crawler.model.sentence import Fact, Sentence, decimal, form

_KINDS_OF_MARK = ("mark", "logo", "seal", "crest", "emblem", "wordmark", "mascot", "badge")
_IS = form("{picture} shows the {mark} mark (score {score})")
_IS_WHOLE = form("{picture} shows the {mark} (score {score})")
_LIKE = form(
    "{picture} shows something like the {mark} mark, perhaps redrawn or altered (score {score})"
)
_LIKE_WHOLE = form(
    "{picture} shows something like the {mark}, perhaps redrawn or altered (score {score})"
)


def why(picture: Sentence, title: str, score: float, *, alike: bool) -> Sentence:
    """Say what shows which mark; a title that does not end in what it is (`Eastview Herons`) is
    followed by it.
    """
    facts: dict[str, Fact] = {"picture": picture, "mark": title, "score": decimal(score, 2)}
    is_whole = title.lower().endswith(_KINDS_OF_MARK)
    if alike:
        return Sentence(_LIKE_WHOLE if is_whole else _LIKE, facts)
    return Sentence(_IS_WHOLE if is_whole else _IS, facts)


def title_of(district: District, stem: str) -> str:
    """Give what people call a mark, without its article; its short name when it has no other."""
    titles = (mark.title for mark in district.marks if mark.stem == stem)
    return next(titles, stem).removeprefix("The ").removeprefix("the ")
