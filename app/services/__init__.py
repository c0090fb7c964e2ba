"""Use cases: one function each; the only part of app (beside app.domain) that ui calls."""
