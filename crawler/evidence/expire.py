"""Retention: removes bodies that nothing refers to any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.evidence.vault import UNFINISHED, Vault, VaultError, told


@dataclass(frozen=True, slots=True)
class Expired:
    """How many bodies and unfinished files went, their size together, and how many bodies stay."""

    bodies: int
    unfinished: int
    kept: int
    size_bytes: int


def expire(vault: Vault, keep: Collection[str], older_than: datetime) -> Expired:
    """Remove the bodies that are not in `keep` and were last captured before `older_than` (aware).

    `keep` holds SHA-256s; a set when it is large. Files that a crash left unfinished go too. A body
    captured again while this runs is safe as long as `older_than` lies in the past by more than
    the run takes. Raises VaultError when a file cannot be removed.
    """
    bodies = unfinished = kept = size_bytes = 0
    for path in vault.files():
        part = path.suffix == UNFINISHED
        found = path.stat()
        if path.name in keep or datetime.fromtimestamp(found.st_mtime, UTC) >= older_than:
            kept += not part
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise VaultError(f"the vault cannot be cleaned: {told(error, path)}") from error
        size_bytes += found.st_size
        unfinished += part
        bodies += not part
    return Expired(bodies, unfinished, kept, size_bytes)
