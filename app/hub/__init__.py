"""The hub: one open API, one order of events, one log of who has had access to what."""
