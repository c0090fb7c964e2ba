"""Loading of translations: our own texts and Qt's. Swedish is the source text, so that a missing file shows Swedish."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.shared.resource import FOLDER

_loaded: list[QTranslator] = []
"""Translators live as long as the program: Qt does not keep them."""


def load_translations(app: QCoreApplication, language: str = "sv") -> tuple[str, ...]:
    """Install what there is for `language` and make Swedish the locale; returns the names of what was loaded."""
    QLocale.setDefault(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
    names = []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if _install(app, f"qtbase_{language}", qt_folder):
        names.append(f"qtbase_{language}")
    if _install(app, f"tryggve_{language}", str(FOLDER / "i18n")):
        names.append(f"tryggve_{language}")
    return tuple(names)


def _install(app: QCoreApplication, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    if not translator.load(name, folder):
        return False
    app.installTranslator(translator)
    _loaded.append(translator)
    return True
