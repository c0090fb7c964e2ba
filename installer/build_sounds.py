"""Makes the alert sounds of resources/sounds: three calls of two tones, alike but for how high they are.

    python -m installer.build_sounds

The ear loses the high tones first (most people of 80 hear little above 2 kHz), so each is as pure as a bell and one
octave or more from the next.
"""

import math
import struct
import sys
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE_HZ = 22_050
TONES_HZ = {"low": (440.0, 587.0), "middle": (880.0, 1175.0), "high": (2093.0, 2637.0)}
LASTS_S, TONES, RISE_S = 0.45, 2, 0.015
"""Of one tone; how many pairs; and how long it swells, so that it does not crack."""
OVERTONES = ((1.0, 0.7), (2.0, 0.2), (3.0, 0.1))


def samples(tones_hz: tuple[float, float]) -> bytes:
    count = int(LASTS_S * RATE_HZ)
    made = bytearray()
    for tone_hz in tones_hz * TONES:
        for number in range(count):
            at_s = number / RATE_HZ
            swell = min(1.0, at_s / RISE_S) * math.exp(-3.5 * at_s / LASTS_S)
            wave_now = sum(part * math.sin(2 * math.pi * tone_hz * times * at_s) for times, part in OVERTONES)
            made += struct.pack("<h", round(32_000 * swell * wave_now))
    return bytes(made)


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, tones_hz in TONES_HZ.items():
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE_HZ)
            out.writeframes(samples(tones_hz))
    return 0


if __name__ == "__main__":
    sys.exit(main())
