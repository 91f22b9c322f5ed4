"""Which accounts and findings are whose business. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crawler.model.account import Account, Unit, UnitKind
from reports.digest.inputs import DigestInputs, FindingInput, Recipient, Role
from reports.digest.wording import lineage


def slice_for(inputs: DigestInputs, recipient: Recipient) -> DigestInputs:
    """Give the part of `inputs` that is the recipient's business.

    The superintendent gets everything, and communications everything but what is left to the
    technology director. The others get the findings that the rules tell their role: technology of
    all accounts, the athletic director of the teams, a principal of the school. A recipient with a
    unit gets only what belongs to it. Leads belong to no unit yet: communications and technology
    get them.
    """
    owned = _owned(inputs, recipient)
    return replace(
        inputs,
        findings=tuple(
            finding
            for finding in inputs.findings
            if owned(finding.account) and _told(finding, recipient, inputs)
        ),
        coverage=tuple(row for row in inputs.coverage if owned(row.account)),
        leads=inputs.leads if _gets_leads(recipient) else (),
    )


def elsewhere(inputs: DigestInputs, recipient: Recipient) -> tuple[FindingInput, ...]:
    """Give what the communications office only hears of in brief, because technology decides it."""
    if recipient.role is not Role.COMMUNICATIONS:
        return ()
    owned = _owned(inputs, recipient)
    return tuple(
        finding
        for finding in inputs.findings
        if _is_technologys(finding, inputs) and owned(finding.account)
    )


def _gets_leads(recipient: Recipient) -> bool:
    return recipient.role in {Role.COMMUNICATIONS, Role.TECHNOLOGY} and recipient.unit is None


def _told(finding: FindingInput, recipient: Recipient, inputs: DigestInputs) -> bool:
    if recipient.role is Role.COMMUNICATIONS:
        return not _is_technologys(finding, inputs)
    return recipient.role is Role.SUPERINTENDENT or recipient.role in finding.tell


def _is_technologys(finding: FindingInput, inputs: DigestInputs) -> bool:
    """Say whether a thing is left to the technology director; without one, nothing is."""
    told = finding.tell
    return (
        Role.TECHNOLOGY in inputs.roles
        and Role.TECHNOLOGY in told
        and Role.COMMUNICATIONS not in told
    )


def _owned(inputs: DigestInputs, recipient: Recipient) -> Callable[[Account], bool]:
    """Give what says whether an account is the recipient's; each unit is looked into only once."""
    known: dict[int | None, bool] = {}

    def owned(account: Account) -> bool:
        unit_id = account.unit.id if account.unit else None
        if unit_id not in known:
            known[unit_id] = _owns(lineage(account.unit, inputs.units), recipient)
        return known[unit_id]

    return owned


def _owns(line: tuple[Unit, ...], recipient: Recipient) -> bool:
    if recipient.unit is None and recipient.role not in {Role.ATHLETICS, Role.PRINCIPAL}:
        return True
    if recipient.unit is not None and recipient.unit not in {unit.name for unit in line}:
        return False
    return recipient.role is not Role.ATHLETICS or any(_is_team(unit) for unit in line)


def _is_team(unit: Unit) -> bool:
    return unit.kind is UnitKind.TEAM or unit.sport is not None
