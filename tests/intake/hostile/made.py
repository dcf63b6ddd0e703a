"""Workbooks written part by part, so that they can be wrong in every way."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot;%%&quot;;[Red]0"/>'
    '<numFmt numFmtId="166" formatCode="0.00%"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/></cellXfs></styleSheet>'
)


def cell(text: str) -> str:
    """A cell with an inline text."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def number(raw: str, style: int = 0) -> str:
    """A numeric cell as it is saved."""
    return f'<c s="{style}"><v>{raw}</v></c>'


def row(cells: Sequence[str], attributes: str = "") -> str:
    """A row; cells that are not XML yet become texts."""
    return f"<row{attributes}>" + "".join(one if one.startswith("<c") else cell(one) for one in cells) + "</row>"


def sheet(*rows: str, after: str = "", before: str = "", namespace: str = MAIN) -> str:
    """A worksheet part."""
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declared}{before}<worksheet xmlns="{namespace}">{data}{after}</worksheet>'


def book(
    *sheets: str,
    states: Sequence[str] = (),
    more: Mapping[str, bytes | str] | None = None,
    properties: str = "",
    drop: str = "",
) -> bytes:
    """A workbook of these worksheet parts."""
    listed = "".join(
        f'<sheet name="表{at}" sheetId="{at}" state="{states[at - 1] if states else "visible"}" r:id="rId{at}"/>'
        for at in range(1, len(sheets) + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{at}.xml": part for at, part in enumerate(sheets, start=1)},
        **(more or {}),
    }
    parts.pop(drop, None)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
