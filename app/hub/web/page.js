// The page: what is shown and pressed. Texts are always set as texts, never read as markup.

import { newId, sha256Hex, utf8 } from "./bytes.js";
import { Problem, enrol, newKeys } from "./hub.js";
import { choice, choose, drafts, forgetPerson, keepPerson, letGoOfOld, people, waiting } from "./kept.js";
import { element, leftRows } from "./left.js";
import { sendAll } from "./sending.js";
import { Session } from "./talks.js";
import { TalkView } from "./talk_view.js";
import { LANGUAGES, filled, setLanguage, word } from "./words.js";

const main = document.querySelector("#main");
const title = document.querySelector("#title");
const told = document.querySelector("#told");
const picker = document.querySelector("#language");
const AT_MOST_S = 30;

const sessions = [];
let view = null; // of the conversation that stands open
const typed = new Map(); // what stood in the box of a conversation that has ended, by its draft's name

function say(text, isCareful = false) {
  told.className = isCareful ? "told careful" : "told";
  if (told.textContent !== text) told.textContent = text;
}

let stands = null;

// Nothing that stands already is laid anew: a button under somebody's finger, or its answer, would go.
function showUnlessThere(heading, ...parts) {
  const told = [heading, ...parts.map((part) => part.textContent)].join("\n");
  if (stands === told) return;
  show(heading, ...parts);
  stands = told;
}

function show(heading, ...parts) {
  stands = null;
  title.textContent = heading;
  document.title = `${heading} – Tryggve`;
  main.replaceChildren(title, ...parts, told);
}

// --- the link --------------------------------------------------------------------------------------------------

const LINK_WORDS = { code_used: "linkUsed", code_expired: "linkOld", code_unknown: "linkWrong", no_network: "linkAway" };

const linkName = async (code) => `link ${await sha256Hex(utf8(code))}`;

// The keys are made once and lie on the disk before the hub hears of them: when its answer is lost, the next try asks with
// the same ones. One tab at a time.
function letIn(code) {
  return navigator.locks.request("tryggve link", async () => {
    const link = await linkName(code);
    const known = (await people()).find((one) => one.link === link);
    if (known) return;
    let keys = await choice(link);
    if (!keys) await choose(link, (keys = await newKeys()));
    await keepPerson({ ...(await enrol(code, keys)), link }, link, newId);
  });
}

// The link that this browser has used is opened again: its person is here.
async function isLetIn(code) {
  const link = await linkName(code);
  const isHere = (await people()).some((one) => one.link === link);
  if (isHere) history.replaceState(null, "", location.pathname);
  return isHere;
}

function welcome(code) {
  const begin = element("button", { type: "button", className: "main", text: word("begin") });
  begin.addEventListener("click", async () => {
    if (begin.getAttribute("aria-disabled") === "true") return;
    begin.setAttribute("aria-disabled", "true");
    say(word("moment"));
    try {
      await letIn(code);
      history.replaceState(null, "", location.pathname);
      say("");
      await open();
    } catch (problem) {
      say(word(LINK_WORDS[problem.code] ?? "linkLater"), true);
      begin.removeAttribute("aria-disabled");
    }
  });
  show(word("welcome"), element("p", { text: word("whatItIs") }), ...["whatIsKept", "whoSees"].map((key) => element("p", { text: word(key) })), begin);
}

// --- the conversations -----------------------------------------------------------------------------------------

async function open() {
  for (const person of await people()) {
    if (sessions.some((one) => one.person.person === person.person)) continue;
    const session = new Session(person);
    sessions.push(session);
    void follow(session);
  }
  await render();
}

async function render() {
  if (!sessions.length) return show(word("title"), element("p", { text: word("noLink") }));
  const talks = sessions.flatMap((session) => session.talks());
  if (view && !talks.some((talk) => talk.id === view.talk.id)) {
    if (view.box.value.trim()) typed.set(view.draft, view.box.value);
    view = null;
  }
  const only = talks.length === 1 && sessions.length === 1 ? talks[0] : null;
  if (!view && only) await enter(only);
  else if (view) await view.update(talks.find((talk) => talk.id === view.talk.id));
  else if (talks.length) await list(talks);
  else showUnlessThere(word("title"), ...(await left([])), leaving());
  sayHowItIs();
  return undefined;
}

// Words that nobody has been shown are still their author's. Before the hub has told which conversations there are, it is
// not known which drafts belong to none.
async function left(talks) {
  if (!sessions.every((session) => session.isRead || session.trouble || session.hasEnded)) return [];
  const rows = await leftRows(talks, typed, render);
  return rows.length ? [element("ol", { className: "talk left", "aria-label": word("leftHere") }, ...rows)] : [];
}

function sayHowItIs() {
  const troubled = sessions.find((session) => session.trouble && !session.isGone);
  if (troubled) say(word(troubled.trouble), true);
  else if (view || sessions.some((session) => session.talks().length)) say("");
  else if (sessions.every((session) => session.isShutOut)) say(word("shutOut"), true);
  else if (sessions.every((session) => session.hasEnded)) say(word("ended"), true);
  else say(word("moment"));
}

async function list(talks) {
  const rows = talks.map((talk) => {
    const button = element("button", { type: "button", text: filled("talkWith", talk.name) });
    button.addEventListener("click", () => void enter(talk));
    return element("li", {}, button);
  });
  showUnlessThere(word("title"), element("ul", { className: "people" }, ...rows), ...(await left(talks)), leaving());
}

async function enter(talk) {
  view = new TalkView(talk, { changed: () => void sendNow(talk.session), say });
  await view.begin();
  const isOne = sessions.flatMap((session) => session.talks()).length === 1;
  const back = element("button", { type: "button", text: word("back") });
  back.addEventListener("click", () => {
    view = null;
    void render().then(() => main.querySelector("button")?.focus());
  });
  show(talk.name, ...(isOne ? [] : [back]), ...view.parts, leaving());
  await view.update(talk);
}

// --- in step with the hub --------------------------------------------------------------------------------------

async function follow(session) {
  let waitS = 1;
  while (!session.isGone) {
    try {
      await inTurn(session);
      waitS = 1;
      await session.wait();
    } catch (problem) {
      if (problem.code === "revoked" && problem.status !== 0) {
        session.hasEnded = session.isShutOut = session.isGone = true;
        session.records = new Map();
        await render();
        return;
      }
      await lacks(session, problem);
      await Promise.race([sleep(waitS), comesBack()]);
      waitS = Math.min(AT_MOST_S, waitS * 2);
    }
  }
}

// What waits goes out, what is new comes in, what was seen is said. One after another, whoever asks.
function inTurn(session) {
  const work = async () => {
    await sendAll(session);
    await session.pull();
    await session.shared();
    await render();
    if (view?.talk.session === session && (await view.tellSeen())) await sendAll(session);
  };
  session.turn = (session.turn ?? Promise.resolve()).then(work, work);
  return session.turn;
}

async function sendNow(session) {
  await render();
  try {
    await inTurn(session);
    await render();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    await lacks(session, problem);
  }
}

// A hub that does not know this browser may know it again: nothing here is let go of because of that.
async function lacks(session, problem) {
  session.trouble = problem.code === "not_known" ? "unknown" : "away";
  await render();
}

const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const comesBack = () => new Promise((done) => window.addEventListener("online", done, { once: true }));

// --- leaving this browser --------------------------------------------------------------------------------------

function leaving() {
  const box = element("div", { className: "row" });
  const ask = element("button", { type: "button", text: word("leave") });
  ask.addEventListener("click", async () => {
    const isUnsent = (await waiting()).some((item) => item.words || item.files.length);
    const isSomethingLeft = isUnsent || typed.size > 0 || (await drafts()).length > 0;
    const sure = element("button", { type: "button", text: word("leaveYes") });
    const no = element("button", { type: "button", text: word("leaveNo") });
    sure.addEventListener("click", () => void leave());
    no.addEventListener("click", () => box.replaceChildren(ask));
    const about = element("p", { text: word(isSomethingLeft ? "leaveUnsent" : "leaveAsk") });
    box.replaceChildren(about, sure, no);
    no.focus();
  });
  box.append(ask);
  return element("section", { "aria-label": word("thisBrowser") }, element("h2", { text: word("thisBrowser") }), box);
}

async function leave() {
  for (const session of sessions.splice(0)) {
    session.isGone = true;
    await forgetPerson(session.person.person);
  }
  view = null;
  typed.clear();
  await render();
  say(word("left"));
}

// --- beginning -------------------------------------------------------------------------------------------------

async function canBeUsed() {
  try {
    await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
    await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    await people();
    return Boolean(navigator.locks);
  } catch {
    return false;
  }
}

async function begin() {
  const wanted = (await choice("language").catch(() => null)) ?? navigator.language.slice(0, 2);
  setLanguage(wanted);
  picker.replaceChildren(...LANGUAGES.map(([code, name]) => element("option", { value: code, text: name, lang: code })));
  picker.value = document.documentElement.lang;
  document.querySelector("label[for=language]").textContent = word("language");
  const code = location.hash.slice(1);
  if (!(await canBeUsed())) show(word("title"), element("p", { text: word("tooOld") }));
  else if (/^[0-9A-Za-z-]{20,64}$/.test(code) && !(await isLetIn(code))) welcome(code);
  else await open();
  await letGoOfOld();
}

picker.addEventListener("change", async () => {
  await choose("language", picker.value);
  location.reload();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && view) void sendNow(view.talk.session);
});
window.addEventListener("focus", () => {
  if (view?.lookedUpTo()) void sendNow(view.talk.session);
});
window.addEventListener("hashchange", () => location.reload());
void begin();
