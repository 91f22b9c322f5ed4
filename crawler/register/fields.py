"""The columns that a register sheet may have. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a column says about an account; the value is its title in an export."""

    PLATFORM = "Platform"
    HANDLE = "Handle"
    NAME = "Account name"
    URL = "Site URL"
    KIND = "Kind"
    UNIT = "Unit"
    STATUS = "Status"
    ADMINISTRATOR = "Administrator"
    ADMINISTRATOR_EMAIL = "Administrator e-mail"
    ADMINISTRATOR_RANK = "Administrator rank"
    ADMINISTRATOR_UNTIL = "Administrator until"
    ADMINISTRATOR_CLASS = "Administrator class year"
    APPROVED_BY = "Approved by"
    APPROVED_ON = "Date approved"
    CREATED_ON = "Date created"
    OPENED_WITH = "Opened with"
    CADENCE = "Cadence days"
    PURPOSE = "Purpose"
    REVIEW_DUE = "Review due"
    DISCLOSED_BY = "Disclosed by"
    DISCLOSED_YEAR = "Disclosure year"
    CUSTODY_BY = "Credentials deposited by"
    CUSTODY_PLACE = "Credentials place"
    CUSTODY_ON = "Credentials deposited on"
    RECOVERY = "Recovery e-mail"
    RECOVERY_WORKS = "Recovery works"
    LOGO_BY = "Logo permission by"
    LOGO_UNTIL = "Logo permission until"
    LOGO_MARK = "Logo permission mark"
    OFFICIAL_BY = "Official capacity permission by"
    OFFICIAL_UNTIL = "Official capacity permission until"
    PHOTOS_BY = "Photo permission by"
    PHOTOS_UNTIL = "Photo permission until"
    MORE_PERMISSIONS = "Further permissions"
    PLATFORM_ID = "Platform id"


ADMINISTRATOR_FIELDS = (
    Field.ADMINISTRATOR,
    Field.ADMINISTRATOR_EMAIL,
    Field.ADMINISTRATOR_RANK,
    Field.ADMINISTRATOR_UNTIL,
    Field.ADMINISTRATOR_CLASS,
)
"""Fields that stand once for each administrator."""
MAX_ADMINISTRATORS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a meaning; `number` counts administrators from 1, 0 for everything else."""

    field: Field
    number: int = 0

    @property
    def title(self) -> str:
        """Give the title of the column in an export."""
        if not self.number:
            return self.field.value
        first, _, rest = self.field.value.partition(" ")
        return f"{first} {self.number} {rest}".strip()
