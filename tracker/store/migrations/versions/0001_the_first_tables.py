"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = (
    "({0} GLOB '[0-9]*' OR {0} GLOB '-[0-9]*') AND {0} NOT GLOB '*[^0-9.-]*'"
    " AND {0} NOT GLOB '?*-*' AND {0} NOT GLOB '*.*.*' AND {0} NOT GLOB '*.'"
)


def _number(column: str, *, optional: bool = False) -> sa.CheckConstraint:
    rule = _NUMBER.format(column)
    return sa.CheckConstraint(f"{column} IS NULL OR ({rule})" if optional else rule, name=f"{column}_number")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("retracted", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('catalogue', 'import', 'grid', 'slot', 'retract', 'undo', 'target')", name="kind_code"
        ),
        sa.ForeignKeyConstraint(
            ["undoes"],
            ["batch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("undoes"),
        sqlite_strict=True,
    )
    op.create_table(
        "jurisdiction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note_zh", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('country', 'province', 'prefecture', 'county', 'zone', 'region', 'unnamed')", name="level_code"
        ),
        sa.ForeignKeyConstraint(["parent_code"], ["jurisdiction.code"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sqlite_strict=True,
    )
    op.create_index("ix_jurisdiction_parent_code", "jurisdiction", ["parent_code"], unique=False)

    op.create_table(
        "mapping",
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shape"),
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_strict=True,
    )
    op.create_table(
        "scope",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_strict=True,
    )
    op.create_table(
        "source",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("short_zh", sa.Text(), nullable=False),
        sa.Column("short_en", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("jurisdictions", sa.Text(), nullable=False),
        sa.Column("note_zh", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_strict=True,
    )
    op.create_table(
        "theme",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_strict=True,
    )
    op.create_table(
        "conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_key", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("offered", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_conflict_batch_id", "conflict", ["batch_id"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("cumulative", sa.Integer(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Text(), nullable=True),
        sa.Column("maximum", sa.Text(), nullable=True),
        sa.Column("frequencies", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('more', 'less', 'neutral')", name="direction_code"),
        _number("maximum", optional=True),
        sa.CheckConstraint("measure IN ('level', 'flow', 'rate', 'share')", name="measure_code"),
        _number("minimum", optional=True),
        sa.CheckConstraint("cumulative IN (0, 1)", name="cumulative_flag"),
        sa.ForeignKeyConstraint(
            ["theme"],
            ["theme.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sqlite_strict=True,
    )
    op.create_table(
        "actual",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("jurisdiction_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("period_start", sa.Text(), nullable=False),
        sa.Column("period_end", sa.Text(), nullable=False),
        sa.Column("vintage", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("retracted", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("derived_from", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("original_value", sa.Text(), nullable=False),
        sa.Column("original_unit", sa.Text(), nullable=False),
        sa.Column("entered", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        _number("value"),
        sa.CheckConstraint("basis IN ('stated', 'published', 'derived', 'user')", name="basis_code"),
        sa.CheckConstraint("certainty IN ('high', 'medium', '')", name="certainty_code"),
        sa.CheckConstraint("period_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name="period_end_day"),
        sa.CheckConstraint("period_start >= '1949-01-01'", name="period_earliest"),
        sa.CheckConstraint("period_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name="period_start_day"),
        sa.CheckConstraint("qualifier IN ('=', '>', '<', 'about', 'estimate')", name="qualifier_code"),
        sa.CheckConstraint("vintage IN ('flash', 'preliminary', 'final', '')", name="vintage_code"),
        sa.CheckConstraint("current IN (0, 1)", name="current_flag"),
        sa.CheckConstraint("length(note) <= 1000 AND length(source) <= 1000", name="text_short"),
        sa.CheckConstraint("period_start <= period_end", name="period_order"),
        sa.CheckConstraint("retracted IN (0, 1)", name="retracted_flag"),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"],
            ["jurisdiction.id"],
        ),
        sa.ForeignKeyConstraint(
            ["scope"],
            ["scope.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "indicator_id",
            "scope",
            "period_start",
            "period_end",
            "vintage",
            "version",
            name="actual_version",
        ),
        sqlite_strict=True,
    )
    op.create_index("actual_batch", "actual", ["batch_id"], unique=False)
    op.create_index(
        "actual_current",
        "actual",
        ["jurisdiction_id", "indicator_id", "scope", "period_start", "period_end", "vintage"],
        unique=True,
        sqlite_where=sa.text("current = 1"),
    )

    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("jurisdiction_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("binding", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("value_upper", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("redacted", sa.Integer(), nullable=False),
        sa.Column("value_basis", sa.Text(), nullable=False),
        sa.Column("value_source", sa.Text(), nullable=False),
        sa.Column("baseline_value", sa.Text(), nullable=True),
        sa.Column("baseline_period", sa.Text(), nullable=False),
        sa.Column("baseline_basis", sa.Text(), nullable=False),
        sa.Column("interim", sa.Text(), nullable=False),
        sa.Column("late_allowed", sa.Integer(), nullable=False),
        sa.Column("interval_mode", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("deadline_basis", sa.Text(), nullable=False),
        sa.Column("deadline_from_zh", sa.Text(), nullable=False),
        sa.Column("deadline_from_en", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("tier_of", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("note_zh", sa.Text(), nullable=False),
        sa.Column("note_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.CheckConstraint("baseline_basis IN ('stated', 'published', 'derived', 'none')", name="baseline_basis_code"),
        _number("baseline_value", optional=True),
        sa.CheckConstraint("binding IN ('binding', 'expected', 'unspecified')", name="binding_code"),
        sa.CheckConstraint("commitment IN ('must', 'strive', 'plan', 'aspiration')", name="commitment_code"),
        sa.CheckConstraint("comparator IN ('>=', '>', '<=', '<', '~', '=', 'between')", name="comparator_code"),
        sa.CheckConstraint("deadline_basis IN ('stated', 'inferred', 'none')", name="deadline_basis_code"),
        sa.CheckConstraint("interval_mode IN ('', 'reach', 'keep')", name="interval_mode_code"),
        sa.CheckConstraint(
            "kind IN ('level', 'total', 'growth', 'average_rate', 'hold', 'relative', 'interval', 'milestone')",
            name="kind_code",
        ),
        sa.CheckConstraint("redacted = 0 OR value IS NULL OR value_basis = 'user'", name="redacted_not_stated"),
        sa.CheckConstraint("tier IN ('', 'floor', 'stretch')", name="tier_code"),
        _number("value", optional=True),
        sa.CheckConstraint("value_basis = 'stated' OR value_source <> ''", name="value_sourced"),
        sa.CheckConstraint("value_basis IN ('stated', 'user')", name="value_basis_code"),
        _number("value_upper", optional=True),
        sa.CheckConstraint("late_allowed IN (0, 1)", name="late_allowed_flag"),
        sa.CheckConstraint("length(figure) <= 25", name="figure_short"),
        sa.CheckConstraint("redacted IN (0, 1)", name="redacted_flag"),
        sa.CheckConstraint("retired IN (0, 1)", name="retired_flag"),
        sa.CheckConstraint("version >= 1", name="version_positive"),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"],
            ["jurisdiction.id"],
        ),
        sa.ForeignKeyConstraint(["parent"], ["target.code"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["scope"],
            ["scope.code"],
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["source.code"],
        ),
        sa.ForeignKeyConstraint(
            ["theme"],
            ["theme.code"],
        ),
        sa.ForeignKeyConstraint(["tier_of"], ["target.code"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sqlite_strict=True,
    )
    op.create_index("ix_target_indicator_id", "target", ["indicator_id"], unique=False)
    op.create_index("ix_target_jurisdiction_id", "target", ["jurisdiction_id"], unique=False)

    op.create_table(
        "target_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["target_code"],
            ["target.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("target_code", "version", name="target_version_once"),
        sqlite_strict=True,
    )
    op.create_index("ix_target_version_batch_id", "target_version", ["batch_id"], unique=False)
    op.create_index("ix_target_version_target_code", "target_version", ["target_code"], unique=False)

    op.execute("INSERT INTO scope (code, name_zh, name_en) VALUES ('', '', '')")
    op.execute("INSERT INTO meta (key, value) VALUES ('data_version', '0')")
