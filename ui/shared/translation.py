"""Changing the language: our own texts and Qt's, the direction of writing, days and times. Swedish is the source text,
so that what nobody has translated shows Swedish."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from ui.shared.language import LANGUAGES, SWEDISH, languages, speak, speaking
from ui.shared.resource import FOLDER

_loaded: list[QTranslator] = []
"""Translators live as long as their language is spoken: Qt does not keep them."""


def load_translations(app: QCoreApplication, language: str = SWEDISH.code) -> tuple[str, ...]:
    """Install what there is for `language` in place of what was, and make its locale the program's; returns the names
    of what was loaded."""
    while _loaded:
        old = _loaded.pop()
        app.removeTranslator(old)
        old.deleteLater()
    spoken = LANGUAGES.get(language, SWEDISH)
    speak(spoken)
    QLocale.setDefault(QLocale(spoken.locale))
    names = []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _install(app, f"qtbase_{language}", qt_folder):
        names.append(f"qtbase_{language}")
    if _install(app, f"tryggve_{language}", str(FOLDER / "i18n")):
        names.append(f"tryggve_{language}")
    if isinstance(app, QGuiApplication):
        right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        app.setLayoutDirection(right if spoken.from_right else left)
    return tuple(names)


def use_language(code: str) -> None:
    """Speak it from now on; a code that is unknown here means Swedish. Screens that are there already keep their words:
    whoever shows them hears `languages().changed` and makes them anew. Ask with `want_language` where a person may be
    writing."""
    from ui.shared.wrapped_text import forget_set_texts

    app = QCoreApplication.instance()
    language = LANGUAGES.get(code, SWEDISH)
    if app is None or language is speaking():
        return
    load_translations(app, language.code)
    forget_set_texts()
    languages().changed.emit(language.code)


def _install(app: QCoreApplication, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    if not translator.load(name, folder):
        return False
    app.installTranslator(translator)
    _loaded.append(translator)
    return True
