// Pictures and voices: made smaller here, encrypted here in the clients' own format (app.store.attachment_files), opened here.

import { base64url, bigEndian, fromBase64url, joined, random, sha256Hex } from "./bytes.js";
import { Problem } from "./hub.js";

const HEADER = new Uint8Array([0x54, 0x52, 0x59, 0x47, 1]);
const CHUNK = 64 * 1024;
const TAG = 16;
const PART = 1024 * 1024;
const LONGEST_SIDE = 1600; // sharp on the largest tablet, and a quarter of a megabyte
const MOST_OPENED = 64 * 1024 * 1024;
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/(mp4|mpeg|ogg|wav|webm|aac))$/;

export const isPicture = (ref) => SHOWN.test(ref.media_type) && ref.media_type.startsWith("image/");
export const isVoice = (ref) => SHOWN.test(ref.media_type) && ref.media_type.startsWith("audio/");

const nonce = (number, isLast) => joined(bigEndian(number, 11), bigEndian(isLast ? 1 : 0, 1));

// The picture as it is seen, turned the right way, without place and camera. Throws where it is no picture.
export async function madeSmaller(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // what was see-through would become black
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  if (!blob) throw new Error("no picture");
  return new Uint8Array(await blob.arrayBuffer());
}

export async function encrypted(plain, { name, mediaType }) {
  const raw = random(32);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const parts = [HEADER];
  const count = Math.max(1, Math.ceil(plain.length / CHUNK));
  for (let number = 0; number < count; number += 1) {
    const iv = nonce(number, number === count - 1);
    const chunk = plain.subarray(number * CHUNK, (number + 1) * CHUNK);
    parts.push(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: HEADER }, key, chunk)));
  }
  const bytes = joined(...parts);
  const ref = { sha256: await sha256Hex(bytes), size: bytes.length, key: base64url(raw), name, media_type: mediaType };
  return { ref, bytes };
}

async function decrypted(bytes, ref) {
  const key = await crypto.subtle.importKey("raw", fromBase64url(ref.key), "AES-GCM", false, ["decrypt"]);
  const parts = [];
  const sealed = CHUNK + TAG;
  const body = bytes.subarray(HEADER.length);
  const count = Math.max(1, Math.ceil(body.length / sealed));
  for (let number = 0; number < count; number += 1) {
    const iv = nonce(number, number === count - 1);
    const chunk = body.subarray(number * sealed, (number + 1) * sealed);
    parts.push(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: HEADER }, key, chunk)));
  }
  return joined(...parts);
}

// In parts, from where the hub already has it.
export async function upload(speaker, { ref, bytes }) {
  const path = `/v1/attachments/${ref.sha256}`;
  const length = { "Upload-Length": String(ref.size) };
  let state = await (await speaker.send("GET", `${path}/state`, { headers: length })).json();
  while (!state.complete) {
    const part = bytes.subarray(state.received, state.received + PART);
    if (!part.length) throw new Problem("hub_down");
    const headers = { ...length, "Upload-Offset": String(state.received), "Content-Type": "application/octet-stream" };
    state = await (await speaker.send("PUT", path, { body: part, headers })).json();
  }
}

// An address of the opened file for this page alone.
export async function opened(speaker, ref) {
  if (ref.size > MOST_OPENED) throw new Problem("too_large");
  const response = await speaker.send("GET", `/v1/attachments/${ref.sha256}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if ((await sha256Hex(bytes)) !== ref.sha256) throw new Problem("bad_page");
  return URL.createObjectURL(new Blob([await decrypted(bytes, ref)], { type: ref.media_type }));
}
