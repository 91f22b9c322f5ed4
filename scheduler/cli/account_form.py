"""Makes a request of what was filled in; everything that does not fit is said at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from crawler.model.account import AccountKind, Unit
from crawler.platforms.catalogue import recognise
from crawler.register import cadence
from crawler.register.address import Identity, Said, identify
from crawler.register.choices import expected_kinds, kind_of
from crawler.register.fields import Field
from crawler.register.life.request import AccountRequest
from crawler.register.people import EXPECTED_MAIL, mail_of, people_in
from crawler.register.problems import Remarks
from crawler.register.sheet import SheetError
from crawler.register.units import UnitIndex
from crawler.store.districts import load_district
from scheduler.jobs.home import Home

_TITLES = {Field.URL: "address", Field.HANDLE: "address", Field.PLATFORM: "address"}
_ASKED_FOR = frozenset({AccountKind.PROFESSIONAL, AccountKind.STUDENT_GROUP})


def fill_in(
    home: Home, form: Mapping[str, str], launch: date, admins: Sequence[str]
) -> AccountRequest:
    """Give the request. Raises SheetError with every field that cannot be taken."""
    remarks = Remarks(0)
    identity = identify(Said("", "", form["address"], _TITLES), None, recognise, remarks)
    kind = kind_of(form["kind"])
    if kind not in _ASKED_FOR:
        remarks.refuse("--kind", form["kind"], "nobody asks for such an account", expected_kinds())
    unit = _unit(home, form["unit"], remarks)
    days = cadence.read_cadence(form["cadence"])
    if days is None:
        remarks.refuse("--cadence", form["cadence"], "this is not understood", cadence.EXPECTED)
    people = _people(admins, remarks)
    if remarks.refused or identity is None or kind is None or unit is None or days is None:
        lines = (f"{one.column} {one.shown}: {one.what}: {one.expected}" for one in remarks.found)
        raise SheetError("\n".join(lines))
    return AccountRequest(
        identity=Identity(identity.platform, identity.handle, identity.url),
        name=form["name"],
        kind=kind,
        unit=unit,
        purpose=form["purpose"],
        audience=form["audience"],
        cadence_days=days,
        launch_on=launch,
        requested_by=form["person"],
        administrators=people,
        similar_because=form["although"] or None,
    )


def _unit(home: Home, name: str, remarks: Remarks) -> Unit | None:
    with home.store.read() as session:
        units = load_district(session, home.district_id).units
    unit, doubt, expected = UnitIndex(units).find(name)
    if unit is None:
        remarks.refuse("--unit", name, doubt or "no unit is named", expected)
    return unit


def _people(admins: Sequence[str], remarks: Remarks) -> tuple[tuple[str, str], ...]:
    found = []
    for cell in admins:
        for name, mail in people_in(cell):
            address = mail_of(mail or name)
            if address is None:
                remarks.refuse("--admin", cell, "there is no e-mail address", EXPECTED_MAIL)
            else:
                found.append((name, address))
    return tuple(found)
