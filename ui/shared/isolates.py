"""Text of somebody else's in a line of ours: whichever way it runs, it turns nothing around it."""

FIRST_STRONG, POP = "\u2068", "\u2069"
_OPENERS = frozenset("\u2066\u2067\u2068")


def isolated(text: str) -> str:
    """Each paragraph by itself, as it was written. An isolate ends with its paragraph; a sign that would end one which
    the writer never began is left out here, and stays in what is kept."""
    return "\n".join(f"{FIRST_STRONG}{_balanced(line)}{POP}" if line else "" for line in text.split("\n"))


def _balanced(line: str) -> str:
    kept, is_open = [], 0
    for sign in line:
        if sign in _OPENERS:
            is_open += 1
        elif sign == POP:
            if not is_open:
                continue
            is_open -= 1
        kept.append(sign)
    return "".join(kept) + POP * is_open
