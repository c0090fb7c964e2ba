// Speaking with the hub as every device does: proofs by the browser's own keys (DPoP), short tokens, no password, no cookie.

import { base64, base64url, newId, random, sha256, utf8 } from "./bytes.js";

const PROGRAM = "1000.0.0"; // the page comes from the hub itself and is never older than it
const MOST_SECONDS = 40;

export class Problem extends Error {
  constructor(code, status = 0) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

const sign = async (key, bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, bytes));

async function answered(path, options) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(MOST_SECONDS * 1000),
    });
  } catch {
    throw new Problem("no_network");
  }
  if (response.ok) return response;
  let code = "hub_down";
  try {
    code = (await response.json()).code ?? code;
  } catch {
    // something else answers than the hub
  }
  const problem = new Problem(code, response.status);
  problem.nonce = response.headers.get("DPoP-Nonce");
  throw problem;
}

async function keyPair() {
  const pair = await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { key: pair.privateKey, public: base64url(raw) };
}

export const newKeys = async () => ({ device: await keyPair(), own: await keyPair() });

// The one-time link: two keys, which the hub then knows as this person's. It answers the same to the same keys, so that
// a lost answer costs nothing where these were kept first.
export async function enrol(code, { device, own }) {
  const message = utf8(`tryggve enrol v1\n${code}\n${device.public}\n${own.public}`);
  const request = {
    code,
    device_key: device.public,
    device_name: "Webbläsare",
    person_key: own.public,
    device_proof: base64(await sign(device.key, message)),
    person_proof: base64(await sign(own.key, message)),
    program: PROGRAM,
  };
  const response = await answered("/v1/enrol", {
    method: "POST",
    body: JSON.stringify(request),
    headers: { "Content-Type": "application/json", "Tryggve-Program": PROGRAM },
  });
  const answer = await response.json();
  return {
    person: answer.person,
    name: answer.name,
    device: answer.device,
    sealKey: answer.identity.seal_key,
    epoch: answer.epoch,
    seq: answer.chain_seq,
    prev: answer.chain_hash,
    keys: {
      device: { ...device, certificate: answer.device_certificate },
      person: { ...own, certificate: answer.person_certificate },
    },
  };
}

// One key with its certificate: fetches tokens and nonces as it needs them.
export class Speaker {
  constructor(held, deviceCertificate) {
    this.held = held;
    this.deviceCertificate = deviceCertificate; // by which a hub that has forgotten this browser knows it again
    this.nonce = "";
    this.token = "";
    this.until = 0;
  }

  async send(method, path, options = {}) {
    if (!this.token || Date.now() > this.until) await this.#signIn();
    try {
      return await this.#twice(method, path, options);
    } catch (problem) {
      if (problem.code !== "not_known" || problem.status !== 401) throw problem;
      await this.#signIn(); // the token has ended, or the hub has begun another life
      return this.#twice(method, path, options);
    }
  }

  async #signIn() {
    this.token = "";
    const body = JSON.stringify({
      certificate: this.held.certificate,
      device_certificate: this.deviceCertificate,
      challenge: base64url(random(24)),
    });
    const headers = { "Content-Type": "application/json" };
    const answer = await (await this.#twice("POST", "/v1/token", { body, headers })).json();
    this.token = answer.access_token;
    this.until = Date.now() + (answer.expires_in - 30) * 1000;
  }

  async #twice(method, path, options) {
    for (let left = 1; ; left -= 1) {
      const headers = { ...options.headers, "Tryggve-Program": PROGRAM, DPoP: await this.#proof(method, path) };
      if (this.token) headers.Authorization = `DPoP ${this.token}`;
      try {
        const response = await answered(path, { method, body: options.body, headers });
        this.nonce = response.headers.get("DPoP-Nonce") ?? this.nonce;
        return response;
      } catch (problem) {
        this.nonce = problem.nonce ?? this.nonce;
        if (problem.code !== "use_dpop_nonce" || !left) throw problem;
      }
    }
  }

  async #proof(method, path) {
    const jwk = { crv: "Ed25519", kty: "OKP", x: this.held.public };
    const claims = {
      jti: newId(),
      htm: method,
      htu: location.origin + path.split("?")[0],
      iat: Math.floor(Date.now() / 1000),
      nonce: this.nonce,
    };
    if (this.token) claims.ath = base64url(await sha256(utf8(this.token)));
    const parts = [{ typ: "dpop+jwt", alg: "Ed25519", jwk }, claims].map((part) => base64url(utf8(JSON.stringify(part))));
    const input = parts.join(".");
    return `${input}.${base64url(await sign(this.held.key, utf8(input)))}`;
  }
}

export { sign };
