"""Golden cases of the readers: a folder each with `inputs/`, `meta.json` and `output.json`."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.model.access import Access
from crawler.model.account import Account, AccountKind
from crawler.model.capture import Ask, Capture, Trouble
from crawler.model.errors import ReaderError
from crawler.platforms.catalogue import READERS, load


def _is_reader(meta: Path) -> bool:
    return meta.parent.parent.name in READERS


FOLDER = Path(__file__).parent
CASES = tuple(sorted(path.parent for path in FOLDER.glob("*/*/meta.json") if _is_reader(path)))
PLATFORMS = tuple(sorted({case.parent.name for case in CASES}))


def output_of(case: Path) -> Any:
    """Read a case as its platform's reader does; an error of the reader is an output too."""
    account, captures = inputs_of(case)
    try:
        snapshot = load(account.platform).normalise(account, captures)
    except ReaderError as trouble:
        told = {"outcome": trouble.outcome, "reason": trouble.reason, "fix": trouble.fix}
        return {"error": type(trouble).__name__} | told
    tree = asdict(snapshot, dict_factory=_without_plain)
    filled = {key: value for key, value in tree.items() if value not in (None, ())}
    for post in filled.get("posts", ()):
        del post["withheld"]  # no reader's business: it is found out when a visit is written down
    return json.loads(json.dumps(filled, default=lambda value: value.isoformat()))


def _without_plain(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Leave out of a picture what is so for nearly all: that it is not a linked page's."""
    return {key: value for key, value in pairs if (key, value) != ("linked", False)}


def inputs_of(case: Path) -> tuple[Account, tuple[Capture, ...]]:
    """Give the account and the answers of a case."""
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    said = meta["account"]
    account = Account(
        1, case.parent.name, said["handle"], said.get("url", ""), AccountKind.THIRD_PARTY
    )
    account = replace(account, access=Access(**meta.get("access", {})))
    at = datetime.fromisoformat(meta["taken_at"])
    return account, tuple(_capture(case, answer, at) for answer in meta["answers"])


def _capture(case: Path, answer: dict[str, Any], at: datetime) -> Capture:
    body = (case / "inputs" / answer["file"]).read_bytes() if "file" in answer else b""
    trouble = Trouble(answer["trouble"]) if "trouble" in answer else None
    ask = Ask(answer["url"], answer["purpose"], credential=answer.get("credential"))
    status = answer.get("status", 0 if trouble else 200)
    headers = answer.get("headers", {})
    return Capture(ask, answer["url"], status, at, headers, body, trouble=trouble)


def write_all() -> None:
    """Write every case's output anew; the review of the difference decides."""
    for case in CASES:
        written = json.dumps(output_of(case), indent=1, ensure_ascii=False, sort_keys=True)
        (case / "output.json").write_text(written + "\n", encoding="utf-8", newline="\n")
