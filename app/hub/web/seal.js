// HPKE (RFC 9180), base mode: X25519, HKDF-SHA256, AES-128-GCM. What is sealed the hub alone can open.

import { bigEndian, joined, utf8 } from "./bytes.js";

const KEM = joined(utf8("KEM"), bigEndian(0x0020, 2));
const SUITE = joined(utf8("HPKE"), bigEndian(0x0020, 2), bigEndian(0x0001, 2), bigEndian(0x0001, 2));
const VERSION = utf8("HPKE-v1");
const INFO = utf8("tryggve operation v1");
const NOTHING = new Uint8Array(0);

async function hmac(key, bytes) {
  // An empty key is a key of zeros, and not every browser takes an empty one.
  const raw = key.length ? key : new Uint8Array(32);
  const own = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", own, bytes));
}

const extract = (suite, salt, label, bytes) => hmac(salt, joined(VERSION, suite, utf8(label), bytes));

// At most one block (32 bytes), which is all that is asked for here.
async function expand(suite, secret, label, about, size) {
  const info = joined(bigEndian(size, 2), VERSION, suite, utf8(label), about, bigEndian(1, 1));
  return (await hmac(secret, info)).subarray(0, size);
}

async function sharedSecret(hubKey) {
  const own = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", hubKey, { name: "X25519" }, false, []);
  const bits = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, own.privateKey, 256);
  const sent = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const first = await extract(KEM, NOTHING, "eae_prk", new Uint8Array(bits));
  return { sent, secret: await expand(KEM, first, "shared_secret", joined(sent, hubKey), 32) };
}

export async function seal(plain, hubKey) {
  const { sent, secret } = await sharedSecret(hubKey);
  const context = joined(
    bigEndian(0, 1),
    await extract(SUITE, NOTHING, "psk_id_hash", NOTHING),
    await extract(SUITE, NOTHING, "info_hash", INFO),
  );
  const own = await extract(SUITE, secret, "secret", NOTHING);
  const raw = await expand(SUITE, own, "key", context, 16);
  const nonce = await expand(SUITE, own, "base_nonce", context, 12);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain);
  return joined(sent, new Uint8Array(sealed));
}
