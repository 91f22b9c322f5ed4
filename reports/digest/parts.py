"""A composed digest, complete before it is rendered; every text is plain and harmless. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.digest.inputs import Role
from reports.digest.week import Week
from reports.languages.tongue import Tongue, english


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand on the account, and where."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs somebody. `severity` is the word of the packs, `grade` what people read;
    `tag` is `New`, `Confirmed` or None; `alike` counts more of the same; `note` says what makes it
    less certain; `link` leads to what was seen when that is not the account itself. `is_english`
    says that nobody could tell `why` in the reader's language, `is_calm` that nothing about it is
    shown in an alarming way.
    """

    severity: str
    grade: str
    title: str
    why: str
    action: str
    age: str
    quotes: tuple[Quote, ...] = ()
    regions: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    alike: str | None = None
    things: int = 1
    tag: str | None = None
    note: str | None = None
    link: str | None = None
    link_text: str = ""
    is_english: bool = True
    is_calm: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What needs somebody on one account, worst first. `where` says platform, handle and unit;
    `things` counts all of them, shown or not.
    """

    account: str
    where: str
    link: str | None
    items: tuple[Item, ...]
    things: int
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A short entry: what, and what is to be said of it."""

    title: str
    text: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class More:
    """How many are not shown, and where they all are: in the words, or behind the link."""

    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar of all accounts: `tone` names its colour, `share` is its part in percent,
    at least 1; `text` says it whole.
    """

    tone: str
    number: int
    share: int
    text: str


@dataclass(frozen=True, slots=True)
class WeekBar:
    """Seven days: what came and what is gone, each with the length of its bar in percent of the
    longest; `text` says it whole.
    """

    label: str
    came: int
    gone: int
    came_share: int
    gone_share: int
    text: str


@dataclass(frozen=True, slots=True)
class PlatformBar:
    """How many of a platform's accounts were checked: `share` in percent, 100 only when all."""

    platform: str
    share: int
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different from the last digest, and what is gone."""

    sentence: str
    resolved: tuple[Line, ...] = ()
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Accounts that could not be checked for the same reason. `fix` says what would change that.
    `is_english` says that both are in the words of what tried.
    """

    heading: str
    reason: str
    fix: str
    accounts: tuple[str, ...]
    more: str | None = None
    is_english: bool = True


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many accounts were checked, and why the others were not. `reserved` are reasons why a
    checked account was not seen whole; `in_part` says how many those are.
    """

    sentence: str
    checked: int
    total: int
    troubles: tuple[Trouble, ...] = ()
    more: More | None = None
    reserved: tuple[Trouble, ...] = ()
    in_part: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """Accounts that pages name and the register does not."""

    sentence: str
    lines: tuple[Line, ...]
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What one recipient reads. `alarm` is said before everything else; `brief` is the
    superintendent's paragraph; `elsewhere` says what others are asked to decide; `states` divides
    all accounts, `weeks` and `platforms` are shown as bars; `health` is how the system itself
    stands; `page` says where everything is that there is no room for, None = nowhere; `tongue` is
    the language that it is written in.
    """

    district: str
    reader: str
    role: Role
    role_name: str
    week: Week
    days: str
    subject: str
    preheader: str
    headline: str
    alarm: str | None
    brief: str | None
    groups: tuple[Group, ...]
    more: More | None
    elsewhere: str | None
    changed: Changed | None
    coverage: Coverage
    leads: Leads | None
    reminders: tuple[Line, ...]
    quiet: tuple[str, ...]
    states: tuple[Segment, ...] = ()
    weeks: tuple[WeekBar, ...] = ()
    platforms: tuple[PlatformBar, ...] = ()
    health: tuple[Line, ...] = ()
    page: More | None = None
    tongue: Tongue = field(default_factory=english)
