"""Lisa in a real browser: the link, the conversation with the tablet, and what happens when things go wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.approval import Share
from app.services import messages
from tests.web.chromium import Browser, Tab
from tests.web.conftest import Close

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
BEGIN, SEND, WORDS = "button.main", "button[type=submit]", "#words"


def begin(browser: Browser, close: Close) -> Tab:
    tab = browser.open(close.link)
    tab.until_text("Välkommen")
    tab.click(BEGIN)
    tab.until("document.querySelector('#words')")
    return tab


def say(tab: Tab, text: str) -> None:
    tab.click(WORDS)
    tab.write(text)
    tab.click(SEND)


def test_lisa_writes_gunvors_tablet_answers_and_each_step_is_told_in_words(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    assert tab.run("location.hash") == ""
    say(tab, "Hej mamma!\nHur mår du?")
    tab.until_text("Skickat")
    assert tab.run("document.querySelector('#words').value") == ""
    assert close.gunvor_has() == ["Hej mamma!\nHur mår du?"]
    messages.note_received(close.gunvor.desk).result()
    close.gunvor.exchange()
    tab.until_text("Framme på surfplattan")
    page = messages.talk_page(close.gunvor.desk, close.talk, 0, rows=20).result()
    messages.note_read(close.gunvor.desk, close.talk, page.messages[0].message).result()
    close.gunvor_answers("Jag mår bra.")
    tab.until_text("Jag mår bra.")
    tab.until_text("Läst")
    close.gunvor.exchange()
    assert tab.faults() == []


def test_the_page_opens_again_without_link_or_password_and_another_browser_does_not(
    browser: Browser, close: Close
) -> None:
    tab = begin(browser, close)
    say(tab, "Hej mamma!")
    tab.until_text("Skickat")
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Hej mamma!")
    tab.go("about:blank")
    tab.ask("Storage.clearDataForOrigin", origin=close.address, storageTypes="all")
    tab.go(close.link)
    tab.until_text("Välkommen")
    tab.click(BEGIN)
    tab.until_text("Länken är redan använd")


def test_the_keys_cannot_be_taken_out_of_the_browser(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    kept = """new Promise((done) => {
        indexedDB.open('tryggve').onsuccess = (event) => {
            const people = event.target.result.transaction('people').objectStore('people').getAll();
            people.onsuccess = async () => {
                const keys = people.result.flatMap((one) => [one.keys.device.key, one.keys.person.key]);
                const out = await Promise.all(keys.map((key) =>
                    crypto.subtle.exportKey('pkcs8', key).then(() => 'out', (error) => error.name)));
                done([keys.map((key) => key.extractable), out]);
            };
        };
    })"""
    assert tab.run(kept) == [[False, False], ["InvalidAccessError", "InvalidAccessError"]]
    assert tab.run("document.cookie") == ""
    assert tab.run("localStorage.length") == 0


def test_what_is_written_without_network_stays_in_the_browser_is_said_to_wait_and_arrives_once(
    browser: Browser, close: Close
) -> None:
    tab = begin(browser, close)
    tab.offline(True)
    say(tab, "Ett")
    tab.until_text("Inte skickat än")
    tab.until_text("Ingen kontakt just nu")
    tab.click(WORDS)
    tab.write("Halvt färdigt")
    tab.offline(False)
    tab.run("window.dispatchEvent(new Event('online'))")
    tab.until_text("Skickat")
    tab.until("!document.body.innerText.includes('Inte skickat än')")
    assert close.gunvor_has() == ["Ett"]
    tab.go(f"{close.address}/narstaende")
    tab.until("document.querySelector('#words')")
    assert tab.run("document.querySelector('#words').value") == "Halvt färdigt"


def test_words_that_wait_outlive_the_page(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.offline(True)
    say(tab, "Innan strömmen gick")
    tab.until_text("Inte skickat än")
    tab.ask("Page.navigate", url="about:blank")
    tab.offline(False)
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Skickat")
    assert close.gunvor_has() == ["Innan strömmen gick"]


def test_a_picture_is_made_smaller_sent_and_shown_on_both_sides(browser: Browser, close: Close, tmp_path: Path) -> None:
    from PySide6.QtGui import QColor, QImage

    large = QImage(4000, 3000, QImage.Format.Format_RGB32)
    large.fill(QColor("teal"))
    large.save(str(tmp_path / "stor.png"))
    tab = begin(browser, close)
    tab.pick("#picture", tmp_path / "stor.png")
    tab.until("document.querySelector('.talk img')?.naturalWidth === 1600")
    tab.until_text("Skickat")
    close.gunvor.exchange()
    page = messages.talk_page(close.gunvor.desk, close.talk, 0, rows=5).result()
    (file,) = page.messages[0].files
    assert (file.media_type, file.name) == ("image/jpeg", "bild.jpg")
    assert tab.run("document.querySelector('.talk img').alt") == "Bild från \u2068Du\u2069"
    assert tab.faults() == []


def test_a_file_that_is_no_picture_is_said_so_and_nothing_is_sent(
    browser: Browser, close: Close, tmp_path: Path
) -> None:
    (tmp_path / "fel.png").write_bytes(b"ingen bild")
    tab = begin(browser, close)
    tab.pick("#picture", tmp_path / "fel.png")
    tab.until_text("Filen är ingen bild")
    assert close.gunvor_has() == []


def test_words_written_while_the_yes_is_taken_back_stay_and_are_shown_to_nobody(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.offline(True)
    close.withdraw()
    close.house.clock.move(timedelta(minutes=5))
    say(tab, "Är du där?")
    tab.until_text("Inte skickat än")
    tab.offline(False)
    tab.run("window.dispatchEvent(new Event('online'))")
    tab.until_text("Det du skrev har inte visats för någon.")
    tab.until_text("Du kan inte läsa eller skriva här längre.")
    assert close.gunvor_has() == []
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Är du där?")
    tab.click(".waits button.remove")
    tab.until("!document.body.innerText.includes('Är du där?')")


def test_what_is_written_is_shown_as_words_whatever_it_looks_like(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    wicked = "<img src=x onerror=alert(1)><script>alert(2)</script> &amp; \u202eלום"
    say(tab, wicked)
    tab.until_text("Skickat")
    assert tab.run("[...document.querySelectorAll('.talk p')].some((one) => one.textContent === " + repr(wicked) + ")")
    assert tab.run("document.querySelectorAll('.talk img, .talk script').length") == 0
    assert close.gunvor_has() == [wicked]


def test_who_comes_today_stands_there_when_gunvor_has_said_so(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    assert "I dag hos" not in tab.text()
    close.share(Share.WHO_COMES_TODAY)
    tab.go(f"{close.address}/narstaende")
    tab.until_text("I dag hos")
    tab.until_text("Anna")


def test_a_good_morning_is_said_once_a_day(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.run("Date.prototype.toLocaleString = () => '08'")  # it is eight in the morning, and always the same day
    close.gunvor_answers("Hej Lisa.")
    morning = "[...document.querySelectorAll('button')].find((one) => one.textContent === 'Skicka god morgon')"
    tab.until(f"{morning}.checkVisibility()")
    tab.run(f"{morning}.click()")
    tab.until_text("God morgon!")
    tab.until_text("Skickat")
    assert not tab.run(f"{morning}.checkVisibility()")
    assert close.gunvor_has() == ["Hej Lisa.", "God morgon!"]


def test_two_taps_take_this_browser_out_of_it(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.click("section[aria-label] button")
    tab.until_text("Då behöver du en ny länk")
    tab.click("section[aria-label] button")
    tab.until_text("Du är borttagen")
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Öppna länken som du har fått")


def test_everything_is_done_by_keyboard_alone(browser: Browser, close: Close) -> None:
    tab = browser.open(close.link)
    tab.until_text("Välkommen")
    _tab_to(tab, BEGIN)
    tab.press("Enter")
    tab.until("document.querySelector('#words')")
    _tab_to(tab, WORDS)
    tab.write("Hej mamma!")
    _tab_to(tab, SEND)
    tab.press("Enter")
    tab.until_text("Skickat")
    assert tab.run("document.activeElement.id") == "words"
    assert close.gunvor_has() == ["Hej mamma!"]


def _tab_to(tab: Tab, selector: str) -> None:
    for _ in range(20):
        if tab.run(f"document.activeElement?.matches({selector!r}) ?? false"):
            return
        tab.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab")


# --- for everybody -------------------------------------------------------------------------------------------------


def broken_rules(tab: Tab) -> list[str]:
    tab.run(f"(() => {{ {AXE} }})()" if "window.axe" not in str(tab.run("typeof window.axe")) else "1")
    found = tab.run(
        f"axe.run(document, {{runOnly: {RULES!r}, resultTypes: ['violations']}})"
        ".then((done) => done.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))"
    )
    return [f"{rule}: {nodes}" for rule, nodes in found]


_MORE = [pytest.param(one, marks=pytest.mark.long) for one in ("en", "fi", "so", "fa", "es", "pl")]


@pytest.mark.parametrize("language", ["sv", "ar", *_MORE])
def test_the_page_holds_wcag_in_every_language_light_and_dark(
    browser: Browser, close: Close, language: str, tmp_path: Path
) -> None:
    tab = browser.open(close.link, accept_language=language)
    tab.until(f"document.documentElement.lang === {language!r} && document.querySelector('button.main')")
    assert broken_rules(tab) == []
    tab.click(BEGIN)
    tab.until("document.querySelector('#words')")
    close.share(Share.WHO_COMES_TODAY)
    say(tab, "Hej mamma!")
    tab.until("document.querySelector('.talk li.mine:not(.waits)')")
    close.gunvor_answers("Hej Lisa.")
    tab.until_text("Hej Lisa.")
    tab.offline(True)
    say(tab, "Hej igen.")
    tab.until("document.querySelector('.talk li.waits')")
    for width, height, dark in ((1280, 900, False), (320, 640, False), (390, 844, True)):
        tab.size(width, height, dark=dark)
        assert broken_rules(tab) == []
        assert tab.run("document.documentElement.scrollWidth <= window.innerWidth"), f"{width} is too narrow"
        small = (
            "[...document.querySelectorAll('button, select, .file')]"
            ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).length"
        )
        assert tab.run(small) == 0
    assert tab.run("document.documentElement.dir") == ("rtl" if language in {"ar", "fa"} else "ltr")
    assert tab.faults() == []
    tab.picture(tmp_path / f"{language}.png")
