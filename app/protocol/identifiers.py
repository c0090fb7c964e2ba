"""New identifiers: UUIDv7, which sort by the time at which they were made."""

import uuid_utils


def new_id() -> str:
    return str(uuid_utils.uuid7())
