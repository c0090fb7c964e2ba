"""Why something was not done: codes. The sentences for people are ui's."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why the hub does not take an operation, or holds it."""

    NOT_YOURS = "not_yours"
    """The person has no right to this, by assignment or mandate."""
    RIGHT_ENDED = "right_ended"
    """The right had ended when the work was done: held, a shift leader or handläggare decides."""
    TIME_UNSURE = "time_unsure"
    """The right has ended, and the device's clock cannot be believed about when the work was done: held, decided about
    in the same way."""
    PARENT_MISSING = "parent_missing"
    """An earlier operation of the same person and device has not arrived: held."""
    UNKNOWN_KIND = "unknown_kind"
    """Written by a newer program than the hub: held."""
    NO_SUCH_THING = "no_such_thing"
    """What it is about does not exist at the hub."""
    BAD_SIGNATURE = "bad_signature"
    BAD_CHAIN = "bad_chain"
    """The hash of the previous operation does not match: two histories."""
    BAD_SEAL = "bad_seal"
    BAD_CONTENT = "bad_content"
    CHANGED_MEANWHILE = "changed_meanwhile"
    """Conflict: the same field was changed by somebody else since the base version."""
    DECLINED = "declined"
    """It was held, and a shift leader or handläggare has said no, with a reason in words."""
    ALREADY_DECIDED = "already_decided"
    """Somebody else decided otherwise first."""
    NO_LONGER_HELD = "no_longer_held"
    """What it waited for has arrived meanwhile: there is nothing to decide."""
    WRONG_STATE = "wrong_state"
    """For example finishing a visit that was never started."""
    TOO_LARGE = "too_large"
    CONTACT_ENDED = "contact_ended"
    """The brukare and the other side of the conversation had no contact any more when the message was written. Nobody
    else is to decide about such words: they stay with their author."""
    REVOKED = "revoked"
    """The device or the person's key has been shut out."""
    RIGHTS_UNCONFIRMED = "rights_unconfirmed"
    """The hub was restored or emptied and cannot judge it before a person has confirmed who may what: held."""


class HubProblem(StrEnum):
    """Why the hub could not be used just now. Nothing of what was written is touched by any of them."""

    NO_NETWORK = "no_network"
    HUB_DOWN = "hub_down"
    """Something answers, but not with what a hub says, or with an error of its own."""
    WRONG_CERTIFICATE = "wrong_certificate"
    """TLS certificate or hub identity is not the one that this device was enrolled with."""
    OTHER_VERSION = "other_version"
    """This program is older than the lowest version that the hub serves, or speaks another protocol."""
    NOT_KNOWN = "not_known"
    """The hub does not know this device or person (any more)."""
    REVOKED = "revoked"
    CODE_EXPIRED = "code_expired"
    CODE_UNKNOWN = "code_unknown"
    CODE_USED = "code_used"
    TOO_MANY = "too_many"
    """The hub asks us to wait."""
    BAD_PAGE = "bad_page"
    """An answer was cut off or could not be read; nothing of it was used."""
    RIGHTS_UNCONFIRMED = "rights_unconfirmed"
    """The hub was restored or emptied and tells nothing before a person has confirmed who may what. Said, and nothing
    stops: what is done arrives."""
    CLOCK_WRONG = "clock_wrong"
    """This device's clock differs from the hub's by more than app.domain.skew allows. Said, and nothing stops."""


class StoreProblem(StrEnum):
    """Why the local database could not be used."""

    WRONG_PIN = "wrong_pin"
    WAIT = "wait"
    """Too many wrong PINs: wait before the next try."""
    WRONG_KEY = "wrong_key"
    DAMAGED = "damaged"
    DISK_FULL = "disk_full"
    NEWER_DATABASE = "newer_database"
    """A newer program has written it; this one refuses to touch it."""
    NO_KEYRING = "no_keyring"
    KEYRING_LOCKED = "keyring_locked"
    BUSY = "busy"


class DoorRefusal(StrEnum):
    """Why a door did not do what was asked."""

    NO_PASS = "no_pass"
    """There is no right to this door now."""
    PASS_NOT_YET = "pass_not_yet"
    PASS_ENDED = "pass_ended"
    PASS_WITHDRAWN = "pass_withdrawn"
    PASS_REFUSED = "pass_refused"
    """Altered, for another door, or for another person's key."""
    UNREACHABLE = "unreachable"
    NO_ANSWER = "no_answer"
    """The lock took the order and reported nothing in time: the state is unknown."""
    JAMMED = "jammed"
    FLAT_BATTERY = "flat_battery"
    CLOCK_UNSURE = "clock_unsure"
    """The lock has lost its time (power loss) and must be told it first."""
    TOO_LATE = "too_late"
    """The order was older than it may be; an order to open is never queued."""
