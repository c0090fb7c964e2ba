"""A desktop's screen saver on the message bus, for the system's Python: prints what it is asked, one line each.

It lets go of what a program held when that program's connection ends, as desktops do.
"""

import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402 - the version has to be chosen first

SERVICE = "org.freedesktop.ScreenSaver"
NODE = f"""
<node><interface name="{SERVICE}">
  <method name="Inhibit">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="UnInhibit"><arg type="u" direction="in"/></method>
  <method name="SimulateUserActivity"/>
</interface></node>
"""
held: dict[int, str] = {}


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def called(bus, sender, _path, _interface, method, words, answer) -> None:  # type: ignore[no-untyped-def]
    if method == "Inhibit":
        number = len(held) + 1
        held[number] = sender
        Gio.bus_watch_name_on_connection(bus, sender, 0, None, lambda *_: gone(sender))
        say(f"holding {len(held)}")
        answer.return_value(GLib.Variant("(u)", (number,)))
        return
    if method == "UnInhibit":
        held.pop(words.unpack()[0], None)
        say(f"holding {len(held)}")
    else:
        say("woken")
    answer.return_value(None)


def gone(sender: str) -> None:
    for number in [number for number, who in held.items() if who == sender]:
        del held[number]
    say(f"holding {len(held)}")


def main() -> None:
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    info = Gio.DBusNodeInfo.new_for_xml(NODE)
    bus.register_object("/org/freedesktop/ScreenSaver", info.interfaces[0], called)
    Gio.bus_own_name_on_connection(bus, SERVICE, 0, lambda *_: say("ready"), None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
