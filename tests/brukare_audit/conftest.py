"""The same application and the same silence of Qt as for the tests of screens."""

from tests.ui.conftest import _qt_is_silent, app, worn

__all__ = ["_qt_is_silent", "app", "worn"]
