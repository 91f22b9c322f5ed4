"""The figures of the sweep benchmark for people."""

from __future__ import annotations

from typing import Any

TARGETS = {
    "cpu_ratio_to_parse_only": (">=", 0.75),
    "text.unchanged_cpu_ratio": ("<=", 0.35),
    "pictures.unchanged_cpu_ratio": ("<=", 0.10),
    "text.unchanged_bytes_ratio": ("<=", 0.02),
    "pictures.unchanged_bytes_ratio": ("<=", 0.02),
}
"""What must be shown; a ratio to a peer is the peer's CPU divided by ours."""


def table(figures: dict[str, Any]) -> str:
    """Write the figures as lines of text, each ratio with its target."""
    lines = [figures["compared"], ""]
    sides = {n: f for n, f in figures.items() if isinstance(f, dict) and n != "unchanged"}
    for name, side in sides.items():
        lines.append(f"{name:16}{side['cpu_s']:9.2f} s CPU {side['pages_per_s']:9.1f} pages/s")
    for name, side in (*sides.items(), *figures["unchanged"].items()):
        for figure, value in side.items():
            target = TARGETS.get(figure) or TARGETS.get(f"{name}.{figure}")
            if "ratio" in figure:
                lines.append(f"{name:16}{figure:32}{value:8.3f}{_judged(value, target)}")
    return "\n".join(lines)


def _judged(value: float, target: tuple[str, float] | None) -> str:
    if target is None:
        return ""
    sign, bound = target
    met = value >= bound if sign == ">=" else value <= bound
    return f"   (target {sign} {bound}: {'met' if met else 'missed'})"
