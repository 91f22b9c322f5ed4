"""Of a picture that may show minors only a blurred thumbnail stays; the picture itself is withdrawn
from the vault as soon as it was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

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
