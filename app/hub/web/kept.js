// What the browser keeps: keys that cannot be taken out of it, and words that the hub does not have yet. Nothing of what
// has been read: whoever borrows the machine later finds no conversation here.

const NAME = "tryggve";
const STORES = { people: "person", waiting: "id", choices: "name" };

let opening = null;

function opened() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [store, key] of Object.entries(STORES)) {
        request.result.createObjectStore(store, { keyPath: key });
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // a newer page, or whoever clears it, need not wait
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  });
  return opening;
}

// All that `work` asks for stands in one transaction, on the disk when this returns.
async function within(stores, mode, work) {
  const database = await opened();
  return new Promise((done, failed) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const asked = work((store) => transaction.objectStore(store));
    transaction.oncomplete = () => done(asked?.result);
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
}

export const people = () => within(["people"], "readonly", (store) => store("people").getAll());
export const personOf = (id) => within(["people"], "readonly", (store) => store("people").get(id));

const everything = () => within(["waiting"], "readonly", (store) => store("waiting").getAll());
export const waiting = async () => (await everything()).filter((item) => item.state !== "sent");
export const unsent = async () => (await everything()).filter((item) => item.state === "waiting" || item.again);
export const keepWaiting = (item) => within(["waiting"], "readwrite", (store) => store("waiting").put(item));
export const letGo = (id) => within(["waiting"], "readwrite", (store) => store("waiting").delete(id));

// What was written and the draft that it was: both or neither, so that nothing is there to be sent twice. What is kept
// under its id already stays as it is: it may be signed by now.
export async function keepWritten(item, draft) {
  const isThere = (await everything()).some((one) => one.id === item.id);
  await within(["waiting", "choices"], "readwrite", (store) => {
    if (!isThere) store("waiting").add(item);
    if (draft) store("choices").delete(draft);
  });
  if (draft) atOnce.drop(draft);
}

// The hub has judged it. Sealed, so that the hub alone can read it, it is kept for a hub that is put back from a copy:
// what was written later follows it there.
const SENT_KEPT_MS = 90 * 24 * 3600 * 1000;
export const keepSent = ({ id, person, kind, seq, sealed }) =>
  keepWaiting({ id, person, kind, seq, sealed, state: "sent", reason: "", words: "", files: [], sentAt: Date.now() });

// Its author wants to see it no more.
export const remove = (item) => (item.sealed ? keepSent(item) : letGo(item.id));

export async function letGoOfOld() {
  for (const item of await everything()) {
    if (item.state === "sent" && item.sentAt < Date.now() - SENT_KEPT_MS) await letGo(item.id);
  }
}

const each = (store, change) => {
  const all = store.openCursor();
  all.onsuccess = () => {
    if (!all.result) return;
    const next = change(all.result.value);
    if (next === null) all.result.delete();
    else if (next) all.result.update(next);
    all.result.continue();
  };
};

// The hub has begun another life: what it had may be lost there, and is sent once more.
export const keepEpoch = (person, epoch) =>
  within(["people", "waiting"], "readwrite", (store) => {
    const known = store("people").get(person);
    known.onsuccess = () => known.result && store("people").put({ ...known.result, epoch });
    each(store("waiting"), (item) => item.person === person && Boolean(item.sealed) && { ...item, again: true });
  });

// Somebody as a link has let them in, and the link's keys as theirs. What was signed with keys of before is signed anew;
// what the hub keeps aside because those were shut out is something new to it.
export const keepPerson = (one, link, newId) =>
  within(["people", "waiting", "choices"], "readwrite", (store) => {
    store("people").put(one);
    store("choices").delete(link);
    each(store("waiting"), (item) => {
      if (item.person !== one.person) return false;
      if (item.state === "sent") return null;
      const { seq, sealed, again, ...unsigned } = item;
      if (item.reason !== "revoked") return unsigned;
      store("waiting").put({ ...unsigned, id: newId(), reason: "" });
      return null;
    });
  });

// An operation and the step that its chain takes with it: both or neither.
export const keepStep = (person, item) =>
  within(["people", "waiting"], "readwrite", (store) => {
    store("people").put(person);
    store("waiting").put(item);
  });

export const choice = async (name) => (await within(["choices"], "readonly", (store) => store("choices").get(name)))?.value;
export const choose = (name, value) => within(["choices"], "readwrite", (store) => store("choices").put({ name, value }));

// The disk takes a moment, and a page that is closed in that moment takes back what it asked for. Until the disk has said
// yes a draft lies in the browser's small store too, which has it at once.
const atOnce = {
  names: () => Object.keys(localStorage).filter((name) => name.startsWith("draft ")),
  get: (name) => localStorage.getItem(name),
  put(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      localStorage.removeItem(name); // it is full: nothing older may stand there in its stead
    }
  },
  drop: (name) => localStorage.removeItem(name),
};

export async function keepDraft(name, value) {
  atOnce.put(name, value);
  await choose(name, value);
  if (atOnce.get(name) === value) atOnce.drop(name);
}

export const draftOf = async (name) => atOnce.get(name) ?? (await choice(name)) ?? "";

export const drafts = async () => {
  const all = await within(["choices"], "readonly", (store) => store("choices").getAll());
  const found = new Map(all.filter(({ name }) => name.startsWith("draft ")).map(({ name, value }) => [name, value]));
  for (const name of atOnce.names()) found.set(name, atOnce.get(name));
  return [...found].map(([name, value]) => ({ name, value })).filter(({ value }) => value.trim());
};

// The keys and everything else of one person: whoever sits here next is nobody to the hub.
export const forgetPerson = (person) => {
  for (const name of atOnce.names()) atOnce.drop(name);
  return within(["people", "waiting", "choices"], "readwrite", (store) => {
    store("people").delete(person);
    each(store("waiting"), (item) => (item.person === person ? null : false));
    each(store("choices"), ({ name }) => (name.startsWith("draft ") ? null : false));
  });
};
