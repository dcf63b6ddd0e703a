"""A small workbook of Excel 97-2003 (BIFF8 in an OLE2 container) for tests: sheets of texts and numbers, and merges.

After Microsoft's [MS-XLS] and [MS-CFB]. Nothing installed here writes this format, and offices still send it.
"""

import struct
from collections.abc import Mapping, Sequence

Cell = str | int | float | None
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> bytes:
    """The bytes of a workbook; `merged` are first and last row, first and last column of the first sheet, from 0."""
    return _container(_stream(sheets, merged))


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _stream(sheets: Mapping[str, Sequence[Sequence[Cell]]], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    font = _record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + _short_text("宋体"))
    style = _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    cell_style = _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 0x0001, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    pages = [_sheet(rows, merged if at == 0 else ()) for at, rows in enumerate(sheets.values())]
    before = (_begin(0x0005) + _record(0x0042, struct.pack("<H", 1200)) + _record(0x0022, b"\0\0") + font * 5
              + style * 15 + cell_style)  # fmt: skip
    directory = [0x0085, [6 + len(_short_text(name)) for name in sheets]]
    size = len(before) + sum(4 + length for length in directory[1]) + 4  # type: ignore[misc,union-attr]
    listed = b""
    for name, page in zip(sheets, pages, strict=True):
        listed += _record(0x0085, struct.pack("<IBB", size, 0, 0) + _short_text(name))
        size += len(page)
    return before + listed + _record(0x000A) + b"".join(pages)


def _sheet(rows: Sequence[Sequence[Cell]], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    width = max(map(len, rows), default=0)
    page = _begin(0x0010) + _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for line, row in enumerate(rows):
        for at, cell in enumerate(row):
            place = struct.pack("<HHH", line, at, 15)
            if isinstance(cell, str):
                page += _record(0x0204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
            elif cell is not None:
                page += _record(0x0203, place + struct.pack("<d", cell))
    if merged:
        bounds = b"".join(struct.pack("<HHHH", *each) for each in merged)
        page += _record(0x00E5, struct.pack("<H", len(merged)) + bounds)
    return page + _record(0x000A)


def _container(stream: bytes) -> bytes:
    """One stream, Workbook, in a compound file: header, table of sectors, directory, the stream itself."""
    stream = stream.ljust(max(len(stream), 4096), b"\0")
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    assert count + 2 <= _SECTOR // 4, "one sector holds the table of 128 sectors"
    table = [_FAT, _END, *range(3, count + 2), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    entries = (
        _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    )
    return header + struct.pack("<128I", *table) + entries + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le") if name else b""
    return (encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, _FREE, _FREE, child) + bytes(36)
            + struct.pack("<III", start, size, 0))  # fmt: skip
