"""The kinds of columns as steps spell them, for both engines. They never change, whatever the models come to say."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TEXT

words = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
number = sa.Text().with_variant(sa.Numeric(), "postgresql")
day = sa.Text().with_variant(sa.Date(), "postgresql")
moment = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
