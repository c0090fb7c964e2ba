// What is written here: kept in the browser first, then signed, chained and sealed as every device does, then sent. It is
// let go only when the hub says that it has it.

import { base64, fromBase64url, joined, bigEndian, newId, sha256Hex, utf8 } from "./bytes.js";
import { Problem, sign } from "./hub.js";
import { keepSent, keepStep, keepWaiting, keepWritten, personOf, unsent } from "./kept.js";
import { upload } from "./files.js";
import { seal } from "./seal.js";

const BOOT = newId();
const HAS_IT = new Set(["applied", "duplicate"]);

// `kind` with `body` is what was done; `files` are encrypted already and go first. `id`: the same at every try to keep the
// same thing. `draft`: the name of what is no draft any more.
export async function put(person, kind, body, { id = newId(), words = "", files = [], draft = "" } = {}) {
  const item = { id, person, kind, body, words, files, at: new Date().toISOString(), state: "waiting", reason: "" };
  await keepWritten(item, draft);
  return item;
}

// Tries everything that waits of this person. One tab at a time: a chain has one next step.
export function sendAll(session) {
  return navigator.locks.request(`tryggve ${session.person.person}`, () => sendInTurn(session));
}

async function sendInTurn(session) {
  const own = (await unsent()).filter((item) => item.person === session.person.person);
  own.sort((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity) || (one.id < other.id ? -1 : 1));
  const ready = [];
  for (const item of own) {
    const refusal = await filesSent(session, item);
    if (refusal) await keepWaiting({ ...item, state: "refused", reason: refusal });
    else ready.push(item.sealed ? item : await signed(item));
  }
  for (let at = 0; at < ready.length; at += 50) await push(session, ready.slice(at, at + 50));
  return ready.length;
}

// A message may not speak of a file that never comes: the files are at the hub before it goes.
async function filesSent(session, item) {
  if (item.sealed) return "";
  for (const file of item.files) {
    try {
      await upload(session.device, file);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 413) throw problem;
      return problem.code;
    }
  }
  return "";
}

async function signed(item) {
  const person = await personOf(item.person); // another tab may have written meanwhile
  const seq = person.seq + 1;
  const operation = {
    id: item.id,
    kind: item.kind,
    kind_version: 1,
    body: item.body,
    claimed_at: item.at,
    boot: BOOT,
    mono_ms: Math.round(performance.now()),
    person: person.person,
    device: person.device,
    basis: null,
    seq,
    prev: person.prev,
  };
  const payload = utf8(JSON.stringify(operation));
  const signature = await sign(person.keys.person.key, payload);
  // MessagePack: an array of two binaries.
  const plain = joined(bigEndian(0x92c6, 2), bigEndian(payload.length, 4), payload, bigEndian(0xc440, 2), signature);
  const sealed = base64(await seal(plain, fromBase64url(person.sealKey)));
  const step = { ...item, seq, sealed };
  await keepStep({ ...person, seq, prev: await sha256Hex(payload) }, step);
  return step;
}

async function push(session, items) {
  const request = {
    epoch: session.person.epoch,
    device_now: new Date().toISOString(),
    operations: items.map((item) => ({ id: item.id, sealed: item.sealed })),
    certificates: [session.person.keys.person.certificate],
  };
  const headers = { "Content-Type": "application/json" };
  const response = await session.device.send("POST", "/v1/push", { body: JSON.stringify(request), headers });
  const { outcomes } = await response.json();
  for (const outcome of outcomes) {
    const item = items.find((one) => one.id === outcome.id);
    if (!item) continue;
    if (HAS_IT.has(outcome.outcome)) await keepSent(item);
    else if (outcome.outcome === "held") await keepWaiting({ ...item, reason: outcome.reason ?? "" });
    else if (!item.words && !item.files.length) await keepSent(item);
    else await keepWaiting({ ...item, state: "refused", reason: outcome.reason ?? "", again: false });
  }
}
