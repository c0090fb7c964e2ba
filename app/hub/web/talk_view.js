// One conversation on the page: what was said, how far it has come, and the box to write in.

import { encrypted, isPicture, isVoice, madeSmaller, opened } from "./files.js";
import { choice, choose, letGo, waiting } from "./kept.js";
import { put } from "./sending.js";
import { reached } from "./talks.js";
import { filled, moment, timeOf, word } from "./words.js";

const SHOWN_AT_ONCE = 40;
const MOST_SIGNS = 100_000;

export function element(name, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// One good morning a day, and only in the morning where the brukare lives.
const stockholm = (at, options) => at.toLocaleString("sv-SE", { timeZone: "Europe/Stockholm", ...options });
const isMorning = () => Number(stockholm(new Date(), { hour: "2-digit" })) < 12;
const dayOf = (at) => stockholm(at, { dateStyle: "short" });
const isTodaysGreeting = ({ greeting, side, written_at }) =>
  Boolean(greeting) && side !== "brukare" && dayOf(written_at ? new Date(written_at) : new Date()) === dayOf(new Date());

// Something that the hub does not have: said so, and taken away by its author alone.
export function unsentRow(item, remove) {
  const row = element("li", { className: "mine waits" }, element("p", { className: "who", text: word("you") }));
  if (item.words) row.append(element("p", { text: item.words, dir: "auto" }));
  for (const _ of item.files) row.append(element("p", { text: word("yourPicture") }));
  const isRefused = item.state === "refused";
  const said = isRefused ? (item.reason === "contact_ended" ? "refusedEnded" : "refused") : "waits";
  row.append(element("p", { className: "state", text: word(said) }));
  if (isRefused) {
    const button = element("button", { type: "button", text: word("remove") });
    button.addEventListener("click", remove);
    row.append(button);
  }
  return row;
}

export class TalkView {
  constructor(talk, { changed, say }) {
    this.talk = talk;
    this.changed = changed;
    this.say = say;
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
    this.box.value = (await choice(this.#draft)) ?? "";
    this.box.addEventListener("input", () => void choose(this.#draft, this.box.value));
    this.form = this.#form();
    // The box stands first and the newest words nearest to it: nothing that arrives moves what somebody is about to press.
    this.parts = [
      this.form,
      this.today,
      element("section", {}, element("h2", { text: word("messages") }), this.list, this.earlier),
    ];
  }

  get #draft() {
    return `draft ${this.talk.id}`;
  }

  #form() {
    const send = element("button", { type: "submit", className: "main", text: word("send") });
    const morning = element("button", { type: "button", text: word("sendMorning") });
    morning.addEventListener("click", () => void this.#put(word("morning"), [], true));
    this.morning = morning;
    const pick = element("input", { type: "file", accept: "image/*", id: "picture", className: "hidden" });
    pick.addEventListener("change", () => void this.#sendPicture(pick));
    const label = element("label", { className: "file", for: "picture", text: word("sendPicture") }, pick);
    this.problem = element("p", { role: "alert", className: "problem" });
    const form = element(
      "form",
      { className: "write", novalidate: "" },
      element("label", { for: "words", text: filled("writeTo", this.talk.name) }),
      this.box,
      this.problem,
      element("div", { className: "row" }, send, label, morning),
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
      this.problem.textContent = word("nothingWritten");
      this.box.focus();
      return;
    }
    await this.#put(words);
    this.box.value = "";
    await choose(this.#draft, "");
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
    await this.#put("", [await encrypted(plain, { name: "bild.jpg", mediaType: "image/jpeg" })]);
  }

  // On the disk of this browser before anything else happens to it.
  async #put(words, files = [], greeting = false) {
    this.problem.textContent = "";
    const body = { ...this.talk.step, text: words, attachments: files.map((file) => file.ref), answers: "", greeting };
    try {
      await put(this.talk.session.person.person, "message.send", body, { words, files });
    } catch {
      this.problem.textContent = word("diskFull");
      throw new Error("not kept");
    }
    this.changed();
  }

  async update(talk) {
    this.talk = talk;
    const all = talk.messages();
    const shown = all.slice(-this.count);
    this.earlier.hidden = shown.length === all.length;
    this.form.hidden = talk.hasEnded;
    const own = (await waiting()).filter((item) => item.kind === "message.send" && item.body.brukare === talk.brukare);
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
    row = unsentRow(item, () => void letGo(item.id).then(() => this.update(this.talk)));
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

  // The hub is told how far this side has come: to the eyes where the page is seen, else to the browser. True when it is new.
  async tellSeen() {
    const theirs = this.talk.messages().filter((message) => message.side === "brukare").at(-1);
    const own = this.talk.mark("other");
    const place = own.read?.at(-1)?.place ?? 0;
    if (!theirs || document.hidden || theirs.place <= Math.max(place, this.seen)) return false;
    this.seen = theirs.place;
    await put(this.talk.session.person.person, "message.read", { ...this.talk.step, message: theirs.id });
    return true;
  }
}
