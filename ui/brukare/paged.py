"""Pages instead of scrolling: as many things as the glass holds, whole, and *Förra* and *Nästa* to turn.

A thing that is taller than a page is cut between its lines, never through one.
"""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.brukare.fitting_button import MOST, FittingButton
from ui.brukare.page_cuts import BEGINS_PAGE, Slice, breaks_of, height_of, last_on, measured, slices, words_of
from ui.brukare.telling import Telling, words_on
from ui.shared.fonts import font_of
from ui.shared.look import look
from ui.shared.marks import READ_LAST
from ui.shared.shrinking_words import ShrinkingWords
from ui.shared.words import size_for_signs, width_for_signs
from ui.shared.wrapped_text import natural_width

translate = QCoreApplication.translate


LARGE = 1.5
"""Text scale above which a page holds one thing at a time, and the count of pages grows no more: the buttons beside it
need the room."""
WHOLE_AT = (0.92, 0.84, 0.76, 0.68)
"""Parts of their size in which the words of a card are tried, for it to be whole: a card that is torn over two pages is
harder to follow than one in letters a little smaller."""
MAY_BE_TORN = 0.3
"""Part of a page's height from which a part is torn with large text where that saves a page."""
CARD_EDGE_MM = 0.5
"""What a card keeps beside its words, over the gap."""
ASIDE_PART = 0.34
"""Part of the width that way back and turning take when they stand beside the page."""

ASIDE_NARROW, NARROW_MM = 0.42, 125.0
"""The same of a page less wide than this, on which a longer word would be broken."""

ASIDE_MOST = (MOST, 1.75, 1.5, 1.25, 1.0)
"""How far the words of the buttons beside the page may grow, tried from the largest."""


class Paged(QWidget):
    """`show_parts(parts)`: widgets under each other. `keep_page=False` begins at the first page again."""

    def __init__(
        self,
        *,
        stretch_last: bool = False,
        cut_large: bool = False,
        make_room: Callable[[int, int], None] | None = None,
    ) -> None:
        """`stretch_last`: the last part takes what room is left. `cut_large`: with large text parts are torn where
        that saves a page. `make_room`: is told width and height of a page, in pixels, before the
        parts are cut into pages."""
        super().__init__()
        self._make_room = make_room
        self._telling = Telling(self, self._words_to_tell)
        self._cut_large = cut_large
        self._guest: FittingButton | None = None
        self._stretch_last = stretch_last
        self._parts: list[QWidget] = []
        self._pages: list[Slice] = [Slice(0, 0)]
        self._page = 0
        self._counts = True
        """Whether the count of the pages has room between its buttons."""
        self._has_room = False
        """Before it is first shown nobody knows how much there is: what is measured then is for nothing."""
        self._heights: dict[QWidget, int] = {}
        """Of the parts, on their pages."""
        self._glass = QWidget()
        self._glass.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._held = QWidget(self._glass)
        self._held.installEventFilter(self)
        self.before = FittingButton(
            translate("Paged", "Förra", "Button: the page before this one"), icon="arrow-left", centred=True
        )
        self.after = FittingButton(
            translate("Paged", "Nästa", "Button: the next page"), icon="arrow-right", centred=True
        )
        self._where = ShrinkingWords("", size="small", role="quiet", centred=True)
        self._turning = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        for thing, part in ((self.before, 1), (self._where, 0), (self.after, 1)):
            thing.setProperty(READ_LAST, True)
            row.addWidget(thing, part, Qt.AlignmentFlag.AlignVCenter)
            thing.setMinimumWidth(1)  # asked for more than there is, the row would hang over the edge
        self._row = row
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._glass, 1)
        self._column.addWidget(self._turning)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        look().changed.connect(self._arrange)
        self._arrange()

    def leave_out(self, part: QWidget, *, out: bool) -> None:
        """Keep the part, but show it on no page."""
        if bool(part.property("absent")) != out:
            part.setProperty("absent", out)
            self._arrange()

    def show_parts(self, parts: Sequence[QWidget], *, keep_page: bool = True) -> None:
        """Old parts that are not among the new ones are thrown away."""
        for old in self._parts:
            if old not in parts:
                old.hide()
                old.deleteLater()
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self._held)
        if not keep_page:
            self._page = 0
        self._arrange()

    @property
    def page(self) -> int:
        return self._page

    @property
    def page_count(self) -> int:
        if not self._has_room:
            self._arrange_now()
        return len(self._pages)

    def go_to(self, page: int) -> None:
        """Measured anew: Qt is silent of what changes in a part that is hidden on another page."""
        self._page = max(0, page)
        self._arrange()

    def way_to(self, thing: QWidget) -> int:
        """0: it is whole on the page that is seen, or stands beside the pages; else on which side of it."""
        if not self._held.isAncestorOf(thing):
            return 0
        top = thing.mapTo(self._held, QPoint(0, 0)).y()
        if top < 0:
            return -1
        return 0 if thing.isVisibleTo(self) and top + thing.height() <= self._held.height() else 1

    def _turn(self, by: int) -> None:
        self.go_to(self._page + by)
        gone, other = (self.before, self.after) if by < 0 else (self.after, self.before)
        if not gone.isEnabled():
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        self._telling.soon()

    def _words_to_tell(self) -> str:
        return f"{self._where.text()}. {words_on(self._held)}" if self.isVisible() else ""

    # --- measures ---

    def take_aside(self, guest: FittingButton | None) -> None:
        """With a guest (the way back) the turning stands in a column at the left, the guest above it."""
        if guest is self._guest:
            return
        if self._guest is not None:
            self._row.removeWidget(self._guest)
        self._guest = guest
        if guest is not None:
            self._row.insertWidget(0, guest)
            guest.show()
        self._arrange()

    @staticmethod
    def has_room_beside(width: int) -> bool:
        """Whether with a guest beside it a page's lines hold enough signs of the smallest letters."""
        inner = width - _aside(width) - look().gap() - 2 * look().mm(look().density.gap_mm + CARD_EDGE_MM)
        smallest = font_of(round(look().measure.pt(look().density.body_pt) / look().measure.text_scale), bold=True)
        return inner >= width_for_signs(smallest)

    def _room(self) -> int:
        """The width of a page."""
        return self.width() - (self._aside() + look().gap() if self._guest is not None else 0)

    def _aside(self) -> int:
        return _aside(self.width())

    def _arrange(self) -> None:
        if self._has_room:
            self._arrange_now()

    def _arrange_now(self) -> None:
        directions = QBoxLayout.Direction
        self._column.setDirection(directions.TopToBottom if self._guest is None else directions.RightToLeft)
        self._row.setDirection(directions.LeftToRight if self._guest is None else directions.TopToBottom)
        self._column.setSpacing(look().gap())
        self._row.setSpacing(look().gap())
        self._where.shrink_to(min(1.0, LARGE / look().measure.text_scale))
        self._turning.setFixedWidth(max(1, self.width() if self._guest is None else self._aside()))
        self._fit_aside()
        whole = self.height()
        self._where.setFixedWidth(self._widest_where())
        self._pages = self._cut(whole)
        if len(self._pages) > 1 and self._guest is None:
            self._turning.setVisible(True)
            self._row.activate()
            turning = height_of(self._turning, self.width())
            self._pages = self._cut(max(look().mm(15), whole - turning - look().gap()))
        several = len(self._pages) > 1
        self._turning.setVisible(several or self._guest is not None)
        self.before.setVisible(several)
        self.after.setVisible(several)
        self._where.setVisible(several and self._counts)
        self._page = min(self._page, len(self._pages) - 1)
        self._column.activate()
        self._place()
        # Laying out the parts has asked for this very arrangement; answered, it would ask again for ever.
        for inner in reversed(self._held.findChildren(QWidget)):
            QCoreApplication.sendPostedEvents(inner, QEvent.Type.LayoutRequest.value)  # some hand the question on
        QCoreApplication.removePostedEvents(self._held, QEvent.Type.LayoutRequest.value)

    def _fit_aside(self) -> None:
        """Beside the page the buttons' words grow only as far as all of them have room under each other; where they
        have none in the smallest either, the count of the pages gives way."""
        buttons = [self.before, self.after]
        if self._guest is not None:
            buttons.insert(0, self._guest)
        for most in ASIDE_MOST if self._guest is not None else (MOST,):
            for button in buttons:
                button.most = most
                button.resize(self._aside() if self._guest is not None else button.width(), button.height())
            needed = sum(button.heightForWidth(self._aside()) for button in buttons)
            needed += self._where.heightForWidth(self._aside()) + 3 * look().gap()
            self._counts = self._guest is None or needed <= self.height()
            if self._counts:
                break
        for button in buttons:
            button.updateGeometry()  # the row would go by what it needed in other letters

    def _cut(self, height: int) -> list[Slice]:
        parts, width = self.shown_parts(), self._room()
        for part in parts:
            self._hold(part, width, 1.0)
            for button in buttons_of(part):
                button.hold_to_page(height)
        if parts and self._make_room is not None:
            self._make_room(width, height)
        heights = [self._held_to_page(part, width, height) for part in parts]
        fresh = self._begin_pages(parts, heights, width, height)
        self._heights = dict(zip(parts, heights, strict=True))

        def cut(torn: Callable[[int], bool]) -> list[Slice]:
            whole = [not torn(number) for number in range(len(parts))]
            return slices(*breaks_of(parts, heights, whole=whole, page=height), height, fresh=fresh)

        if not self._cut_large or look().measure.text_scale <= LARGE:
            return cut(lambda number: heights[number] > height)
        most = cut(lambda number: heights[number] > height * MAY_BE_TORN)
        on_first = last_on(most[0], heights)
        # As few parts are torn as may be, but no page more, and the first page says all that it can.
        found = (
            cut(lambda number: heights[number] > height),
            cut(lambda number: heights[number] > height or number == on_first),
            most,
        )
        return min((one for one in found if one[0].bottom >= most[0].bottom), key=len)

    def _held_to_page(self, part: QWidget, width: int, height: int) -> int:
        """The part's height; with large text, if that is near, in letters in which it is whole on a page, or else each
        of its sentences."""
        needed = measured(part, width)
        if needed <= height or not self._is_large():
            return needed
        for share in WHOLE_AT:
            self._hold(part, width, share)
            if (smaller := measured(part, width)) <= height:
                return smaller
        for share in (1.0, *WHOLE_AT):
            self._hold(part, width, share)
            needed = measured(part, width)
            if all(words.heightForWidth(words.width()) <= height for words in words_of(part)):
                return needed
        self._hold(part, width, 1.0)
        return measured(part, width)

    def _hold(self, part: QWidget, width: int, share: float) -> None:
        """With large text its words grow only so far that their lines are long enough."""
        inner = width - 2 * look().mm(look().density.gap_mm + CARD_EDGE_MM)
        largest = round(size_for_signs(inner) * share) if self._is_large() else 0
        for words in words_of(part):
            words.hold_to(largest)

    def _is_large(self) -> bool:
        return look().measure.text_scale > LARGE and look().density.signs_a_line > 0

    def _begin_pages(self, parts: list[QWidget], heights: list[int], width: int, height: int) -> set[int]:
        """The tops of those that always stand first on a page; what ends the page before takes its room."""
        fresh, top, page_top = set(), 0, 0
        for number, (part, after) in enumerate(zip_longest(parts, parts[1:])):
            if part.property(BEGINS_PAGE) and top:
                page_top = top
                fresh.add(top)
            if fresh or (after is not None and after.property(BEGINS_PAGE)):
                heights[number] = self._to_the_end(heights[number], after, height - (top - page_top))
                part.resize(width, heights[number])
            top += heights[number] + look().gap()
        return fresh

    def _to_the_end(self, part_height: int, after: QWidget | None, left: int) -> int:
        """The last part of a page takes what is left of it."""
        ends_page = after is None or bool(after.property(BEGINS_PAGE))
        return left if self._stretch_last and ends_page and part_height <= left else part_height

    def shown_parts(self) -> list[QWidget]:
        return [part for part in self._parts if not part.property("absent")]

    def _place(self) -> None:
        now = self._pages[self._page]
        top, room, width = 0, self.height() if len(self._pages) == 1 else 0, self._room()
        shown = self.shown_parts()
        for part in self._parts:
            if part not in shown:
                part.hide()
        for part in shown:
            height = self._heights.get(part, height_of(part, width))
            if self._stretch_last and part is shown[-1] and room > top + height:
                height = room - top
            part.setGeometry(0, top - now.top, width, height)
            part.setVisible(top < now.bottom and top + height > now.top)
            top += height + look().gap()
        # What begins below the page's last whole line is cut off here and not seen half.
        self._held.setGeometry(0, 0, width, max(room, now.bottom - now.top))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < len(self._pages) - 1)
        self._where.say(_where_words(self._page + 1, len(self._pages)))

    def _widest_where(self) -> int:
        """The same for every page: else the buttons beside it, and with them the pages, would change their height at
        the tenth page."""
        return ceil(natural_width(_where_words(88, 88), self._where.words_font())) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_room = True
        self._arrange_now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return False

    def sizeHint(self) -> QSize:
        return QSize(look().mm(120), look().mm(80))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().mm(30), look().mm(30))


def _aside(width: int) -> int:
    """What the buttons beside a page take of so many pixels."""
    return round(width * (ASIDE_NARROW if width < look().mm(NARROW_MM) else ASIDE_PART))


def buttons_of(part: QWidget) -> list[FittingButton]:
    return [part] if isinstance(part, FittingButton) else part.findChildren(FittingButton)


def _where_words(page: int, pages: int) -> str:
    text = translate("Paged", "%1 av %2", "Which page of how many: '2 av 3'")
    return text.replace("%1", str(page)).replace("%2", str(pages))
