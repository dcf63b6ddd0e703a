"""10 formulas, 11 injections and 14 file names: text that some program would run, shown and kept as text."""

from .case import GOOD, HEADER, OK, OK_PLAIN, Case, Record, file, refused, row, second, skipped, table, together, warned

FORMULAS = (
    "=1+1", "+1+1", "-2+3", "@SUM(1,1)", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://127.0.0.1:9/\",\"x\")",
    "=WEBSERVICE(\"http://127.0.0.1:9/\")", "=IMPORTXML(\"http://127.0.0.1:9/\",\"//a\")", "＝1+1", "－2+3",
    " =1+1", "\u3000=1", "\xa0=1", "\t=1", "\r=1", "\n=1", "\u200b=1", "\ufeff=1", "\u202e=1", "'=1+1",
    "\"=1+1", ";=1+1", ",=1+1", "%0A=1", "|=1", "=", "@", "+", "-", "=\x001", "=DDE(\"cmd\";\"/C calc\")",
    "#N/A", "{=1+1}", "=_xlfn.X()", "\x1f=1", "⁼1", "﹦1", "﹢1", "﹫x",
)
CELLS = {
    "value": ("=1+1", "=23.4", "=\"23.4\"", "@23.4", "+1+1", "=SUM(D2:D2)", "=cmd|'/C calc'!A0", "＝23.4"),
    "place": ("=宜都市", "=\"宜都市\"", "@宜都市", "+宜都市", "-宜都市", "=cmd|'/C calc'!A0"),
    "indicator": ("=一般公共预算收入", "@一般公共预算收入", "+GDP"),
    "unit": ("=亿元", "@亿元", "+亿元", "-亿元", "=cmd|'/C calc'!A0"),
}

INJECTIONS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "'; DROP TABLE actual;--", "\" OR 1=1 --",
    "1); DELETE FROM actual;--", "{0}", "{}", "{{}}", "{", "}", "{name}", "{value!r}", "{0.__class__.__mro__}",
    "{place:>99999999}", "%s", "%(name)s", "%n%n", "${7*7}", "{{7*7}}", "<%= 7*7 %>", "$x^2$", "$$\\int$$",
    "\\(x\\)", ":material/delete:", ":red[x]", ":smile:", "![x](http://127.0.0.1:9/a.png)",
    "[x](javascript:alert(1))", "# 标题", "- [ ] 甲", "---", "```\n甲\n```", "~~删~~", "**粗**", "<!--", "]]>",
    "<![CDATA[", "&lt;b&gt;", "&#60;", "\\u003cb\\u003e", "\x1b[31m红", "\x1b]8;;http://127.0.0.1:9\x07x",
    "a\rb", "\u202e倒写", "\u2066隔离", "Z̸͓̈́̅a̷̡̛l̶̹̎g̴̬̚o̸̧͝" * 20, "👨‍👩‍👧‍👦" * 50, "\ufdfd" * 100, "ﷺ",
    "\ud7ff\ue000", "\uffff", "\U0010ffff", "\ufeff", "undefined", "null", "NaN", "true", "[]", "{\"a\":1}",
    "__proto__", "constructor", "../../etc/passwd", "file:///etc/passwd", "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "http://127.0.0.1:9/", "`id`", "$(id)", "; rm -rf /", "| calc",
    "%00", "\\0", "\\", "\\\\", "'", "''", "\"", "\"\"", "\\'", "=1", "(select 1)", "1e309", "０",
)
NAMES = (
    "{0}", "{", "{name}", "%s", "<script>alert(1)</script>", "'; DROP TABLE actual;--", "$x^2$",
    ":material/delete:", "[x](http://127.0.0.1:9)", "\x1b[31m", "\u202e", "`id`", "{place!r}", "{found}",
    "\n\n# 标题", "\uffff", "𝕏" * 300, "\u0301" * 500, "(((((((((((((((((((((((((", "[a-z]+$", ".*",
    "a" * 5000, "宜都市" * 2000,
)

FILE_NAMES = {
    "nul": "进度\0.csv", "only_nul": "\0", "empty": "", "dots": "..", "up": "../../tracker.db.csv",
    "up_windows": "..\\..\\a.csv", "absolute": "/tmp/a.csv", "drive": "C:\\a.csv",
    "share": "\\\\server\\share\\a.csv", "con": "CON.csv", "com1": "COM1.csv", "stream": "a.csv:stream",
    "line": "a\nb.csv", "head": "a\r\nContent-Type: text-html.csv", "rlo": "\u202evsc.exe",
    "rlo_inside": "进度\u202excod.csv", "long": "长" * 100_000 + ".csv", "only_ending": ".csv",
    "dot_after": "a.csv.", "folder": "a.csv/..", "two_endings": "进度.csv.exe", "no_ending": "进度",
    "markup": "<script>alert(1)</script>.csv", "sql": "'; DROP TABLE batch;--.csv", "formula": "=cmd|'!A0.csv",
    "braces": "{0}{.csv", "percents": "%s%n%2e.csv", "bytes": "\udcff\udcfe.csv", "half_pair": "\ud83d.csv",
    "fullwidth": "進度.ｃｓｖ", "cyrillic": "a.сsv", "option": "--help", "home": "$HOME.csv", "star": "*.csv",
    "zero_width": "\u200b.csv", "math": "$x$:smile:.csv",
}


def _notes(name: str, category: str, column: str, cells: tuple[str, ...]) -> Case:
    """Each text in a column of free text: kept, whatever it is; a warning where characters were taken out."""
    return together(category, name, "accept warn", *((row(**{column: cell}), OK_PLAIN) for cell in cells))


def _cells(name: str, category: str, column: str, cells: tuple[str, ...]) -> Case:
    """Each text where a name or number must stand: in error, and nothing breaks in saying so."""
    return together(category, name, "rows", *((row(**{column: cell}), refused("ANY")) for cell in cells))


def _header(name: str, word: str) -> Case:
    text = table((*GOOD, "甲"), header=(*HEADER, word))
    ignored = Record("warning", "COLUMN_IGNORED", OK.told)
    return file("11-injection", f"header_{name}", text, "warn accept file", ignored)


def _file_name(name: str, upload_name: str) -> Case:
    """The sender's name for a file is data; refusing by its ending is borne."""
    return file("14-filename", name, table(GOOD), "accept warn file", OK, upload_name=upload_name)


HEADERS = ("{0}", "{", "<b>x</b>", "'; DROP TABLE actual;--", "列\n二", "\x00", "长" * 5000)
CASES = (
    _notes("notes", "10-formula", "note", FORMULAS),
    _notes("sources", "10-formula", "source", FORMULAS),
    *(_cells(f"in_{column}", "10-formula", column, cells) for column, cells in CELLS.items()),
    _notes("notes", "11-injection", "note", INJECTIONS),
    _notes("sources", "11-injection", "source", INJECTIONS),
    *(_cells(f"in_{column}", "11-injection", column, NAMES) for column in ("place", "indicator", "unit", "value")),
    *(_header(str(place), word) for place, word in enumerate(HEADERS)),
    second("11-injection", "everywhere", ["{0}"] * 7, "rows", refused("ANY")),
    second("11-injection", "everywhere_markup", ["<img src=x onerror=alert(1)>"] * 7, "rows", refused("ANY")),
    second("11-injection", "note_of_marks_only", row(note="\u0301" * 1000), "accept warn", OK_PLAIN),
    second("11-injection", "missing_with_injection", row(value="", note="<script>"), "warn rows", skipped()),
    second("11-injection", "unit_hidden", row(unit="亿元\u200b"), "rows warn", warned("UNIT_ALTERED")),
    *(_file_name(name, upload_name) for name, upload_name in FILE_NAMES.items()),
)
