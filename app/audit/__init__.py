"""Checking a hub's access log without the hub: for auditors, journalists, anybody."""
