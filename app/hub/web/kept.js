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
export const keepPerson = (one) => within(["people"], "readwrite", (store) => store("people").put(one));
export const waiting = () => within(["waiting"], "readonly", (store) => store("waiting").getAll());
export const keepWaiting = (item) => within(["waiting"], "readwrite", (store) => store("waiting").put(item));
export const letGo = (id) => within(["waiting"], "readwrite", (store) => store("waiting").delete(id));

// An operation and the step that its chain takes with it: both or neither.
export const keepStep = (person, item) =>
  within(["people", "waiting"], "readwrite", (store) => {
    store("people").put(person);
    store("waiting").put(item);
  });

export const choice = async (name) => (await within(["choices"], "readonly", (store) => store("choices").get(name)))?.value;
export const choose = (name, value) => within(["choices"], "readwrite", (store) => store("choices").put({ name, value }));

// The keys and everything else of one person: whoever sits here next is nobody to the hub.
export const forgetPerson = (person) =>
  within(["people", "waiting", "choices"], "readwrite", (store) => {
    store("people").delete(person);
    const all = store("waiting").openCursor();
    all.onsuccess = () => {
      if (!all.result) return;
      if (all.result.value.person === person) all.result.delete();
      all.result.continue();
    };
    const drafts = store("choices").openCursor();
    drafts.onsuccess = () => {
      if (!drafts.result) return;
      if (drafts.result.key.startsWith("draft ")) drafts.result.delete();
      drafts.result.continue();
    };
  });
