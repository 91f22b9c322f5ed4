"""Names of invented places, mascots and people; which are used is a matter of the seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

PLACES = (
    "Alder Bend",
    "Briar Hollow",
    "Copper Ridge",
    "Dunmore",
    "Elk Crossing",
    "Fallowfield",
    "Granite Pass",
    "Harrow Point",
    "Ironwood",
    "Juniper Flat",
    "Kestrel Hill",
    "Larkspur",
    "Marrow Creek",
    "Northgate",
    "Orchard Vale",
    "Pinehurst",
    "Quarry Road",
    "Ridgemont",
    "Saltmarsh",
    "Thornbury",
    "Umber Lake",
    "Vesper Falls",
    "Willow Run",
    "Yarrow",
)
MASCOTS = (
    "Badgers",
    "Comets",
    "Drifters",
    "Falcons",
    "Huskies",
    "Lynx",
    "Miners",
    "Pioneers",
    "Ravens",
    "Stags",
    "Trailblazers",
    "Wolves",
)
FIRST = (
    "Ada",
    "Bo",
    "Cleo",
    "Dale",
    "Esme",
    "Finn",
    "Gita",
    "Hugo",
    "Ines",
    "Jules",
    "Kofi",
    "Lena",
)
LAST = (
    "Amato",
    "Brandt",
    "Castell",
    "Duarte",
    "Eklund",
    "Farrow",
    "Grady",
    "Holt",
    "Ibarra",
    "Jansen",
)
DISTRICTS = (
    "{} Unified School District",
    "{} Public Schools",
    "{} County Schools",
    "{} Area Schools",
)
STATES = ("OR", "MN", "OH", "WI", "CO")


@dataclass(frozen=True, slots=True)
class School:
    """A school of the invented district. `short` is how people write its kind in handles."""

    root: str
    kind: str
    mascot: str

    @property
    def name(self) -> str:
        """Give its whole name."""
        return f"{self.root} {self.kind} School"

    @property
    def initials(self) -> str:
        """Give the letters people shorten it to: `RHS`."""
        return "".join(word[0] for word in self.name.split())

    @property
    def slug(self) -> str:
        """Give its root in one word, lower case."""
        return self.root.replace(" ", "").lower()

    @property
    def short(self) -> str:
        """Give its kind as handles have it: `hs`, `ms`, `es`."""
        return f"{self.kind[0].lower()}s"


@dataclass(frozen=True, slots=True)
class District:
    """The invented district. `neighbours` are other districts whose names its settings list."""

    name: str
    root: str
    state: str
    schools: tuple[School, ...]
    neighbours: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Give its root in one word, lower case."""
        return self.root.replace(" ", "").lower()

    @property
    def high(self) -> tuple[School, ...]:
        """Give its high schools."""
        return tuple(school for school in self.schools if school.kind == "High")


def invented(dice: Random) -> District:
    """Invent a district with twelve schools."""
    places = list(PLACES)
    dice.shuffle(places)
    mascots = list(MASCOTS)
    dice.shuffle(mascots)
    kinds = ["High"] * 3 + ["Middle"] * 3 + ["Elementary"] * 6
    schools = tuple(
        School(place, kind, mascot)
        for place, kind, mascot in zip(places[1:13], kinds, mascots, strict=True)
    )
    name = dice.choice(DISTRICTS).format(places[0])
    near = tuple(dice.choice(DISTRICTS).format(place) for place in places[13:15])
    return District(name, places[0], dice.choice(STATES), schools, near)
