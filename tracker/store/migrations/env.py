"""What Alembic runs: the steps, on the connection and in the transaction that the caller has opened."""

from alembic import context

from tracker.store.migrations import render_type
from tracker.store.models import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    render_item=render_type,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
