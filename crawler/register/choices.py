"""Reads the words for kinds of account, for where an account stands, and for platforms. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from crawler.model.account import AccountKind, AccountStatus, AdministratorRank
from crawler.register.words import fold

_KINDS: Mapping[AccountKind, str] = {
    AccountKind.PROFESSIONAL: """professional | official | district | school | department
        | classroom | class | work | staff | program | programme | district account
        | school account | profesional | oficial | professionnel | officiel | professioneel
        | officieel | 官方 | 学校 | 专业""",
    AccountKind.STUDENT_GROUP: """student group | student organization | student organisation | team
        | club | sport | athletics | student club | activity | extracurricular
        | grupo estudiantil | equipo | groupe d'élèves | équipe | leerlingengroep | ploeg
        | 学生团体 | 社团 | 球队""",
    AccountKind.THIRD_PARTY: """third party | booster | boosters | booster club | pta | pto | ptsa
        | ptso | parents | parent group | parent | foundation | alumni | volunteer | community
        | fan | fan page | external | outside | tercero | terceros | padres | tiers
        | parents d'élèves | association | derde | derden | ouders | 第三方 | 家长会 | 校友会""",
    AccountKind.PERSONAL: """personal | employee | employee personal | private | individual
        | teacher personal | personnel | persoonlijk | privé | 个人""",
    AccountKind.STUDENT: """student | pupil | student personal | estudiante | alumno | élève
        | étudiant | leerling | 学生""",
    AccountKind.UNREGISTERED: "unregistered | unknown | not registered",
}
_STATUSES: Mapping[AccountStatus, str] = {
    AccountStatus.REQUESTED: """requested | pending | applied | awaiting approval | solicitado
        | demandé | aangevraagd | 待批准 | 申请中""",
    AccountStatus.APPROVED: "approved | aprobado | approuvé | goedgekeurd | 已批准",
    AccountStatus.CREATED: "created | opened | new | creado | créé | aangemaakt | 已创建",
    AccountStatus.CLOSING: "closing | being closed | to be closed | cerrando | en fermeture",
    AccountStatus.ACTIVE: """active | live | open | in use | current | yes | y | activo | actif
        | actief | sí | oui | ja | 使用中 | 活跃""",
    AccountStatus.CLOSED: """closed | inactive | deleted | archived | retired | deactivated
        | no | n | cerrado | inactivo | fermé | gesloten | 已关闭 | 停用""",
}
_RANKS: Mapping[AdministratorRank, str] = {
    AdministratorRank.PRIMARY: "primary | first | main | 1",
    AdministratorRank.SECONDARY: "secondary | second | backup | further | 2",
}
_PLATFORMS = {
    "facebook": "facebook | fb | facebook page | meta | 脸书",
    "instagram": "instagram | ig | insta",
    "twitter": "twitter | x | x twitter | twitter x | x formerly twitter | twitter x com | x com",
    "youtube": "youtube | yt | you tube | youtube channel | 油管",
    "vimeo": "vimeo",
    "linkedin": "linkedin | linked in",
    "snapchat": "snapchat | snap",
    "tiktok": "tiktok | tik tok | 抖音",
    "pinterest": "pinterest",
    "flickr": "flickr",
    "threads": "threads",
    "reddit": "reddit | subreddit",
    "bluesky": "bluesky | blue sky | bsky",
    "mastodon": "mastodon | fediverse | activitypub",
    "blog": """blog | blogs | wordpress | blogger | blogspot | tumblr | medium
        | ghost | substack | weblog | 博客""",
    "mediawiki": "wiki | wikis | mediawiki | 维基",
    "forum": "forum | forums | discourse | phpbb | foro | 论坛",
    "website": """website | websites | web | web site | site | web page | webpage
        | team page | team site | team website | sitio web | página web | site web | webpagina
        | 网站 | 网页""",
}
SITES = frozenset({"blog", "mediawiki", "forum", "website"})
"""Platforms whose accounts may live on any host."""


def kind_of(cell: str) -> AccountKind | None:
    """Give the kind that a word means, or None."""
    found = _table("kinds").get(fold(cell) or cell)
    return AccountKind(found) if found else None


def status_of(cell: str) -> AccountStatus | None:
    """Give where an account stands by the word for it, or None."""
    found = _table("statuses").get(fold(cell) or cell)
    return AccountStatus(found) if found else None


def rank_of(cell: str) -> AdministratorRank | None:
    """Give an administrator's rank by the word for it, or None."""
    found = _table("ranks").get(fold(cell) or cell)
    return AdministratorRank(found) if found else None


def platform_of(cell: str) -> str | None:
    """Give the name of a platform by what people call it, or None."""
    return _table("platforms").get(fold(cell) or cell)


@lru_cache(maxsize=4)
def _table(name: str) -> Mapping[str, str]:
    tables: dict[str, Iterable[tuple[str, str]]] = {
        "kinds": ((kind.value, words) for kind, words in _KINDS.items()),
        "statuses": ((status.value, words) for status, words in _STATUSES.items()),
        "ranks": ((rank.value, words) for rank, words in _RANKS.items()),
        "platforms": _PLATFORMS.items(),
    }
    return {
        fold(word) or word.strip(): value
        for value, words in tables[name]
        for word in words.split("|")
    }


def expected_kinds() -> str:
    """Name the kinds that a register may hold."""
    return "one of " + ", ".join(kind.value.replace("_", " ") for kind in _KINDS)


def expected_statuses() -> str:
    """Name the places where an account may stand."""
    return "one of " + ", ".join(status.value for status in _STATUSES)


@lru_cache(maxsize=256)
def expected_platforms(cell: str) -> str:
    """Name the platform that was perhaps meant, else all of them."""
    near = get_close_matches(fold(cell), list(_PLATFORMS), n=1, cutoff=0.7)
    return f"perhaps {near[0]}" if near else "one of " + ", ".join(_PLATFORMS)


_YES = frozenset(["yes", "y", "true", "1", "works", "ok", "si", "oui", "ja", "是", "有效"])
_NO = frozenset(["no", "n", "false", "0", "dead", "bounces", "non", "nee", "否", "无效"])


def yes_of(cell: str) -> bool | None:
    """Read yes or no; None when it is neither."""
    word = fold(cell) or cell.strip()
    return True if word in _YES else False if word in _NO else None
