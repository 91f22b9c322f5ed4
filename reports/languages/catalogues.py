"""Read the catalogues that ship: `reports/languages/*.po`, as they are, without a build step."""

from __future__ import annotations

from functools import cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from reports.languages.tongue import Tongue, english

FOLDER = Path(__file__).parent
_TAGS = {"zh": "zh-Hans"}
"""Where the plain code would leave the script open."""


@cache
def tongue_of(code: str) -> Tongue:
    """Give the language of a code (BCP 47) by its primary part: `es-MX` is `es`. One that we have
    no words of is English.
    """
    primary = code.partition("-")[0].lower()
    path = FOLDER / f"{primary}.po"
    if primary not in languages():
        return english()
    catalogue = read_catalogue(path)
    return Tongue(
        tag=_TAGS.get(primary, primary),
        locale=Locale(primary),
        messages={
            _english(entry.id): _forms(entry.string)
            for entry in catalogue
            if entry.id and entry.string
        },
        plural=c2py(catalogue.plural_expr),
    )


@cache
def languages() -> frozenset[str]:
    """Give the codes of the languages that there are catalogues of; English needs none."""
    return frozenset(path.stem for path in FOLDER.glob("*.po"))


def read_catalogue(path: Path) -> Catalog:
    """Read a catalogue. Raises PoFileError with the line of what is wrong."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def _english(said: str | list[str] | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else said[0]


def _forms(said: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
