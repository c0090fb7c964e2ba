"""The line between a program's window and its engine, two processes of one program.

The engine holds the databases, the keys and the network; the window draws. So a window is never held up by a page that
is being decoded, a crash of the toolkit costs nothing that was written, and both start at the same time.
"""
