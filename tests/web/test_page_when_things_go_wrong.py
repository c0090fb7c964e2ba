"""Lisa's page when an answer is lost, the hub has forgotten her, she presses twice, or her contact ends meanwhile."""

import json

from sqlalchemy import delete, select

from app.hub.confirming import confirm_rights, rights_list
from app.hub.database import reading, writing
from app.hub.epochs import begin_epoch
from app.hub.tables import chain, device, operation, person_key
from tests.conftest import ExpectLog
from tests.web.chromium import Browser, Tab
from tests.web.conftest import Close
from tests.web.test_page_in_chromium import BEGIN, SEND, WORDS, begin, broken_rules, say

KEPT = """new Promise((done) => {
    indexedDB.open('tryggve').onsuccess = (event) => {
        const all = event.target.result.transaction(STORE).objectStore(STORE).getAll();
        all.onsuccess = () => done(all.result.map((one) => WHAT));
    };
})"""


def kept(tab: Tab, store: str, what: str) -> list[object]:
    return list(tab.run(KEPT.replace("STORE", json.dumps(store)).replace("WHAT", what)))


def keys_of(close: Close) -> list[str]:
    with reading(close.house.hub.engine) as connection:
        return list(connection.scalars(select(person_key.c.key).where(person_key.c.person == close.lisa)))


# --- a lost answer -------------------------------------------------------------------------------------------------


def test_a_link_whose_answer_was_lost_opens_at_the_next_try(browser: Browser, close: Close) -> None:
    tab = browser.open(close.link)
    tab.until_text("Välkommen")
    tab.catch("/v1/enrol", when="Response")
    tab.click(BEGIN)
    tab.lose()
    tab.let_go()
    tab.until_text("Det går inte att nå hubben just nu")
    assert len(keys_of(close)) == 1
    tab.go("about:blank")  # a telephone that was put away meanwhile
    tab.go(close.link)
    tab.until_text("Välkommen")
    tab.click(BEGIN)
    tab.until("document.querySelector('#words')")
    assert len(keys_of(close)) == 1
    assert kept(tab, "choices", "one.name") == []


def test_the_link_is_opened_again_in_the_same_browser(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.go("about:blank")
    tab.go(close.link)
    tab.until("document.querySelector('#words')")
    assert tab.run("location.hash") == ""


def test_a_message_whose_answer_was_lost_arrives_once(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.catch("/v1/push", when="Response")
    say(tab, "Hej mamma!")
    tab.lose()
    tab.let_go()
    tab.run("window.dispatchEvent(new Event('online'))")
    tab.until("document.querySelector('.talk li.mine:not(.waits)')")
    tab.until("!document.querySelector('.talk li.waits')")
    assert close.gunvor_has() == ["Hej mamma!"]


# --- twice ---------------------------------------------------------------------------------------------------------


def test_two_clicks_send_once_and_what_is_typed_between_them_is_not_lost(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.click(WORDS)
    tab.write("Hej mamma!")
    tab.run("""(() => {
        const send = document.querySelector('button[type=submit]');
        send.click();
        send.click();
        const words = document.querySelector('#words');
        words.value += ' Och en sak till.';
        words.dispatchEvent(new Event('input'));
    })()""")
    tab.until_text("Skickat")
    tab.until("document.querySelector('#words').value === ' Och en sak till.'")
    tab.click(SEND)
    tab.click(SEND)
    tab.until("document.querySelectorAll('.talk li.mine:not(.waits)').length === 2")
    assert close.gunvor_has() == ["Hej mamma!", " Och en sak till."]
    assert tab.run("document.querySelector('.problem').textContent") == ""


def test_enter_and_a_click_say_good_morning_once(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.run("Date.prototype.toLocaleString = () => '08'")  # it is eight in the morning, and always the same day
    close.gunvor_answers("Hej Lisa.")
    morning = "[...document.querySelectorAll('button')].find((one) => one.textContent === 'Skicka god morgon')"
    tab.until(f"{morning}.checkVisibility()")
    tab.run(f"{morning}.click(), {morning}.click()")
    tab.until_text("Skickat")
    assert close.gunvor_has() == ["Hej Lisa.", "God morgon!"]


def test_words_that_the_disk_did_not_take_keep_their_id_at_the_next_try(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.run("""(() => {
        window.ids = [];
        const add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function (item) {
            window.ids.push(item.id);
            if (window.ids.length === 1) throw new DOMException('full', 'QuotaExceededError');
            return add.call(this, item);
        };
    })()""")
    say(tab, "Hej mamma!")
    tab.until_text("kunde inte spara")
    assert tab.run("document.querySelector('#words').value") == "Hej mamma!"
    tab.click(SEND)
    tab.until_text("Skickat")
    first, second = tab.run("window.ids.slice(0, 2)")
    assert first == second
    assert close.gunvor_has() == ["Hej mamma!"]


# --- the disk is slow ---


def test_a_page_closed_before_the_disk_has_a_draft_still_has_it(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.until_text("Skriv till")
    tab.click(WORDS)
    tab.run("IDBDatabase.prototype.transaction = () => ({ objectStore: () => ({ put: () => ({}) }) })")
    tab.write("Halvt färdigt")
    tab.ask("Page.reload")
    tab.until("document.querySelector('#words')?.value === 'Halvt färdigt'")
    tab.click(SEND)
    tab.until_text("Skickat")
    tab.ask("Page.reload")
    tab.until("document.querySelector('#words')?.value === ''")
    assert close.gunvor_has() == ["Halvt färdigt"]


# --- the hub has forgotten -----------------------------------------------------------------------------------------


def test_a_hub_that_does_not_know_the_browser_is_told_of_in_words_and_nothing_is_let_go_of(
    browser: Browser, close: Close
) -> None:
    tab = begin(browser, close)
    tab.until_text("Skriv till")
    tab.click(WORDS)
    tab.write("Halvt färdigt")
    tab.catch("/v1/token")
    tab.ask("Page.reload")
    tab.answer(401, '{"code": "not_known"}')
    tab.until_text("Hubben känner inte igen den här webbläsaren just nu.")
    assert "avslutad" not in tab.text()
    tab.until_text("Halvt färdigt")
    tab.let_go()
    tab.run("window.dispatchEvent(new Event('online'))")
    tab.until("document.querySelector('#words')?.value === 'Halvt färdigt'")
    tab.until("!document.body.innerText.includes('känner inte igen')")


def test_a_hub_put_back_from_an_older_copy_knows_the_browser_again_and_gets_what_it_lost(
    browser: Browser, close: Close, expect_log: ExpectLog
) -> None:
    expect_log("known_again")
    tab = begin(browser, close)
    say(tab, "Före kopian")
    tab.until_text("Skickat")
    tab.until("!document.querySelector('.talk li.waits')")
    tab.go("about:blank")
    forget(close)
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Hubben har startat om och visar inget än.")
    assert confirm_rights(close.house.hub, rights_list(close.house.hub).version) is not None
    tab.until("document.querySelector('#words')")
    say(tab, "Efter kopian")
    tab.until("document.querySelectorAll('.talk li.mine:not(.waits)').length === 2")
    assert close.gunvor_has() == ["Före kopian", "Efter kopian"]
    assert done_by_lisa(close, "message.send") == 2  # what the hub had lost has come to it again
    assert tab.faults() == []


def forget(close: Close) -> None:
    """What the hub knew of Lisa's browser and of what she did there, and its life, are of another day."""
    hub = close.house.hub
    with writing(hub.engine) as connection:
        keys = connection.scalars(select(person_key.c.device).where(person_key.c.person == close.lisa)).all()
        connection.execute(delete(person_key).where(person_key.c.person == close.lisa))
        connection.execute(delete(device).where(device.c.id.in_(keys)))
        connection.execute(delete(chain).where(chain.c.person == close.lisa))
        connection.execute(delete(operation).where(operation.c.person == close.lisa))
        object.__setattr__(hub, "epoch", begin_epoch(connection))  # as another process would open it
    hub.standings.forget()


# --- looked in -----------------------------------------------------------------------------------------------------


def test_a_page_that_nobody_sits_at_tells_of_no_look(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.size(800, 1600)  # so that everything stands on the glass
    tab.run("document.hasFocus = () => false")  # another window lies in front
    close.gunvor_answers("Är du där?")
    tab.until_text("Är du där?")
    say_untouched(tab, "Ett", "Två")
    assert done_by_lisa(close) == 0
    tab.catch("/v1/push")
    tab.run("delete document.hasFocus, window.dispatchEvent(new Event('focus'))")
    tab.pass_on()
    tab.let_go()
    say_untouched(tab, "Tre", "Fyra")
    assert done_by_lisa(close) == 1


def test_a_message_out_of_sight_is_not_told_as_seen_before_it_is(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.size(390, 300)
    tab.run("document.querySelector('#words').style.minHeight = '2000px'")  # what was said stands below the fold
    close.gunvor_answers("Är du där?")
    tab.until_text("Är du där?")
    say_untouched(tab, "Ett", "Två")
    assert done_by_lisa(close) == 0
    tab.catch("/v1/push")
    tab.run("[...document.querySelectorAll('.talk li:not(.mine)')].at(-1).scrollIntoView()")
    tab.pass_on()
    tab.let_go()
    say_untouched(tab, "Tre", "Fyra")
    assert done_by_lisa(close) == 1


def test_a_look_that_the_disk_did_not_take_is_told_later(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.size(800, 1600)
    tab.run("""(() => {
        const add = IDBObjectStore.prototype.add;
        window.failed = 0;
        IDBObjectStore.prototype.add = function (item) {
            if (item.kind === 'message.read' && !window.failed) {
                window.failed += 1;
                throw new DOMException('full', 'QuotaExceededError');
            }
            return add.call(this, item);
        };
    })()""")
    close.gunvor_answers("Är du där?")
    tab.until("window.failed")
    tab.run("window.dispatchEvent(new Event('online'))")
    say_untouched(tab, "Ett", "Två")
    assert done_by_lisa(close) == 1


def done_by_lisa(close: Close, kind: str = "message.read") -> int:
    with reading(close.house.hub.engine) as connection:
        kinds = connection.scalars(select(operation.c.kind).where(operation.c.person == close.lisa)).all()
    return list(kinds).count(kind)


def say_untouched(tab: Tab, *texts: str) -> None:
    """Without a touch, which would give the page the focus. When the second one has gone, all that the first turn had
    to tell has gone too."""
    for text in texts:
        tab.run(f"""(() => {{
            document.querySelector('#words').value = {json.dumps(text)};
            document.querySelector('button[type=submit]').click();
        }})()""")
        mine = "[...document.querySelectorAll('.talk li.mine:not(.waits)')]"
        tab.until(f"{mine}.some((one) => one.innerText.includes({json.dumps(text)}))")


# --- the end -------------------------------------------------------------------------------------------------------


def test_what_was_being_written_when_the_contact_ended_is_shown_and_can_be_taken_along(
    browser: Browser, close: Close
) -> None:
    tab = begin(browser, close)
    tab.ask("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    tab.click(WORDS)
    tab.write("Kära mamma, det här hann jag")
    close.withdraw()
    tab.run("window.dispatchEvent(new Event('online'))")
    tab.until_text("Kontakten är avslutad.")
    tab.until_text("Kära mamma, det här hann jag")
    tab.until_text("Du hade inte skickat det här.")
    assert broken_rules(tab) == []
    tab.click(".left button.copy")
    tab.until_text("Kopierat")
    assert tab.run("navigator.clipboard.readText()") == "Kära mamma, det här hann jag"
    tab.go(f"{close.address}/narstaende")
    tab.until_text("Kära mamma, det här hann jag")
    tab.click(".left button.remove")
    tab.until("!document.querySelector('.left')")
    assert tab.faults() == []


def test_whoever_was_shut_out_by_a_new_link_is_told_that_there_is_one(browser: Browser, close: Close) -> None:
    tab = begin(browser, close)
    tab.click(WORDS)
    tab.write("Halvt färdigt")
    newer = close.new_link()
    tab.until_text("så har någon gjort en ny länk till dig")
    tab.until_text("Halvt färdigt")
    tab.go("about:blank")
    tab.go(newer)
    tab.until_text("Välkommen")
    tab.click(BEGIN)
    tab.until("document.querySelector('#words')?.value === 'Halvt färdigt'")
    say(tab, "Hej igen!")
    tab.until("document.querySelector('.talk li.mine:not(.waits)')")
