"""Read YAML that somebody wrote into a tree that knows its lines; nothing is run or expanded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from config.problems import Problem, ProblemsError, shorten

MAX_BYTES = 200_000
"""The largest shipped pack has 20 kB; this much is still read in seconds."""
MAX_DEPTH = 12
_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML came with it, eight times as fast; what it refuses is read again by
PyYAML's own, whose words name the place better.
"""
_TAG = "tag:yaml.org,2002:"
_PLAIN = {"str", "int", "float", "bool", "null", "timestamp", "merge", "value"}


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the tree. `value` is a dict of Nodes, a list of Nodes, or the text of a scalar;
    `tag` says what YAML takes a scalar for (`str`, `int`, `float`, `bool`, `null`, `timestamp`).
    """

    line: int
    tag: str
    value: dict[str, Node] | list[Node] | str


def read_yaml(path: Path) -> Node:
    """Read the file's one document. Raises ProblemsError: not there, too large, not YAML, nested
    too deeply, with aliases or tags of its own, or with a key twice.
    """
    text = _text_of(path)
    try:
        root = _root(path, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ProblemsError([Problem(str(path), line, _said(error))]) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise ProblemsError([Problem(str(path), line, "holds a character YAML forbids")]) from None
    if root is None:
        raise ProblemsError([Problem(str(path), 1, "is empty")])
    problems: list[Problem] = []
    tree = _tree(root, str(path), problems)
    if problems:
        raise ProblemsError(problems)
    return tree


def _root(path: Path, text: str) -> yaml.Node | None:
    try:
        return _composed(path, text, _FAST)
    except yaml.YAMLError:
        return _composed(path, text, yaml.SafeLoader)


def _composed(path: Path, text: str, loader: Any) -> yaml.Node | None:
    _refuse_tricks(path, text, loader)
    return yaml.compose(text, Loader=loader)


def _text_of(path: Path) -> str:
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        raise ProblemsError([Problem(str(path), 1, "is not there")]) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ProblemsError([Problem(str(path), 1, message)]) from None
    if len(body) > MAX_BYTES:
        raise ProblemsError([Problem(str(path), 1, f"is larger than {MAX_BYTES} bytes")])
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise ProblemsError([Problem(str(path), line, "is not UTF-8 text")]) from None


def _refuse_tricks(path: Path, text: str, loader: Any) -> None:
    """Refuse what costs more than it says: aliases grow without limit, depth ends the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = (event.start_mark.line if event.start_mark else 0) + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "anchors and aliases (& and *) are not used in this file"
            raise ProblemsError([Problem(str(path), line, message)])
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise ProblemsError([Problem(str(path), line, "is nested too deeply")])


def _said(error: yaml.MarkedYAMLError) -> str:
    said = shorten(str(error.problem or error.context), 120)
    hint = " (use spaces, not tabs)" if "'\\t'" in said else ""
    return f"is not YAML: {said}{hint}"


def _tree(node: Any, file: str, problems: list[Problem]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Node(line, "table", _table(node, file, problems))
    if isinstance(node, yaml.SequenceNode):
        return Node(line, "list", [_tree(entry, file, problems) for entry in node.value])
    tag = str(node.tag).removeprefix(_TAG)
    if tag not in _PLAIN:
        problems.append(Problem(file, line, f"tag {shorten(tag)!r} is not used in this file"))
    return Node(line, tag if tag in _PLAIN else "str", str(node.value))


def _table(node: yaml.MappingNode, file: str, problems: list[Problem]) -> dict[str, Node]:
    table: dict[str, Node] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(file, line, "a key should be one word"))
        elif key.value in table:
            problems.append(Problem(file, line, f"{shorten(key.value)!r} stands there twice"))
        else:
            entry = _tree(value, file, problems)
            table[key.value] = Node(line, entry.tag, entry.value)
    return table
