"""What every mode draws and speaks with.

Start: `dress(app, BRUKARE | STAFF | HANDLAGGARE, theme=LIGHT, text_scale=1.0)` (look.py), once; then `look()` gives
`theme` (colours), `mm(…)` and `font(pt)`; `look().wear(theme=…, measure=…, density=…)` changes all widgets at once.

| file | what |
|---|---|
| look, theme, measure, fonts, icons | tokens, sizes, typeface, `icon_pixmap(name, size_px, colour)` |
| words | wrapping labels `title`, `heading`, `body`, `quiet`, `remark`, `clock`; `.say(text, strong="…")` |
| touch_button | `TouchButton(text, icon=, kind=Kind.…, note=, icon_above=, checkable=)`, `.set_words`, `.set_kind` |
| card | `Card(*things, ground=Ground.…)`, `Column(*things)` with `.fill`, `IconLine(icon, words)`, `Picture(icon)` |
| rows | `Row(*things, columns=)`: side by side while the words fit, else under each other |
| kept_rows | `KeptRows(make, show, key=)`: `.show_rows(things)` touches only what differs, long lists come in slices |
| turns | `turns()`: work that can wait, a little in each turn of the event loop |
| page | `Page(name, back="Tillbaka till start")`: `.add`, `.add_foot`, `.status`, `.trouble`, signal `back_wanted` |
| scroll | `Scroll(content)` |
| banner, announce | `Banner().say(…)`, `warning()`; `announce(widget, text)` |
| sheet | `ask(over, question, [Answer(key, sentence)…])` → `.answered(key, words)`, safe answer first |
| text_field | `TextField(label)`, `LineField(label)`: `.changed`, `.offer(text)`, `.replace(text)` |
| arrival_line | `ArrivalLine(arrived)`, `WaitingLine(waiting)` |
| sentences, dates | codes and moments in Swedish words |
| translation | `load_translations(app)` |

Texts may hold soft hyphens (U+00AD), at which large words break; assistive technology gets them without.
"""
