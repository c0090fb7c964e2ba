"""The local databases: schema, records, outbox, shown (truth + pending). Frozen values out, never rows."""
