"""From the bytes of an answer to text, in the encoding that it really has. Pure."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import html_to_unicode

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{2,40})["']""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]{2,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""With these begins a body in UTF-16."""
_LAST_RESORT = "cp1252"  # what undeclared Latin text really is (WHATWG Encoding §4.2)


def html_text(body: bytes, content_type: str = "") -> str:
    """Decode a page as browsers do: header, mark, `<meta>`, else UTF-8 if it fits, else Latin."""
    body = without_controls(body)
    return str(html_to_unicode(content_type or None, body, auto_detect_fun=_fitting)[1])


def xml_text(body: bytes, content_type: str = "") -> str:
    """Decode XML and take off its declaration.

    The encoding is the mark's, the declared one, UTF-8 if it fits, the header's, else Latin.
    """
    body = without_controls(body)
    header = _CHARSET.search(content_type)
    declared = _DECLARED.match(body[:400])
    candidates = [encoding for mark, encoding in _MARKS if body.startswith(mark)]
    candidates += [declared.group(1).decode("ascii")] if declared else []
    candidates += ["utf-8"]
    candidates += [header.group(1)] if header else []
    for encoding in candidates:
        try:
            return _XML_DECLARATION.sub("", body.decode(encoding), count=1)
        except (LookupError, ValueError):
            continue
    return _XML_DECLARATION.sub("", body.decode(_LAST_RESORT, "replace"), count=1)


def is_plain_utf8_xml(body: bytes) -> bool:
    """Say whether a parser may have the body as it is: marked or declared as nothing but UTF-8.

    It refuses what is no UTF-8, and all the controls that we take out but DEL (XML §2.2).
    """
    declared = _DECLARED.match(body[:400])
    named = declared.group(1).lower() if declared else b"utf-8"
    return (
        named == b"utf-8"
        and not body.startswith(tuple(m for m, _ in _MARKS))
        and b"\x7f" not in body
    )


def without_controls(body: bytes) -> bytes:
    """Take out the control characters that neither a parser nor a store takes."""
    return body if body.startswith(WIDE_MARKS) else body.translate(None, _CONTROLS)


def _fitting(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _LAST_RESORT
    return "utf-8"
