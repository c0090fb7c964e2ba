"""Reads and works the windows the way a screen reader does, through AT-SPI. Run by the system's Python, which has `gi`;
imports nothing of the project. One JSON request a line on stdin, one JSON answer a line on stdout; screen_reader.py is
the other end and says what the words mean.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version has to be chosen first

POLL_S = 0.02
CALL_TIMEOUT_MS = 3000
"""How long one question to a window may take; a window that is busy is asked again until the request's own deadline."""

DEEPEST = 60
ROLES = {"push button": "button"}
"""AT-SPI 2.54 renamed some roles; the newer name is used on every release."""

RELEASED_WITHIN_S = 2.0
PRESSES = ("press", "click", "toggle")

Request = dict[str, Any]


class UnmetError(Exception):
    """Not so yet: tried again until the deadline, then told to the asker."""


def role_of(item: Any) -> str:
    name: str = item.get_role_name()
    return ROLES.get(name, name)


def states_of(item: Any) -> list[str]:
    return sorted(state.value_nick for state in item.get_state_set().get_states())


def text_of(item: Any) -> str | None:
    text = item.get_text_iface()
    if text is None:
        return None
    # By the interface's own name: from at-spi 2.52 on, an Accessible has an older get_text that hides this one.
    content: str = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    return content


def value_of(item: Any) -> float | None:
    value = item.get_value_iface()
    return None if value is None else value.get_current_value()


def described(item: Any) -> dict[str, Any]:
    component = item.get_component_iface()
    box = component.get_extents(Atspi.CoordType.SCREEN) if component else None
    return {
        "role": role_of(item),
        "name": item.get_name() or "",
        "description": item.get_description() or "",
        "states": states_of(item),
        "text": text_of(item),
        "value": value_of(item),
        "rect": [box.x, box.y, box.width, box.height] if box else None,
    }


def children(item: Any) -> Iterator[Any]:
    for place in range(item.get_child_count()):
        child = item.get_child_at_index(place)
        if child is not None:
            yield child


def below(item: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """Depth first. What disappears while it is read is passed over."""
    try:
        for child in children(item):
            yield depth, child
            if depth < DEEPEST:
                yield from below(child, depth + 1)
    except GLib.Error:
        return


def applications(wanted: int | str | None) -> list[Any]:
    found = []
    for item in children(Atspi.get_desktop(0)):
        try:
            if wanted is None or wanted in (item.get_process_id(), item.get_name()):
                found.append(item)
        except GLib.Error:
            continue
    return found


def is_meant(item: Any, target: Request) -> bool:
    try:
        if target["role"] is not None and role_of(item) != target["role"]:
            return False
        for key, read in (("name", item.get_name), ("description", item.get_description)):
            if target[key] is not None and re.search(target[key], read() or "") is None:
                return False
        if target["text"] is not None and re.search(target["text"], text_of(item) or "") is None:
            return False
        return not target["showing"] or item.get_state_set().contains(Atspi.StateType.SHOWING)
    except GLib.Error:
        return False


def matching(target: Request) -> list[Any]:
    roots = applications(target["app"]) if target["within"] is None else matching(target["within"])
    return [item for root in roots for _, item in below(root) if is_meant(item, target)]


def the_one(target: Request) -> Any:
    found = matching(target)
    if len(found) <= target["place"]:
        raise UnmetError(f"found {len(found)} of what is wanted")
    return found[target["place"]]


def find(request: Request) -> dict[str, Any]:
    item = the_one(request["target"])
    wanted = set(request["states"])
    lacking = wanted - set(states_of(item))
    if lacking:
        raise UnmetError(f"it is there, but not {', '.join(sorted(lacking))}")
    seen = described(item)
    if "defunct" in seen["states"]:
        raise UnmetError("it went away while it was read")
    return seen


def find_all(request: Request) -> list[dict[str, Any]]:
    return [described(item) for item in matching(request["target"])]


def gone(request: Request) -> bool:
    if matching(request["target"]):
        raise UnmetError("it is still there")
    return True


def press(request: Request) -> dict[str, Any]:
    item = the_one(request["target"])
    if not item.get_state_set().contains(Atspi.StateType.ENABLED):
        raise UnmetError("it is there, but cannot be pressed: not enabled")
    actions = item.get_action_iface()
    names = [actions.get_action_name(place).lower() for place in range(actions.get_n_actions())] if actions else []
    for name in PRESSES:
        if name in names:
            before = described(item)
            with suppress(GLib.Error):  # asked once and never again: what it opens may keep the answer waiting
                actions.do_action(names.index(name))
                wait_until_released(item)
            return before
    raise UnmetError(f"it is there, but has no press action, only {names}")


def wait_until_released(item: Any) -> None:
    """Qt answers at once, shows the button held down, and presses it 100 ms later (measured): what was asked of the
    window in between would be asked of the page before."""
    deadline = time.monotonic() + RELEASED_WITHIN_S
    while item.get_state_set().contains(Atspi.StateType.PRESSED) and time.monotonic() < deadline:
        time.sleep(0.005)  # another process's state, which tells nobody that it changes
        item.clear_cache()


def set_text(request: Request) -> dict[str, Any]:
    item = the_one(request["target"])
    editor = item.get_editable_text_iface()
    if editor is None or not editor.set_text_contents(request["value"]):
        raise UnmetError("it is there, but its text cannot be set")
    if text_of(item) != request["value"]:
        raise UnmetError("its text was set, but it did not keep it")
    return described(item)


def focus(request: Request) -> dict[str, Any]:
    item = the_one(request["target"])
    if not item.get_state_set().contains(Atspi.StateType.FOCUSED):
        item.get_component_iface().grab_focus()
        raise UnmetError("it is there, but does not take the focus")
    return described(item)


def type_keys(request: Request) -> bool:
    if not Atspi.generate_keyboard_event(0, request["value"], Atspi.KeySynthType.STRING):
        raise UnmetError("the keys could not be sent")
    return True


def tree(request: Request) -> str:
    lines = []
    for application in applications(request["app"]):
        lines.append(f"application {application.get_name()!r} (process {application.get_process_id()})")
        for depth, item in below(application):
            try:
                seen = described(item)
            except GLib.Error:
                continue
            said = "".join(f" {key}={seen[key]!r}" for key in ("description", "text", "value") if seen[key])
            lines.append(f"{'  ' * (depth + 1)}{seen['role']} {seen['name']!r}{said} [{' '.join(seen['states'])}]")
    return "\n".join(lines) or "no such application on the accessibility bus"


COMMANDS: dict[str, Callable[[Request], object]] = {
    "find": find,
    "find_all": find_all,
    "gone": gone,
    "press": press,
    "set_text": set_text,
    "focus": focus,
    "type": type_keys,
    "tree": tree,
}


def answer(request: Request) -> dict[str, Any]:
    latest = time.monotonic() + request["timeout_s"]
    command = COMMANDS[request["do"]]
    while True:
        try:
            return {"value": command(request)}
        except (UnmetError, GLib.Error) as problem:
            reason = str(problem)
        if time.monotonic() > latest:
            app = request.get("target", request).get("app")
            return {"problem": reason, "tree": tree({"app": app})}
        time.sleep(POLL_S)


def main() -> None:
    Atspi.init()
    Atspi.set_timeout(CALL_TIMEOUT_MS, CALL_TIMEOUT_MS)
    # What is kept by the library goes stale without a main loop; each answer is asked for anew.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
