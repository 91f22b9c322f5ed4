"""The invented district as a world to serve, and as the files of an installation."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.world.description import Description
from tests.world.generated.cast import Cast
from tests.world.generated.names import District, School, invented
from tests.world.generated.truth import Known, Truth, Way
from tests.world.generated.voices import load_voices
from tests.world.words import Page, Paper, Post, Profile, Site

_PLATFORMS = ("mastodon.localhost", "bluesky.localhost")


@dataclass(frozen=True, slots=True)
class Generated:
    """An invented district: who there is, with the truth, and the world that shows it."""

    district: District
    everybody: tuple[Known, ...]
    description: Description

    @property
    def registered(self) -> tuple[Known, ...]:
        """Give who is on the register."""
        return tuple(one for one in self.everybody if one.truth is Truth.REGISTERED)

    def truths(self) -> dict[str, Truth]:
        """Give the truth of every account by `platform:handle`, lower case."""
        return {one.key: one.truth for one in self.everybody}


def generate(seed: int, voices: str = "a") -> Generated:
    """Invent the district of a seed: 12 schools, 150 registered accounts, 40 that represent it and
    nobody registered, 20 strangers, 15 look-alikes.
    """
    dice = Random(seed)  # noqa: S311 an invented world, the same at every start
    district = invented(dice)
    cast = Cast(district, load_voices(voices), dice)
    registered = list(cast.registered())
    found = [*cast.official(), *cast.groups(), *cast.strangers(), *cast.look_alikes(registered)]
    registered, profiles = _telling(registered, found, dice)
    sites = tuple(_sites(district, found))
    hosts = (*(site.host for site in sites), *_PLATFORMS)
    everybody = (*registered, *found)
    shown = (*profiles, *(one.profile for one in found if one.profile))
    return Generated(district, everybody, Description({s.host: s for s in sites}, shown, hosts))


def _telling(
    registered: list[Known], found: Iterable[Known], dice: Random
) -> tuple[list[Known], tuple[Profile, ...]]:
    """Let registered accounts name found ones in posts and profiles."""
    shown = {one.key: one.profile for one in registered if one.profile}
    for known in found:
        mates = [o for o in registered if o.platform == known.platform and o.key in shown]
        if known.way not in {Way.POST, Way.PROFILE} or not mates:
            continue
        mate = dice.choice(mates)
        profile = shown[mate.key]
        if known.way is Way.PROFILE:
            links = (*profile.links, ("More", known.url))
            bio = f"{profile.bio} Also {known.url}" if known.platform == "bluesky" else profile.bio
            shown[mate.key] = replace(profile, links=links, bio=bio)
        else:
            text = f"Well done @{known.handle} tonight!"
            post = Post(f"9{len(shown)}{len(profile.posts)}", 2, text)
            shown[mate.key] = replace(profile, posts=(*profile.posts, post))
    return registered, tuple(shown.values())


def _sites(district: District, found: Iterable[Known]) -> Iterator[Site]:
    """Give the district's site, one for each school, and the boosters' who are registered."""
    by_way: dict[Way, list[Known]] = defaultdict(list)
    for known in found:
        if known.way is not None:
            by_way[known.way].append(known)
    pages = _shared(by_way[Way.PAGE], [school.name for school in district.schools])
    papers = _shared(by_way[Way.PAPER], [school.name for school in district.high])
    schools = tuple(
        (f"http://{school.slug}{school.short}.localhost:{{port}}/", school.name)
        for school in district.schools
    )
    home = Page("/", district.name, "Welcome, families.", (*schools, ("/contact", "Contact")))
    about = f"Public schools of {district.root}."
    yield Site(district.slug, district.name, about, (home, Page("/contact", "Contact")))
    for school in district.schools:
        yield _school_site(school, pages[school.name], papers.get(school.name, []))
    links = tuple((one.url, one.name) for one in by_way[Way.GROUP])
    page = Page("/", "Valley Boosters", "Volunteers for every team.", links)
    yield Site("valleyboosters", "Valley Boosters", "Volunteers for every team.", (page,))


_MENU = (("/activities", "Activities"), ("/staff", "Staff"))


def _school_site(school: School, named: list[Known], papers: list[Known]) -> Site:
    teams = tuple((one.url, _said(one)) for one in named if one.truth is not Truth.PERSONAL)
    staff = tuple((one.url, one.name) for one in named if one.truth is Truth.PERSONAL)
    more = (("/newsletter-october.pdf", "October newsletter"),) if papers else ()
    pages = (
        Page(
            "/",
            school.name,
            f"Home of the {school.mascot}.",
            (("/activities", "Activities"), *more),
        ),
        Page("/activities", "Athletics and activities", "Find your team.", teams),
        Page("/staff", "Staff directory", "Say hello.", staff),
    )
    paper = Paper(
        "/newsletter-october.pdf",
        f"{school.root} newsletter",
        ("What is on in October.", *(f"{one.name}: {one.url}" for one in papers[1:])),
        tuple(one.url for one in papers[:1]),
    )
    name = school.slug + school.short
    about = f"{school.name}, home of the {school.mascot}."
    return Site(name, school.name, about, pages, papers=(paper,) if papers else ())


def _said(known: Known) -> str:
    return {"instagram": "Instagram", "facebook": "Facebook"}.get(known.platform, known.name)


def _shared(known: list[Known], schools: list[str]) -> dict[str, list[Known]]:
    """Give each account to its own school's page, or to one in turn."""
    rows: dict[str, list[Known]] = {school: [] for school in schools}
    for number, one in enumerate(known):
        own = one.unit if one.unit in rows else schools[number % len(schools)]
        rows[str(own)].append(one)
    return rows


def generated_home(world: Generated, folder: Path, port: int) -> Path:
    """Write the files of an installation for the invented district into `folder`."""
    (folder / "marks").mkdir(parents=True, exist_ok=True)
    hosts = ", ".join(f'"{host}"' for host in world.description.hosts)
    there = next(one for one in world.registered if one.platform == "bluesky")
    (folder / "rollcall.toml").write_text(
        _ROLLCALL.format(hosts=hosts, port=port, there=there.handle), "utf-8"
    )
    (folder / "district.toml").write_text(_district_toml(world.district, port), "utf-8")
    (folder / "register.csv").write_text(_register(world, port), "utf-8", newline="")
    return folder


_ROLLCALL = """\
[sweep]
delay_s = 0
concurrency_per_host = 8
timeout_s = 20
self_test = false
allow_hosts = [{hosts}]
[discovery]
every_days = 0
searches = 250
checks = 900
[platforms.bluesky]
base_url = "http://bluesky.localhost:{port}"
present = "{there}"
absent = "rollcallnobody4d1f.bsky.social"
[platforms.mastodon]
base_url = "http://mastodon.localhost:{port}"
[platforms.pinterest]
enabled = false
[platforms.tiktok]
enabled = false
[platforms.blog]
enabled = false
"""


def _district_toml(district: District, port: int) -> str:
    hosts = [f"{district.slug}.localhost"]
    hosts += [f"{school.slug}{school.short}.localhost" for school in district.schools]
    lines = [
        f'name = "{district.name}"',
        f'home_page = "http://{district.slug}.localhost:{port}/"',
        'contact = "web@district.example"',
        f'city = "{district.root}"',
        f'state = "{district.state}"',
        f"domains = {hosts!r}".replace("'", '"'),
        f"neighbours = {list(district.neighbours)!r}".replace("'", '"'),
        f'[[unit]]\nname = "{district.name}"\nkind = "district"',
    ]
    for school in district.schools:
        lines.append(
            f'[[unit]]\nname = "{school.name}"\nkind = "school"\nparent = "{district.name}"\n'
            f'mascot = "{school.mascot}"\naliases = ["{school.root} {school.kind}", '
            f'"{school.initials}"]'
        )
    lines.append('[[recipient]]\nname = "Pat"\nemail = "pat@district.example"\nrole = "technology"')
    return "\n".join(lines) + "\n"


def _register(world: Generated, port: int) -> str:
    sheet = io.StringIO()
    rows = csv.writer(sheet)
    rows.writerow(["Platform", "Handle", "Account name", "Site URL", "Kind", "Unit", "Status"])
    for one in world.registered:
        url = one.url.replace("{port}", str(port))
        rows.writerow([one.platform, one.handle, one.name, url, "professional", one.unit, "active"])
    for host in world.description.sites:
        site = world.description.sites[host]
        kind = "third_party" if site.name == "valleyboosters" else "professional"
        rows.writerow(["website", "", site.title, f"http://{host}:{port}/", kind, "", "active"])
    return sheet.getvalue()
