"""Read again what the vault keeps, with the readers as they are now: a mended reader reaches old
evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.evidence.vault import Vault, VaultError
from crawler.line.pictures import PICTURE
from crawler.line.saved import snapshot_of
from crawler.model.account import Account
from crawler.model.capture import Capture
from crawler.model.errors import ReaderError
from crawler.model.opt_out.withholding import withhold
from crawler.model.snapshot import Snapshot
from crawler.platforms.catalogue import load as load_reader
from crawler.runs.tools import Tools, chunks, with_access
from crawler.store.accounts import load_accounts
from crawler.store.captures import kept_captures
from crawler.store.opt_outs import load_opt_outs
from crawler.store.snapshots import save_snapshots

_AT_ONCE = 100


def reread(tools: Tools, district_id: int, ids: Sequence[int]) -> None:
    """Normalise the last captures of these accounts anew and keep each snapshot that came out
    different.
    """
    with tools.store.begin() as session:
        accounts = {account.id: account for account in load_accounts(session, district_id)}
    for some in chunks(ids, _AT_ONCE):
        with tools.store.begin() as session:
            kept = kept_captures(session, some)
        snapshots = {
            account_id: snapshot
            for account_id in some
            if account_id in accounts
            and (
                snapshot := _read(
                    with_access(accounts[account_id], tools.settings),
                    kept.get(account_id, ()),
                    tools.vault,
                )
            )
        }
        with tools.store.begin() as session:
            listed = load_opt_outs(session, district_id, tools.keys.opt_out)
            named = {number: withhold(one, listed) for number, one in snapshots.items()}
            save_snapshots(session, named)


def _read(account: Account, kept: Sequence[Capture], vault: Vault) -> Snapshot | None:
    pages = [capture for capture in kept if capture.ask.purpose != PICTURE]
    if not pages:
        return None
    try:
        seen = [with_body(page, vault) for page in pages]
        return snapshot_of(load_reader(account.platform), account, seen)
    except (ReaderError, VaultError):
        return None


def with_body(capture: Capture, vault: Vault) -> Capture:
    """Give the capture with its bytes from the vault. Raises VaultError when they are missing or
    damaged.
    """
    return replace(capture, body=vault.read(capture.sha256)) if capture.sha256 else capture
