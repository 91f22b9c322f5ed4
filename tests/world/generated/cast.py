"""Everybody in the invented district: registered accounts, ones nobody registered, strangers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from random import Random

from tests.world.generated.names import FIRST, LAST, STATES, District, School
from tests.world.generated.truth import Known, Truth, Way
from tests.world.generated.voices import Row, Voices
from tests.world.words import Post, Profile

READABLE = ("bluesky", "mastodon")
CLOSED = ("instagram", "facebook", "twitter")
_URLS = {
    "instagram": "https://www.instagram.com/{}/",
    "facebook": "https://www.facebook.com/{}",
    "twitter": "https://x.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "mastodon": "http://mastodon.localhost:{{port}}/@{}",
}
_WAYS = (Way.PAGE, Way.PAGE, Way.PAGE, Way.PAPER, Way.POST, Way.PROFILE, Way.GROUP, Way.SEARCH)
_MASTODON = "mastodon.localhost"
_REGISTERED = 150
_SHARE = 0.42
_LOOKS = (("i", "1"), ("o", "0"), ("l", "1"), ("e", "3"), ("s", "5"), ("a", "4"))


class Cast:
    """Makes accounts with the dice of one seed; handles and ids never come twice."""

    def __init__(self, district: District, voices: Voices, dice: Random) -> None:
        self.district, self._voices, self._dice = district, voices, dice
        self._taken: set[str] = set()
        self._number = 0

    def registered(self) -> Iterator[Known]:
        """Give 150 accounts for the register: the district's, each school's, teams and clubs."""
        for known in islice(self._on_the_register(), _REGISTERED):
            yield replace(known, truth=Truth.REGISTERED, way=None)

    def official(self) -> Iterator[Known]:
        """Give 34 accounts of teams, clubs and offices that nobody registered."""
        kinds = [
            *((school, one) for one in self._voices.teams for school in self.district.high),
            *((school, one) for one in self._voices.clubs for school in self.district.high),
            *(
                (school, one)
                for one in self._voices.offices
                for school in self.district.schools[3:]
            ),
        ]
        self._dice.shuffle(kinds)
        for number, (school, voice) in enumerate(kinds[:34]):
            platform = CLOSED[number % 3] if number % 5 == 4 else READABLE[number % 2]
            way = Way.PAGE if platform in CLOSED else _WAYS[number % len(_WAYS)]
            yield self._account(platform, school, voice, Truth.OFFICIAL, way)

    def groups(self) -> Iterator[Known]:
        """Give 6 accounts of parents, boosters and alumni that nobody registered."""
        for number in range(6):
            voice = self._voices.groups[number % len(self._voices.groups)]
            schools = self.district.high if number % 4 else self.district.schools
            school = self._dice.choice(schools)
            way = (Way.PAGE, Way.SEARCH, Way.GROUP)[number % 3]
            yield self._account(READABLE[number % 2], school, voice, Truth.GROUP, way)

    def strangers(self) -> Iterator[Known]:
        """Give 20 accounts of people, parodies, critics, the press and other places, come upon in
        the same ways.
        """
        rows = [
            *((Truth.PERSONAL, voice) for voice in self._voices.people),
            *((Truth.PARODY, voice) for voice in self._voices.parodies),
            *((Truth.CRITIC, voice) for voice in self._voices.critics),
            *((Truth.NEWS, voice) for voice in self._voices.press),
        ]
        for number, (truth, (name, bio)) in enumerate(rows):
            way = (Way.PAGE, Way.SEARCH, Way.PAGE, Way.POST)[number % 4]
            closed = truth is Truth.PERSONAL and number % 4 == 2
            platform = CLOSED[number % 3] if closed else READABLE[number % 2]
            yield self._stranger(platform, truth, name, bio, way)
        for name, bio, place in self._voices.elsewheres:
            yield self._stranger("mastodon", Truth.ELSEWHERE, name, f"{bio} {place}", Way.SEARCH)

    def look_alikes(self, registered: Sequence[Known]) -> Iterator[Known]:
        """Give 15 accounts with handles like ours: 9 that imitate, 6 that only share a name."""
        models = [one for one in registered if one.platform == "bluesky"]
        self._dice.shuffle(models)
        for number, model in enumerate(models[:9]):
            name, bio = self._voices.imitations[number % len(self._voices.imitations)]
            handle = self._disguised(model.handle.partition(".")[0]) + ".bsky.social"
            words = {"whole": model.name}
            known = self._made(
                "bluesky", handle, name.format(**words), bio.format(**words), Truth.IMITATION
            )
            yield replace(known, way=Way.SEARCH, unit=model.unit)
        for number, (name, bio) in enumerate(self._voices.namesakes):
            yield self._stranger(READABLE[number % 2], Truth.NAMESAKE, name, bio, Way.SEARCH)

    def _on_the_register(self) -> Iterator[Known]:
        district = self.district
        for platform in (*READABLE, *CLOSED):
            yield self._named(platform, district.slug + "schools", district.name, district.name)
        for school in district.schools:
            for platform in ("bluesky", "facebook", "instagram", "twitter"):
                yield self._named(platform, school.slug + school.short, school.name, school.name)
        for platform, school, voice in self._of_groups():
            yield self._account(platform, school, voice, Truth.REGISTERED, None)

    def _of_groups(self) -> Iterator[tuple[str, School, Row]]:
        """Give platform, school and voice of teams and clubs on the register, as the dice fall."""
        everywhere = ("mastodon", "instagram", "facebook", "twitter", "bluesky")
        voices = (*self._voices.clubs, *self._voices.teams)
        for voice, school, platform in product(voices, self.district.high, everywhere):
            if self._dice.random() < _SHARE:
                yield platform, school, voice
        for voice, school in product(self._voices.offices[1:], self.district.schools):
            yield "twitter", school, voice

    def _named(self, platform: str, slug: str, name: str, unit: str) -> Known:
        known = self._made(platform, self._free(platform, slug), name, "", Truth.REGISTERED)
        shown = known.profile and replace(known.profile, bio=f"News of {name} for families.")
        return replace(known, profile=shown, unit=unit)

    def _account(
        self,
        platform: str,
        school: School,
        voice: Row,
        truth: Truth,
        way: Way | None,
    ) -> Known:
        topic, name, bio = voice
        words = {"root": school.root, "mascot": school.mascot, "kind": school.kind}
        stems = (school.slug, school.slug + school.short, school.slug + school.mascot.lower())
        slug = self._dice.choice(stems) + topic.lower()
        made = self._made(
            platform, self._free(platform, slug), name.format(**words), bio.format(**words), truth
        )
        return replace(made, way=way, unit=school.name)

    def _stranger(self, platform: str, truth: Truth, name: str, bio: str, way: Way) -> Known:
        school = self._dice.choice(self.district.high)
        other = next(state for state in STATES if state != self.district.state)
        words = {
            "root": school.root,
            "mascot": school.mascot,
            "kind": school.kind,
            "district": self.district.name,
            "place": self.district.root,
            "first": self._dice.choice(FIRST),
            "last": self._dice.choice(LAST),
            "other": other,
            "neighbour": self.district.neighbours[0],
        }
        shown = name.format(**words)
        slug = "".join(letter for letter in shown.lower() if letter.isalnum())
        made = self._made(platform, self._free(platform, slug), shown, bio.format(**words), truth)
        return replace(made, way=way)

    def _made(self, platform: str, handle: str, name: str, bio: str, truth: Truth) -> Known:
        self._number += 1
        local = handle.partition("@")[0] if platform == "mastodon" else handle
        profile = None
        if platform in READABLE:
            profile = Profile(
                platform, local, self._id(platform), name, bio, "person", posts=self._posts()
            )
        return Known(platform, handle, _URLS[platform].format(local), truth, name, None, profile)

    def _posts(self) -> tuple[Post, ...]:
        said = [self._dice.choice(self._voices.posts) for _ in range(self._dice.randint(1, 3))]
        return tuple(
            Post(f"{self._number}{turn}", self._dice.uniform(1, 60), text)
            for turn, text in enumerate(said)
        )

    def _id(self, platform: str) -> str:
        if platform == "mastodon":
            return f"1100000000{self._number:08d}"
        letters = "abcdefghijklmnopqrstuvwxyz234567"
        return "did:plc:" + "".join(self._dice.choice(letters) for _ in range(24))

    def _free(self, platform: str, slug: str) -> str:
        """Give a handle of a form that the platform allows and nobody has."""
        longest = {"twitter": 15, "mastodon": 30, "bluesky": 18}.get(platform, 30)
        for end in ("", *map(str, range(2, 99))):
            name = slug[: longest - len(end)] + end
            handle = f"{name}@{_MASTODON}" if platform == "mastodon" else name
            handle = f"{name}.bsky.social" if platform == "bluesky" else handle
            if f"{platform}:{handle}" not in self._taken:
                self._taken.add(f"{platform}:{handle}")
                return handle
        raise ValueError(slug)

    def _disguised(self, name: str) -> str:
        fitting = [(old, new) for old, new in _LOOKS if old in name[1:]]
        old, new = self._dice.choice(fitting)
        place = name.index(old, 1)
        return name[:place] + new + name[place + 1 :]
