"""A hub that knows enrolment codes and nothing else, for the suites of app.identity."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.domain.refusal import HubProblem
from app.protocol.certificate import Certificate, Holder, issue
from app.protocol.keys import SealKey, SigningKey, from_text, is_signed_by, to_text
from app.protocol.wire import EnrolAnswer, EnrolRequest, HubIdentity, enrolment_message

ISSUED_AT = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Invited:
    person: str
    first_name: str = "Anna"
    name: str = "Anna Ek"
    mode: str = "staff"


@dataclass
class EnrollingHub:
    """A code serves one pair of keys; the same pair gets the same answer again. `away` and `answer_lost` each say how
    many of the next questions fail, before and after the hub has done its work."""

    invited: dict[str, Invited] = field(default_factory=dict)
    expired: set[str] = field(default_factory=set)
    away: int = 0
    answer_lost: int = 0
    root: SigningKey = field(default_factory=SigningKey.generate)
    seal: SealKey = field(default_factory=SealKey.generate)
    asked: list[EnrolRequest] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    """Code → person key that it was used for."""

    def enrol(self, request: EnrolRequest) -> EnrolAnswer | HubProblem:
        self.asked.append(request)
        if self.away:
            self.away -= 1
            return HubProblem.NO_NETWORK
        answer = self._judged(request)
        if self.answer_lost:
            self.answer_lost -= 1
            return HubProblem.HUB_DOWN
        return answer

    def _judged(self, request: EnrolRequest) -> EnrolAnswer | HubProblem:
        message = enrolment_message(request.code, request.device_key, request.person_key)
        for key, proof in ((request.device_key, request.device_proof), (request.person_key, request.person_proof)):
            if not is_signed_by(from_text(key), proof, message):
                return HubProblem.NOT_KNOWN
        if request.code not in self.invited:
            return HubProblem.CODE_UNKNOWN
        if self.used.setdefault(request.code, request.person_key) != request.person_key:
            return HubProblem.CODE_USED
        if request.code in self.expired:
            return HubProblem.CODE_EXPIRED
        return self._answer(request, self.invited[request.code])

    def _answer(self, request: EnrolRequest, who: Invited) -> EnrolAnswer:
        device = f"device-{request.device_key[:8]}"
        identity = HubIdentity(
            hub_id="hub", root_key=to_text(self.root.public()), seal_key=to_text(self.seal.public()), pass_keys={}
        )
        return EnrolAnswer(
            identity=identity,
            epoch="first",
            device=device,
            device_certificate=self._certificate(Holder.DEVICE, device, request.device_key),
            person=who.person,
            person_certificate=self._certificate(Holder.PERSON, device, request.person_key, who),
            mode=who.mode,
            first_name=who.first_name,
            name=who.name,
        )

    def _certificate(self, holder: Holder, device: str, key: str, who: Invited | None = None) -> str:
        person, mode = (who.person, who.mode) if who else ("", "")
        certificate = Certificate(
            serial=key[:8],
            holder=holder,
            device=device,
            key=key,
            person=person,
            mode=mode,
            issued_at=ISSUED_AT,
            hub_id="hub",
        )
        return issue(certificate, self.root)
