"""Backups of a hub: one encrypted file with database, keys, imported files and attachments, and putting it back."""
