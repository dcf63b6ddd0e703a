"""A list of items becomes one file: DOCX, PPTX, PDF, HTML, XLSX, or a ZIP of PNGs.

`items` says what to show, `report` renders it from the board into plain data, `making` writes a format step by step.
"""

from tracker.reports.browser import PicturesError, trouble, trouble_words
from tracker.reports.house_style import TemplateError, template_words
from tracker.reports.items import MOST_DAYS, MOST_ITEMS, Item, bounded, brief_items, chosen, item, place_items
from tracker.reports.kinds import KINDS, OF_NOW, part
from tracker.reports.making import FORMATS, Step, making, offered
from tracker.reports.report import Report, report

__all__ = [
    "FORMATS",
    "KINDS",
    "MOST_DAYS",
    "MOST_ITEMS",
    "OF_NOW",
    "Item",
    "PicturesError",
    "Report",
    "Step",
    "TemplateError",
    "bounded",
    "brief_items",
    "chosen",
    "item",
    "making",
    "offered",
    "part",
    "place_items",
    "report",
    "template_words",
    "trouble",
    "trouble_words",
]
