"""What a person's profile says of switches, as scanning understands it."""

from app.domain.tablet_profile import ScanMode, TabletProfile
from ui.shared.scan_rounds import Scanning, Way

WAYS = {
    ScanMode.NONE: Way.OFF,
    ScanMode.ONE_SWITCH_AUTOMATIC: Way.AUTOMATIC,
    ScanMode.ONE_SWITCH_STEP: Way.STEP,
    ScanMode.TWO_SWITCHES: Way.TWO_SWITCHES,
}


def scanning_of(profile: TabletProfile) -> Scanning:
    return Scanning(
        mode=WAYS[profile.scan_mode],
        interval_ms=profile.scan_ms,
        dwell_ms=profile.dwell_ms if profile.scan_mode is ScanMode.ONE_SWITCH_STEP else 0,
        spoken=profile.read_aloud,
    )
