"""Staff directories of every make become the same members."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from crawler.model.staff import Member
from crawler.register.sheet import SheetError
from crawler.register.staff.directory import read_directory

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)

GOOGLE = (
    "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],"
    "Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],"
    "Status [READ ONLY],Last Sign In [READ ONLY],Recovery Email,Employee Title,Department\n"
    "Dana,Reyes,Dana.Reyes@heronlake.example,****,,/Staff/Technology,,Active,2026/11/20 08:11:02,"
    "dana@mail.example,Technology Director,Technology\n"
    "Kit,Lindahl,kit.lindahl@heronlake.example,****,,/Staff,,Suspended,,,Coach,Eastview HS\n"
    "A,Pupil,a.pupil@heronlake.example,****,,/Students/Eastview,,Active,,,,\n"
)
ENTRA = (
    "userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,"
    "accountEnabled\n"
    "dana.reyes@heronlake.example,Dana Reyes,Reyes,,Dana,0-1,Member,Technology Director,Technology,"
    "True\n"
    "kit.lindahl@heronlake.example,Kit Lindahl,Lindahl,kit.lindahl@heronlake.example,Kit,0-2,"
    "Member,Coach,Eastview HS,False\n"
    "a.pupil@heronlake.example,A Pupil,Pupil,,A,0-3,Member,Student,Eastview HS,True\n"
)
OFFICE_365 = (
    "Block credential,Department,Display name,First name,Last name,Title,User principal name\n"
    "False,Technology,Dana Reyes,Dana,Reyes,Technology Director,dana.reyes@heronlake.example\n"
    "True,Eastview HS,Kit Lindahl,Kit,Lindahl,Coach,kit.lindahl@heronlake.example\n"
    "False,Students,A Pupil,A,Pupil,,a.pupil@heronlake.example\n"
)
OWN = (
    "Staff 2026;;;;;\n"
    "Name;Work e-mail;Job title;School;Status;Last day\n"
    "Dana Reyes;dana.reyes@heronlake.example;Technology Director;Technology;active;\n"
    "Kit Lindahl;kit.lindahl@heronlake.example;Coach;Eastview HS;active;11/22/2026\n"
    "A Pupil;a.pupil@heronlake.example;Student;;active;\n"
)
ACTIVE_DIRECTORY = (
    "# ldifde\nversion: 1\n\n"
    "dn: CN=Dana Reyes,OU=Technology,OU=Staff,DC=heronlake,DC=example\n"
    "displayName:: " + base64.b64encode(b"Dana Reyes").decode() + "\n"
    "mail: dana.reyes@heron\n lake.example\ntitle: Technology Director\ndepartment: Technology\n"
    "userAccountControl: 512\njpegPhoto:: /9j/4AAQSkZJRg==\n\n"
    "dn: CN=Kit Lindahl,OU=Staff,DC=heronlake,DC=example\n"
    "displayName: Kit Lindahl\nmail: kit.lindahl@heronlake.example\ntitle: Coach\n"
    "department: Eastview HS\nuserAccountControl: 514\n\n"
    "dn: CN=A Pupil,OU=Students,DC=heronlake,DC=example\n"
    "displayName: A Pupil\nmail: a.pupil@heronlake.example\nuserAccountControl: 512\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("User_Download.csv", GOOGLE),
        ("exportUsers.csv", ENTRA),
        ("users.csv", OFFICE_365),
        ("staff.csv", OWN),
        ("staff.ldif", ACTIVE_DIRECTORY),
    ],
    ids=["google", "entra", "microsoft 365", "own", "active directory"],
)
def test_every_make_says_who_is_there_who_left_and_who_is_a_student(name: str, text: str) -> None:
    found = read_directory(name, text.encode(), TODAY).members

    dana, kit, pupil = found
    assert (dana.email, dana.name) == ("dana.reyes@heronlake.example", "Dana Reyes")
    assert (dana.title, dana.place, dana.until) == ("Technology Director", "Technology", None)
    assert kit == Member(
        "kit.lindahl@heronlake.example", "Kit Lindahl", "Coach", "Eastview HS", YESTERDAY
    )
    assert (dana.on_staff, kit.on_staff, pupil.on_staff) == (True, True, False)


@pytest.mark.parametrize(
    "row",
    [
        "Student Services,Dean of Students,Active",
        "Students and Families,Student Activities Director,On leave",
        "Eastview HS,Student Teacher,active",
    ],
)
def test_offices_for_students_and_leave_are_neither_students_nor_gone(row: str) -> None:
    text = f"Name,Email,Department,Title,Status\nDana Reyes,dana@heronlake.example,{row}\n"

    (found,) = read_directory("staff.csv", text.encode(), TODAY).members

    assert (found.on_staff, found.until) == (True, None)


def test_rows_without_an_address_and_repeated_ones_are_counted() -> None:
    text = "Name,Email\nA,a@x.example\nB,\nC,A@x.example\n"

    found = read_directory("staff.csv", text.encode(), TODAY)

    assert [one.name for one in found.members] == ["A"]
    assert (found.without_address, found.twice) == (1, 1)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("staff.csv", "Name,Phone\nA,1\n", "no header was found"),
        ("staff.csv", "Name,Email\nA,none\n", "nobody in it has an e-mail address"),
        ("staff.ldif", "dn: cn=a\nbroken\n", "line 2: expected `attribute: value`"),
        ("staff.ldif", "dn: cn=a\nmail:: !!\n", "line 2: this is no base64"),
        ("staff.csv", "", "The file is empty"),
    ],
)
def test_what_is_no_directory_is_refused_with_the_reason(name: str, text: str, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        read_directory(name, text.encode(), TODAY)
