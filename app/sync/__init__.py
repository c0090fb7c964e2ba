"""The client's loops: push, pull, live, attachments, urgent, backoff."""
