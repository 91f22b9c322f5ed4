"""Lines of plain text fit on a screen, in every script."""

from __future__ import annotations

from reports.render.folding import TEXT_COLUMNS, columns, folded, headed


def test_folds_no_address() -> None:
    address = "https://x.example/" + "a" * 90

    assert folded(f"see {address}", "   ").splitlines() == ["   see", f"   {address}"]


def test_leaves_a_short_line_as_it_is() -> None:
    assert folded("Nothing needs you.", "- ", "  ") == "- Nothing needs you."


def test_indents_the_lines_that_follow() -> None:
    first, *others = folded("word " * 40, "- ", "  ").splitlines()

    assert first.startswith("- word")
    assert all(line.startswith("  word") for line in others)


def test_folds_chinese_between_characters_and_never_before_a_stop() -> None:
    lines = folded("本周有三件事需要您处理，其他账号一切正常。" * 6).splitlines()

    assert max(map(columns, lines)) <= TEXT_COLUMNS
    assert len(lines) == 4
    assert all(line[0] not in "，。" for line in lines)


def test_keeps_words_of_other_scripts_whole_among_chinese() -> None:
    assert "Instagram" in folded("账号" * 17 + "Instagram上的账号")


def test_draws_a_line_as_wide_as_the_heading() -> None:
    assert headed("Due soon") == "DUE SOON\n--------"
    assert headed("需要决定") == "需要决定\n--------"
