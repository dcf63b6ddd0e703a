"""13 file types: what the bytes are, whatever the name says."""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile

from .case import GOOD, OK, OK_PLAIN, PLAIN, PLAIN_TOLD, Case, Record, file, sent, table

TEXT = table(GOOD, PLAIN)
SENT = sent(TEXT)


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in members.items():
            box.writestr(name, data)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as box:
        entry = tarfile.TarInfo("a.csv")
        entry.size = len(SENT)
        box.addfile(entry, io.BytesIO(SENT))
    return out.getvalue()


def _sqlite() -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table a (b text)")
        return base.serialize()


def _html(cells: str) -> str:
    rows = "".join(f"<tr><td>{line.replace(',', '</td><td>')}</td></tr>" for line in cells.split())
    return f"<html><head><meta charset=utf-8></head><body><table>{rows}</table></body></html>"


SPREADSHEET_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
RECORDS = json.dumps([{"地区": "宜都市", "数值": 23.4}], ensure_ascii=False)
CFB = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504
MAIL = f"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/csv\r\n\r\n{TEXT}"

# The name that the file bears, and its bytes: none is a table that the intake reads.
REFUSED: dict[str, bytes | str] = {
    "empty.csv": b"",
    "empty.xlsx": b"",
    "bom_only.csv": b"\xef\xbb\xbf",
    "bom16_only.csv": b"\xff\xfe",
    "line_end.csv": b"\n",
    "one_byte.csv": b"1",
    "spaces.xlsx": b"   ",
    "pdf.csv": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF",
    "png.csv": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 64,
    "jpeg.csv": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64,
    "gif.csv": b"GIF89a" + b"\x01" * 64,
    "webp.csv": b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x01" * 32,
    "bmp.csv": b"BM" + b"\x00" * 64,
    "xml_2003.xls": SPREADSHEET_2003,
    "xml_2003.csv": SPREADSHEET_2003,
    "svg.csv": '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "json.csv": RECORDS,
    "lines.json": RECORDS,
    "sqlite.csv": _sqlite(),
    "sqlite.xlsx": _sqlite(),
    "gz.csv": gzip.compress(SENT, mtime=0),
    "bz2.csv": bz2.compress(SENT),
    "xz.csv": lzma.compress(SENT),
    "7z.csv": b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\x00" * 64,
    "rar.csv": b"Rar!\x1a\x07\x01\x00" + b"\x00" * 64,
    "tar.csv": _tar(),
    "zip_of_csv.csv": _zip(**{"a.csv": SENT}),
    "zip_of_csv.xlsx": _zip(**{"a.csv": SENT}),
    "zip_empty.xlsx": _zip(),
    "docx.xlsx": _zip(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
    "ods.xlsx": _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"}),
    "jar.xlsx": _zip(**{"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\n"}),
    "encrypted.xlsx": CFB + "EncryptedPackage".encode("utf-16-le"),
    "xls_cut.xls": CFB,
    "xlsb.xlsb": _zip(**{"xl/workbook.bin": b"\x83\x01\x00"}),
    "rtf.csv": r"{\rtf1\ansi \trowd " + TEXT + "}",
    "elf.csv": b"\x7fELF\x02\x01\x01" + b"\x00" * 64,
    "class.csv": b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + b"\x00" * 32,
    "shell.csv": '#!/bin/sh\nrm -rf "$HOME"\n',
    "python.csv": "import os\nos.system('id')\n",
    "bat.csv": "@echo off\r\ndel *.*\r\n",
    "parquet.csv": b"PAR1" + b"\x15\x04" * 40 + b"PAR1",
    "pickle.csv": b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94.",
    "mp4.csv": b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 32,
    "lnk.csv": bytes.fromhex("4c0000000114020000000000c000000000000046"),
    "mail.csv": "From: a@example.org\r\nSubject: x\r\n\r\n甲\r\n",
    "mht.xls": "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n甲",
    "prose.csv": "本表数据为快报数。\n请以正式公布为准。\n",
    "php.csv": "<?php system('id'); ?>",
    "yaml.csv": "地区: 宜都市\n数值: 23.4\n",
    "toml.csv": "[甲]\n数值 = 23.4\n",
    "random.csv": bytes((n * 167 + 13) % 256 for n in range(4096)),
}


def _refused(name: str, data: bytes | str) -> Case:
    body = data.encode() if isinstance(data, str) else data
    return file("13-filetype", name.replace(".", "_"), body, "file", upload_name=name)


def _other(name: str, data: bytes, verdicts: str, upload_name: str, *records: Record) -> Case:
    return file("13-filetype", name, data, verdicts, *records, upload_name=upload_name)


BOTH = (OK, OK_PLAIN)
ANY = Record("warning", "TYPE", PLAIN_TOLD)
CASES = (
    *(_refused(name, data) for name, data in REFUSED.items()),
    _other("html_xls", _html(TEXT).encode(), "accept", "html.xls", *BOTH),
    _other("html_csv", _html(TEXT).encode("gb18030"), "accept", "html.csv", *BOTH),
    _other("csv_named_txt", SENT, "accept warn", "a.txt", *BOTH),
    _other("csv_named_xlsx", SENT, "file accept warn", "a.xlsx", *BOTH),
    _other("csv_named_xls", SENT, "file accept warn", "a.xls", *BOTH),
    _other("csv_named_png", SENT, "file accept warn", "a.png", *BOTH),
    _other("csv_named_exe", SENT, "file accept warn", "a.exe", *BOTH),
    _other("pdf_mark_before_table", b"%PDF-1.7\n" + SENT[3:], "file warn accept rows", "a.csv", *BOTH),
    _other("mail_before_table", MAIL.encode(), "file warn accept rows", "a.csv", *BOTH),
    _other("png_after_table", SENT + b"\x89PNG\r\n\x1a\n\x00\x00\xff", "file rows", "a.csv", *BOTH),
    _other("zip_after_table", SENT + _zip(**{"a.csv": SENT}), "file rows", "a.csv", *BOTH),
    _other("control_z_after_table", SENT + b"\x1a", "accept warn file rows", "a.csv"),
    _other("html_row_in_table", SENT + b"<html></html>\r\n", "rows file", "a.csv", *BOTH, Record("error", "RAGGED")),
)
