"""Of a picture that may show minors only a blurred thumbnail stays; the picture itself is withdrawn
from the vault as soon as every eye has looked at it.
"""

from __future__ import annotations

from collections.abc import Iterable

from crawler.evidence.vault import VaultError
from crawler.model.image import ImageFacts
from crawler.runs.tools import Tools


def keep_small(tools: Tools, facts: Iterable[ImageFacts]) -> None:
    """Withdraw every picture with people in it; the thumbnail of one that was looked at just now is
    kept, for as long as `[retention] thumbnail_days` says. Raises VaultError.
    """
    wanted = tools.settings.retention.thumbnail_days > 0
    for fact in facts:
        if not fact.may_show_people:
            continue
        if wanted and fact.thumbnail is not None:
            tools.thumbnails.keep(fact.sha256, fact.thumbnail)
        if tools.vault.has(fact.sha256) and not tools.vault.is_withdrawn(fact.sha256):
            tools.vault.withdraw(fact.sha256)


def body_of(tools: Tools, sha256: str) -> bytes | None:
    """Give a picture at which an eye has not looked yet. One that was withdrawn after others had
    looked is forgotten, so that it is asked for again at the next visit.
    """
    try:
        return tools.vault.read(sha256)
    except VaultError:
        if tools.vault.is_withdrawn(sha256):
            tools.vault.drop(sha256)
        return None
