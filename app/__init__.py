"""Tryggve's core: everything but the screens. No Qt anywhere in here."""
