"""Calls at the hub: who may call whom, whom it rings at, what devices say to each other to connect, and the history."""
