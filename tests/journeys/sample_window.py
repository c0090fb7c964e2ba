"""A small window of stock parts: proves desktop and screen reader without any screen of ours."""

import sys

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


def main() -> int:
    app = QApplication(sys.argv)
    app.setApplicationName("sample")
    window = QWidget()
    window.setWindowTitle("Provfönster")
    name, note = QLineEdit(), QPlainTextEdit()
    name.setAccessibleName("Namn")
    note.setAccessibleName("Anteckning")
    said = QLabel("Inget än")
    greet, unable, hidden = QPushButton("Hälsa"), QPushButton("Kan inte"), QPushButton("Gömd")
    late = QCheckBox("Försenad")
    greet.clicked.connect(lambda: said.setText(f"Hej {name.text()}"))
    greet.clicked.connect(lambda: late.setVisible(False))
    unable.setEnabled(False)
    layout = QVBoxLayout(window)
    for part in (name, note, greet, unable, hidden, late, said):
        layout.addWidget(part)
    hidden.hide()
    window.resize(400, 300)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
