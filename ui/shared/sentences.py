"""What codes mean, said to people: how far things have come, what stands in the way and what to do. Nothing else in
ui writes such sentences, so that the same thing is always said in the same words."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from app.domain.arrival import Arrival, Arrived, Waiting
from app.domain.refusal import HubProblem, Refusal, StoreProblem
from ui.shared.dates import clock_time, day_and_time

translate = QCoreApplication.translate


def arrived_words(arrived: Arrived, *, now: datetime | None = None) -> str:
    """ "Sparat. Hubben har tagit emot det klockan 10.42."."""
    at = day_and_time(arrived.at, now=now or datetime.now(UTC)) if arrived.at is not None else ""
    match arrived.state:
        case Arrival.SAVED_HERE:
            return translate("Arrival", "Sparat här. Skickas när det finns nät.", "Saved on this device only")
        case Arrival.SENT:
            return translate("Arrival", "Sparat här. Skickat, väntar på svar.", "Sent, no receipt from the hub yet")
        case Arrival.RECEIVED if at:
            return translate(
                "Arrival", "Sparat. Hubben har tagit emot det klockan %1.", "Receipt; %1 is 10.42 or 'i går 10.42'"
            ).replace("%1", at)
        case Arrival.RECEIVED:
            return translate("Arrival", "Sparat. Hubben har tagit emot det.", "Receipt without a time")
        case Arrival.HELD:
            return _why(
                translate("Arrival", "Hubben har det säkert. En annan person avgör om det gäller.", "Held by the hub"),
                arrived.reason,
            )
        case Arrival.CONFLICT:
            return translate(
                "Arrival", "Någon annan har ändrat samma sak. Båda texterna är kvar. Välj en.", "Conflict, both kept"
            )
        case Arrival.REFUSED:
            return _why(
                translate("Arrival", "Hubben tar inte emot det. Det är kvar här.", "Refused; the text stays here"),
                arrived.reason,
            )


def short_arrived_words(arrived: Arrived) -> str:
    """Three words at most, for lists: "Sparat här", "Mottaget"."""
    match arrived.state:
        case Arrival.SAVED_HERE:
            return translate("Arrival", "Sparat här", "Short: saved on this device only")
        case Arrival.SENT:
            return translate("Arrival", "Skickat", "Short: sent, no receipt yet")
        case Arrival.RECEIVED:
            return translate("Arrival", "Hos hubben", "Short: the hub has it")
        case Arrival.HELD:
            return translate("Arrival", "Väntar på beslut", "Short: a person decides about it")
        case Arrival.CONFLICT:
            return translate("Arrival", "Två texter, välj en", "Short: conflict")
        case Arrival.REFUSED:
            return translate("Arrival", "Inte mottaget", "Short: refused by the hub")


def _why(sentence: str, reason: str | None) -> str:
    if reason is None or reason not in set(Refusal):
        return sentence
    return f"{sentence} {refusal_words(Refusal(reason))}"


def waiting_words(waiting: Waiting) -> str:
    """What has not arrived, over everything: "2 väntar på nät"."""
    if waiting.needs_a_person == 1:
        return translate("Waiting", "1 sak behöver dig", "One operation was refused or is in conflict")
    if waiting.needs_a_person:
        return translate("Waiting", "%1 saker behöver dig", "Refused or in conflict; %1 is a number").replace(
            "%1", str(waiting.needs_a_person)
        )
    count = waiting.waiting + waiting.attachments
    if waiting.store_problem is not None:
        return _waiting_on_a_bad_store(count)
    if count and waiting.online:
        return translate("Waiting", "Skickar %1", "Being sent now; %1 is a number").replace("%1", str(count))
    if count:
        return translate("Waiting", "%1 väntar på nät", "Not arrived, no network; %1 is a number").replace(
            "%1", str(count)
        )
    return _nothing_waits(waiting) if waiting.online else _nothing_waits_offline(waiting)


def _nothing_waits_offline(waiting: Waiting) -> str:
    if waiting.drafts:
        return translate("Waiting", "Inget nät. %1", "Offline; %1 is '2 texter finns bara här'").replace(
            "%1", drafts_words(waiting.drafts)
        )
    if waiting.last_receipt_at is not None and not waiting.let_go:
        return translate(
            "Waiting", "Inget nät. Allt till %1 är hos hubben", "Offline, nothing waits; %1 is a time"
        ).replace("%1", clock_time(waiting.last_receipt_at))
    return translate("Waiting", "Inget nät. Inget väntar", "Offline, nothing waits")


def _nothing_waits(waiting: Waiting) -> str:
    if waiting.unconfirmed:
        return translate(
            "Waiting", "%1 äldre uppgifter är inte bekräftade", "Told before the hub was restored; %1 is a number"
        ).replace("%1", str(waiting.unconfirmed))
    if waiting.let_go:
        return translate("Waiting", "Inget mer väntar", "Nothing waits, and something was not taken by the hub")
    if waiting.drafts:
        return drafts_words(waiting.drafts)
    return translate("Waiting", "Allt är hos hubben", "Everything has arrived")


def drafts_words(count: int) -> str:
    """Of what was typed and is not signed or sent."""
    if count == 1:
        return translate("Waiting", "1 text finns bara här", "A typed text that is not signed or sent yet")
    return translate("Waiting", "%1 texter finns bara här", "Typed, and not signed or sent; %1 is a number").replace(
        "%1", str(count)
    )


def _waiting_on_a_bad_store(count: int) -> str:
    """Whether there is a network says nothing then."""
    if not count:
        return translate("Waiting", "Kan inte hämta det nya", "The device cannot keep what the hub sends")
    return translate(
        "Waiting", "%1 väntar på enheten", "Not arrived; the device's own memory is the matter; %1 is a number"
    ).replace("%1", str(count))


def refusal_words(refusal: Refusal) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence for each code
    """Why the hub did not take something, and what to do."""
    match refusal:
        case Refusal.NOT_YOURS:
            return translate("Refusal", "Du har inte tillgång till det här. Ring gruppledaren.", "No right")
        case Refusal.RIGHT_ENDED:
            return translate("Refusal", "Din tid hade gått ut när det gjordes.", "The right had ended")
        case Refusal.TIME_UNSURE:
            return translate(
                "Refusal", "Klockan på enheten kan ha gått fel när det gjordes.", "The claimed time is not believed"
            )
        case Refusal.PARENT_MISSING:
            return translate(
                "Refusal", "Något som du gjorde innan har inte kommit fram än.", "An earlier one is missing"
            )
        case Refusal.UNKNOWN_KIND:
            return translate("Refusal", "Hubben behöver en nyare version.", "Written by a newer program")
        case Refusal.RIGHTS_UNCONFIRMED:
            return translate(
                "Refusal", "Hubben har startat om från en kopia. Den kollar det senare.", "Held after a restore"
            )
        case Refusal.NO_SUCH_THING:
            return translate("Refusal", "Det som det gäller finns inte längre.", "No such visit, door …")
        case Refusal.DECLINED:
            return translate("Refusal", "Den som bestämde har sagt nej.", "A held thing was declined")
        case Refusal.ALREADY_DECIDED:
            return translate("Refusal", "Någon annan hann bestämma något annat.", "Two people decided at once")
        case Refusal.NO_LONGER_HELD:
            return translate(
                "Refusal", "Det som fattades har kommit fram. Inget beslut behövs.", "Nothing to decide any more"
            )
        case Refusal.CHANGED_MEANWHILE:
            return translate("Refusal", "Någon annan har ändrat samma sak.", "Conflict")
        case Refusal.WRONG_STATE:
            return translate(
                "Refusal", "Det gick inte att göra just då. Ring gruppledaren.", "Wrong state of the visit"
            )
        case Refusal.TOO_LARGE:
            return translate("Refusal", "Det är för långt eller för stort att skicka. Dela upp det.", "Too large")
        case Refusal.CONTACT_ENDED:
            return translate(
                "Refusal", "Ni har inte kontakt här längre. Dina ord finns kvar hos dig.", "Approval withdrawn"
            )
        case Refusal.OTHER_PERSON:
            return translate(
                "Refusal",
                "Den personen kan inte bli närstående här. Skriv in den som det gäller på nytt.",
                "The one who was named is a colleague, a brukare, or close to another brukare",
            )
        case Refusal.REVOKED:
            return translate("Refusal", "Den här enheten är spärrad. Ring gruppledaren.", "Device or key shut out")
        case Refusal.BAD_SIGNATURE | Refusal.BAD_CHAIN | Refusal.BAD_SEAL | Refusal.BAD_CONTENT:
            return translate(
                "Refusal", "Hubben kunde inte läsa det. Lämna enheten till gruppledaren.", "Signature, chain or seal"
            )


def hub_problem_words(problem: HubProblem) -> str:
    """What happened, what is safe, what to do next."""
    kept = translate("HubProblem", "Allt du skrivit är sparat här.", "Said after a problem with the hub")
    return f"{_hub_problem(problem)} {kept}"


def enrolment_problem_words(problem: HubProblem) -> str:
    """The same while a device is being made ready: nothing has been written yet."""
    return _hub_problem(problem)


def _hub_problem(problem: HubProblem) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence for each code
    match problem:
        case HubProblem.NO_NETWORK:
            return translate("HubProblem", "Det finns inget nät just nu.", "No network")
        case HubProblem.HUB_DOWN:
            return translate("HubProblem", "Hubben svarar inte just nu. Försök igen om en stund.", "Hub down")
        case HubProblem.WRONG_CERTIFICATE:
            return translate(
                "HubProblem",
                "Det som svarar är inte vår hubb. Inget har skickats. Byt nät eller ring supporten.",
                "Certificate does not match",
            )
        case HubProblem.OTHER_VERSION:
            return translate("HubProblem", "Programmet behöver uppdateras. Ring supporten.", "Too old for the hub")
        case HubProblem.NOT_KNOWN:
            return translate(
                "HubProblem", "Hubben känner inte igen enheten. Be gruppledaren om en ny kod.", "Device not known"
            )
        case HubProblem.REVOKED:
            return translate("HubProblem", "Den här enheten är spärrad. Ring gruppledaren.", "Device shut out")
        case HubProblem.CODE_EXPIRED:
            return translate("HubProblem", "Koden har gått ut. Be om en ny.", "Enrolment code expired")
        case HubProblem.CODE_UNKNOWN:
            return translate("HubProblem", "Koden stämmer inte. Läs den igen, tecken för tecken.", "Code unknown")
        case HubProblem.CODE_USED:
            return translate("HubProblem", "Koden är redan använd. Be om en ny.", "Code already used")
        case HubProblem.TOO_MANY:
            return translate("HubProblem", "Hubben ber oss vänta en stund. Det försöker igen självt.", "Rate limit")
        case HubProblem.BAD_PAGE:
            return translate("HubProblem", "Svaret från hubben kom inte fram helt. Det försöker igen.", "Truncated")
        case HubProblem.RIGHTS_UNCONFIRMED:
            return translate(
                "HubProblem",
                "Hubben har startat om från en kopia. Det du ser är inte bekräftat. Du kan arbeta som vanligt.",
                "The hub was restored; nothing new is told before rights are confirmed",
            )
        case HubProblem.CLOCK_WRONG:
            return translate("HubProblem", "Klockan på den här enheten går fel. Ställ om den.", "Clock wrong")


def store_problem_words(problem: StoreProblem, wait_s: float = 0.0) -> str:
    match problem:
        case StoreProblem.WRONG_PIN:
            return translate("StoreProblem", "Koden stämmer inte. Försök igen.", "Wrong PIN")
        case StoreProblem.WAIT:
            return wait_words(wait_s)
        case StoreProblem.WRONG_KEY:
            return translate(
                "StoreProblem",
                "Det som är sparat här går inte att öppna på den här enheten. Inget är borttaget. Ring supporten.",
                "The key does not fit the database",
            )
        case StoreProblem.DAMAGED:
            return translate(
                "StoreProblem",
                "Det som är sparat här är skadat. Inget är borttaget. Ring supporten innan du gör något mer.",
                "Database damaged",
            )
        case StoreProblem.DISK_FULL:
            return translate(
                "StoreProblem",
                "Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.",
                "Disk full",
            )
        case StoreProblem.NEWER_DATABASE:
            return translate(
                "StoreProblem", "Programmet är äldre än det som är sparat här. Uppdatera programmet.", "Newer database"
            )
        case StoreProblem.NO_KEYRING | StoreProblem.KEYRING_LOCKED:
            return translate(
                "StoreProblem", "Enhetens nyckelring är låst. Lås upp enheten och försök igen.", "Keyring locked"
            )
        case StoreProblem.BUSY:
            return translate("StoreProblem", "Det är öppet i ett annat fönster. Stäng det först.", "Database in use")


def wait_words(wait_s: float) -> str:
    """After too many wrong PINs. Minutes from a minute up, so that nobody counts seconds for long."""
    if wait_s >= 90:
        return translate("StoreProblem", "Många fel. Vänta %1 minuter.", "%1 is a number of minutes").replace(
            "%1", str(round(wait_s / 60))
        )
    if wait_s < 1.5:
        return translate("StoreProblem", "Många fel. Vänta en sekund.", "The last second of a wait")
    return translate("StoreProblem", "Många fel. Vänta %1 sekunder.", "%1 is a number of seconds").replace(
        "%1", str(max(1, round(wait_s)))
    )


def save_reason_word() -> str:
    return translate("Sheet", "Spara", "Button under a field with the person's own reason")


def arrived_page_name() -> str:
    return translate("WhatArrived", "Vad har kommit fram?", "Name of the page, and of the button that leads to it")


def profile_page_name() -> str:
    return translate("Fit", "Ändra plattan", "Name of the page where the tablet is fitted to its person")


def language_page_name() -> str:
    return translate(
        "Language",
        "Språk",
        "Place on the tablet, and name of its page: which language it speaks. One short word",
    )


def back_to_start() -> str:
    return translate("Page", "Tillbaka till start", "Way back to the first screen")


def problem_text(waiting: Waiting) -> str:
    """What stands in the way of the exchange, whole sentences; the device's own matter first. Nothing where all is well
    or the waiting line says enough."""
    code = waiting.store_problem
    if code is None or code not in set(StoreProblem):
        return hub_problem_text(waiting.problem)
    if code == StoreProblem.DISK_FULL:
        return translate(
            "StoreProblem",
            "Minnet på enheten är fullt. Det nya från hubben får inte plats. Ta bort annat från enheten.",
            "Disk full while the hub's news are fetched; what the person wrote is safe",
        )
    return store_problem_words(StoreProblem(code))


def hub_problem_text(code: str | None) -> str:
    """The sentence for a HubProblem's code out of a snapshot; nothing for none, for no network (the waiting line says
    that calmly), and for a code of a newer program."""
    if code is None or code == HubProblem.NO_NETWORK or code not in set(HubProblem):
        return ""
    return hub_problem_words(HubProblem(code))


def read_aloud_word() -> str:
    return translate("ReadAloud", "Läs upp", "Button: reads the words of the screen aloud")


def stop_reading_word() -> str:
    return translate("ReadAloud", "Sluta läsa", "Button: the voice falls silent")
