"""What the columns and attributes of staff directories are called. Pure.

Google: Admin console, Directory, Users, Download users (November 2026). Microsoft: Entra admin
centre, Users, Download users (learn.microsoft.com/entra/identity/users/users-bulk-download), and
Microsoft 365 admin centre, Users, Export users. LDAP: inetOrgPerson (RFC 2798), Active Directory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from crawler.register.words import fold


class Part(StrEnum):
    """What a directory says of a person."""

    EMAIL = "e-mail"
    OTHER_EMAIL = "log-in name"
    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    TITLE = "title"
    PLACE = "school or department"
    PATH = "organisational unit"
    STATUS = "status"
    ENABLED = "enabled"
    BLOCKED = "blocked"
    KIND = "kind of user"
    UNTIL = "last day"
    FLAGS = "userAccountControl"


_TITLES: Mapping[Part, str] = {
    Part.EMAIL: """email address | mail | email | e mail | e mail address | work email
        | primary email | primaryemail | email address required | staff email | correo
        | correo electronico | courriel | e mailadres
        | work e mail | staff e mail | 邮箱 | 电子邮件""",
    Part.OTHER_EMAIL: "user principal name | userprincipalname | upn",
    Part.NAME: """display name | displayname | name | full name | employee name | employee | cn
        | staff name | nombre completo | nombre | nom | naam | 姓名""",
    Part.FIRST: """first name | first name required | given name | givenname | firstname
        | prenom | voornaam""",
    Part.LAST: """last name | last name required | surname | sn | family name | lastname
        | apellidos | nom de famille | achternaam""",
    Part.TITLE: """employee title | title | job title | jobtitle | position | role | puesto | cargo
        | titre | fonction | functie | 职务 | 职位""",
    Part.PLACE: """department | school | building | location | office | physicaldeliveryofficename
        | site | campus | departamento | escuela | ecole | afdeling | 部门 | 学校""",
    Part.PATH: "org unit path | org unit path required | orgunitpath | organizational unit | ou",
    Part.STATUS: """status | status read only | account status | employment status | estado | statut
        | 状态""",
    Part.ENABLED: "account enabled | accountenabled | enabled",
    Part.BLOCKED: "block credential | blockcredential | sign in blocked | suspended | disabled",
    Part.KIND: "user type | usertype | employee type | employeetype | employeetype ldap",
    Part.UNTIL: """last day | until | end date | termination date | leave date | employee leave date
        | employeeleavedatetime | date terminated | fecha de baja | date de depart | uit dienst
        | 离职日期""",
    Part.FLAGS: "useraccountcontrol",
}


def parts_of(titles: Sequence[str]) -> dict[Part, int]:
    """Give the position of each known part; the first of two columns with one meaning counts."""
    table = {fold(word) or word.strip(): part for part, words in _TITLES.items()
             for word in words.split("|")}  # fmt: skip
    found: dict[Part, int] = {}
    for position, title in enumerate(titles):
        part = table.get(fold(title) or title.strip())
        if part is not None:
            found.setdefault(part, position)
    return found
