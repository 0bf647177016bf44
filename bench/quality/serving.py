"""The paper's web server alone, for as long as it is looked at."""

import contextlib
import os
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.quality.certificate import HERE
from operations.serve import web_command

ROOT = Path(__file__).parents[2]
STARTING_TIME = 90  # seconds
# Its certificate, where it has one, is of our own making.
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


@contextlib.contextmanager
def served(**environment: str) -> Iterator[str]:
    """The address of a server with the settings and database of this process.

    `environment` stands above this process's own; with a certificate in it
    (`GRANIAN_SSL_CERTIFICATE`) the server speaks TLS and HTTP/2. Raises RuntimeError
    where it does not start.
    """
    port = _free_port()
    scheme = "https" if "GRANIAN_SSL_CERTIFICATE" in environment else "http"
    process = subprocess.Popen(  # noqa: S603 (our own command)
        web_command(str(port)),
        cwd=ROOT,
        env={**os.environ, **environment, "HOST": HERE},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{scheme}://{HERE}:{port}/healthz", process)
        yield f"{scheme}://{HERE}:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    ends = time.monotonic() + STARTING_TIME
    while not _answers(address):
        if time.monotonic() > ends or process.poll() is not None:
            raise RuntimeError("The server did not start.")
        time.sleep(0.2)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5, context=TRUSTING) as answer:  # noqa: S310 (our own server)
            return answer.status == 200
    except (OSError, urllib.error.HTTPError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return probe.getsockname()[1]
