"""The pictures of a report as a ZIP of PNGs, each named for its place, what it shows, and the day."""

import zipfile
from pathlib import Path

from tracker.reports.drawing import Pictures
from tracker.reports.report import Report, file_name

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(report: Report, pictures: Pictures, path: Path) -> None:
    """Write the archive; the same report gives the same bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, part in enumerate(report.parts, start=1):
            for piece, picture in enumerate(pictures.of(number), start=1):
                several = f"-{piece}" if len(pictures.of(number)) > 1 else ""
                day = (part.item.as_of or report.as_of).isoformat()
                name = file_name(f"{number:02d}-{part.title}-{day}{several}.png")
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), picture.content)
