"""Colours: the tokens of the three themes, and how far apart two colours stand. No sizes, no widgets."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Theme:
    """Colours as #RRGGBB. `alarm` belongs to the alarm alone and is used by nothing in ui.shared."""

    name: str
    ground: str
    surface: str
    ink: str
    quiet: str
    primary: str
    on_primary: str
    good: str
    good_ground: str
    on_good: str
    alarm: str
    on_alarm: str
    notice: str
    info: str
    border: str
    focus: str
    line_extra_mm: float = 0.0
    """What borders gain in this theme."""


LIGHT = Theme(
    name="light",
    ground="#FBF8F3",
    surface="#FFFFFF",
    ink="#1B1F23",
    quiet="#3F464E",
    primary="#0B3C6F",
    on_primary="#FFFFFF",
    good="#1B5535",
    good_ground="#E6F0E9",
    on_good="#FFFFFF",
    alarm="#9B1217",
    on_alarm="#FFFFFF",
    notice="#FFE3A3",
    info="#DCEBFA",
    border="#6B737C",
    focus="#0B3C6F",
)
DARK = Theme(
    name="dark",
    ground="#14181C",
    surface="#20262C",
    ink="#F4EFE6",
    quiet="#C9CFD6",
    primary="#9CC7F2",
    on_primary="#14181C",
    good="#9ADBB4",
    good_ground="#1E3328",
    on_good="#14181C",
    alarm="#FFB3AE",
    on_alarm="#14181C",
    notice="#4A3A12",
    info="#16324D",
    border="#8A939C",
    focus="#FFFFFF",
)
HIGH_CONTRAST = Theme(
    name="high_contrast",
    ground="#000000",
    surface="#000000",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    primary="#FFFF00",
    on_primary="#000000",
    good="#FFFFFF",
    good_ground="#000000",
    on_good="#000000",
    alarm="#FFB3AE",
    on_alarm="#000000",
    notice="#000000",
    info="#000000",
    border="#FFFFFF",
    focus="#FFFF00",
    line_extra_mm=0.4,
)
NIGHT = Theme(
    name="night",
    ground="#000000",
    surface="#000000",
    ink="#B3A994",
    quiet="#B3A994",
    primary="#B3A994",
    on_primary="#000000",
    good="#B3A994",
    good_ground="#000000",
    on_good="#000000",
    alarm="#FFB3AE",
    on_alarm="#14181C",
    notice="#000000",
    info="#0D0F10",
    border="#7A7264",
    focus="#D8CDB5",
)
"""A dark room: words as bright as 7:1 asks for, no brighter, and warm. The alarm keeps its own. Nobody chooses it."""
THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}


def contrast(one: str, other: str) -> float:
    """1.0 to 21.0. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette_of(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.ground,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Highlight: theme.primary,
        QPalette.ColorRole.HighlightedText: theme.on_primary,
        QPalette.ColorRole.PlaceholderText: theme.quiet,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.ink,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
