"""Whose an account is when it is none of our business: a person's, a parody's, a critic's, the
press's, or another organisation's. Pure.

Sources: WI IV.B and MTKA IV.3 (an opinion is nobody's offence, a person may name the employer).
The words are how such accounts present themselves, in the five languages that the packs ship.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.model.account import Account
from crawler.model.profile import profile_fields
from crawler.model.snapshot import Snapshot
from crawler.model.suppression import Why
from crawler.model.words.fold import folded
from crawler.model.words.listening import Listener
from crawler.model.words.presenting import presented
from crawler.model.words.reading import Reading

_PEOPLE = (
    r"(?:parents?|moms|dads|famil(?:y|ies)|citizens|taxpayers?|tax payers|residents|voters"
    r"|neighbou?rs|students|teachers|community members)"
)
_CRITIC = re.compile(
    rf"\b(?:concerned|angry|worried|frustrated|outraged|fed[- ]up) {_PEOPLE}\b"
    rf"|\b{_PEOPLE} (?:against|for change|for (?:real )?accountability|for transparency"
    r"|united against|deserve (?:better|answers)|demand)\b"
    r"|\bwatch ?dogs?\b|\b(?:school )?board watch\b|\bschools? watch\b|\bexpos(?:ed|ing)\b"
    r"|\b(?:recall|oust|fire|unseat) (?:the |our |your )?(?:(?:school )?board|superintendent"
    r"|principal|trustees)\b"
    r"|\bvote (?:no|them out)\b|\b(?:the )?(?:real )?truth about\b|\bwhat they (?:won t|don t) tell"
    r"|\bhold(?:ing)? [^.!?]{0,60}\b(?:accountable|to account)\b|\bwe deserve better\b"
    r"|\bask(?:s|ing)? (?:the )?(?:hard|tough|real) questions\b"
    r"|\bdemand(?:s|ing)? (?:answers|transparency|accountability)\b"
    r"|\b(?:no|stop|against) (?:the )?(?:levy|referendum|bond|cuts|closures?)\b"
    r"|\bpadres (?:preocupados|indignados|contra)\b|\bfamilias contra\b|\bla verdad sobre\b"
    r"|\bparents (?:inquiets|en colere|contre)\b|\bla verite sur\b|\bcollectif contre\b"
    r"|\b(?:bezorgde|verontruste|boze) ouders\b|\bouders tegen\b|\bde waarheid over\b"
    r"|家长维权|家長維權|真相揭露|曝光"
)
_CRITIC_NAME = re.compile(r"\b(?:watch|uncovered|unfiltered|whistleblowers?|confidential)$")
"""How a critic's name ends."""
_CRITIC_HANDLE = re.compile(
    r"watchdog|boardwatch|schoolswatch|exposed|accountab|parentsagainst|concernedparents"
    r"|concernedcitizens|taxpayers|forchange|truthabout|recallthe|voteno|deservesbetter"
)
_PRESS = re.compile(
    r"\b(?:local|independent|community|regional|hyperlocal|county|area|statewide)"
    r" (?:news|journalism|newspaper|reporting|coverage|media|radio)\b"
    r"|\bnews ?(?:paper|outlet|site|station|desk)\b"
    r"|\bnewsrooms?\b|\bjournalis(?:m|ts?)\b|\breporters?\b|\bnewscasts?\b"
    r"|\b(?:weekly|daily) (?:paper|newspaper)\b|\bour (?:coverage|subscribers)\b"
    r"|\b(?:prep|high school) (?:sports|football|hoops) (?:coverage|network|news|scores|media)\b"
    r"|\bcover(?:ing|s|age of) (?:high school|prep|local|area|city|county|town)\b"
    r"|\brecruiting (?:news|coverage)\b|\b(?:send|submit) (?:us )?(?:news )?tips\b"
    r"|\bnoticias (?:locales|de la region)\b|\bperiodico\b|\bperiodistas?\b|\bdiario local\b"
    r"|\bjournal (?:local|independant|regional)\b|\bredaction\b|\bactualite locale\b"
    r"|\b(?:lokaal|lokale|regionaal|plaatselijk) (?:nieuws|krant|nieuwsblad)\b|\bredactie\b"
    r"|本地新闻|新闻网|报社|報社|记者|記者"
)
_PUPILS_PRESS = re.compile(
    r"\bstudents?[ -](?:run|led|newspaper|news|publication|journalis\w*|media|reporters?|produced)"
    r"|\bschool (?:newspaper|news|yearbook|magazine)|\bperiodico (?:escolar|estudiantil)"
    r"|\bjournal (?:de l ecole|etudiant|lyceen)|\bschoolkrant|校报|校報|学生记者|校园"
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Why an account is none of our business, with the words that say so (short, for people)."""

    why: Why
    because: str


def stranger(
    account: Account, snapshot: Snapshot | None, reading: Reading, to: Listener
) -> Stranger | None:
    """Say why an account is left alone, or None: it may be ours, or nobody can tell.

    Whoever claims to be official is never left alone for a parody's or critic's words: that it is a
    parody is then for a person to see. `reading` is of `profile_fields(account, snapshot)`.
    """
    if reading.elsewhere:
        return Stranger(Why.ELSEWHERE, "it says that it is in another state")
    if reading.fan:
        return Stranger(Why.PARODY, f"it calls itself “{reading.fan[0].quote}”")
    if reading.counting:
        return None
    is_units = _bears_a_units_name(account, snapshot, reading, to)
    return _by_words(account, snapshot, is_units) or _by_reading(reading, is_units)


def _by_words(account: Account, snapshot: Snapshot | None, is_units: bool) -> Stranger | None:
    words = profile_words(account, snapshot)
    name = dict(profile_fields(account, snapshot)).get("display_name") or ""
    critic = _CRITIC.search(words) or _CRITIC_HANDLE.search(_letters(account, snapshot))
    critic = critic or _CRITIC_NAME.search(folded(name).strip())
    if critic:
        return Stranger(Why.CRITICAL, f"it says “{critic[0]}”")
    press = _PRESS.search(words)
    if press and not _PUPILS_PRESS.search(words) and not is_units:
        return Stranger(Why.NEWS, f"it says “{press[0]}”")
    return None


def _by_reading(reading: Reading, is_units: bool) -> Stranger | None:
    if reading.personal and not is_units:
        return Stranger(Why.PERSONAL, "it is about a person: job, family or schooling")
    if reading.disclaimed and not is_units:
        return Stranger(Why.PERSONAL, f"it says “{reading.disclaimed[0].quote}”")
    if reading.other and reading.representation is None:
        return Stranger(Why.ELSEWHERE, "its name is another place's or organisation's")
    return None


def profile_words(account: Account, snapshot: Snapshot | None) -> str:
    """Give name and biography as one line of plain words: folded, punctuation as it is but
    apostrophes as blanks.
    """
    said = dict(profile_fields(account, snapshot))
    text = ". ".join(filter(None, (said.get("display_name"), said.get("bio"))))
    return " ".join(folded(text).replace("’", " ").replace("'", " ").split())


def _letters(account: Account, snapshot: Snapshot | None) -> str:
    handle = dict(profile_fields(account, snapshot)).get("handle") or ""
    return re.sub(r"[^a-z0-9]", "", folded(handle).partition("@")[0])


def _bears_a_units_name(
    account: Account, snapshot: Snapshot | None, reading: Reading, to: Listener
) -> bool:
    """Say whether the display name is a unit's and nothing else: its news are not the press's, and
    a principal who writes there does not make it a person's.
    """
    whose = reading.representation
    fields = profile_fields(account, snapshot)
    return whose is not None and any(
        span.field == "display_name" for span, _ in presented(fields, to, whose.unit_id)
    )
