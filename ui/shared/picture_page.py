"""A picture of a message alone on a page."""

from PySide6.QtGui import QImage

from ui.shared.large_picture import LargePicture
from ui.shared.page import Page


class PicturePage(Page):
    def __init__(self, back: str) -> None:
        super().__init__(back=back)
        self.picture = LargePicture()
        self.scrolled.hide()
        self._layout.addWidget(self.picture, 1)

    def show_picture(self, image: QImage, name: str) -> None:
        self.picture.show_image(image, name)
