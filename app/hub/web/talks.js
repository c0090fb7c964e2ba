// The conversations of one person, as the hub tells them: read anew at each visit, kept in memory alone.

import { Speaker } from "./hub.js";
import { keepEpoch } from "./kept.js";

const MOST_PAGES = 400;

export class Session {
  constructor(person) {
    this.person = person;
    const { device, person: own } = person.keys;
    this.device = new Speaker(device, device.certificate);
    this.own = new Speaker(own, device.certificate);
    this.days = [];
    this.mark = "";
    this.hasEnded = false;
    this.isRead = false; // at least once since the page was opened
    this.trouble = ""; // which word says why nothing comes
    this.#forget();
  }

  #forget() {
    this.grants = "";
    this.positions = {};
    this.records = new Map();
  }

  // Everything new; true when something was.
  async pull() {
    let isNew = false;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.#page();
      await this.#inEpoch(answer.epoch, !answer.unconfirmed);
      if (answer.unconfirmed) {
        this.trouble = "unconfirmed"; // a hub that was restored tells nothing yet, and nothing is to be forgotten
        return isNew;
      }
      this.grants = answer.grants_version;
      if (answer.grants !== null) this.#only(answer.grants.map(([stream]) => stream));
      isNew ||= answer.grants !== null || answer.records.length > 0;
      for (const [stream, , kind, , id, , body] of answer.records) {
        if (body === null) this.records.delete(`${kind} ${id}`);
        else this.records.set(`${kind} ${id}`, { stream, kind, id, body });
      }
      Object.assign(this.positions, answer.positions);
      if (!answer.more && answer.grants === null) break;
    }
    this.hasEnded = !Object.keys(this.streams).length;
    this.isRead = true;
    this.trouble = "";
    return isNew;
  }

  async #inEpoch(epoch, isTold) {
    if (epoch !== this.person.epoch) {
      await keepEpoch(this.person.person, epoch);
      this.person.epoch = epoch;
      this.isForgotten = true;
    }
    if (isTold && this.isForgotten) {
      this.isForgotten = false;
      this.#forget();
    }
  }

  async #page() {
    const request = { epoch: this.person.epoch, positions: this.positions, grants: this.grants, limit: 2000 };
    const headers = { "Content-Type": "application/json" };
    return (await this.own.send("POST", "/v1/pull", { body: JSON.stringify(request), headers })).json();
  }

  #only(streams) {
    this.streams = Object.fromEntries(streams.filter((name) => name.includes("/thread:")).map((name) => [name, true]));
    for (const [key, record] of this.records) {
      if (!streams.includes(record.stream)) this.records.delete(key);
    }
    this.positions = Object.fromEntries(Object.entries(this.positions).filter(([name]) => streams.includes(name)));
  }

  streams = {};

  // True as soon as there is something to pull.
  async wait() {
    const response = await this.own.send("GET", `/v1/wait?since=${encodeURIComponent(this.mark)}`);
    this.mark = response.headers.get("Tryggve-Mark") ?? "";
    return (await response.json()).type === "behind";
  }

  async shared() {
    this.days = (await (await this.own.send("GET", "/v1/shared")).json()).days;
  }

  talks() {
    const threads = [...this.records.values()].filter((record) => record.kind === "thread");
    return threads.map((record) => new Talk(this, record)).sort((one, other) => one.name.localeCompare(other.name));
  }
}

export class Talk {
  constructor(session, { id, body }) {
    this.session = session;
    this.id = id;
    this.brukare = body.brukare;
    this.name = body.brukare_name;
    this.other = body.other;
    this.hasEnded = Boolean(body.ended);
  }

  get step() {
    return { brukare: this.brukare, kind: "narstaende", other: this.other };
  }

  messages() {
    const own = [...this.session.records.values()].filter((one) => one.kind === "message" && one.body.thread === this.id);
    return own.map(({ id, body }) => ({ id, attachments: [], ...body })).sort((one, other) => one.place - other.place);
  }

  // How far a side has come: {received, read}, each a list of {place, at}, the newest last.
  mark(side) {
    for (const { kind, body } of this.session.records.values()) {
      if (kind === "thread_mark" && body.thread === this.id && body.side === side) return body;
    }
    return {};
  }

  day() {
    return this.session.days.find((day) => day.brukare === this.brukare);
  }
}

// The moment of the first step that reaches a place; null where none does, undefined-free.
export const reached = (steps, place) => steps?.find((step) => step.place >= place)?.at ?? null;
