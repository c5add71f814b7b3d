"""A headless Chromium, spoken to by its own protocol. No name that it asks for is found, and whatever a page asks for is told."""
import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request

import websocket

PATIENCE_S = 60


class Chromium:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="mentor-page-")
        self.process = subprocess.Popen(
            [
                shutil.which("chromium"),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-extensions",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--no-proxy-server",
                f"--user-data-dir={self.profile}",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "about:blank",
            ],
            env={**os.environ, "HOME": self.profile, "no_proxy": "127.0.0.1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.numbers = itertools.count(1)
        self.events = []
        self.socket = websocket.create_connection(self._address(), timeout=PATIENCE_S, suppress_origin=True)
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.send(f"{domain}.enable")

    def _address(self):
        port_file = os.path.join(self.profile, "DevToolsActivePort")
        deadline = time.monotonic() + PATIENCE_S
        while not (os.path.exists(port_file) and open(port_file, encoding="ascii").read()):
            if time.monotonic() > deadline:
                raise SystemExit("chromium did not start")
            time.sleep(0.1)
        port = open(port_file, encoding="ascii").readline().strip()
        plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with plain.open(f"http://127.0.0.1:{port}/json/list") as answer:
            return next(target["webSocketDebuggerUrl"] for target in json.load(answer) if target["type"] == "page")

    def send(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == number:
                if "error" in message:
                    raise SystemExit(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, path, *, width, height, scheme, scale=1, media=""):
        self.events.clear()
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)
        self.send("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.send("Page.navigate", url="file://" + path)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def evaluate(self, expression, wait=False):
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=wait)
        if "exceptionDetails" in answer:
            raise SystemExit(f"in the page: {answer['exceptionDetails']}"[:2000])
        return answer["result"].get("value")

    def screenshot(self, path, whole=False):
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self):
        return base64.b64decode(self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def requested(self):
        """What the page asked for, and what it complained about."""
        asked = [event["params"]["request"]["url"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        said = [event["params"]["entry"]["text"] for event in self.events if event["method"] == "Log.entryAdded"]
        said += [str(event["params"]["args"]) for event in self.events if event["method"] == "Runtime.consoleAPICalled"]
        return asked, said

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
