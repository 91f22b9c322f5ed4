"""What a judgement stands on besides what the account itself answers, and which ones still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import config
import crawler
from crawler.perception.face_model import why_blind
from crawler.perception.text_model import why_wordless
from crawler.runs.experience import learned_weights
from crawler.runs.law import why_not_counted
from crawler.runs.tools import Report, Tools, clock
from crawler.store.districts import load_district
from crawler.store.entry_marks import entry_marks, known_accounts
from crawler.store.identities import former_handles
from crawler.store.judgements import judged_before, keep_judgements
from crawler.store.leads import closed_leads
from crawler.store.session import Session
from crawler.store.staff import load_staff
from crawler.store.sweeps import sweep_district

_ENDINGS = frozenset({".py", ".yaml"})
_DIGEST_BYTES = 16


def keep_what_holds(tools: Tools, sweep_id: int, report: Report) -> None:
    """Mark the unchanged accounts as judged whose last judgement would be given again: nothing that
    it stood on has changed, and no day has come on which time alone could change it.

    Nobody looks for links on them either: these were found when the account was last judged, and
    whose accounts are known is a part of the ground.
    """
    now = clock()
    with tools.store.read() as session:
        before = judged_before(session, sweep_id, now)
        if not before:
            return
        today = grounds(tools, session, sweep_district(session, sweep_id), tuple(before))
    ids = [number for number, ground in before.items() if today.get(number) == ground]
    if ids:
        with tools.store.begin() as session:
            keep_judgements(session, sweep_id, ids, now)
    report({"event": "kept", "accounts": len(ids)})


def grounds(
    tools: Tools, session: Session, district_id: int, account_ids: Sequence[int]
) -> dict[int, str]:
    """Give for each account the name of all that a judgement on it stands on now but the account's
    own answers; an account that is not in the store any more is left out.
    """
    common = _common(tools, session, district_id)
    marks = entry_marks(session, district_id, account_ids)
    return {number: f"{common}:{mark}" for number, mark in marks.items()}


def _common(tools: Tools, session: Session, district_id: int) -> str:
    """Hash what all accounts of the district have in common: our own code and what ships with it,
    the district's packs and marks, its names, and whose accounts are known.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for file in _files(tools.settings.home):
        digest.update(f"{file.name}\0{file.stat().st_size}\0".encode(errors="surrogateescape"))
        digest.update(file.read_bytes())
    known = (
        tools.settings.district.policy,
        tools.settings.district.seasons,
        tools.settings.district.student_email_domains,
        load_staff(session, district_id),
        learned_weights(session, district_id),
        load_district(session, district_id),
        known_accounts(session, district_id),
        sorted(closed_leads(session, district_id)),
        sorted(former_handles(session, district_id)),
        why_blind(),
        why_not_counted(tools.settings),
        why_wordless(),
    )
    digest.update(repr(known).encode(errors="surrogatepass"))
    return digest.hexdigest()


def _files(home: Path) -> Iterator[Path]:
    for package in (config, crawler):
        for folder in package.__path__:
            yield from _below(Path(folder), _ENDINGS)
    for folder in ("packs", "marks"):
        yield from _below(home / folder, None)


def _below(folder: Path, endings: frozenset[str] | None) -> Iterator[Path]:
    found = (path for path in folder.rglob("*") if endings is None or path.suffix in endings)
    yield from sorted(path for path in found if path.is_file())
