"""Makes the sounds anew: `python resources/sounds/make.py`. Plain tones between 400 and 2,000 Hz, which most old ears
still hear, each with a soft beginning and end. 16 bits, one channel."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
EDGE_S = 0.02

Tone = tuple[float, float] | tuple[float, float, float]
"""Frequency in Hz (0 is silence), seconds, and where it is not all of it the part of the loudness."""


def _round(part: int) -> list[Tone]:
    """A rising figure, like nothing of the alarm's; each of three rounds is louder."""
    loud = part / 3
    return [(523, 0.22, loud), (659, 0.22, loud), (784, 0.22, loud), (1047, 0.5, loud), (0, 0.7)]


SOUNDS: dict[str, tuple[float, list[Tone]]] = {
    "alarm-sent": (0.6, [(660, 0.18), (0, 0.05), (880, 0.3)]),
    "alarm-accepted": (0.6, [(523, 0.2), (659, 0.2), (784, 0.5)]),
    "call-rings": (0.95, [tone for part in (1, 2, 3) for tone in _round(part)]),
    "alarm-rings": (0.95, [(960, 0.25), (760, 0.25), (960, 0.25), (760, 0.25), (0, 0.5)]),
}


def samples(loudness: float, tones: list[Tone]) -> bytes:
    made = bytearray()
    for frequency, seconds, *part in tones:
        count = round(seconds * RATE)
        for number in range(count):
            edge = min(1.0, number / (EDGE_S * RATE), (count - number) / (EDGE_S * RATE))
            at = 2 * math.pi * frequency * number / RATE
            # A third of the octave above: a pure sine is hard to tell the direction of.
            value = (math.sin(at) + math.sin(2 * at) / 3) * 0.75 * loudness * edge * (part[0] if part else 1.0)
            made += struct.pack("<h", round(max(-1.0, min(1.0, value)) * 32_767))
    return bytes(made)


def main() -> None:
    for name, (loudness, tones) in SOUNDS.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(loudness, tones))


if __name__ == "__main__":
    main()
