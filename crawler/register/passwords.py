"""Refuses a sheet with secrets in it, without ever repeating one. Pure.

Guard-rail 8: no secret in the database, a log, an error or an export. Where credentials are
deposited, by whom and when is what the register records (custody).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crawler.register.fields import Column, Field
from crawler.register.headers import Headers, column_of
from crawler.register.sheet import Row, SheetError
from crawler.register.words import fold, shown

_WORDS = (
    # English
    *(
        "password",
        "passwords",
        "pass word",
        "passwd",
        "passphrase",
        "passcode",
        "pwd",
        "pw",
        "pin code",
    ),
    *(
        "recovery code",
        "recovery codes",
        "backup code",
        "backup codes",
        "recovery key",
        "secret",
        "secrets",
    ),
    *(
        "security answer",
        "security question",
        "secret question",
        "api key",
        "token",
        "2fa",
        "otp",
        "totp",
    ),
    # Spanish
    *("contrasena", "contrasenas", "palabra clave", "clave de acceso", "codigo de recuperacion"),
    *("codigos de recuperacion", "codigo secreto", "respuesta de seguridad"),
    # French
    *("mot de passe", "mots de passe", "mdp", "code secret", "code de recuperation"),
    *("codes de recuperation", "question secrete"),
    # Dutch, German
    *("wachtwoord", "wachtwoorden", "herstelcode", "herstelcodes", "geheim", "geheime vraag"),
    *("passwort", "passworter", "kennwort", "wiederherstellungscode", "zugangscode"),
)
_ALONE = {"pin", "clave", "claves", "pass", "code", "codes"}
"""Words that mean a secret only when nothing else stands in the title."""
_CHINESE = ("密码", "密碼", "口令", "恢复码", "恢復碼", "备用码", "安全码", "验证码", "密钥")
_NAMED = (
    r"(?:\b(?:pass ?word|passwd|pwd|pw|pin|passcode|passphrase|contraseña|mot de passe|mdp|"
    r"wachtwoord|passwort|kennwort|recovery code|backup code)s?|密码|密碼|口令)"
)
_CELL = re.compile(
    rf"{_NAMED}(?:\s*[:=：]\s*\S+|(?:\s*是|\s+(?:is|es|est))\s*\S*\d)", re.IGNORECASE
)
"""`password: …`, or `the password is …` with a digit in it; a purpose may speak of passwords."""
_LIKE_SECRET = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w\s])[^\s]{8,64}")
_ADDRESS_LIKE = re.compile(r"https?://|www\.|^[^@\s]+@[^@\s]+\.[^@\s]+$", re.IGNORECASE)
_SAMPLE_ROWS = 200
_INSTEAD = (
    "Nothing was read. Rollcall never takes a password or a recovery code: take the column out of "
    "the file, deposit the credentials where your office keeps them, and record only the custody: "
    "'Credentials deposited by', 'Credentials place' and 'Credentials deposited on'. Change a "
    "password that has been in a spreadsheet."
)


def refuse_secrets(headers: Headers, rows: Sequence[Row]) -> None:
    """Raise SheetError when a column, or a cell, holds secrets. Its text names places only."""
    titled = [title for title in headers.titles if column_of(title) is None and _is_secret(title)]
    if titled:
        named = ", ".join(repr(shown(title)) for title in titled)
        raise SheetError(f"The column {named} is for secrets. {_INSTEAD}")
    for position in _doubtful_positions(headers, rows[:_SAMPLE_ROWS]):
        if _looks_secret(row.cell(position) for row in rows[:_SAMPLE_ROWS]):
            named = _title(headers, position)
            raise SheetError(f"The column {named} looks as if it held passwords. {_INSTEAD}")
    for row in rows:
        for position, cell in enumerate(row.cells):
            if _CELL.search(cell):
                place = f"row {row.number}, column {_title(headers, position)}"
                raise SheetError(f"A secret seems to stand in {place}. {_INSTEAD}")


def _doubtful_positions(headers: Headers, rows: Sequence[Row]) -> list[int]:
    """Give the columns nobody knows, those without a title, and where the credentials are kept."""
    width = max((len(row.cells) for row in rows), default=0)
    place = headers.columns.get(Column(Field.CUSTODY_PLACE))
    known = set(headers.columns.values()) - {place}
    return [position for position in range(width) if position not in known]


def _is_secret(title: str) -> bool:
    folded = fold(title)
    if folded in _ALONE or any(word in title for word in _CHINESE):
        return True
    return any(f" {word} " in f" {folded} " for word in _WORDS)


def _looks_secret(cells: Iterable[str]) -> bool:
    """Say whether most of the cells are one word each, mixed as passwords are."""
    filled = [cell for cell in cells if cell]
    like = [c for c in filled if _LIKE_SECRET.fullmatch(c) and not _ADDRESS_LIKE.search(c)]
    return bool(like) and len(like) * 2 >= len(filled)


def _title(headers: Headers, position: int) -> str:
    title = headers.titles[position] if position < len(headers.titles) else ""
    return repr(shown(title)) if title else f"number {position + 1}"
