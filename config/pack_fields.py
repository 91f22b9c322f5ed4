"""Take the fields out of one table of a pack, one after the other, and note what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from config.pack_reader import Node
from config.problems import Problem, shorten, unknown

Plain = str | int | float | bool | None | tuple["Plain", ...] | dict[str, "Plain"]
"""A value without lines: what a rule's `params` are made of."""


class Fields:
    """One table that is being read. What is wrong goes to `problems`, an empty value comes back,
    and reading goes on, so that everything is reported at once.
    """

    def __init__(self, file: str, node: Node, what: str, problems: list[Problem]) -> None:
        self.file = file
        self.line = node.line
        self.what = what
        self.problems = problems
        self.table: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        self.is_table = isinstance(node.value, dict)
        if not self.is_table:
            self.wrong(None, f"{what} should be a table of keys and values")

    def wrong(self, key: str | None, message: str) -> None:
        """Note a problem at the line of `key`, or of the whole table."""
        self.problems.append(Problem(self.file, self.line_of(key), message))

    def line_of(self, key: str | None) -> int:
        """Give the line of `key` (`params.<name>` inside a table), or of the table."""
        return self.lines().get(key or "", self.line)

    def lines(self) -> dict[str, int]:
        """Give the line of every key, and of every key one table deeper as `key.name`."""
        lines = {key: node.line for key, node in self.table.items()}
        for key, node in self.table.items():
            deeper = node.value if isinstance(node.value, dict) else {}
            lines.update({f"{key}.{name}": inner.line for name, inner in deeper.items()})
        return lines

    def expect(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Note unknown and missing keys."""
        for key in self.table:
            if key not in required and key not in optional:
                self.wrong(key, unknown(f"key of {self.what}", key, {*required, *optional}))
        for key in required:
            if key not in self.table and self.is_table:
                self.wrong(None, f"{self.what} has no {key}")

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        node = self.table.get(key)
        return "" if node is None else self._text(node, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts, none of them empty; nothing when the key is not there."""
        return tuple(text for node in self._list(key) if (text := self._text(node, key)))

    def quiet_texts(self, key: str) -> tuple[str, ...]:
        """Give the texts of a list without noting anything; for checks after the reading."""
        node = self.table.get(key)
        nodes = node.value if node is not None and isinstance(node.value, list) else []
        return tuple(" ".join(n.value.split()) for n in nodes if isinstance(n.value, str))

    def choice(self, key: str, what: str, allowed: Collection[str]) -> str:
        """Take one of the `allowed` words."""
        return next(iter(self._known(key, what, allowed, (self.text(key),))), "")

    def choices(self, key: str, what: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Take a list of `allowed` words."""
        return self._known(key, what, allowed, self.texts(key))

    def share(self, key: str) -> float:
        """Take a number from 0 to 1."""
        node = self.table.get(key)
        if node is None:
            return 0.0
        number = plain(node)
        good = isinstance(number, int | float) and not isinstance(number, bool)
        if not good or not 0 <= float(str(number)) <= 1:
            self.wrong(key, f"{key} should be a number from 0 to 1")
            return 0.0
        return float(str(number))

    def month(self, key: str) -> int | None:
        """Take the number of a month, or None."""
        number = plain(self.table[key]) if key in self.table else None
        if number is None or (isinstance(number, int) and 1 <= number <= 12 and number is not True):
            return number
        self.wrong(key, f"{key} should be the number of a month, 1 to 12")
        return None

    def day(self, key: str) -> date | None:
        """Take a day, or None."""
        node = self.table.get(key)
        if node is None or node.tag == "null":
            return None
        try:
            return date.fromisoformat(str(node.value))
        except ValueError:
            self.wrong(key, f"{key} should be a day such as 2026-03-08")
            return None

    def plain_table(self, key: str) -> dict[str, Plain]:
        """Take a table of plain values; a number that is none is noted."""
        node = self.table.get(key)
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.wrong(key, f"{key} should be a table of keys and values")
            return {}
        return {name: plain(value) for name, value in node.value.items()}

    def entries(self, key: str) -> Iterator[Fields]:
        """Take a list of tables, one after the other."""
        for node in self._list(key):
            yield Fields(self.file, node, f"an entry of {key}", self.problems)

    def quiet_entries(self, key: str) -> list[Fields]:
        """Give the same tables without noting anything; for checks after the reading."""
        node = self.table.get(key)
        nodes = node.value if node is not None and isinstance(node.value, list) else []
        tables = [node for node in nodes if isinstance(node.value, dict)]
        return [Fields(self.file, node, key, self.problems) for node in tables]

    def _list(self, key: str) -> list[Node]:
        node = self.table.get(key)
        if node is None or isinstance(node.value, list):
            return [] if node is None else list(node.value)  # type: ignore[arg-type]
        self.wrong(key, f"{key} should be a list")
        return []

    def _text(self, node: Node, what: str) -> str:
        if isinstance(node.value, str) and node.tag == "str" and node.value.strip():
            return " ".join(node.value.split())
        quotes = " (put it in quotes)" if isinstance(node.value, str) and node.value else ""
        self.problems.append(Problem(self.file, node.line, f"{what} should be text{quotes}"))
        return ""

    def _known(
        self, key: str, what: str, allowed: Collection[str], said: tuple[str, ...]
    ) -> tuple[str, ...]:
        for word in said:
            if word and word not in allowed:
                self.wrong(key, unknown(what, word, allowed))
        return tuple(word for word in said if word in allowed)


def plain(node: Node) -> Plain:
    """Give the value without lines; decimal numbers as numbers, other forms as text."""
    if isinstance(node.value, dict):
        return {name: plain(value) for name, value in node.value.items()}
    if isinstance(node.value, list):
        return tuple(plain(value) for value in node.value)
    return _scalar(node.tag, node.value)


def _scalar(tag: str, text: str) -> Plain:
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in {"true", "yes", "on"}
    try:
        return int(text) if tag == "int" else float(text) if tag == "float" else text
    except ValueError:
        return shorten(text)
