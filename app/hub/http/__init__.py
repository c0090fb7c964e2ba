"""The hub's HTTP API: one module for each subject. What it says is in app.protocol.wire."""
