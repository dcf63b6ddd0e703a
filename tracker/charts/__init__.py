"""Rows in, plotly figures out, as plain dictionaries: one function a chart, one look for all.

Every chart takes frozen rows, the language, the as-of day and a `Look` (theme, width, picture), and gives
`{"data": [...], "layout": {...}}`; its `…_alt` gives the same in a sentence. Nothing here reads a clock or a database.
"""

from tracker.charts.boundaries import boundary_map, boundary_map_alt
from tracker.charts.brief import brief, brief_alt
from tracker.charts.bulletin import bulletin, bulletin_alt
from tracker.charts.calendar import calendar, calendar_alt
from tracker.charts.contributions import contributions, contributions_alt
from tracker.charts.counts import counts, counts_alt
from tracker.charts.deadlines import deadlines, deadlines_alt
from tracker.charts.documents import documents, documents_alt
from tracker.charts.gap import gap, gap_alt
from tracker.charts.in_year import in_year, in_year_alt
from tracker.charts.kit.config import config
from tracker.charts.kit.look import Look
from tracker.charts.kit.share_marks import FULL as FULL_TRACK
from tracker.charts.kit.share_marks import share_marks
from tracker.charts.kit.status_legend import counts_words, status_counts, status_word
from tracker.charts.kit.statuses import STATUS_STYLE, StatusStyle
from tracker.charts.kit.template import register_templates
from tracker.charts.matrix import matrix, matrix_alt
from tracker.charts.multiples import multiples, multiples_alt
from tracker.charts.parts import parts, parts_alt
from tracker.charts.progress.chart import progress, progress_alt
from tracker.charts.ranking import ranking, ranking_alt
from tracker.charts.status_history import status_history, status_history_alt
from tracker.charts.tiles import mapped, tile_map, tile_map_alt, tiles
from tracker.charts.totals import totals_alt, totals_by_deadline, totals_by_place
from tracker.charts.trajectory.chart import trajectory, trajectory_alt

__all__ = [
    "FULL_TRACK",
    "STATUS_STYLE",
    "Look",
    "StatusStyle",
    "boundary_map",
    "boundary_map_alt",
    "brief",
    "brief_alt",
    "bulletin",
    "bulletin_alt",
    "calendar",
    "calendar_alt",
    "config",
    "contributions",
    "contributions_alt",
    "counts",
    "counts_alt",
    "counts_words",
    "deadlines",
    "deadlines_alt",
    "documents",
    "documents_alt",
    "gap",
    "gap_alt",
    "in_year",
    "in_year_alt",
    "mapped",
    "matrix",
    "matrix_alt",
    "multiples",
    "multiples_alt",
    "parts",
    "parts_alt",
    "progress",
    "progress_alt",
    "ranking",
    "ranking_alt",
    "register_templates",
    "share_marks",
    "status_counts",
    "status_history",
    "status_history_alt",
    "status_word",
    "tile_map",
    "tile_map_alt",
    "tiles",
    "totals_alt",
    "totals_by_deadline",
    "totals_by_place",
    "trajectory",
    "trajectory_alt",
]
