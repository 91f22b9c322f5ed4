"""Reads CSV: comma, semicolon or tab; UTF-8, UTF-16 with its mark, or Windows-1252. Pure."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

_DELIMITERS = ",;\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_UTF8 = (
    "The file is not UTF-8; it was read as Windows-1252. Look at accented letters, or save it as "
    "CSV UTF-8."
)


def csv_records(content: bytes) -> tuple[Iterator[Sequence[str]], tuple[str, ...]]:
    """Give the records of a CSV file, read as they are asked for, and what is doubtful about it.

    Raises ValueError with a sentence for a person, also while the records are read.
    """
    text, doubts = _text(content)
    if "\0" in text:
        raise ValueError("The file is not a text file. Save the sheet as CSV UTF-8 or XLSX.")
    return _records(*_delimited(text)), doubts


def _records(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    _refuse_open_quote(text, delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise ValueError(f"The CSV cannot be read at line {reader.line_num}: {error}.") from error


def _refuse_open_quote(text: str, delimiter: str) -> None:
    """Raise ValueError when a quotation mark is never closed: all rows after it would be one cell.

    A reader that takes quotes strictly notices that at the end of the text; what else it dislikes
    is no trouble to us.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    started = 1
    try:
        for _ in reader:
            started = reader.line_num + 1
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            what = f"A cell of line {started} begins with a quotation mark that is never closed."
            raise ValueError(f"{what} Close it, or take it out.") from error


def _text(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise ValueError("The file begins like Unicode text, but is damaged.") from error
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), (_NOT_UTF8,)


def _delimited(text: str) -> tuple[str, str]:
    """Give the text, its `sep=` line (Excel's own) emptied, and the delimiter.

    Without such a line the delimiter is the most frequent one in the first lines.
    """
    first, _, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == 5 and said[4] in _DELIMITERS:
        return "\n" + rest, said[4]
    start = "".join(text[:4000].split('"')[::2])
    counts = Counter(ch for ch in start if ch in _DELIMITERS)
    return text, max(_DELIMITERS, key=lambda ch: counts[ch])
