"""Which texts a person can meet in one room of `ui`: those of its own files, and of `ui.shared` only those that are
reached from there, by name, from definition to definition. Read from the source; nothing is imported."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Text = tuple[str, str, str]
"""Context, source text, note for the translator."""
Place = tuple[str, str]
"""A module and a name that is defined there."""


@dataclass
class _Module:
    names: dict[str, list[ast.stmt]] = field(default_factory=dict)
    """What each name of the module stands for, as it is written."""
    taken: dict[str, Place] = field(default_factory=dict)
    """Names that come from other modules."""


def texts_reached(root: Path, rooms: Sequence[str], entrances: Sequence[Place] = ()) -> set[Text]:
    """`rooms`: packages, such as "ui.brukare", of which everything counts. `entrances`: single names besides."""
    modules = dict(_modules(root))
    whole = [name for name in modules if any(name == room or name.startswith(f"{room}.") for room in rooms)]
    left: list[Place] = [(module, name) for module in whole for name in modules[module].names]
    left += entrances
    seen: set[Place] = set()
    found: set[Text] = set()
    while left:
        place = left.pop()
        module = modules.get(place[0])
        if place in seen or module is None:
            continue
        seen.add(place)
        if place[1] in module.taken:
            left.append(module.taken[place[1]])
        for part in module.names.get(place[1], ()):
            found |= set(_texts(part))
            left += [(place[0], name) for name in _names_in(part)]
            left += [(_dotted(module.taken[of]), name) for of, name in _asked_of(part) if of in module.taken]
    return found


def texts_by_number(root: Path) -> set[Text]:
    """Texts that are said in other words for other numbers: `translate(context, source, note, number)`."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (root / "ui").rglob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {text for call in calls if len(call.args) == 4 and (text := _text_of(call)) is not None}


def _modules(root: Path) -> Iterator[tuple[str, _Module]]:
    for path in sorted((root / "ui").rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = _Module()
        for part in tree.body:
            for defined in _defined(part):
                module.names.setdefault(defined, []).append(part)
        for place in ast.walk(tree):
            if isinstance(place, ast.ImportFrom) and place.module and place.module.startswith("ui"):
                for alias in place.names:
                    module.taken[alias.asname or alias.name] = (place.module, alias.name)
        yield name, module


def _defined(part: ast.stmt) -> list[str]:
    match part:
        case ast.FunctionDef() | ast.ClassDef() | ast.AsyncFunctionDef():
            return [part.name]
        case ast.Assign() | ast.AnnAssign():
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        case _:
            return []


def _names_in(part: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}


def _asked_of(part: ast.stmt) -> Iterator[Place]:
    """Names that are asked of a module: `sentences.back_to_start()`."""
    for node in ast.walk(part):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def _dotted(place: Place) -> str:
    return f"{place[0]}.{place[1]}"


def _texts(part: ast.stmt) -> Iterator[Text]:
    for node in ast.walk(part):
        if isinstance(node, ast.Call) and (text := _text_of(node)) is not None:
            yield text


def _text_of(call: ast.Call) -> Text | None:
    words = [word.value for word in call.args[:3] if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    if not _is_translate(call.func) or len(words) < 2:
        return None
    return words[0], words[1], words[2] if len(words) > 2 else ""


def _is_translate(function: ast.expr) -> bool:
    return (isinstance(function, ast.Name) and function.id == "translate") or (
        isinstance(function, ast.Attribute) and function.attr == "translate"
    )
