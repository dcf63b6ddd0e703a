"""Rows in, plotly figures out, as plain dictionaries: one function a chart, one look for all.

Every chart takes frozen rows, the language, the as-of day and a `Look` (theme, width, picture), and gives
`{"data": [...], "layout": {...}}`; its `…_alt` gives the same in a sentence. Nothing here reads a clock or a database.
"""

from tracker.charts.config import config
from tracker.charts.counts import counts, counts_alt
from tracker.charts.crowd import crowd_alt, crowd_deadlines, crowd_places
from tracker.charts.deadlines import deadlines, deadlines_alt
from tracker.charts.documents import documents, documents_alt, parts, parts_alt
from tracker.charts.look import Look
from tracker.charts.matrix import matrix, matrix_alt
from tracker.charts.multiples import multiples, multiples_alt
from tracker.charts.progress import progress, progress_alt
from tracker.charts.ranking import NotComparable, Ranked, ranking, ranking_alt, ranks
from tracker.charts.status_history import status_history, status_history_alt
from tracker.charts.status_key import counts_words, status_counts, status_word
from tracker.charts.statuses import STATUS_STYLE, StatusStyle
from tracker.charts.template import register_templates
from tracker.charts.tiles import tile_map, tile_map_alt, tiles
from tracker.charts.trajectory import trajectory, trajectory_alt

__all__ = [
    "STATUS_STYLE",
    "Look",
    "NotComparable",
    "Ranked",
    "StatusStyle",
    "config",
    "counts",
    "counts_alt",
    "counts_words",
    "crowd_alt",
    "crowd_deadlines",
    "crowd_places",
    "deadlines",
    "deadlines_alt",
    "documents",
    "documents_alt",
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
    "ranks",
    "register_templates",
    "status_counts",
    "status_history",
    "status_history_alt",
    "status_word",
    "tile_map",
    "tile_map_alt",
    "tiles",
    "trajectory",
    "trajectory_alt",
]
