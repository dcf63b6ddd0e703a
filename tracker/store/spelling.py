"""How the rows of values are spelled where a batch is digested, and which of their columns a large import shares."""

BETWEEN, BEHIND = "\x1f", "\x1e"
"""What stands between the fields of a row and behind each row where a batch is digested."""

PARTS = {
    "series": ("jurisdiction_id", "indicator_id", "scope"),
    "span": ("period_start", "period_end", "original_unit"),
    "saying": ("vintage", "qualifier", "certainty", "publisher", "published", "source", "note"),
}
OWN = ("value", "original_value")
