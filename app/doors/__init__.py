"""Doors: one interface, one file per kind of lock. What a lock has reported is the truth; what was ordered is not."""
