"""The page for närstående says in every language what it says in Swedish, with the same names and times in it."""

import re
from pathlib import Path

import pytest

import app.hub

_FOLDER = Path(app.hub.__file__).parent / "web"
_LINE = re.compile(r'^  (\w+): "(.*)",$', re.MULTILINE)


def words(code: str) -> dict[str, str]:
    return dict(_LINE.findall((_FOLDER / f"words_{code}.js").read_text(encoding="utf-8")))


@pytest.mark.parametrize("code", ["en", "fi", "ar", "so", "fa", "es", "pl"])
def test_every_sentence_is_there_with_what_is_filled_in(code: str) -> None:
    swedish, found = words("sv"), words(code)
    assert found.keys() == swedish.keys()
    for key, text in swedish.items():
        assert sorted(re.findall(r"%\d", found[key])) == sorted(re.findall(r"%\d", text)), key


def test_what_the_page_asks_for_is_there() -> None:
    program = "".join(path.read_text(encoding="utf-8") for path in _FOLDER.glob("*.js") if "words_" not in path.name)
    asked = set(re.findall(r'(?:word|filled)\(\s*"(\w+)"', program)) | {"whatIsKept", "whoSees"}
    assert asked
    assert asked <= words("sv").keys()
    assert "innerHTML" not in program
    assert "eval(" not in program
