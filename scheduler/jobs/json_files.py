"""Read JSON that somebody wrote, with the line of what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from config.problems import Problem, ProblemsError


def read_json(file: Path) -> Any:
    """Read a JSON file. Raises ProblemsError, OSError."""
    try:
        return json.loads(file.read_text("utf-8"))
    except json.JSONDecodeError as error:
        raise ProblemsError(
            (Problem(str(file), error.lineno, f"is not JSON: {error.msg}"),)
        ) from error
    except UnicodeDecodeError as error:
        raise ProblemsError((Problem(str(file), 1, "is not UTF-8 text"),)) from error


def read_json_lines(file: Path) -> list[dict[str, Any]]:
    """Read one JSON object a line. Raises ProblemsError with all problems, OSError."""
    return [row for _, row in number_json_lines(file)]


def number_json_lines(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """Read one JSON object a line, each with the number of its line, from 1. Raises ProblemsError
    with all problems, OSError.
    """
    problems: list[Problem] = []
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            row = json.loads(line) if line.strip() else None
        except ValueError:
            row = line
        if isinstance(row, dict):
            rows.append((number, row))
        elif row is not None:
            problems.append(Problem(str(file), number, "is not a JSON object"))
    if problems:
        raise ProblemsError(tuple(problems))
    return rows
