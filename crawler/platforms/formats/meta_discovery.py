"""Looking up somebody else's account in Meta's APIs, which show only some accounts. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from crawler.model.capture import Capture
from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import Sentence, sentence
from crawler.model.snapshot import Snapshot
from crawler.platforms.formats.answers import assemble

_FIX = sentence(
    "Look at it in a browser: correct or close the entry, or connect it with its own token."
)


def read_discovered(
    seen: Sequence[Capture],
    read: Callable[[Capture], Snapshot],
    needed: Collection[str],
    reason: Sentence,
) -> Snapshot:
    """Put the answers together as `assemble` does.

    That nothing was found does not mean that the account is gone: `reason` says what else it may
    mean. Raises LayoutChangedError, OutOfReachError.
    """
    try:
        return assemble(seen, read, needed)
    except OutOfReachError as trouble:
        if trouble.outcome is not Outcome.GONE:
            raise
    raise OutOfReachError(Outcome.NEEDS_CREDENTIALS, reason, _FIX)
