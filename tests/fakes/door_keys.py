"""Everything that signs around a door, for tests: the hub's pass key, people's keys, passes and statements."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.door import DoorAction
from app.domain.ids import DoorId, PersonId, VisitId
from app.doors.door_pass import PassClaims, issue_pass
from app.doors.interface import Grant, PassHolder, Withdrawal
from app.doors.pass_signer import FilePassSigner
from app.doors.statements import RevocationList
from app.protocol.keys import SigningKey

BOTH = frozenset(DoorAction)
ANNA = PersonId("0198c0de-0000-7000-8000-00000000000a")
VISIT = VisitId("0198c0de-0000-7000-8000-0000000000f1")


@dataclass
class DoorKeys:
    signer: FilePassSigner
    person_key: SigningKey = field(default_factory=lambda: SigningKey.from_raw(bytes([7]) * 32))
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    @staticmethod
    def at(directory: Path) -> "DoorKeys":
        return DoorKeys(FilePassSigner(directory / "hub" / "pass_keys.private"))

    def grant(
        self,
        door: DoorId,
        *,
        at: datetime,
        until: datetime | None = None,
        operations: frozenset[DoorAction] = BOTH,
        key: SigningKey | None = None,
    ) -> Grant:
        """A pass from `at` on, an hour long unless `until` is given."""
        claims = PassClaims(
            issuer="hub",
            person=ANNA,
            door=door,
            pass_id=f"pass-{next(self._numbers)}",
            not_before=at,
            expires=until or at + timedelta(hours=1),
            operations=tuple(sorted(operations)),
            holder_key=(key or self.person_key).public(),
            visit=VISIT,
        )
        token = issue_pass(self.signer, claims)
        return Grant(ANNA, claims.pass_id, claims.not_before, claims.expires, operations, token)

    def holder(self, grant: Grant, *, key: SigningKey | None = None) -> PassHolder:
        return PassHolder(grant.token, (key or self.person_key).sign)

    def withdrawal(self, door: DoorId, *, counter: int, pass_ids: frozenset[str]) -> Withdrawal:
        body = RevocationList(door=door, counter=counter, pass_ids=tuple(sorted(pass_ids)))
        return Withdrawal(counter, pass_ids, self.signer.sign_statement(body))
