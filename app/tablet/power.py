"""Battery and mains as Linux tells them under /sys/class/power_supply. Qt has nothing of the kind."""

from collections.abc import Iterator
from pathlib import Path

from app.tablet.interface import PowerNow

SUPPLIES = Path("/sys/class/power_supply")
SUPPLIES_ELSEWHERE = "TRYGGVE_POWER_SUPPLIES"
"""Environment variable: a folder of the same shape, for machines that show theirs elsewhere (virtual ones)."""
_OUTSIDE = frozenset({"Mains", "USB", "USB_C", "USB_PD", "Wireless"})


class SysfsPower:
    def __init__(self, supplies: Path = SUPPLIES) -> None:
        self._supplies = supplies

    def now(self) -> PowerNow:
        batteries = [supply for supply in self._all() if _read(supply, "type") == "Battery" and _is_own(supply)]
        plugs = [supply for supply in self._all() if _read(supply, "type") in _OUTSIDE]
        percents = [percent for supply in batteries if (percent := _percent(supply)) is not None]
        return PowerNow(
            battery_percent=round(sum(percents) / len(percents)) if percents else None,
            on_mains=_on_mains(batteries, plugs),
        )

    def _all(self) -> Iterator[Path]:
        try:
            yield from sorted(self._supplies.iterdir())
        except OSError:
            return


def _is_own(supply: Path) -> bool:
    """A mouse or a pen has a battery too."""
    return _read(supply, "scope") != "Device" and _read(supply, "present") != "0"


def _on_mains(batteries: list[Path], plugs: list[Path]) -> bool | None:
    """A plug that gives nothing (a weak cable) is unplugged for whoever has to look after it: the battery knows."""
    states = {_read(battery, "status") for battery in batteries}
    if "Discharging" in states:
        return False
    online = {_read(plug, "online") for plug in plugs}
    if online - {None}:
        return "1" in online or "2" in online
    if states & {"Charging", "Full", "Not charging"}:
        return True
    return None


def _percent(supply: Path) -> int | None:
    text = _read(supply, "capacity")
    if text is None or not text.isdecimal():
        return None
    return min(100, int(text))


def _read(supply: Path, name: str) -> str | None:
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None
