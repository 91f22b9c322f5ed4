"""What the clock does about digests each minute: send what is due, prove it, raise the alarm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from config.problems import ProblemsError
from crawler.store.delivering import drop_failed
from crawler.store.jobs import claim_job, finish_job
from crawler.store.sweeps import latest_sweep
from reports.digest.inputs import Recipient
from reports.notices import mistaken
from reports.outbox import Watch
from reports.weekly import WeeklyResult
from scheduler.jobs.digest import AlreadySendingError, DigestOrder, write_digest
from scheduler.jobs.home import Home
from scheduler.jobs.metrics import write_metrics
from scheduler.jobs.one_sweep import is_sweeping
from scheduler.jobs.proof import alarm, look, prove, tell_of_absent, tell_watcher
from scheduler.jobs.turns import Reader, Standing

Say = Callable[[str], None]
_LOOK_AGAIN = timedelta(hours=1)
"""A digest that is held back is looked at again after so long, or when a sweep ended."""


def digests_if_due(home: Home, owner: str, say: Say, watch: Watch) -> None:
    """Send every digest that is due, by the settings as they are now; then see what is complete,
    and who should have one and has none.
    """
    try:
        home, trouble = home.reread(), ""
    except ProblemsError as error:
        trouble = mistaken(str(error))
    try:
        if not trouble and _send_all(home, owner, say, watch):
            prove(home, watch.now(), say)
    finally:  # whatever went wrong, who should hear of it hears
        _raise_alarm(home, owner, say, watch, trouble)
        _write_metrics(home, say, watch)
    if not trouble:
        _look_after(home, owner, watch)


def _write_metrics(home: Home, say: Say, watch: Watch) -> None:
    """Write the figures; a file that cannot be written keeps nothing else from being done."""
    try:
        write_metrics(home, watch.now())
    except OSError as error:
        say(f"The file of digest.metrics_file cannot be written: {error.strerror or error}.")


def _look_after(home: Home, owner: str, watch: Watch) -> None:
    """Once a day: tell of who gets nothing any more, and give up mails that are too late."""
    now = watch.now()
    key = f"absent:{now:%Y-%m-%d}"
    if not _claim(home, key, "absent", now, owner):
        return
    tell_of_absent(home, watch)
    too_late = now - timedelta(days=home.settings.digest.catch_up_days)
    with home.store.begin() as session:
        drop_failed(session, home.district_id, too_late, now)
    _finish(home, key, watch)


def _send_all(home: Home, owner: str, say: Say, watch: Watch) -> bool:
    """Send what is due, week by week; gives whether anything was tried."""
    due = _due(home, watch.now())
    if not due or is_sweeping(home):  # what it is about to find is worth a few minutes
        return False
    for week, people in sorted(due.items()):
        key = f"digest:{week}:{watch.now():%Y-%m-%dT%H:%M}"
        if _claim(home, key, "digest", watch.now(), owner):
            _send(home, week, people, key, say, watch)
    return True


def _send(home: Home, week: str, people: list[Recipient], key: str, say: Say, watch: Watch) -> None:
    order = DigestOrder(week=week, send=home.settings.smtp is not None, people=people)
    state, why = "failed", None
    try:
        result = write_digest(home, order, watch)
        state = "done"
    except AlreadySendingError as busy:
        why = str(busy)
        return
    except Exception as error:
        why = str(error)
        raise
    finally:
        _finish(home, key, watch, state, why)
    say(_words(week, result))
    if result.brake is not None and result.told:
        tell_watcher(home, _words(week, result), say, failed=True)


def _due(home: Home, now: datetime) -> dict[str, list[Recipient]]:
    weeks: dict[str, list[Recipient]] = {}
    for row in look(home, now).readers:
        if row.turn is not None and _is_due(home, row, now):
            weeks.setdefault(row.turn.week, []).append(row.person)
    return weeks


def _is_due(home: Home, row: Reader, now: datetime) -> bool:
    if row.stands is not Standing.HELD or row.hold is None:
        return row.stands is Standing.DUE
    with home.store.read() as session:
        sweep = latest_sweep(session, home.district_id)
    ended = sweep.finished_at if sweep is not None else None
    checked = row.hold.checked_at
    return now - checked >= _LOOK_AGAIN or (ended is not None and ended > checked)


def _raise_alarm(home: Home, owner: str, say: Say, watch: Watch, trouble: str) -> None:
    now = watch.now()
    late = look(home, now).late
    if not late:
        return
    places = alarm(home, late, watch, trouble)
    key = f"alarm:{now:%Y-%m-%d}"
    if _claim(home, key, "alarm", now, owner):
        _finish(home, key, watch)
        said = f"{len(late)} digests that were due did not go out"
        say(f"{said}; {len(places)} alarms were sent. See `rollcall digest status`.")
        tell_watcher(home, said, say, failed=True)


def _words(week: str, result: WeeklyResult) -> str:
    if result.brake is not None:
        held = f"The digest of {week} is held back: {result.brake.reason}"
        return f"{held} Let it go with `rollcall digest release`, or throw it away with `discard`."
    said = f"The digest of {week} went to {len(result.delivered)} people"
    more = [f"{len(result.failed)} were not taken"] if result.failed else []
    more += [f"{result.left} are still to go"] if result.left else []
    return "; ".join((said, *more)) + "."


def _claim(home: Home, key: str, job: str, now: datetime, owner: str) -> bool:
    with home.store.begin() as session:
        return claim_job(session, home.district_id, key, job, now, owner)


def _finish(
    home: Home, key: str, watch: Watch, state: str = "done", why: str | None = None
) -> None:
    with home.store.begin() as session:
        finish_job(session, home.district_id, key, state, watch.now(), why)
