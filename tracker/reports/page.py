"""The report as one HTML file that needs no network: pictures as SVG, whose words can be found and copied.

Where no browser could draw them, they are drawn when the file is opened, by plotly's script, which is five megabytes.
The same file in its print form is what the PDF is printed from; everything that comes from data is escaped.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from tracker import charts
from tracker.charts import Look
from tracker.reports.columns import across, hyphened, shares, turned
from tracker.reports.drawing import Picture, Pictures
from tracker.reports.part import Part
from tracker.reports.report import Report
from tracker.reports.sizes import A4, A4_HIGH, A4_WIDE
from tracker.views.report import Table, printed

SCREEN = Look(width=960)
READY = "window.drawn"
"""A promise of the page that all is drawn; it gives the ids of the chapters that lack a picture."""
CHAPTER = "part-"
_TO_DRAW = '<div class="plot"'
_EMS = 58
_EMS_ACROSS = _EMS * A4_HIGH / A4_WIDE
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"
_HERE = Path(__file__).parent
_DRAW = """
const draw = async (place) => {
  try {
    const drawing = JSON.parse(place.previousElementSibling.textContent);
    await Plotly.newPlot(place, drawing.data, drawing.layout, drawing.config);
  } catch (error) {
    place.replaceChildren(place.dataset.failed);
    place.removeAttribute('style');
    return place.closest('section').id;
  }
};
window.drawn = document.fonts.ready.then(() => Promise.all(Array.from(document.querySelectorAll('.plot'), draw)))
  .then((failed) => failed.filter(Boolean));
"""


def page(report: Report, pictures: Pictures, *, for_print: bool = False) -> str:
    """The whole file with the `pictures` that have been drawn; the others are drawn when it is opened.

    For print with fixed sizes, page numbers and places for those of the contents.
    """
    look = replace(A4 if for_print else SCREEN, neutral=report.neutral)
    body = [] if report.is_brief else [_cover(report), _contents(report)]
    body += [
        _part(report, number, part, look, pictures.of(number)) for number, part in enumerate(report.parts, start=1)
    ]
    body += [_chapter(report, n, *chapter) for n, chapter in enumerate(report.appendix, start=len(report.parts) + 1)]
    script = _plotly() if any(_TO_DRAW in part for part in body) else ""
    language = "zh-CN" if report.lang == "zh" else "en"
    return "\n".join([
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(report.title)}</title>",
        f"<style>\n{(_HERE / 'page.css').read_text(encoding='utf-8')}</style>",
        script, "</head>",
        f'<body class="{"print" if for_print else "screen"}">\n<main>', *body,
        f"</main>\n<script>{_DRAW}</script>\n</body>\n</html>\n",
    ])  # fmt: skip


def _plotly() -> str:
    """Plotly's own script, as it is installed."""
    from plotly.offline import get_plotlyjs

    return f"<script>{get_plotlyjs()}</script>\n"


def _cover(report: Report) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in report.cover)
    return f'<header class="cover"><h1>{escape(report.title)}</h1>{lines}</header>'


def _contents(report: Report) -> str:
    lines = "".join(
        f'<li><a href="#{CHAPTER}{number}"><span>{escape(head)}</span><i></i>'
        f'<b data-page="{CHAPTER}{number}"></b></a></li>'
        for number, head in enumerate(report.headings, start=1)
    )
    return f"<nav><h2>{escape(report.text('report.contents'))}</h2><ol>{lines}</ol></nav>"


def _part(report: Report, number: int, part: Part, look: Look, drawn: Sequence[Picture]) -> str:
    note = f'<p class="note">{escape(part.note)}</p>' if part.note else ""
    note += "".join(f"<p>{escape(line)}</p>" for line in part.lines)
    said = "" if part.lines and part.draw else f'<p class="alt">{escape(part.alt)}</p>'
    figures = "".join(_picture(part, picture) for picture in drawn)
    if part.draw and not drawn:
        figures = "".join(_figure(report, part, figure) for figure in part.draw(look))
    lies = part.draw is None and across(part.table, report.lang, _EMS)
    form, ems = (' class="across"', _EMS_ACROSS) if lies else ("", _EMS)
    return (
        f'<section id="{CHAPTER}{number}"{form}><h2>{escape(report.heading(number))}</h2>{note}{figures}'
        f"{said}{'' if report.pictured(part) else _table(part.table, report.lang, ems)}"
        "</section>"
    )


def _picture(part: Part, picture: Picture) -> str:
    """A drawn picture in the file itself; it becomes smaller with the window, down to what can be read."""
    shown = picture.content.decode()
    return f'<figure><div class="picture" role="img" aria-label="{escape(part.alt)}">{shown}</div></figure>'


def _figure(report: Report, part: Part, figure: dict[str, Any]) -> str:
    name = f"{part.place}-{part.title}-{report.as_of.isoformat()}"
    drawing = figure | {"config": charts.config(report.lang, name)}
    size, shrunk = figure["layout"], ""
    if "width" in size:
        drawing["config"] |= {"staticPlot": True, "displayModeBar": False}
        shrunk = f";width:{size['width']}px"
    return (
        f'<figure><script type="application/json">{_inert(drawing)}</script>'
        f'{_TO_DRAW} role="img" aria-label="{escape(part.alt)}"'
        f' data-failed="{escape(report.text("report.picture_failed"))}" style="height:{size["height"]}px{shrunk}">'
        "</div></figure>"
    )


def _inert(drawing: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(drawing, ensure_ascii=False, default=str).replace("<", "\\u003c")


def _table(table: Table, lang: str, ems: float = _EMS) -> str:
    widths = "".join(f'<col style="width:{share:.1%}">' for share in shares(table, lang, ems))
    upward, numeric = turned(table, lang, ems), table.numeric_columns()
    heads = "".join(
        f'<th class="up"><span>{escape(head)}</span></th>'
        if n in upward
        else f"<th{_kind(n in numeric)}>{escape(head)}</th>"
        for n, head in enumerate(table.heads)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{_kind(n in numeric)}>{_words(printed(cell, lang))}</td>" for n, cell in enumerate(row))
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="wide"><table><colgroup>{widths}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _words(words: str) -> str:
    """Words that may break where the widths of the columns count on it."""
    return "<wbr>".join(map(escape, hyphened(words)))


def _kind(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _chapter(report: Report, number: int, heading: str, tables: Sequence[Table], lines: Sequence[str]) -> str:
    inside = "".join(_chapter_parts(report, tables, lines))
    return f'<section class="appendix" id="{CHAPTER}{number}"><h2>{escape(heading)}</h2>{inside}</section>'


def _chapter_parts(report: Report, tables: Sequence[Table], lines: Sequence[str]) -> Iterator[str]:
    for table in tables:
        yield f"<h3>{escape(table.title)}</h3>{_table(table, report.lang)}"
    if lines:
        listed = "".join(f"<li>{escape(line)}</li>" for line in lines)
        yield f"<h3>{escape(report.text('method.rules'))}</h3><ol>{listed}</ol>"
