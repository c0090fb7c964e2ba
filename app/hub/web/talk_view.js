// One conversation on the page: what was said, how far it has come, and the box to write in.

import { newId } from "./bytes.js";
import { encrypted, isPicture, isVoice, madeSmaller, opened } from "./files.js";
import { draftOf, keepDraft, remove, waiting } from "./kept.js";
import { element, unsentRow } from "./left.js";
import { put } from "./sending.js";
import { reached } from "./talks.js";
import { filled, moment, timeOf, word } from "./words.js";

const SHOWN_AT_ONCE = 40;
const MOST_SIGNS = 100_000;
const TWICE_MS = 1000;

// One good morning a day, and only in the morning where the brukare lives.
const stockholm = (at, options) => at.toLocaleString("sv-SE", { timeZone: "Europe/Stockholm", ...options });
const isMorning = () => Number(stockholm(new Date(), { hour: "2-digit" })) < 12;
const dayOf = (at) => stockholm(at, { dateStyle: "short" });
const isTodaysGreeting = ({ greeting, side, written_at }) =>
  Boolean(greeting) && side !== "brukare" && dayOf(written_at ? new Date(written_at) : new Date()) === dayOf(new Date());

export class TalkView {
  constructor(talk, { changed, say }) {
    this.talk = talk;
    this.changed = changed;
    this.say = say;
    this.ids = new Map(); // of what is about to be kept: made at the first try, the same at the next one
    this.keeping = new Set();
    this.keptAt = 0;
    this.inView = new Set(); // places of messages that stand on the glass now
    this.looked = new Set(); // and of those that somebody has had before their eyes
    this.eyes = new IntersectionObserver((entries) => this.#cameIntoView(entries), { threshold: [0, 0.25, 0.5, 1] });
    this.count = SHOWN_AT_ONCE;
    this.rows = new Map();
    this.seen = 0;
    this.newest = null;
  }

  async begin() {
    this.today = element("section");
    this.earlier = element("button", { type: "button", text: word("earlier") });
    this.earlier.addEventListener("click", () => {
      this.count += SHOWN_AT_ONCE;
      void this.update(this.talk);
    });
    this.list = element("ol", { className: "talk", reversed: "" });
    this.box = element("textarea", { id: "words", maxlength: MOST_SIGNS, lang: "", dir: "auto" });
    this.box.removeAttribute("lang");
    this.box.value = await draftOf(this.draft);
    this.box.addEventListener("input", () => void keepDraft(this.draft, this.box.value));
    this.form = this.#form();
    // The box stands first and the newest words nearest to it: nothing that arrives moves what somebody is about to press.
    this.parts = [
      this.form,
      this.today,
      element("section", {}, element("h2", { text: word("messages") }), this.list, this.earlier),
    ];
  }

  get draft() {
    return `draft ${this.talk.id}`;
  }

  #form() {
    const send = element("button", { type: "submit", className: "main", text: word("send") });
    const morning = element("button", { type: "button", text: word("sendMorning") });
    morning.addEventListener("click", () => {
      morning.hidden = true;
      void this.#put(word("morning"), { slot: "morning", greeting: true });
    });
    this.morning = morning;
    const pick = element("input", { type: "file", accept: "image/*", id: "picture", className: "hidden" });
    pick.addEventListener("change", () => void this.#sendPicture(pick));
    const label = element("label", { className: "file", for: "picture", text: word("sendPicture") }, pick);
    this.problem = element("p", { role: "alert", className: "problem" });
    this.buttons = element("div", { className: "row" }, send, label, morning);
    const form = element(
      "form",
      { className: "write", novalidate: "" },
      element("label", { for: "words", text: filled("writeTo", this.talk.name) }),
      this.box,
      this.problem,
      this.buttons,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#sendWords();
    });
    return form;
  }

  async #sendWords() {
    const words = this.box.value;
    if (!words.trim()) {
      if (Date.now() - this.keptAt < TWICE_MS) return; // the second click of a double one
      this.problem.textContent = word("nothingWritten");
      this.box.focus();
      return;
    }
    if (!(await this.#put(words, { slot: "words", draft: this.draft }))) return;
    this.keptAt = Date.now();
    // What was typed while it was kept is the beginning of the next one.
    this.box.value = this.box.value.startsWith(words) ? this.box.value.slice(words.length) : this.box.value;
    if (this.box.value) await keepDraft(this.draft, this.box.value);
    this.box.focus();
  }

  async #sendPicture(pick) {
    const [file] = pick.files;
    if (!file) return;
    let plain;
    try {
      plain = await madeSmaller(file);
    } catch {
      this.problem.textContent = word("noPicture");
      return;
    } finally {
      pick.value = "";
    }
    const files = [await encrypted(plain, { name: "bild.jpg", mediaType: "image/jpeg" })];
    await this.#put("", { slot: newId(), files });
  }

  // On the disk of this browser before anything else happens to it; whether it is there now. `slot`: what is kept already,
  // or is being kept, is not kept twice.
  async #put(words, { slot, files = [], greeting = false, draft = "" }) {
    if (this.keeping.has(slot)) return false;
    this.keeping.add(slot);
    this.problem.textContent = "";
    const id = this.ids.get(slot) ?? newId();
    this.ids.set(slot, id);
    const body = { ...this.talk.step, text: words, attachments: files.map((file) => file.ref), answers: "", greeting };
    try {
      await put(this.talk.session.person.person, "message.send", body, { id, words, files, draft });
    } catch {
      this.problem.textContent = word("diskFull");
      return false;
    } finally {
      this.keeping.delete(slot);
    }
    this.ids.delete(slot);
    this.changed();
    return true;
  }

  async update(talk) {
    this.talk = talk;
    const all = talk.messages();
    const shown = all.slice(-this.count);
    this.earlier.hidden = shown.length === all.length;
    this.form.hidden = talk.hasEnded && !this.box.value.trim(); // what stands in it can still be read and taken along
    this.box.readOnly = this.buttons.hidden = talk.hasEnded;
    const own = (await waiting()).filter((item) => item.kind === "message.send" && item.body?.brukare === talk.brukare);
    this.morning.hidden = !isMorning() || [...all, ...own.map((item) => item.body)].some(isTodaysGreeting);
    const unsent = own.filter((item) => item.person === talk.session.person.person && !all.some((one) => one.id === item.id));
    const rows = [...shown.map((message) => this.#row(message)), ...unsent.map((item) => this.#unsent(item))];
    this.#lay(rows.reverse());
    this.#showDay();
    this.#tellNew(all.at(-1));
  }

  // Rows that stand already are left where they are, so that nobody's place or picture jumps.
  #lay(rows) {
    rows.forEach((row, place) => {
      if (this.list.children[place] !== row) this.list.insertBefore(row, this.list.children[place] ?? null);
    });
    while (this.list.children.length > rows.length) this.list.lastElementChild.remove();
  }

  #row(message) {
    const isMine = message.side === "other";
    let row = this.rows.get(message.id);
    if (!row) {
      const who = isMine ? word("you") : message.author_name;
      row = element("li", { className: isMine ? "mine" : "" }, element("p", { className: "who", text: who }));
      if (message.text) row.append(element("p", { text: message.text, dir: "auto" }));
      for (const ref of message.attachments) row.append(this.#file(ref, who));
      row.append(element("p", { className: "state" }));
      this.rows.set(message.id, row);
      if (message.side === "brukare") {
        row.place = message.place;
        this.eyes.observe(row);
      }
    }
    const state = isMine ? this.#howFar(message) : moment(message.written_at);
    if (row.lastElementChild.textContent !== state) row.lastElementChild.textContent = state;
    return row;
  }

  #howFar(message) {
    const mark = this.talk.mark("brukare");
    const read = reached(mark.read, message.place);
    if (read) return filled("read", moment(read));
    const received = reached(mark.received, message.place);
    if (received) return filled("received", moment(received));
    return filled("sent", moment(message.written_at));
  }

  #unsent(item) {
    const key = `${item.id} ${item.state}`;
    let row = this.rows.get(key);
    if (row) return row;
    row = unsentRow(item, () => remove(item).then(() => this.update(this.talk)));
    this.rows.set(key, row);
    return row;
  }

  #file(ref, who) {
    if (!isPicture(ref) && !isVoice(ref)) return element("p", { text: word("otherFile") });
    const place = element("div");
    const show = async () => {
      place.replaceChildren(element("p", { text: word("moment") }));
      try {
        const src = await opened(this.talk.session.own, ref);
        const alt = filled(isPicture(ref) ? "pictureFrom" : "voiceFrom", who);
        const made = isPicture(ref)
          ? element("img", { alt, src })
          : element("audio", { controls: "", src, "aria-label": alt });
        place.replaceChildren(made);
      } catch {
        const again = element("button", { type: "button", text: word("showAgain") });
        again.addEventListener("click", () => void show());
        place.replaceChildren(element("p", { text: word("fileNotHere") }), again);
      }
    };
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      void show();
    });
    near.observe(place);
    return place;
  }

  #showDay() {
    const day = this.talk.day();
    if (!day) {
      this.today.replaceChildren();
      return;
    }
    const rows = day.visits.map((visit) => {
      const names = visit.staff.join(", ") || visit.utforare_name;
      const state = visit.is_over ? ` – ${word("over")}` : visit.has_begun ? ` – ${word("now")}` : "";
      return element("li", { text: `${filled("window", timeOf(visit.start), timeOf(visit.end))} ${names}${state}` });
    });
    const heading = element("h2", { text: filled("todayAt", day.first_name) });
    const list = rows.length ? element("ul", { className: "today" }, ...rows) : element("p", { text: word("nobodyToday") });
    const before = this.today.textContent;
    const next = element("section", {}, heading, list);
    if (next.textContent !== before) this.today.replaceChildren(heading, list);
  }

  #tellNew(newest) {
    const isNew = this.newest !== null && newest && newest.id !== this.newest && newest.side === "brukare";
    this.newest = newest?.id ?? "";
    if (isNew) this.say(filled("newFrom", newest.author_name));
  }

  // A message counts as seen when half of it, or half a window of it, stood on the glass while somebody sat there.
  #cameIntoView(entries) {
    for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
      const isMuch = intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;
      if (isIntersecting && isMuch) this.inView.add(target.place);
      else this.inView.delete(target.place);
    }
    if (this.lookedUpTo()) this.changed();
  }

  // The newest message of the other side up to which all have been looked at; null where that is no news.
  lookedUpTo() {
    if (document.visibilityState === "visible" && document.hasFocus()) this.inView.forEach((place) => this.looked.add(place));
    const told = Math.max(this.talk.mark("other").read?.at(-1)?.place ?? 0, this.seen);
    const news = this.talk.messages().filter((message) => message.side === "brukare" && message.place > told);
    const missed = news.findIndex((message) => !this.looked.has(message.place));
    return news[(missed < 0 ? news.length : missed) - 1] ?? null;
  }

  // The hub is told how far this side has come. True when it is new.
  async tellSeen() {
    const newest = this.lookedUpTo();
    if (!newest) return false;
    await put(this.talk.session.person.person, "message.read", { ...this.talk.step, message: newest.id });
    this.seen = newest.place; // not before it is kept: what was not, is told at the next turn
    return true;
  }
}
