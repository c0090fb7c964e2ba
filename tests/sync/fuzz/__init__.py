"""Real traffic between real clients and a real hub, spoilt message by message, and what must hold after each."""
