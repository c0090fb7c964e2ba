"""Files that come with the program, fonts, icons and texts: in a folder beside `ui`, installed and in a bundle."""

from pathlib import Path

import resources

FOLDER = Path(resources.__file__).parent
"""importlib.resources would find the same and takes 8 ms to load (measured)."""
