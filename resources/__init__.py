"""Fonts, icons and translations, read as package data."""
