"""What MediaWiki's errors mean. Pure.

Codes: mediawiki.org/wiki/API:Errors_and_warnings, checked 2026-11; both the old form (`error`) and
that of errorformat (`errors`).
"""

from __future__ import annotations

from crawler.model.errors import OutOfReachError
from crawler.model.outcome import Outcome
from crawler.model.sentence import sentence
from crawler.platforms.formats.answers import gone
from crawler.platforms.formats.tree import Tree, filled_at, text_at

_ABSENT = frozenset(
    {"missingtitle", "nosuchpageid", "nosuchuser", "nosuchrevid", "invaliduser", "invalidtitle"}
)
_CLOSED = frozenset({"readapidenied", "permissiondenied", "readonly-private"})


def raise_error(tree: Tree) -> None:
    """Raise OutOfReachError when the answer is an error."""
    code = filled_at(tree, "error", "code") or filled_at(tree, "errors", 0, "code")
    if code is None:
        if text_at(tree, "httpCode") == "404" or text_at(tree, "title") == "Not found.":
            raise gone(sentence("the wiki has no such page"))
        return
    said = filled_at(tree, "error", "info") or filled_at(tree, "errors", 0, "text") or code
    if code in _ABSENT or code.startswith(("baduser", "invaliduser")):
        raise gone(sentence("the wiki says: {said}", said=said[:200]))
    if code in _CLOSED:
        raise OutOfReachError(
            Outcome.NEEDS_CREDENTIALS,
            sentence("the wiki shows its pages only after a log-in ({code})", code=code),
            sentence("Register it as reviewed by hand, or ask the wiki to let everybody read."),
        )
    raise OutOfReachError(
        Outcome.UNREACHABLE,
        sentence("the wiki could not answer ({said})", said=said[:200]),
        sentence("Nothing to do: the next sweep tries again."),
    )
