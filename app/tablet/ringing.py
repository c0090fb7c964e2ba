"""One short ring, for trying the sound: made here, so that no file has to be found."""

import math
import struct
import tempfile
import wave
from io import BytesIO

from app.domain.tablet import Sound
from app.tablet.commands import Run, run
from app.tablet.floor import Floor

RATE = 22_050
TONES_HZ = (523.3, 659.3)
"""Low enough for an old ear."""
EACH_S = 0.5


def ring_wave() -> bytes:
    """A WAV file of two soft tones."""
    samples = []
    for tone in TONES_HZ:
        count = int(RATE * EACH_S)
        for number in range(count):
            swell = math.sin(math.pi * number / count)
            samples.append(int(0.8 * 32767 * swell * math.sin(2 * math.pi * tone * number / RATE)))
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return made.getvalue()


PLAYERS = ("pw-play", "paplay", "aplay")


def play(sound: bytes, run: Run = run) -> bool:
    """Until it has been played. False where no program plays it."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        file.write(sound)
        file.flush()
        return any(run([player, file.name]) is not None for player in PLAYERS)


def try_sound(floor: Floor, run: Run = run) -> Sound:
    """One ring at the lowest volume, and whether it could be heard."""
    with floor.raised() as heard:
        if heard in {Sound.WORKS, Sound.UNKNOWN} and not play(ring_wave(), run):
            return Sound.NO_DEVICE if heard is Sound.WORKS else heard
        return heard
