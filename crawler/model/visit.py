"""One visit to one account, as it is written down. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.model.access import RouteName
from crawler.model.capture import Capture
from crawler.model.outcome import Outcome
from crawler.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit found. `reason` and `fix` are plain sentences, empty for `seen` and `unchanged`.

    `route` is `connected`, `app_key`, `keyless` or `manual`. `says_gone` is True when the platform
    said that the account does not exist; only the third such visit in a row has the outcome `gone`.
    `snapshot` is None unless new. `cost` is what was spent, in the unit of the platform's budget;
    None = nothing is counted.
    """

    account_id: int
    outcome: Outcome
    started_at: datetime
    finished_at: datetime
    reason: str = ""
    fix: str = ""
    route: RouteName = RouteName.KEYLESS
    says_gone: bool = False
    captures: tuple[Capture, ...] = ()
    snapshot: Snapshot | None = None
    cost: float | None = None
