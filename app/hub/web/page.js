// The page: what is shown and pressed. Texts are always set as texts, never read as markup.

import { Problem, enrol } from "./hub.js";
import { choice, choose, forgetPerson, keepPerson, letGo, people, waiting } from "./kept.js";
import { sendAll } from "./sending.js";
import { Session } from "./talks.js";
import { TalkView, element, unsentRow } from "./talk_view.js";
import { LANGUAGES, filled, setLanguage, word } from "./words.js";

const main = document.querySelector("#main");
const title = document.querySelector("#title");
const told = document.querySelector("#told");
const picker = document.querySelector("#language");
const AT_MOST_S = 30;
const ENDED = new Set(["revoked", "not_known"]);

const sessions = [];
let view = null; // of the conversation that stands open
let isAway = false;

function say(text, isCareful = false) {
  told.className = isCareful ? "told careful" : "told";
  if (told.textContent !== text) told.textContent = text;
}

function show(heading, ...parts) {
  title.textContent = heading;
  document.title = `${heading} – Tryggve`;
  main.replaceChildren(title, ...parts, told);
}

// --- the link --------------------------------------------------------------------------------------------------

const LINK_WORDS = { code_used: "linkUsed", code_expired: "linkOld", code_unknown: "linkWrong", no_network: "linkAway" };

function welcome(code) {
  const begin = element("button", { type: "button", className: "main", text: word("begin") });
  begin.addEventListener("click", async () => {
    if (begin.getAttribute("aria-disabled") === "true") return;
    begin.setAttribute("aria-disabled", "true");
    say(word("moment"));
    try {
      const person = await enrol(code);
      await keepPerson(person);
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
  if (view && !talks.some((talk) => talk.id === view.talk.id)) view = null;
  const only = talks.length === 1 && sessions.length === 1 ? talks[0] : null;
  if (!view && only) await enter(only);
  else if (view) await view.update(talks.find((talk) => talk.id === view.talk.id));
  else if (talks.length) list(talks);
  else await nothingOpen();
  sayHowItIs();
  return undefined;
}

// Words that nobody has been shown are still their author's.
async function nothingOpen() {
  const left = (await waiting()).filter((item) => item.kind === "message.send");
  const rows = left.map((item) => unsentRow(item, () => void letGo(item.id).then(render)));
  show(word("title"), element("ol", { className: "talk" }, ...rows), leaving());
}

function sayHowItIs() {
  if (isAway) say(word("away"), true);
  else if (view || sessions.some((session) => session.talks().length)) say("");
  else if (sessions.every((session) => session.hasEnded)) say(word("ended"), true);
  else say(word("moment"));
}

function list(talks) {
  const rows = talks.map((talk) => {
    const button = element("button", { type: "button", text: filled("talkWith", talk.name) });
    button.addEventListener("click", () => void enter(talk));
    return element("li", {}, button);
  });
  show(word("title"), element("ul", { className: "people" }, ...rows), leaving());
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
      setAway(false);
      await session.wait();
    } catch (problem) {
      if (ENDED.has(problem.code) && problem.status !== 0) {
        session.hasEnded = true;
        session.isGone = true;
        session.records = new Map();
        await render();
        return;
      }
      setAway(true);
      await render();
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
    setAway(false);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    setAway(true);
  }
  await render();
}

function setAway(away) {
  isAway = away;
  sayHowItIs();
}

const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const comesBack = () => new Promise((done) => window.addEventListener("online", done, { once: true }));

// --- leaving this browser --------------------------------------------------------------------------------------

function leaving() {
  const box = element("div", { className: "row" });
  const ask = element("button", { type: "button", text: word("leave") });
  ask.addEventListener("click", async () => {
    const isSomethingLeft = (await waiting()).some((item) => item.words || item.files.length);
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
  else if (/^[0-9A-Za-z-]{20,64}$/.test(code)) welcome(code);
  else await open();
}

picker.addEventListener("change", async () => {
  await choose("language", picker.value);
  location.reload();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && view) void sendNow(view.talk.session);
});
window.addEventListener("hashchange", () => location.reload());
void begin();
