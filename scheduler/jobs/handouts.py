"""Write what is handed on or looked up into the folder that the district may serve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.values import REPORT_LANGUAGES
from reports.channels.folder import put
from reports.digest.periods import last_month, read_month
from reports.handouts import What, Wish, handouts
from scheduler.jobs.home import Home


@dataclass(frozen=True, slots=True)
class HandoutOrder:
    """Which handouts (none = all), of which month (None = the last one that is over), in which
    language (None = the district's first that there are words of) and where to (None = `reports`
    in the home folder).
    """

    kinds: tuple[What, ...] = ()
    month: str | None = None
    language: str | None = None
    folder: Path | None = None


def write_handouts(home: Home, order: HandoutOrder, now: datetime) -> Iterator[Path]:
    """Write the handouts, each whole or not at all, and give each file when it is there. Raises
    ValueError when the month is none.
    """
    wish = Wish(
        kinds=order.kinds or tuple(What),
        month=read_month(order.month) if order.month else last_month(now, home.zone),
        language=order.language or _language(home),
    )
    folder = order.folder or home.folder / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    for handout in handouts(home.store, home.settings, home.district_id, wish, now):
        put(folder / handout.name, handout.body)
        yield folder / handout.name


def _language(home: Home) -> str:
    spoken = (said.partition("-")[0].lower() for said in home.settings.district.languages)
    return next((code for code in spoken if code in REPORT_LANGUAGES), "en")
