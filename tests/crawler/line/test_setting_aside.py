"""Found accounts that are none of our business are left alone; what may be ours stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.line.setting_aside import set_aside
from crawler.model.account import AccountKind, AccountStatus
from crawler.model.case import Case, How, Lead
from crawler.model.suppression import Why
from crawler.model.words.listening import listener
from tests.builders import PHRASES, make_account, make_case, make_district, make_lead, make_snapshot

TO = listener(make_district(), PHRASES)
FOUND = make_account(
    kind=AccountKind.UNREGISTERED,
    status=AccountStatus.LEAD,
    handle="somebody",
    display_name=None,
    unit=None,
)
HOME = make_lead(seen_on="https://www.heronlake.example/", link_text="Facebook")
SEARCHED = replace(HOME, how=How.SEARCH, seen_on="search: herons")


def found(name: str, bio: str = "", *leads: Lead, handle: str = "somebody") -> Case:
    snapshot = make_snapshot(display_name=name, bio=bio, handle=handle)
    return make_case(account=FOUND, snapshot=snapshot, leads=leads)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(make_case(), id="registered"),
        pytest.param(replace(found("Lee"), snapshot=None), id="not read"),
        pytest.param(found("Eastview High School", "News for families"), id="a school"),
        pytest.param(
            found("Eastview Winterguard", "Eastview High School performing arts"), id="arts"
        ),
        pytest.param(
            found("Eastview Grad Night Committee", "An all-nighter for Eastview High School"),
            id="grad night",
        ),
        pytest.param(found("The Talon", "Student newspaper of Eastview High School"), id="pupils"),
        pytest.param(found("Eastview Football Boosters", "We feed the team"), id="boosters"),
        pytest.param(
            found("Eastview Gridiron Club", "Parents feeding the line since '83"), id="helpers"
        ),
        pytest.param(
            found("Eastview High Class of 1999 Reunion", "Dinner, tour, golf. 25 years!"),
            id="a class of another century",
        ),
        pytest.param(
            found("Eastview Grad Night Committee", "An all-nighter run by parents"), id="grad night"
        ),
        pytest.param(
            found("…", "420s, every spring", handle="eastviewsailing"), id="a sport in the handle"
        ),
        pytest.param(
            found("Eastview High School", "Breaking news from our hallways"), id="a school's news"
        ),
        pytest.param(
            found("Eastview High School", "Principal Castillo writes here"), id="a principal's"
        ),
        pytest.param(
            found("HLPS Exposed", "The official account of Heron Lake Public Schools"),
            id="a parody that claims is for a person to see",
        ),
        pytest.param(found("…", "", handle="heronlakepub1icschools"), id="a disguise"),
        pytest.param(
            found("Eastview Black Student Union", "Culture and community"), id="a students' union"
        ),
        pytest.param(found("Eastview XC/TF", "Results", handle="ehsxctf"), id="runners"),
        pytest.param(
            found("Eastview Athletics Hall of Fame", "Eastview High School | alumni-run"),
            id="a hall of fame",
        ),
        pytest.param(
            found("Eastview Sawdust Crew", "Woodshop of Eastview High School"),
            id="a word of its own, the school in full below",
        ),
        pytest.param(found("Eastview Watch D.O.G.S.", "Dads at school"), id="dads, no watchdogs"),
        pytest.param(
            found("Eastview Counseling", "Report bullying anonymously with our form"),
            id="a school that asks for word",
        ),
        pytest.param(
            found("Eastview Student Council", "Sign the petition for a longer lunch"),
            id="pupils with a cause",
        ),
        pytest.param(
            found("Eastview Theatre", "Director: Ana Lee (she/her). Tickets below"),
            id="a group that names a person",
        ),
        pytest.param(
            found("Golden Guard", "Winter guard of Eastview High School", handle="goldenguard"),
            id="a name like a person's",
        ),
        pytest.param(
            found("Lady Herons VB", "Head coach @coachlee. IG: ehsvb", handle="ladyheronsvb"),
            id="a team that names its coach's account",
        ),
        pytest.param(found("Eastview Black Students United", "Culture"), id="united pupils"),
        pytest.param(
            found("The Talon", "Eastview High School's newspaper. Story ideas? Write to us"),
            id="a school's newspaper",
        ),
        pytest.param(
            found("Purple Reign", "Dance team of Eastview High School. Est. 1998"), id="dancers"
        ),
        pytest.param(
            found("Power Surge", "FRC 9921 | Eastview High School", handle="powersurge"),
            id="robots with a name of their own",
        ),
        pytest.param(found("Mr. Park", "Eastview High School band"), id="a class by its teacher"),
    ],
)
def test_stays(case: Case) -> None:
    assert set_aside(case, TO) is None


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (found("Dana R.", "Math teacher at Eastview HS", HOME), Why.PERSONAL),
        (found("Riley", "Dog mom. Proud Heron parent", HOME), Why.PERSONAL),
        (found("Robin", "Eastview HS. Opinions are my own", HOME), Why.PERSONAL),
        (found("Eastview Herons Fans", "Fan page", HOME), Why.PARODY),
        (found("Eastview High School", "A parody.", HOME), Why.PARODY),
        (found("Herons Student Section", "Student-run, not school approved", HOME), Why.PARODY),
        (found("HLPS Watch", "Holding Heron Lake Public Schools to account"), Why.CRITICAL),
        (found("Concerned Parents of Heron Lake", "We want answers"), Why.CRITICAL),
        (found("Fire the Board", "Heron Lake Schools deserve better"), Why.CRITICAL),
        (found("Ouders tegen HLPS", "Genoeg is genoeg"), Why.CRITICAL),
        (found("Heron Lake Herald", "Local newspaper", HOME), Why.NEWS),
        (found("Lake Country Preps", "High school sports coverage, Heron Lake"), Why.NEWS),
        (found("Noticias Heron Lake", "Periódico de la región"), Why.NEWS),
        (found("Eastview High School", "Fairport, NY", HOME), Why.ELSEWHERE),
        (found("Otter Lake Public Schools", "News"), Why.ELSEWHERE),
        (found("Sunny side up", "Breakfast", SEARCHED), Why.UNRELATED),
        (found("Eastview Golf & Country Club", "Tee times", SEARCHED), Why.ELSEWHERE),
        (found("Ana Lee", "Eastview High School", handle="analee"), Why.PERSONAL),
        (found("Ana Lee (she/her)", "Eastview High School", handle="analee"), Why.PERSONAL),
        (found("Ana", "EHS 🏐 | sc: ana33", handle="analee"), Why.PERSONAL),
        (found("Ana", "junior @ eastview", handle="analee"), Why.PERSONAL),
        (found("Eastview Crushes", "All anon", handle="ehscrushes"), Why.PARODY),
        (found("ehs bad parking", "The worst of the lot"), Why.PARODY),
        (found("Eastview ask box", "ngl.link/eastviewbox"), Why.PARODY),
        (found("Eastview Squirrel", "Not a real school account"), Why.PARODY),
        (found("Heron Lake Parents United", "Demanding better for our kids"), Why.CRITICAL),
        (found("Heron Lake Voters League", "For Heron Lake Public Schools"), Why.CRITICAL),
        (found("Heron Lake Numbers Club", "No on the HLPS levy"), Why.CRITICAL),
        (found("Heron Lake Families for Better Schools", "Vote yes"), Why.CRITICAL),
        (found("Save Pine Point", "Fighting the closure of Pine Point Elementary"), Why.CRITICAL),
        (found("Heron Lake Huddle", "A podcast on prep football, Eastview first"), Why.NEWS),
        (found("KHLK 98.7 FM", "Music and Eastview High School football"), Why.NEWS),
        (found("Otter Lake Public Schools", "Official account of our district"), Why.ELSEWHERE),
    ],
)
def test_is_left_alone_and_every_trace_of_it_goes(case: Case, why: Why) -> None:
    aside = set_aside(case, TO)

    assert aside is not None
    assert (aside.why, aside.keep_leads) == (why, False)


def test_what_our_page_links_to_and_nothing_on_it_speaks_for_us_keeps_only_the_link() -> None:
    aside = set_aside(found("State Activities League", "Brackets", HOME), TO)

    assert aside is not None
    assert (aside.why, aside.keep_leads) == (Why.UNRELATED, True)


@pytest.mark.parametrize(
    ("lead", "keeps"),
    [
        pytest.param(SEARCHED, False, id="a search"),
        pytest.param(replace(HOME, how=How.SEARCH), False, id="a search that our page answers"),
        pytest.param(replace(HOME, seen_on="https://fans.example/"), False, id="others' page"),
        pytest.param(replace(HOME, how=How.TIP, seen_on="a tip"), True, id="a tip"),
        pytest.param(replace(HOME, how=How.HUB, seen_on="https://hub.example/"), True, id="hub"),
    ],
)
def test_only_the_pointing_of_ours_is_kept(lead: Lead, keeps: bool) -> None:
    aside = set_aside(found("Sunny side up", "Breakfast", lead), TO)

    assert aside is not None
    assert aside.keep_leads is keeps


def test_an_account_is_remembered_by_a_hash_that_does_not_name_it() -> None:
    aside = set_aside(found("Sunny side up"), TO)

    assert aside is not None
    assert len(aside.hash(b"k")) == 64
    assert aside.hash(b"k") != aside.hash(b"j")
