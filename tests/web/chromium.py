"""A real Chromium without a screen, by its own DevTools protocol: mouse, keys, files, and no network when asked.

with chromium(folder) as browser:
    tab = browser.open("http://127.0.0.1:8000/narstaende")
    tab.until("document.querySelector('button')")
    tab.click("button")
"""

import base64
import json
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 30.0
"""On a machine of two cores that does other things too."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_KEYS = {"Tab": 9, "Enter": 13, "Space": 32}


def program() -> str | None:
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@dataclass
class Tab:
    line: ClientConnection
    number: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)
    """Everything that the browser has said by itself: errors in the page, and what its rules forbade."""

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        self.number += 1
        self.line.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer: dict[str, Any] = json.loads(self.line.recv(timeout=PATIENCE_S))
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return dict(answer["result"])
            self.told.append(answer)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, (script, answer["exceptionDetails"])
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Waits in the page until an expression is true there."""
        look = f"""new Promise((done) => {{
            const ends = Date.now() + {PATIENCE_S * 900};
            const look = () => {{
                let is = false;
                try {{ is = Boolean({condition}); }} catch {{}}
                if (is || Date.now() > ends) done(is); else setTimeout(look, 20);
            }};
            look();
        }})"""
        assert self.run(look), f"not {condition}: {self.run('document.body.innerText')}; {self.faults()}"

    def text(self) -> str:
        return str(self.run("document.body.innerText"))

    def until_text(self, text: str) -> None:
        self.until(f"document.body.innerText.includes({json.dumps(text)})")

    def place(self, selector: str) -> tuple[float, float]:
        """Its middle, once it has come to rest there and nothing lies over it: a page that still lays itself out moves
        away under the finger."""
        script = f"""new Promise((done) => {{
            const ends = Date.now() + {PATIENCE_S * 900};
            let before = "";
            const look = () => {{
                const one = document.querySelector({json.dumps(selector)});
                one?.scrollIntoView({{block: 'center', behavior: 'instant'}});
                const box = one?.getBoundingClientRect();
                const at = box ? [box.x + box.width / 2, box.y + box.height / 2] : null;
                const there = at && one.contains(document.elementFromPoint(...at));
                if ((there && before === String(at)) || Date.now() > ends) done(at);
                else {{ before = String(at); requestAnimationFrame(look); }}
            }};
            look();
        }})"""
        at = self.run(script)
        assert at, f"no {selector}: {self.run('document.body.innerText')}"
        return at[0], at[1]

    def click(self, selector: str) -> None:
        x, y = self.place(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def write(self, text: str) -> None:
        """Where the focus is."""
        self.ask("Input.insertText", text=text)

    def press(self, key: str) -> None:
        text = {"text": "\r"} if key == "Enter" else {"text": " "} if key == "Space" else {}
        named = " " if key == "Space" else key
        more = {"key": named, "code": key, "windowsVirtualKeyCode": _KEYS[key]}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **more, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **more)

    def pick(self, selector: str, path: Path) -> None:
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def offline(self, is_offline: bool) -> None:
        speed = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.ask("Network.emulateNetworkConditions", offline=is_offline, **speed)

    def catch(self, address: str, *, when: str = "Request") -> None:
        """From now on requests to this address stop: before the hub has them ("Request"), or with its answer on the
        way ("Response"). `lose`, `answer` and `let_go` say what becomes of each."""
        self.ask("Fetch.enable", patterns=[{"urlPattern": f"*{address}", "requestStage": when}])

    def lose(self) -> None:
        """The next one that was caught: no answer comes."""
        self.ask("Fetch.failRequest", requestId=self._caught(), errorReason="ConnectionReset")

    def answer(self, status: int, content: str) -> None:
        body = base64.b64encode(content.encode()).decode()
        headers = [{"name": "Content-Type", "value": "application/json"}]
        said = {"responseCode": status, "responseHeaders": headers, "body": body}
        self.ask("Fetch.fulfillRequest", requestId=self._caught(), **said)

    def pass_on(self) -> None:
        self.ask("Fetch.continueRequest", requestId=self._caught())

    def let_go(self) -> None:
        """Nothing is caught any more."""
        self.ask("Fetch.disable")

    def _caught(self) -> str:
        while True:
            for place, one in enumerate(self.told):
                if one["method"] == "Fetch.requestPaused":
                    return str(self.told.pop(place)["params"]["requestId"])
            try:
                self.told.append(json.loads(self.line.recv(timeout=PATIENCE_S)))
            except TimeoutError:
                raise AssertionError(f"nothing was caught: {self.text()}; {self.faults()}") from None

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def go(self, address: str) -> None:
        self.ask("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def picture(self, path: Path) -> None:
        found = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(found["data"]))

    def faults(self) -> list[str]:
        """What went wrong in the page, as its console tells it; a network that is away is none of its own."""
        self.run("1")
        found = []
        for one in self.told:
            if one["method"] == "Runtime.exceptionThrown":
                found.append(json.dumps(one["params"]["exceptionDetails"])[:600])
            elif one["method"] == "Log.entryAdded" and one["params"]["entry"]["level"] == "error":
                entry = one["params"]["entry"]
                if entry["source"] != "network":
                    found.append(entry["text"])
        return found


@dataclass
class Browser:
    port: int
    ending: ExitStack

    def open(self, address: str, *, accept_language: str = "sv") -> Tab:
        made = requests.put(f"http://127.0.0.1:{self.port}/json/new?about:blank", timeout=PATIENCE_S).json()
        tab = Tab(self.ending.enter_context(connect(made["webSocketDebuggerUrl"], max_size=None)))
        for domain in ("Page", "Runtime", "Log", "DOM", "Network"):
            tab.ask(f"{domain}.enable")
        tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)  # as in a window that somebody sits at
        agent = tab.run("navigator.userAgent")
        tab.ask("Network.setUserAgentOverride", userAgent=agent, acceptLanguage=accept_language)
        tab.go(address)
        return tab


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """A browser with nothing in it, whose profile lies in `folder`."""
    found = program()
    assert found is not None
    words = [found, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    words += ["--disable-background-networking", "--disable-component-update", "--lang=sv", "--mute-audio"]
    words += [f"--user-data-dir={folder}", "--remote-debugging-port=0", "about:blank"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        with ExitStack() as ending:
            yield Browser(_port(folder, process), ending)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(folder: Path, process: "subprocess.Popen[bytes]") -> int:
    """The browser writes it when it is ready; there is nothing to wait on but the file."""
    told, ends_at = folder / "DevToolsActivePort", time.monotonic() + PATIENCE_S
    while time.monotonic() < ends_at and process.poll() is None:
        if told.exists() and (lines := told.read_text().splitlines()):
            return int(lines[0])
        time.sleep(0.05)
    raise RuntimeError("the browser did not start")
