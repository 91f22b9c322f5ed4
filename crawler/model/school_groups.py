"""Names of groups, classes and activities of a school: a unit's names with words of school life.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from crawler.model.account import Account
from crawler.model.profile import profile_fields
from crawler.model.snapshot import Snapshot
from crawler.model.words.letters.fold import folded
from crawler.model.words.letters.text import text_of
from crawler.model.words.listening import Listener
from crawler.model.words.units.handles import pieces_of
from crawler.model.words.units.mentions import mentions
from crawler.model.words.units.names import NameKind

_CULTURES = (
    r"black|african|asian|desi|latin[oaxe@]s?|latine|hispanic|hmong|karen|somali|native|indigenous"
    r"|american indian|pacific islander|arab|jewish|muslim|christian|international|multicultural"
    r"|first gen(?:eration)?"
)
_COURTS = (
    r"diamond|dugout|gridiron|touchdown|end ?zone|goal ?line|quarterback|tip ?off"
    r"|fast ?break|hardwood"
    r"|rebounders|takedown|mat|net|bullpen|home ?plate|blue ?line|rink|fairway|sideline|backstage"
    r"|spotlight|letterm[ae]ns?|letter winners"
)
_GROUP_WORDS = (
    rf"class of (?:19|20)?\d\d|(?:(?:{_CULTURES}) )?students? (?:union|alliance|association|society"
    r"|organi[sz]ation|council|senate|congress|government|leadership|ambassadors|section|voice"
    r"|unit(?:ed|e))"
    rf"|(?:{_CULTURES}) (?:culture|heritage|parents|families) (?:club|association|network|council)"
    r"|(?:seniors?|juniors?|sophomores?|freshm[ae]n) (?:class )?(?:20)?\d\d"
    rf"|(?:{_COURTS}) (?:club|boosters?|parents|moms|dads)"
    r"|home (?:and |& )?school(?: association| club)?|hsa|(?:athletics?|sports|music"
    r"|fine arts|alumni)"
    r" (?:hall|wall) of (?:fame|honor)|(?:hall|wall) of (?:fame|honor)|backers|guild"
    r"|classes?|pt[ao]|pts[ao]|boosters?|booster club|alumni|association"
    r"|foundation|council|clubs?|teams?|staff|office|department|dept|library|kitchen|lab"
    r"|newspaper|yearbook|counseling|counsell?ors?|nurse|transportation|athletics?|activities"
    r"|student section|watch d\.?o\.?g\.?s|dads club|reunion|committee|(?:senior )?grad night"
    r"|project graduation|after prom|prom|homecoming|graduation|student services|makerspace"
    r"|multilingual learners?|special education|adapted|community education|early childhood"
    r"|preschool|attendance|media center|career center|college and career|weight ?room"
    r"|strength(?: (?:and |& )?conditioning)?|speed (?:and |& )?strength"
    r"|girls|boys|lady|mens|womens|lax|hoops|xc|tf|t ?& ?f|tnf|polo|nordic|alpine|esports"
    r"|bowling|archery"
    r"|rugby|trap|(?:v|b)ball|bsb|field hockey|clay target|mountain bik(?:e|ing)|mtb"
    r"|table tennis|stunt|diving|synchro"
    r"|sailing|fencing|bocce|riflery|rodeo|equestrian|curling|handball|badminton|rowing"
    r"|powerlifting"
    r"|aquatics|ultimate|flag football|unified(?: sports| champions)?|gridiron|dugout|fastpitch"
    r"|deca|ffa|fccla|hosa|bpa|nhs|njhs|fbla|skillsusa|tsa|j?rotc|gsa|bsu|fca|avid|mun|interact"
    r"|(?:national|junior|spanish|french|german|latin|art|music|science|math) honou?r society"
    r"|(?:spanish|french|german|latin|chinese|japanese|asl) (?:club|immersion|program)"
    r"|rotaract|leo club|key club|beta club|science olympiad|science bowl|math league|scholars bowl"
    r"|academic (?:team|decathlon|bowl)|educators rising|odyssey of the mind"
    r"|destination imagination|quiz bowl|mock trial|model un|link crew|green team|eco club|debate"
    r"|anime|culinary|ceramics|cte|stuco|asb"
    r"|speech|drumline|color guard|winter ?guard|jazz|orchestras?|choirs?|marching|stem|pe|art"
    r"|wind (?:ensemble|symphony)|chamber (?:choir|singers|orchestra)|show choir|a cappella|improv"
    r"|musical|one act|theat(?:re|er) arts"
    r"|music|mariachi|folklorico|steel band|pep band|percussion|majorettes|twirlers|dance team"
    r"|drill team|step team|spirit squad|broadcasting|literary magazine|tech crew|stage crew"
    r"|thespians?|troupe|kindergarten|(?:first|second|third|fourth|fifth|sixth|[1-6](?:st"
    r"|nd|rd|th))"
    r" grade(?:rs)?|room \d{1,3}|health"
    r"|volunteers?|parents|families|friends of|program|co op|varsity|jv"
)
GROUP_WORDS = re.compile(rf"\b(?:{_GROUP_WORDS})\b")
"""Words of groups, classes and activities of a school, as people write them in names; taken out
before the rest of a name is read."""
GROUP_ENDING = re.compile(rf"(?<=.{{4}})(?:{_GROUP_WORDS.replace(' ', '')})$")
"""The same at the end of a handle, where nothing parts words."""
NO_GROUP = re.compile(
    r"(?:country|yacht|rotary|lions|elks|kiwanis|gun|kennel|garden|fitness|health|night"
    r"|comedy|supper"
    r"|beach|racquet|riding|swim and tennis) ?club|golf ?(?:course|links|resort|shop)"
    r"|(?:dance|yoga|music|art|karate|gymnastics|swim|driving) ?(?:studio|academy|center|school)\b"
)
"""Clubs and studios that share a place's name with a school, and words with its teams."""


def group_unit(name: str, to: Listener) -> int | None:
    """Give the unit of a name that is made of a unit's names and words of school life only, some of
    each (`Eastview Drama Club`, `Herons Class of 2028`, `Pine Point PTO`); None for any other.
    """
    plain = folded(name).replace("'", "")
    groups = len(GROUP_WORDS.findall(plain))
    left = re.sub(r"[^a-z0-9]", "", GROUP_WORDS.sub(" ", plain))
    if not left or NO_GROUP.search(plain):
        return None
    pieces = pieces_of(left, to.names, to.grammars, skeletons=False)
    while not pieces and (ending := GROUP_ENDING.search(left)):
        left, groups = left[: ending.start()], groups + 1
        pieces = pieces_of(left, to.names, to.grammars, skeletons=False)
    named = [piece for piece in pieces if piece.kind is not None and piece.units]
    alive = groups > 0 or any(piece.is_activity for piece in pieces)
    return named[0].units[0] if named and alive else None


_ORGANISED = re.compile(
    r"\b(?:clubs?|teams?|squads?|boosters?|backers|guild|troupe|crew|ensembles?|chapter|corps|staff"
    r"|dept|department)\b"
)
"""What a group of a school calls itself; alliances, unions and committees are as often others'."""
_IN_FULL = frozenset({NameKind.FULL, NameKind.ABBREVIATION})
_MOST_OWN_WORDS = 2


def group_named(account: Account, snapshot: Snapshot | None, to: Listener) -> int | None:
    """Give the unit of a group that has a word or two of its own in its name (`Eastview Sawdust
    Crew`), where its biography names that unit in full; None for any other.
    """
    said = dict(profile_fields(account, snapshot))
    name, bio = said.get("display_name") or "", said.get("bio") or ""
    plain = folded(name).replace("'", "")
    if not _ORGANISED.search(plain) or NO_GROUP.search(plain):
        return None
    found = mentions(text_of("bio", bio), to.names, to.grammars)
    full = {unit for one in found if one.kind in _IN_FULL for unit in one.units}
    words = re.findall(r"[a-z0-9]+", GROUP_WORDS.sub(" ", _ORGANISED.sub(" ", plain)))
    return _unit_before(words, full, to) if full else None


def _unit_before(words: Sequence[str], full: Collection[int], to: Listener) -> int | None:
    for own in range(min(_MOST_OWN_WORDS, len(words) - 1) + 1):
        letters = "".join(words[: len(words) - own])
        pieces = pieces_of(letters, to.names, to.grammars, skeletons=False)
        for unit in (unit for piece in pieces if piece.kind is not None for unit in piece.units):
            if unit in full:
                return unit
    return None
