"""Which accounts and findings are whose business. Pure."""

from __future__ import annotations

from collections.abc import Mapping
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
    return replace(
        inputs,
        findings=tuple(
            finding
            for finding in inputs.findings
            if _told(finding, recipient, inputs) and _owns(finding.account, recipient, inputs.units)
        ),
        coverage=tuple(
            row for row in inputs.coverage if _owns(row.account, recipient, inputs.units)
        ),
        leads=inputs.leads
        if recipient.role in {Role.COMMUNICATIONS, Role.TECHNOLOGY} and not recipient.unit
        else (),
    )


def elsewhere(inputs: DigestInputs, recipient: Recipient) -> tuple[FindingInput, ...]:
    """Give what the communications office only hears of in brief, because technology decides it."""
    if recipient.role is not Role.COMMUNICATIONS:
        return ()
    return tuple(
        finding
        for finding in inputs.findings
        if _is_technologys(finding, inputs) and _owns(finding.account, recipient, inputs.units)
    )


def _told(finding: FindingInput, recipient: Recipient, inputs: DigestInputs) -> bool:
    if recipient.role is Role.COMMUNICATIONS:
        return not _is_technologys(finding, inputs)
    return recipient.role is Role.SUPERINTENDENT or recipient.role.value in finding.tell


def _is_technologys(finding: FindingInput, inputs: DigestInputs) -> bool:
    """Say whether a thing is left to the technology director; without one, nothing is."""
    told = finding.tell
    return (
        Role.TECHNOLOGY in inputs.roles
        and Role.TECHNOLOGY.value in told
        and Role.COMMUNICATIONS.value not in told
    )


def _owns(account: Account, recipient: Recipient, units: Mapping[int, Unit]) -> bool:
    if recipient.unit is None and recipient.role not in {Role.ATHLETICS, Role.PRINCIPAL}:
        return True
    line = lineage(account.unit, units)
    if recipient.unit is not None and recipient.unit not in {unit.name for unit in line}:
        return False
    return recipient.role is not Role.ATHLETICS or any(_is_team(unit) for unit in line)


def _is_team(unit: Unit) -> bool:
    return unit.kind is UnitKind.TEAM or unit.sport is not None
