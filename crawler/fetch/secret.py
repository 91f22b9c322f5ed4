"""A key on its way into a request, and out of everything that comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

_QUERY = "?"
HIDDEN = "HIDDEN"
"""Stands in an answer where the platform repeated our key (Meta does so in `paging.next`)."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret and where it goes: `Name: …{}` is a header, `?name={}` a parameter of the query."""

    text: str = field(repr=False)
    goes: str

    @property
    def header(self) -> dict[str, str]:
        """Give the header that carries it; none when it goes into the query."""
        if self.goes.startswith(_QUERY):
            return {}
        name, _, value = self.goes.partition(":")
        return {name: value.strip().format(self.text)}

    def address(self, url: str) -> str:
        """Give the address to ask: with the parameter when it goes into the query."""
        if not self.goes.startswith(_QUERY):
            return url
        page, sign, fragment = url.partition("#")
        joint = "&" if "?" in page else "?"
        return page + joint + self.goes[1:].format(quote(self.text, safe="")) + sign + fragment

    def hide(self, text: str) -> str:
        """Give an address or a message without the secret; the parameter that held it goes too."""
        if self.goes.startswith(_QUERY):
            parameter = self.goes[1:].format(quote(self.text, safe=""))
            text = text.replace("&" + parameter, "").replace("?" + parameter + "&", "?")
            text = text.replace("?" + parameter, "")
        return self.hide_in(text.encode(errors="surrogatepass")).decode(errors="surrogatepass")

    def hide_in(self, body: bytes) -> bytes:
        """Give a body without the secret, also where it is written for an address."""
        for form in {self.text, quote(self.text, safe="")}:
            body = body.replace(form.encode(), HIDDEN.encode())
        return body
