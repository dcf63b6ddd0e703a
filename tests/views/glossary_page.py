"""The basic words in README.md, from the page of terms. Anew: `python -m tests.views.glossary_page`."""

from tests.conftest import ROOT
from tracker.core.settings import load_settings
from tracker.views.glossary import WORDS, glossary

README = ROOT / "README.md"
MARK = "<!-- 以下由术语一页自己写出 · below is what the page of terms says: python -m tests.views.glossary_page -->\n"
END = "<!-- 术语到此为止 · the terms end here -->\n"
COLUMNS = {"target_value": "value", "series_break": "note"}
"""The words that files call otherwise."""


def written() -> str:
    """The table between the marks."""
    rows = "".join(
        f"| {term.words['zh']} | {term.words['en']} | `{COLUMNS.get(word, word)}` |"
        f" {term.meanings['zh']} · {term.meanings['en']} |\n"
        for word, term in zip(WORDS, glossary(load_settings())["terms"], strict=True)
    )
    return f"\n| 中文 | English | 代码 code | 意思 meaning |\n|---|---|---|---|\n{rows}\n"


if __name__ == "__main__":
    above, _, rest = README.read_text(encoding="utf-8").partition(MARK)
    README.write_text(above + MARK + written() + END + rest.partition(END)[2], encoding="utf-8")
