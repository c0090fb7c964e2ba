"""Which protocol this program speaks."""

PROTOCOL = 1
"""Raised when a message changes in a way that an older program would misread."""

PROGRAM = "0.1.0"
"""The program's own version; sent with every request, compared with the hub's lowest served version."""

LOWEST_CLIENT = "0.1.0"
"""The oldest client that a hub of this version serves."""


def version_key(version: str) -> tuple[int, ...]:
    """For comparing; a part that is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
