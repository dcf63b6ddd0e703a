"""What stands at the head of a document: its title and who published it, as proposals for a person to correct."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tracker.documents.lines import is_page_furniture

_HEAD = 16
_LONGEST_TITLE = 100
_FEWEST_FIGURES, _SHARE_OF_FIGURES = 3, 0.9
_PUBLISHER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,20}(?:人民政府(?:办公厅|办公室)?|统计局|委员会|财政局|生态环境局|人民代表大会))"
)
_SPEAKER = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,20}人民政府)代?理?(?:[省市县区州盟旗]长|主席)")
"""宜都市人民政府市长 某某, the line below the title of a work report."""


def title_of(lines: Sequence[str]) -> str:
    """The first line that can be a title, or empty."""
    plain = (line.strip() for line in lines[:_HEAD] if not is_page_furniture(line))
    return next((line for line in plain if len(line) <= _LONGEST_TITLE), "")


def publisher_of(lines: Sequence[str]) -> str:
    """The first line of the head that is the name of an authority, alone or with who speaks for it, or empty."""
    plain = ("".join(line.split()) for line in lines[:_HEAD])
    found = (_PUBLISHER.fullmatch(line) or _SPEAKER.match(line) for line in plain)
    return next((one["who"] for one in found if one), "")


def names_title(lines: Sequence[str], title: str) -> bool:
    """Whether a title stands at the head of the document, however its lines are broken."""
    head = "".join("".join(lines[:_HEAD]).split())
    wanted = "".join(title.split()).strip("《》")
    return bool(wanted) and wanted in head


def named_by_figures(lines: Sequence[str], figures: Mapping[str, Iterable[tuple[int, str]]]) -> str:
    """The document of which nearly all figures stand in their lines here, or empty.

    `figures` are, for each document, the lines (from 1) and the words of what was taken from it.
    """
    for code, wanted in figures.items():
        stands = [0 < line <= len(lines) and figure in lines[line - 1] for line, figure in wanted if figure]
        if len(stands) >= _FEWEST_FIGURES and sum(stands) >= _SHARE_OF_FIGURES * len(stands):
            return code
    return ""
