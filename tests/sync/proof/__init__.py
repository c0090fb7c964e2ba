"""A machine that tries to make sync lose, double or leak something, and what it needs."""
