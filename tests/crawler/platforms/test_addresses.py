"""Addresses as people write them: each platform's own examples, and what holds for all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.platforms.addresses import AddressRules, Example, folded, take_apart
from crawler.platforms.base import AddressKind
from crawler.platforms.catalogue import READERS, all_readers, load, recognise

ADDRESSED = [(name, getattr(load(name), "RULES")) for name in READERS]  # noqa: B009
EXAMPLES = [(name, example) for name, rules in ADDRESSED for example in rules.examples]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mailto:office@heronlake.example",
        "javascript:alert(1)",
        "tel:+15550100",
        "ftp://heronlake.example/x",
        "data:text/plain,x",
        "#top",
        "/athletics/",
        "just words",
        "http://[broken/",
        "https://",
        "https://-/",
        "x" * 5000,
    ],
)
def test_stays_silent_on_what_is_no_web_address(text: str) -> None:
    assert take_apart(text) is None
    assert recognise(text) is None


@pytest.mark.parametrize(("name", "rules"), ADDRESSED, ids=READERS)
def test_every_table_shows_what_is_no_account(name: str, rules: AddressRules) -> None:
    kinds = {example.kind for example in rules.examples}

    assert kinds & {AddressKind.ACCOUNT, AddressKind.SITE}
    assert name == "website" or kinds - {AddressKind.ACCOUNT, AddressKind.SITE}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[e.url for _, e in EXAMPLES])
def test_recognises_the_example(name: str, example: Example) -> None:
    address = load(name).recognise(example.url)

    assert address is not None
    assert (address.platform, address.kind, address.key) == (name, example.kind, example.key)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[e.url for _, e in EXAMPLES])
def test_all_platforms_together_agree_with_the_one(name: str, example: Example) -> None:
    assert recognise(example.url) == load(name).recognise(example.url)


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, example) for name, example in EXAMPLES if load(name).claim(example.url)],
    ids=[e.url for name, e in EXAMPLES if load(name).claim(e.url)],
)
def test_the_public_address_of_a_key_gives_the_key_again(name: str, example: Example) -> None:
    reader = load(name)

    assert example.key is not None
    assert reader.claim(reader.profile_url(example.key)) == example.key


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/HeronLakeSchools/?utm_source=mail&fbclid=x#about",
        "http://WWW.FACEBOOK.COM/HeronLakeSchools",
        "//facebook.com/HeronLakeSchools/",
        "  facebook.com/HeronLakeSchools  ",
        "https://user@facebook.com:443/HeronLakeSchools//",
        "https://m.facebook.com/%48eronLakeSchools",
    ],
)
def test_every_way_of_writing_gives_one_key(url: str) -> None:
    address = recognise(url)

    assert address is not None
    assert (address.platform, address.key) == ("facebook", "HeronLakeSchools")


def test_compares_names_in_any_case_and_ids_exactly() -> None:
    assert folded("HeronLakeHLPS") == folded("heronlakehlps")
    assert folded("id:UCaA") != folded("id:UCaa")


@given(st.text(max_size=200))
def test_no_text_troubles_any_reader(text: str) -> None:
    for reader in all_readers():
        for url in (text, "https://" + text, f"https://x.com/{text}"):
            reader.recognise(url)
            reader.claim(url)
