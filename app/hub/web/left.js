// What somebody has written here and the hub does not have: shown for as long as it is theirs alone, also when the contact
// has ended, and to be taken along.

import { drafts, keepDraft, remove, waiting } from "./kept.js";
import { word } from "./words.js";

export function element(name, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

async function copy(text, place, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = word("copied");
  } catch {
    getSelection().selectAllChildren(place); // this browser lets no page copy: its own menu does
    button.textContent = word("marked");
  }
}

function ownRow(words, said, ...buttons) {
  const row = element("li", { className: "mine waits" }, element("p", { className: "who", text: word("you") }));
  const place = element("p", { text: words, dir: "auto" });
  if (words) row.append(place);
  const state = element("p", { className: "state", text: word(said) });
  row.append(state);
  if (words) {
    const button = element("button", { type: "button", className: "copy", text: word("copy") });
    button.addEventListener("click", () => void copy(words, place, button));
    buttons.unshift(button);
  }
  if (buttons.length) row.append(element("div", { className: "row" }, ...buttons));
  return [row, state];
}

function removing(work) {
  const button = element("button", { type: "button", className: "remove", text: word("remove") });
  button.addEventListener("click", () => void work());
  return button;
}

// Something that the hub does not have: said so, and taken away by its author alone.
export function unsentRow(item, drop) {
  const isRefused = item.state === "refused";
  const said = isRefused ? (item.reason === "contact_ended" ? "refusedEnded" : "refused") : "waits";
  const [row, state] = ownRow(item.words, said, ...(isRefused ? [removing(drop)] : []));
  for (const _ of item.files) state.before(element("p", { text: word("yourPicture") }));
  return row;
}

// Rows of everything that belongs to no conversation that stands open. `typed`: what the disk may not have, by the
// draft's name.
export async function leftRows(talks, typed, changed) {
  const isOpen = (item) => talks.some((talk) => talk.brukare === item.body.brukare && talk.session.person.person === item.person);
  const items = (await waiting()).filter((item) => item.kind === "message.send" && !isOpen(item));
  const rows = items.map((item) => unsentRow(item, () => remove(item).then(changed)));
  const names = new Set(talks.map((talk) => `draft ${talk.id}`));
  const all = new Map([...(await drafts()).map(({ name, value }) => [name, value]), ...typed]);
  for (const [name, words] of all) {
    if (names.has(name)) continue;
    const drop = async () => {
      typed.delete(name);
      await keepDraft(name, "").then(changed);
    };
    rows.push(ownRow(words, "draftLeft", removing(drop))[0]);
  }
  return rows;
}
