"""Writes small PDF newsletters by hand: text, and links in annotations (ISO 32000-1 §12.5.6.5)."""

from __future__ import annotations

from collections.abc import Sequence


def newsletter(lines: Sequence[str], links: Sequence[str] = (), title: str = "Newsletter") -> bytes:
    """Give a PDF file of one page."""
    shown = "".join(f"({_escaped(line)}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 750 Td {shown}ET"
    notes = " ".join(f"{7 + number} 0 R" for number in range(len(links)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> >> /Annots [{notes}] >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({_escaped(title)}) >>",
        *(
            "<< /Type /Annot /Subtype /Link /Rect [50 700 300 720]"
            f" /A << /S /URI /URI ({_escaped(link)}) >> >>"
            for link in links
        ),
    ]
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info 6 0 R >>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}"
    return body + f"{end}\nstartxref\n{len(body)}\n%%EOF\n".encode("latin-1")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
