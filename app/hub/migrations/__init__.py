"""The hub database's history: one revision file for each change, oldest first. Run by app.hub.migrate."""
