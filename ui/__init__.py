"""Tryggve's screens. They import app.services and app.domain; only the entry point sees app.line."""
