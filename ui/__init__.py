"""Tryggve's screens. They import app.services and app.domain; only ui.main sees app.client."""
