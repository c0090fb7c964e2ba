"""How far a device's clock may be from the hub's before it is said aloud. Nothing stops for it: work, sync and doors go
on, since the hub orders events by its own numbers and a lock judges by its own clock.
"""

ALLOWED_S = 300.0
"""Five minutes: Kerberos' old tolerance, above any drift of a device that has been offline for weeks (1 s a day), and
below the fifteen minutes after which a visit counts as late, so that no list says so falsely without a word of why."""


def is_clock_wrong(skew_s: float) -> bool:
    return abs(skew_s) > ALLOWED_S
