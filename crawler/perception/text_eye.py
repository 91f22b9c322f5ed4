"""The eye that reads words in avatars and covers; closed, and it says why, where the extra is not
installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.perception.lone_eye import LoneEye
from crawler.perception.text_model import EYE, why_wordless

if TYPE_CHECKING:
    from crawler.perception.pool import Pool


class TextEye(LoneEye):
    """Reads where a rule wants it (`wanted`). `blind` says why it does not though it is wanted."""

    def __init__(self, *, wanted: bool) -> None:
        self.blind = why_wordless() if wanted else None
        super().__init__(is_open=wanted and self.blind is None)

    def _begin(self) -> Pool:
        from crawler.perception import text_worker
        from crawler.perception.pool import Pool

        return Pool(None, 1, text_worker.look_at, ready=(text_worker.begin, ()), eyes=(EYE,))
