"""Run by Alembic. The connection and its transaction belong to app.hub.migrate."""

from alembic import context

from app.hub.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, compare_type=True)
context.run_migrations()
