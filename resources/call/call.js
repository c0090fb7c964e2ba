// The page of a call: camera, microphone, and one connection to each of the others. It opens no socket to anybody but
// them: what it has to say goes through `line` (a QWebChannel) to the process around it.

const QUIET_MS = 1500; // so long a connection may be interrupted before it is tried anew
const AGAIN_MS = 2000;
const STATS_MS = 1000;
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24 } };
const MOST_BITS = 1_200_000;

let line = null;
let talk = null;
const off = { audio: false, video: false }; // also before there are devices: what was put off stays off

function say(message) {
  line.say(JSON.stringify(message));
}

const is_sound = (track) => track.kind === "audio";
const is_picture = (track) => track.kind === "video";

// What there is: whoever has no camera is heard, and whoever has no microphone sees and hears.
async function open_devices(wants) {
  const kinds = new Set((await navigator.mediaDevices.enumerateDevices()).map((one) => one.kind));
  const audio = wants.audio && kinds.has("audioinput") ? { echoCancellation: true, noiseSuppression: true } : false;
  const video = wants.video && kinds.has("videoinput") ? PICTURE : false;
  for (const wanted of [{ audio, video }, { audio, video: false }, { audio: false, video }]) {
    if (!wanted.audio && !wanted.video) continue;
    try {
      return await navigator.mediaDevices.getUserMedia(wanted);
    } catch (error) {
      say({ said: "no_device", kind: error.name });
    }
  }
  return new MediaStream();
}

class Talk {
  constructor(told) {
    this.told = told;
    this.peers = new Map();
    this.ready = this.begin();
  }

  async begin() {
    this.stream = await open_devices(this.told);
    const own = document.getElementById("own");
    own.srcObject = this.stream;
    this.mute();
    const tracks = this.stream.getTracks();
    const is_off = tracks.filter((track) => !track.enabled).map((track) => track.kind);
    say({ said: "media", audio: tracks.some(is_sound), video: tracks.some(is_picture), off: is_off.sort() });
  }

  async follow(others) {
    await this.ready;
    for (const key of [...this.peers.keys()]) {
      if (!others.some((one) => one.key === key)) this.drop(key);
    }
    for (const { key, offers } of others) {
      if (!this.peers.has(key)) this.peers.set(key, new Peer(this, key, offers));
    }
  }

  async hear(from, text) {
    await this.ready;
    let peer = this.peers.get(from);
    if (!peer) this.peers.set(from, (peer = new Peer(this, from, false, true)));
    await peer.hear(JSON.parse(text));
  }

  drop(key) {
    this.peers.get(key).close();
    this.peers.delete(key);
  }

  mute() {
    const tracks = this.stream?.getTracks() ?? [];
    for (const track of tracks) track.enabled = !off[track.kind];
    document.getElementById("own").hidden = off.video || !tracks.some(is_picture);
  }

  end() {
    for (const key of [...this.peers.keys()]) this.drop(key);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    document.getElementById("own").srcObject = null;
  }
}

class Peer {
  constructor(talk, key, offers, is_heard = false) {
    Object.assign(this, { talk, key, offers, session: "", early: [], todo: Promise.resolve() });
    this.view = document.createElement("video");
    this.view.autoplay = this.view.playsInline = true;
    document.getElementById("others").append(this.view);
    if (offers) this.connect();
    else if (talk.told.rejoin && !is_heard) this.send({ again: true });
  }

  // Anew from the start: the other side of an older connection has gone.
  connect() {
    this.session = crypto.randomUUID();
    this.open();
    this.offer();
  }

  open() {
    this.connection?.close();
    const { ice, relay_only } = this.talk.told;
    const made = new RTCPeerConnection({ iceServers: ice, iceTransportPolicy: relay_only ? "relay" : "all" });
    this.connection = made;
    this.stream = new MediaStream();
    this.early = [];
    this.view.srcObject = this.stream;
    made.ontrack = ({ track }) => this.stream.addTrack(track);
    made.onicecandidate = ({ candidate }) => candidate && made === this.connection && this.send({ ice: candidate.toJSON() });
    made.onconnectionstatechange = () => made === this.connection && this.changed();
    for (const track of this.talk.stream.getTracks()) made.addTrack(track, this.talk.stream);
    if (this.offers) {
      for (const kind of ["audio", "video"]) {
        if (!this.talk.stream.getTracks().some((track) => track.kind === kind)) made.addTransceiver(kind, { direction: "recvonly" });
      }
    }
  }

  // Sound before picture, where there is not room for both.
  async prefer_sound() {
    for (const sender of this.connection.getSenders()) {
      if (!sender.track) continue;
      const wanted = sender.getParameters();
      if (!wanted.encodings?.length) continue;
      const sounds = is_sound(sender.track);
      wanted.encodings[0].priority = wanted.encodings[0].networkPriority = sounds ? "high" : "low";
      if (!sounds) wanted.encodings[0].maxBitrate = MOST_BITS;
      await sender.setParameters(wanted).catch(() => {});
    }
  }

  send(message) {
    say({ said: "signal", to: this.key, text: JSON.stringify({ session: this.session, ...message }) });
  }

  offer() {
    this.in_turn(async () => {
      await this.connection.setLocalDescription();
      this.send({ offer: this.connection.localDescription.sdp });
    });
  }

  hear(message) {
    return this.in_turn(() => this.take(message));
  }

  in_turn(work) {
    this.todo = this.todo.then(work).catch((error) => say({ said: "fault", kind: error.name }));
    return this.todo;
  }

  async take({ session, offer, answer, ice, again }) {
    if (again) {
      if (this.offers) this.connect();
      return;
    }
    if (offer) {
      if (session !== this.session || !this.connection) {
        this.session = session;
        this.open();
      }
      await this.connection.setRemoteDescription({ type: "offer", sdp: offer });
      await this.connection.setLocalDescription();
      this.send({ answer: this.connection.localDescription.sdp });
      await this.described();
      return;
    }
    if (session !== this.session || !this.connection) return;
    if (answer) {
      await this.connection.setRemoteDescription({ type: "answer", sdp: answer });
      await this.described();
    } else if (ice) {
      if (this.connection.remoteDescription) await this.connection.addIceCandidate(ice);
      else this.early.push(ice);
    }
  }

  async described() {
    for (const ice of this.early.splice(0)) await this.connection.addIceCandidate(ice);
    await this.prefer_sound();
  }

  changed() {
    const state = this.connection.connectionState;
    say({ said: "connection", to: this.key, state });
    clearTimeout(this.waiting);
    if (state === "disconnected") this.waiting = setTimeout(() => this.restart(), QUIET_MS);
    if (state === "failed") this.restart();
  }

  restart() {
    clearTimeout(this.waiting);
    if (["connected", "closed"].includes(this.connection.connectionState)) return;
    if (this.offers) {
      this.connection.restartIce();
      this.offer();
    }
    this.waiting = setTimeout(() => this.restart(), AGAIN_MS);
  }

  close() {
    clearTimeout(this.waiting);
    this.connection?.close();
    this.view.remove();
  }
}

async function count() {
  const found = { said: "stats", frames_in: 0, frames_out: 0, sound_in: 0, lost: 0, peers: 0, relayed: 0 };
  for (const peer of talk?.peers.values() ?? []) {
    if (!peer.connection) continue;
    const report = await peer.connection.getStats();
    for (const one of report.values()) {
      if (one.type === "inbound-rtp" && one.kind === "video") found.frames_in += one.framesDecoded ?? 0;
      if (one.type === "inbound-rtp" && one.kind === "audio") {
        found.sound_in += one.packetsReceived ?? 0;
        found.lost += one.packetsLost ?? 0;
      }
      if (one.type === "outbound-rtp" && one.kind === "video") found.frames_out += one.framesEncoded ?? 0;
      if (one.type === "transport" && one.selectedCandidatePairId) {
        const pair = report.get(one.selectedCandidatePairId);
        if (report.get(pair?.localCandidateId)?.candidateType === "relay") found.relayed += 1;
      }
    }
    if (peer.connection.connectionState === "connected") found.peers += 1;
  }
  say(found);
}

function do_as_told(message) {
  switch (message.do) {
    case "call":
      talk?.end();
      talk = new Talk(message);
      break;
    case "peers":
      talk?.follow(message.peers);
      break;
    case "signal":
      talk?.hear(message.from, message.text);
      break;
    case "mute":
      off[message.kind] = message.off;
      talk?.mute();
      break;
    case "volume":
      for (const view of document.querySelectorAll("#others video")) view.volume = message.part;
      break;
    case "end":
      talk?.end();
      talk = null;
      break;
  }
}

let first_frame = false;

function look() {
  if (first_frame) return;
  for (const view of document.querySelectorAll("#others video")) {
    if (view.videoWidth > 0 && view.getVideoPlaybackQuality().totalVideoFrames > 0) {
      first_frame = true;
      say({ said: "first_frame" });
    }
  }
}

new QWebChannel(qt.webChannelTransport, (channel) => {
  line = channel.objects.line;
  line.told.connect((text) => do_as_told(JSON.parse(text)));
  setInterval(() => say({ said: "beat" }), 1000);
  setInterval(count, STATS_MS);
  setInterval(look, 20);
  say({ said: "ready" });
});
