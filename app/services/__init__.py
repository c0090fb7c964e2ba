"""Use cases: one function each; the only part of app (beside app.domain) that ui calls.

Each asks a desk or a gate by name; what is done stands under the same name in app.work, which runs where the databases
are open: in the engine's process (app.line), or in the caller's own in tests. Nothing heavy is imported here: a window
must not wait for a database's libraries.
"""
