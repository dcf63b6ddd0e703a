"""What the commands say of themselves in docs/command-line.md and README.md. Anew: `python -m tests.cli.help_page`."""

import os
from argparse import _SubParsersAction

from tests.conftest import ROOT
from tracker.cli.grammar import FAMILIES, PROGRAM, parser

PAGE = ROOT / "docs" / "command-line.md"
README = ROOT / "README.md"
MARK = "<!-- 以下由命令自己写出 · below is what the commands say: python -m tests.cli.help_page -->\n"
END = "<!-- 到此为止 · to here -->\n"
WIDTH = "100"


def written() -> str:
    """The help of every command in both languages, as it would stand in the page."""
    zh, en = helps("zh"), helps("en")
    return MARK + "".join(f"\n## {name}\n\n```text\n{zh[name]}```\n\n```text\n{en[name]}```\n" for name in zh)


def in_readme() -> str:
    """The help of the program, its commands and exit codes, as it would stand between the marks of the README."""
    return f"\n```text\n{helps('zh')[PROGRAM]}```\n\n"


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
    above, _, rest = README.read_text(encoding="utf-8").partition(MARK)
    README.write_text(above + MARK + in_readme() + END + rest.partition(END)[2], encoding="utf-8")
