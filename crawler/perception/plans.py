"""The eye that knows drawn plans of buildings by their layout: no network, nothing to install."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.perception.lone_eye import LoneEye
from crawler.perception.plan_model import EYE

if TYPE_CHECKING:
    from crawler.perception.pool import Pool


class PlanEye(LoneEye):
    """Looks where a rule wants it (`wanted`)."""

    def __init__(self, *, wanted: bool) -> None:
        super().__init__(is_open=wanted)

    def _begin(self) -> Pool:
        from crawler.perception import plan_worker
        from crawler.perception.pool import Pool

        return Pool(None, 1, plan_worker.look_at, ready=(plan_worker.begin, ()), eyes=(EYE,))
