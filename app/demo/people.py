"""The people of the demo district: nobody who exists, and marked so. Names by Faker, the same for the same seed.

Surnames begin with "Demo-", telephone numbers are from PTS's series for fiction, and personnummer belong to the 1890s.
"""

import random
from dataclasses import dataclass, field

from faker import Faker

BRUKARE, UTFORARE, STAFF, HANDLAGGARE = 400, 12, 150, 20

DISTRICT = "Hägersten-Älvsjö"

_STREETS = (
    ("Hägerstensvägen", "126 49", "Hägersten"),
    ("Personnevägen", "126 51", "Hägersten"),
    ("Sedelvägen", "129 32", "Hägersten"),
    ("Tellusborgsvägen", "126 29", "Hägersten"),
    ("Midsommarvägen", "126 35", "Hägersten"),
    ("Svandammsvägen", "126 32", "Hägersten"),
    ("Vattenledningsvägen", "126 33", "Hägersten"),
    ("Nioörtsvägen", "126 31", "Hägersten"),
    ("Valborgsmässovägen", "126 35", "Hägersten"),
    ("Selmedalsvägen", "129 37", "Hägersten"),
    ("Fruängsgången", "129 52", "Hägersten"),
    ("Elsa Brändströms gata", "129 52", "Hägersten"),
    ("Ellen Keys gata", "129 52", "Hägersten"),
    ("Långbrodalsvägen", "125 57", "Älvsjö"),
    ("Johan Skyttes väg", "125 34", "Älvsjö"),
    ("Götalandsvägen", "125 44", "Älvsjö"),
    ("Älvsjövägen", "125 34", "Älvsjö"),
    ("Svartlösavägen", "125 58", "Älvsjö"),
)
_NUMBERED_FROM = 400
"""House numbers that these streets do not have: no home of anybody's is named."""

_COMPANIES = ("Ekbackens hemtjänst", "Trygg vardag", "Solgläntans omsorg", "Midsommarkransens hemvård")
_ALLERGIES = ("Nötter", "Penicillin", "Laktos", "Gluten", "Latex", "Skaldjur", "Pälsdjur")
_NOTICES = (
    "Hör dåligt på vänster öra",
    "Har hund",
    "Ta skoskydd på",
    "Ring två gånger",
    "Rullator i hallen",
    "Ser dåligt, säg vem du är",
    "Fallrisk",
    "Vill ha kaffe först",
)
_FIRST_YEAR, _YEARS = 1890, 10
_PROTECTED = (57, 188, 301)
"""Three brukare with skyddade personuppgifter, by number."""


@dataclass(frozen=True)
class DemoUtforare:
    id: str
    name: str
    phone: str


@dataclass(frozen=True)
class DemoHandlaggare:
    id: str
    first_name: str
    last_name: str


@dataclass(frozen=True)
class DemoStaff:
    id: str
    first_name: str
    last_name: str
    utforare: str
    is_leader: bool
    place: int
    """Among the utförare's own: decides the shift."""


@dataclass(frozen=True)
class DemoBrukare:
    id: str
    number: int
    personnummer: str
    first_name: str
    last_name: str
    address: str
    postcode: str
    town: str
    phone: str
    language: str
    allergy: str
    notices: tuple[str, ...]
    protected: bool
    utforare: str
    handlaggare: str
    omsorgskontakt: str
    opened_on: str


@dataclass
class People:
    utforare: list[DemoUtforare] = field(default_factory=list)
    handlaggare: list[DemoHandlaggare] = field(default_factory=list)
    staff: list[DemoStaff] = field(default_factory=list)
    brukare: list[DemoBrukare] = field(default_factory=list)


def make_people(seed: int) -> People:
    return _Maker(seed).make()


def personnummer_of(year: int, month: int, day: int, serial: int) -> str:
    """Twelve digits with the right check digit (Luhn)."""
    digits = f"{year % 100:02}{month:02}{day:02}{serial:03}"
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    check = -sum(number // 10 + number % 10 for number in doubled) % 10
    return f"{year // 100}{digits}{check}"


class _Maker:
    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._faker = Faker("sv_SE")
        self._faker.seed_instance(seed)
        self._numbers: set[str] = set()

    def make(self) -> People:
        people = People()
        for number in range(UTFORARE):
            part = f" {DISTRICT.split('-')[number % 2]} {number // 4 + 1}"
            name = f"Demo {_COMPANIES[number % len(_COMPANIES)]}{part}"
            people.utforare.append(DemoUtforare(f"U-{number + 1:02}", name, f"08-465 004 {number:02}"))
        for number in range(HANDLAGGARE):
            people.handlaggare.append(DemoHandlaggare(f"H-{number + 1:02}", *self._name()))
        people.staff = [self._staff(number) for number in range(STAFF)]
        people.brukare = [self._brukare(number) for number in range(BRUKARE)]
        return people

    def _name(self) -> tuple[str, str]:
        return self._faker.first_name(), f"Demo-{self._faker.last_name()}"

    def _staff(self, number: int) -> DemoStaff:
        place = number // UTFORARE
        first_name, last_name = self._name()
        utforare = f"U-{number % UTFORARE + 1:02}"
        return DemoStaff(f"P-{number + 1:03}", first_name, last_name, utforare, place == 0, place)

    def _brukare(self, number: int) -> DemoBrukare:
        chance = self._chance
        first_name, last_name = self._name()
        street, postcode, town = chance.choice(_STREETS)
        return DemoBrukare(
            id=f"B-{number + 1:04}",
            number=number,
            personnummer=self._personnummer(),
            first_name=first_name,
            last_name=last_name,
            address=f"{street} {_NUMBERED_FROM + chance.randrange(100)}",
            postcode=postcode,
            town=town,
            phone=f"070-174 06 {5 + number % 95:02}",
            language=chance.choices(("sv", "fi", "ar", "so"), (90, 5, 3, 2))[0],
            allergy=chance.choice(_ALLERGIES) if chance.random() < 0.2 else "",
            notices=tuple(chance.sample(_NOTICES, k=chance.choices((0, 1, 2), (45, 40, 15))[0])),
            protected=number in _PROTECTED,
            utforare=f"U-{number % UTFORARE + 1:02}",
            handlaggare=f"H-{chance.randrange(HANDLAGGARE) + 1:02}",
            omsorgskontakt=f"P-{_contact_of(number) + 1:03}",
            opened_on=f"{chance.randint(2016, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        )

    def _personnummer(self) -> str:
        chance = self._chance
        while True:
            year = _FIRST_YEAR + chance.randrange(_YEARS)
            made = personnummer_of(year, chance.randint(1, 12), chance.randint(1, 28), chance.randint(1, 999))
            if made not in self._numbers:
                self._numbers.add(made)
                return made


def _contact_of(brukare: int) -> int:
    """The number of somebody who works where the brukare has its home care, and leads no group."""
    turn, utforare = divmod(brukare, UTFORARE)
    return (1 + turn % (STAFF // UTFORARE - 1)) * UTFORARE + utforare
