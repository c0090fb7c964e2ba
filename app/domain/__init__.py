"""Values and rules of home care. Standard library only, no I/O, no clock of its own."""
