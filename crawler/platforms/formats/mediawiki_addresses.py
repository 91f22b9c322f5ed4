"""How people write the address of a wiki, or of one of its users. Pure.

The names of the user namespace are those of MediaWiki's own translations (languages/messages),
where the API stands on the known farms: [K] general knowledge of 2026-11.
"""

from __future__ import annotations

import re

from crawler.platforms.addresses import AddressRules, Example, PathRule, words
from crawler.platforms.base import AddressKind

_ACCOUNT, _SITE = AddressKind.ACCOUNT, AddressKind.SITE
_POST, _NONE = AddressKind.POST, AddressKind.NONE
_WORDS = (
    r"User|UserWiki|UserProfile|Benutzer(?:in)?|Utilisateur|Utilisatrice|Usuari[oa]|Gebruiker"
    r"|Utente|Usu[áa]ri[oa]|Bruker|Anv[äa]ndare|K[äa]ytt[äa]j[äa]|U[żz]ytkownik|Участник"
    r"|利用者|用户|使用者|사용자"
)
_TALK = r"(?:[ _](?:talk|blog)|[ _]Diskussion|[ _]discussion)?"
_USER = (
    rf"(?:(?:{_WORDS}){_TALK}|Message[ _]Wall|(?:Special|Spezial|Sp[ée]cial):"
    r"(?:Contributions|Contribs|Beitr[äa]ge|Log|Editcount))[:/](?P<name>[^/]+)"
)
_LANGUAGE = r"(?P<lang>(?:[a-z]{2,3}(?:-[a-z]{2,8})?/)?)"
_FARMS = r".+\.(?:fandom\.com|miraheze\.org|wikidot\.com|wiki\.gg|shoutwiki\.com)"
_WIKIMEDIA = (
    r"(?:[a-z0-9-]+\.)*(?:wikipedia|wikimedia|wikibooks|wikiversity|wikivoyage|wiktionary|wikidata"
    r"|wikisource|wikiquote|wikinews|mediawiki)\.org"
)
_MOBILE = re.compile(
    r"^((?:https?:)?(?://)?(?:[a-z0-9-]+\.)?)m\.(?=(?:wik|mediawiki))", re.IGNORECASE
)
WIKIMEDIA = re.compile(_WIKIMEDIA + r"|.+\.miraheze\.org")
ROOTED = re.compile(r".+\.(?:fandom\.com|wiki\.gg)")

RULES = AddressRules(
    platform="mediawiki",
    hosts=rf"{_WIKIMEDIA}|{_FARMS}",
    paths=(
        PathRule(_ACCOUNT, rf"{_LANGUAGE}wiki/{_USER}(?:/.*)?", "{host}/{lang}User:{name}"),
        PathRule(
            _ACCOUNT,
            rf"{_LANGUAGE}(?:w/)?index\.php",
            "{host}/{lang}{q}",
            ("title", r"User:[^/]+"),
        ),
        PathRule(_NONE, r"(?:[a-z]{2}/)?wiki/[^/:]*(?:Special|Spezial|Sp[ée]cial):.*"),
        PathRule(_NONE, r"w/.*|(?:[a-z]{2}/)?(?:index|api|rest)\.php.*"),
        PathRule(
            _SITE,
            rf"{_LANGUAGE}(?:wiki(?:/(?:Main_Page|[\w-]+_Wiki|Hauptseite|Accueil|Home))?)?",
            "{host}",
            host=_FARMS,
        ),
        PathRule(_POST, r"(?:[a-z]{2}/)?wiki/.+"),
    ),
    homes=(("", "https://{}"),),
    reserved=words("newpages preferences"),
    examples=(
        Example(
            "https://en.wikipedia.org/wiki/User:HeronLakeHLPS",
            _ACCOUNT,
            "en.wikipedia.org/User:HeronLakeHLPS",
        ),
        Example(
            "https://en.m.wikipedia.org/wiki/User:Heron_Lake_HLPS/sandbox?x=1",
            _ACCOUNT,
            "en.wikipedia.org/User:Heron_Lake_HLPS",
        ),
        Example(
            "https://en.wikipedia.org/w/index.php?title=User:HeronLakeHLPS&action=history",
            _ACCOUNT,
            "en.wikipedia.org/User:HeronLakeHLPS",
        ),
        Example(
            "https://en.wikipedia.org/wiki/Special:Contributions/Heron%20Lake%20HLPS",
            _ACCOUNT,
            "en.wikipedia.org/User:Heron_Lake_HLPS",
        ),
        Example(
            "https://de.wikipedia.org/wiki/Benutzer:HeronLake",
            _ACCOUNT,
            "de.wikipedia.org/User:HeronLake",
        ),
        Example(
            "https://eastview-herons.fandom.com/de/wiki/User_talk:HeronLake",
            _ACCOUNT,
            "eastview-herons.fandom.com/de/User:HeronLake",
        ),
        Example(
            "https://eastview-herons.fandom.com/wiki/Main_Page", _SITE, "eastview-herons.fandom.com"
        ),
        Example("https://en.wikipedia.org/wiki/Heron", _POST),
        Example("https://en.wikipedia.org/wiki/Special:UserLogin", _NONE),
        Example("https://en.wikipedia.org/w/index.php?title=Special:Search&search=x", _NONE),
    ),
)


def one_form(url: str) -> str:
    """Give an address in the form by which keys are made: not a phone's, and `_` for blanks."""
    return re.sub(r"%20|\+(?=[^&]*$)", "_", _MOBILE.sub(r"\1", url.strip()))
