"""What the machine is connected by, as Linux tells it under /sys/class/net. Whether a hub answers is not known here."""

from pathlib import Path

from app.domain.tablet import Network

LINKS = Path("/sys/class/net")
_MOBILE = ("wwan", "wwp", "ppp", "rmnet", "usb")


def network_of(links: Path = LINKS) -> Network:
    try:
        names = sorted(link.name for link in links.iterdir() if link.name != "lo")
    except OSError:
        return Network.UNKNOWN
    up = [links / name for name in names if _is_up(links / name)]
    kinds = [_kind(link) for link in up]
    return next((kind for kind in (Network.CABLE, Network.WIRELESS, Network.MOBILE) if kind in kinds), Network.NONE)


def _is_up(link: Path) -> bool:
    try:
        state = (link / "operstate").read_text(encoding="ascii").strip()
        return state == "up" or (state == "unknown" and (link / "carrier").read_text(encoding="ascii").strip() == "1")
    except OSError:  # a link that is down has a carrier that cannot be read
        return False


def _kind(link: Path) -> Network:
    if (link / "wireless").exists() or (link / "phy80211").exists():
        return Network.WIRELESS
    return Network.MOBILE if link.name.startswith(_MOBILE) else Network.CABLE
