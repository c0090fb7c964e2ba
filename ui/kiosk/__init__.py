"""A tablet that does nothing else: no way out but the staff's, a heartbeat for whoever keeps it running, and what the
machine says of itself."""
