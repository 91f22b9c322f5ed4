"""What readers said is told in the reader's language, whole, and harmless."""

from __future__ import annotations

import pytest

from crawler.model.sentence import decimal, sentence
from reports.digest.plain import QUOTE_LETTERS
from reports.digest.retelling import is_told, retold, retold_whole
from reports.languages.catalogues import tongue_of
from reports.languages.tongue import english

DOWN = sentence("{host} could not answer ({status})", host="feed.example", status="503")
LATE = sentence("the server did not answer in time")


def test_says_nothing_of_nothing() -> None:
    assert retold("", english()) == ""
    assert is_told(("", ""), tongue_of("es"))


def test_leaves_as_it_stands_what_nobody_knows_the_form_of() -> None:
    old = "the server answered 503 three times"

    assert retold(old, tongue_of("es")) == "The server answered 503 three times."
    assert not is_told((old,), tongue_of("es"))
    assert not is_told((sentence("{part}: {reason}", part="x", reason=old),), english())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "The server did not answer in time."),
        ("es", "El servidor no respondió a tiempo."),
        ("fr", "Le serveur n'a pas répondu à temps."),
        ("nl", "De server antwoordde niet op tijd."),
        ("zh", "服务器没有及时响应。"),
    ],
)
def test_writes_a_whole_sentence_in_every_language(code: str, said: str) -> None:
    assert retold(LATE, tongue_of(code)) == said


def test_tells_what_stands_in_another_sentence_as_well() -> None:
    said = sentence("{reason} (said {times} of {needed} times)", reason=LATE, times=1, needed=3)

    assert retold(said, tongue_of("nl")) == (
        "De server antwoordde niet op tijd (1 van 3 keer gezegd)."
    )
    assert is_told((said,), tongue_of("nl"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "The avatar shows the Heron mark (score 0.93)."),
        ("es", "La foto de perfil muestra la marca «Heron» (puntuación 0,93)."),
        ("zh", "头像显示了标志“Heron”（得分 0.93）。"),
    ],
)
def test_writes_a_decimal_as_the_language_does(code: str, said: str) -> None:
    seen = sentence(
        "{picture} shows the {mark} mark (score {score})",
        picture=sentence("The avatar"),
        mark="Heron",
        score=decimal(0.931, 2),
    )

    assert retold_whole(seen, 260, tongue_of(code)) == said


def test_leaves_the_name_of_a_host_as_it_is() -> None:
    assert retold(DOWN, english()).startswith("feed.\u2060example could")


def test_makes_what_strangers_said_harmless() -> None:
    said = sentence("the page says: {title}", title="\u202e<b>https://evil.example/" + "x" * 9_999)

    told = retold(said, tongue_of("es"))

    assert "://" not in told
    assert "\u202e" not in told
    assert len(told) < QUOTE_LETTERS * 2


def test_names_the_part_that_is_missing_in_the_readers_words() -> None:
    known = sentence("{part}: {reason}", part=sentence("feed"), reason=LATE)
    name = sentence("{part}: {reason}", part=sentence("outbox_2"), reason=LATE)

    assert retold(known, tongue_of("es")) == (
        "Canal de novedades: el servidor no respondió a tiempo."
    )
    assert retold(name, tongue_of("nl")) == "Outbox_2: de server antwoordde niet op tijd."
    assert is_told((known, name), tongue_of("nl"))
