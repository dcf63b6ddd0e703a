"""01 encodings and 02 separators: the same three records as bytes in every way that programs save them."""

from .case import GOOD, OK, OK_PLAIN, PLAIN, Case, Record, file, refused, row, second, skipped, table, taken, warned

EMP = ("宜都市", "城镇新增就业人数", "2026年上半年", "0.42", "万人", "含灵活就业", "宜都市统计局")
THREE = table(GOOD, PLAIN, EMP)
TOLD = (OK, OK_PLAIN, taken(value=0.42, unit="万人", indicator="EMP"))
IN_UTF8, IN_GBK = THREE.encode(), THREE.encode("gbk")
IN_16LE, IN_16BE = THREE.encode("utf-16-le"), THREE.encode("utf-16-be")
BARE = ("宜都市", "GDP", "2026H1", "412.6", "", "", "")
FOREIGN = table(BARE, header=("地區", "指標", "時期", "數值", "單位", "備註", "來源"))
JAPANESE = table(BARE, header=("地区", "指標", "時期", "数値", "単位", "備考", "出所"))
EURO = table(GOOD, row(note="EUR")).encode("gbk").replace(b"EUR", b"\x80")
LONE = table(GOOD, row(note="甲乙")).encode("utf-16-le").replace("乙".encode("utf-16-le"), b"\x00\xd8")
UTF8_THEN_GBK = table(GOOD).encode() + table(PLAIN).encode("gbk").split(b"\r\n", 1)[1]
BROKEN = (OK, refused("ENCODING"))


def _encoding(name: str, data: bytes, verdicts: str, *records: Record) -> Case:
    return file("01-encoding", name, data, verdicts, *records)


def _with(**changes: str) -> bytes:
    """Two records in UTF-8, the second with these cells."""
    return table(GOOD, row(**changes)).encode()


def _broken(bad: bytes) -> bytes:
    """Two records in UTF-8, the second with these bytes in its note."""
    return _with(note="甲").replace("甲".encode(), bad)


ENCODINGS = (
    _encoding("gbk", IN_GBK, "accept warn", *TOLD),
    _encoding("gbk_tabs", THREE.replace(",", "\t").encode("gbk"), "accept warn", *TOLD),
    _encoding("gb18030_four_bytes", table(GOOD, row(note="䶮𠮷㐀")).encode("gb18030"), "accept warn", OK, OK_PLAIN),
    _encoding("gb18030_bom", b"\x84\x31\x95\x33" + THREE.encode("gb18030"), "accept warn file", *TOLD),
    _encoding("cp936_euro", EURO, "accept warn file", OK, OK_PLAIN),
    _encoding("utf8_without_bom", IN_UTF8, "accept", *TOLD),
    _encoding("utf8_two_boms", b"\xef\xbb\xbf\xef\xbb\xbf" + IN_UTF8, "accept warn file", *TOLD),
    _encoding("utf16be_bom", b"\xfe\xff" + IN_16BE, "accept", *TOLD),
    _encoding("utf16le_bom_commas", b"\xff\xfe" + IN_16LE, "accept", *TOLD),
    _encoding("utf16le_without_bom", IN_16LE, "file accept warn", *TOLD),
    _encoding("utf16be_without_bom", IN_16BE, "file accept warn", *TOLD),
    _encoding("utf16le_cut_in_a_character", (b"\xff\xfe" + IN_16LE)[:-31], "file"),
    _encoding("utf16le_lone_surrogate", b"\xff\xfe" + LONE, "file rows", *BROKEN),
    _encoding("utf16le_bom_on_gbk", b"\xff\xfe" + IN_GBK, "file"),
    _encoding("utf32be_bom", b"\x00\x00\xfe\xff" + THREE.encode("utf-32-be"), "file accept", *TOLD),
    _encoding("utf8_one_bad_byte", _broken(b"\xe5\x90"), "file rows", *BROKEN),
    _encoding("utf8_surrogates_cesu", _broken(b"\xed\xa0\xbd\xed\xb8\x80"), "file rows", *BROKEN),
    _encoding("utf8_overlong", _broken(b"\xc0\xaf"), "file rows", *BROKEN),
    _encoding("utf8_cut_in_a_character", table(GOOD, PLAIN, end="\n").encode()[:-2], "file"),
    _encoding("utf8_bom_on_gbk", b"\xef\xbb\xbf" + IN_GBK, "file"),
    _encoding("utf8_then_gbk", UTF8_THEN_GBK, "file rows", *BROKEN),
    _encoding("utf8_read_as_latin_and_saved", IN_UTF8.decode("latin-1").encode(), "file"),
    _encoding("gbk_read_as_latin_and_saved", IN_GBK.decode("latin-1").encode(), "file"),
    _encoding("utf8_read_as_gbk_and_saved", IN_UTF8.decode("gbk", "replace").encode(), "file"),
    _encoding("replaced_in_name", _with(place="宜\ufffd市"), "rows", OK, refused("JURISDICTION_UNKNOWN")),
    _encoding("replaced_in_note", _with(note="快报\ufffd"), "accept warn", OK, OK_PLAIN),
    _encoding("big5", FOREIGN.encode("big5"), "file rows", refused("ENCODING")),
    _encoding("shift_jis", JAPANESE.encode("shift_jis"), "file rows", refused("ENCODING")),
    _encoding("euc_kr", FOREIGN.replace("宜都", "서울").encode("cp949", "replace"), "file rows", refused("ENCODING")),
    _encoding("hz", THREE.encode("hz"), "file"),
    _encoding("utf7", THREE.encode("utf-7"), "file"),
    _encoding("ebcdic", b"\xef\xbb\xbf" + "place,indicator,period,value".encode("cp500"), "file"),
    _encoding("nul_in_note", _with(note="快\x00报"), "accept warn file", OK, OK_PLAIN),
    _encoding("nul_in_value", _with(value="2\x003.4"), "rows file", OK, refused("VALUE_NOT_NUMERIC")),
    _encoding("nul_in_name", _with(place="宜都市\x00"), "warn rows file", OK, warned("TEXT_HIDDEN_CHARACTERS")),
    _encoding("nuls_only", b"\x00" * 4096, "file"),
    _encoding("nuls_after_the_end", IN_UTF8 + b"\x00" * 512, "file accept warn rows"),
)


def _separator(name: str, text: str, verdicts: str, *records: Record, **more: str) -> Case:
    return file("02-separator", name, text, verdicts, *records, **more)


BOTH = (OK, OK_PLAIN)
COMMAS_IN_NOTE = table(GOOD, row(note="甲,乙,丙,丁,戊,己,庚,辛"), separator=";").replace('"', "")
MIXED_ENDS = table(GOOD, end="\n") + ",".join(PLAIN) + "\r" + ",".join(EMP) + "\r\n"
ALL_QUOTED = "".join(f'"{line}"\r\n' for line in table(GOOD, PLAIN).replace(",", '","').splitlines())

SEPARATORS = (
    _separator("semicolon", table(GOOD, PLAIN, EMP, separator=";"), "accept warn", *TOLD),
    _separator("semicolon_commas_in_note", COMMAS_IN_NOTE, "accept warn", *BOTH),
    _separator(
        "semicolon_decimal_comma", table(GOOD, row(value="23,4"), separator=";"), "rows", OK, refused("VALUE_GROUPING")
    ),
    _separator(
        "semicolon_thousands", table(GOOD, row(value="2,345"), separator=";"), "accept warn", OK, taken(value=2345.0)
    ),
    _separator("pipe", table(GOOD, PLAIN, separator="|"), "accept warn file", *BOTH),
    _separator("fullwidth_comma", table(GOOD, PLAIN, separator="，"), "file accept warn", *BOTH),
    _separator("enumeration_comma", table(GOOD, PLAIN, separator="、"), "file accept warn", *BOTH),
    _separator("sep_line_semicolon", "sep=;\r\n" + table(GOOD, PLAIN, separator=";"), "accept warn", *BOTH),
    _separator("sep_line_comma", "sep=,\r\n" + table(GOOD, PLAIN), "accept warn", *BOTH),
    _separator("sep_line_tab_quoted", '"sep=\t"\r\n' + table(GOOD, PLAIN, separator="\t"), "accept warn", *BOTH),
    _separator("sep_line_lies", "sep=;\r\n" + table(GOOD, PLAIN), "file accept warn", *BOTH),
    _separator("cr_only", table(GOOD, PLAIN, EMP, end="\r"), "accept warn", *TOLD),
    _separator("line_ends_mixed", MIXED_ENDS, "accept warn", *TOLD),
    _separator("cr_cr_lf", table(GOOD, PLAIN, end="\r\r\n"), "accept warn file", *BOTH),
    _separator("no_last_line_end", table(GOOD, PLAIN).rstrip(), "accept", *BOTH),
    _separator("tab_named_csv", table(GOOD, PLAIN, separator="\t"), "accept", *BOTH),
    _separator("comma_named_tsv", table(GOOD, PLAIN), "accept warn", *BOTH, upload_name="comma_named.tsv"),
    _separator(
        "header_tab_body_comma", table().replace(",", "\t") + ",".join(PLAIN), "file rows", refused("SEPARATOR")
    ),
    _separator("aligned_by_blanks", table(GOOD, PLAIN).replace(",", "    "), "file"),
    _separator("unit_separator", table(GOOD, PLAIN, separator="\x1f"), "file accept warn", *BOTH),
    _separator("all_quoted", ALL_QUOTED, "accept", *BOTH),
    second("02-separator", "extra_empty_cell", (*PLAIN, ""), "accept warn rows", OK_PLAIN),
    second("02-separator", "all_moved_right", (*PLAIN[:3], "", *PLAIN[3:]), "rows", refused("RAGGED")),
    second(
        "02-separator",
        "decimal_comma_fills_the_row",
        (*PLAIN[:3], "23", "4", "亿元", ""),
        "rows",
        refused("UNIT_UNKNOWN"),
    ),
    second(
        "02-separator",
        "value_moved_into_unit",
        (*PLAIN[:3], "", "23.4", "亿元", ""),
        "rows warn",
        skipped("UNIT_UNKNOWN"),
    ),
)

CASES = (*ENCODINGS, *SEPARATORS)
