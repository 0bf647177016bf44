"""nginx and Varnish of `deploy/` in front of a paper that runs, for a benchmark."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.serving import Server, free_port, house
from operations.scaled import nginx_command, varnish_command

COMMANDS: dict[str, tuple[str, Callable]] = {
    "nginx before the paper": ("nginx", nginx_command),
    "Varnish before the paper": ("varnishd", varnish_command),
}
# Debian keeps servers out of the path of those who may not start them.
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"


@dataclass(frozen=True)
class Proxy(Server):
    """A proxy, with the paper behind it: what a page costs is what both of them take."""

    paper: Server

    def cpu_seconds(self) -> float:
        return super().cpu_seconds() + self.paper.cpu_seconds()


@contextlib.contextmanager
def proxies() -> Iterator[dict[str, Proxy]]:
    """Those that are installed, by name, before a web process that trusts them."""
    with contextlib.ExitStack() as running:
        paper = running.enter_context(house(web_only=True, TRUSTED_PROXIES="1"))
        yield {
            name: running.enter_context(_proxy(command, paper))
            for name, (program, command) in COMMANDS.items()
            if shutil.which(program, path=PATH)
        }


@contextlib.contextmanager
def _proxy(command: Callable, paper: Server) -> Iterator[Proxy]:
    port = free_port()
    here = f"127.0.0.1:{paper.port}"
    places = dict.fromkeys(("web-a:8000", "web-b:8000", "varnish:80"), here)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # they read it as users of their own
        process = subprocess.Popen(  # noqa: S603 (our own command)
            command(places, port=port, folder=folder),
            env={**os.environ, "PATH": PATH},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            proxy = Proxy(port, process, paper)
            _wait_for(proxy)
            yield proxy
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(proxy: Proxy) -> None:
    for _ in range(200):
        if proxy.status_of("/healthz") == 200:
            return
        time.sleep(0.05)
    raise RuntimeError("A proxy did not start.")
