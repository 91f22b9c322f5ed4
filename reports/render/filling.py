"""How templates are filled in: their words in a language, what they call, what is escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_eval_context, select_autoescape
from jinja2.nodes import EvalContext
from markupsafe import Markup

from reports.digest.plain import turned
from reports.languages.tongue import Tongue
from reports.render.folding import folded, headed

_ISOLATE, _POP = "\u2068", "\u2069"


def apart(text: str) -> str:
    """Keep text that runs from right to left from turning its surroundings (UAX 9, isolates).

    In HTML as well: Gmail and Outlook take the element `bdi` out (caniemail.com, html-bdi, 2026).
    """
    return f"{_ISOLATE}{text}{_POP}" if turned(text) else text


def _words_of(tongue: Tongue) -> Callable[..., str]:
    """Give what writes a text of a template in `tongue`; in HTML what is filled in is escaped."""

    @pass_eval_context
    def text(context: EvalContext, english: str, **values: object) -> str:
        form = tongue.form(english)
        if context.autoescape:
            return Markup(form).format(**tongue.written(values))  # noqa: S704 our own words
        return form.format(**tongue.written(values))

    return text


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(apart(text))


def _mailto(address: str) -> Markup:
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)


def is_web(address: str | None) -> bool:
    """Say whether an address is one of the web's, so that a browser may be sent there."""
    try:
        return address is not None and urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False


def rendered(template: str, **values: object) -> str:
    """Fill one template in. A name that it uses and nobody gives fails."""
    return environment().get_template(template).render(values)


def rendered_in(template: str, tongue: Tongue, **values: object) -> str:
    """Fill one template in, with the words of a language."""
    words = {"tongue": tongue, "text": _words_of(tongue), "joined": tongue.joined}
    return rendered(template, **words, **values)


@cache
def environment() -> Environment:
    """Give what all templates are made with: a name that is missing fails, HTML is escaped."""
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["folded"] = folded
    environment.filters["headed"] = headed
    environment.filters["apart"] = apart
    environment.globals.update(strong=_strong, mailto=_mailto, is_web=is_web)
    return environment
