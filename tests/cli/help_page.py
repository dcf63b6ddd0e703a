"""The part of docs/command-line.md that the commands themselves say. Write it anew: `python -m tests.cli.help_page`."""

import os
from argparse import _SubParsersAction

from tests.conftest import ROOT
from tracker.cli.grammar import FAMILIES, parser

PAGE = ROOT / "docs" / "command-line.md"
MARK = "<!-- 以下由命令自己写出 · below is what the commands say: python -m tests.cli.help_page -->\n"
WIDTH = "100"


def written() -> str:
    """The help of every command in both languages, as it would stand in the page."""
    zh, en = helps("zh"), helps("en")
    return MARK + "".join(f"\n## {name}\n\n```text\n{zh[name]}```\n\n```text\n{en[name]}```\n" for name in zh)


def helps(lang: str) -> dict[str, str]:
    """The help of each command in a language, as a terminal of a fixed width shows it."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        root = parser(lang)
        commands = next(action for action in root._actions if isinstance(action, _SubParsersAction))
        said = {name: commands.choices[name].format_help() for name in FAMILIES}
        return {root.prog: root.format_help()} | said
    finally:
        del os.environ["COLUMNS"]
        if before is not None:
            os.environ["COLUMNS"] = before


if __name__ == "__main__":
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    PAGE.write_text(by_hand + written(), encoding="utf-8")
