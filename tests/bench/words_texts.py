"""Invented texts for the benchmark of the words eye: profiles as people write them, and hostile
strings.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_ROLES = ("baker", "nurse", "runner", "painter", "teacher at Eastview High School", "retired pilot")
_LOVES = ("tea", "old maps", "the Herons", "long walks", "chess", "my garden", "jazz", "pottery")
_ENDS = (
    "Views are my own.",
    "she/her",
    "🌿📚",
    "https://links.example/me",
    "Opiniones propias.",
    "Habite à Lac-Héron.",
    "Woont in Reigermeer.",
    "爱猫，也爱咖啡。",
    "DMs open",
)
_CLAIMS = (
    "Official account of {}",
    "The official page of {} 🦆 news and scores",
    "Cuenta oficial de {}",
    "Compte officiel : {}",
    "Officieel account van {}",
    "{}官方账号",
    "Unofficial page about {}. Not affiliated with the school.",
    "Managed by {}",
)
_UNITS = ("Eastview High School", "Westbrook HS", "Heron Lake Public Schools", "EHS Volleyball")
_ONE_CLAIM_IN = 12
"""A little more often than among real profiles, of which about one in fourteen holds the word."""
HOSTILE_CHARACTERS = 10_000


def profiles(count: int, seed: int = 5) -> Iterator[dict[str, str]]:
    """Give profiles as fields, the same ones for a seed; 60 to 300 characters each."""
    draw = Random(seed)  # noqa: S311 texts, not secrets
    for number in range(count):
        if number % _ONE_CLAIM_IN == 0:
            bio = draw.choice(_CLAIMS).format(draw.choice(_UNITS))
        else:
            first, second = draw.sample(_ROLES, 2)
            loves = " and ".join(draw.sample(_LOVES, 3))
            word = f"{draw.choice('bcdfgl')}{number:x}son"
            bio = (
                f"{first.capitalize()}, sometimes {second}. I write about {loves} from "
                f"{word.capitalize()} Street, and collect whatever the tide brings. "
            )
            bio += " ".join(draw.sample(_ENDS, 3))
        name = f"{draw.choice(_LOVES).title()} {number}"
        yield {"display_name": name, "handle": f"@user_{number}", "bio": bio}


def hostile() -> dict[str, str]:
    """Give strings of 10,000 characters that make a careless reader slow, by what they are."""
    seeds = {
        "the word": "official ",
        "a claim": "official page of Eastview High School ",
        "claims without a noun": "official, ",
        "negators": "not ",
        "Han negators": "不",
        "Han stems": "官方",
        "agents": "由鹭湖中学",
        "fan words": "fan ",
        "handles": "@a.b-c ",
        "addresses": "https://x.example/ ",
        "one address": "https://",
        "single letters": "o f f i c i a l ",
        "one word": "x",
        "numbers": "1 ",
        "ligatures": "ﷺ",
        "accents": "a\u0301\u0302\u0303",
        "nothing to see": "\u200b",
        "pictures": "🦆",
        "flags": "🇺🇸",
        "another script": "оffісial ",
        "digits for letters": "0ff1c1al_",
        "quotation marks": '"“',
        "quoted claims": '"official page" ',
        "questions": "is this the official page? ",
        "names": "Eastview High School, ",
        "initials": "EHS ",
        "states": "MN, GA, ",
        "breaks": "\n",
        "pupils": "No. 7 Ann Lee, 5th grade ",
    }
    return {
        what: (seed * (HOSTILE_CHARACTERS // len(seed) + 1))[:HOSTILE_CHARACTERS]
        for what, seed in seeds.items()
    }
