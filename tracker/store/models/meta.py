"""What the database knows of itself."""

from tracker.store.models.base import Table, words
from tracker.store.rules import STRICT

CATALOGUE_DIGEST = "catalogue_digest"
CHAIN_HEAD = "chain_head"
DATA_VERSION = "data_version"


class Meta(Table, table=True):
    """Facts about the database itself, such as the digest of the catalogue that it was last brought up to."""

    __table_args__ = STRICT
    key: str = words(primary_key=True)
    value: str = words()
