"""nginx with nothing but ready files: the floor that no server of pages gets below."""

import contextlib
import gzip
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.serving import Server, free_port

CONFIG = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    types {{ text/html html; }}
    charset utf-8;
    gzip_static on;
    keepalive_requests 1000000;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        {headers}
    }}
}}
"""


def nginx_path() -> str:
    """Where nginx is; empty where it is not installed."""
    return shutil.which("nginx") or shutil.which("/usr/sbin/nginx") or ""


@contextlib.contextmanager
def static_files(pages: dict[str, bytes], headers: dict[str, str]) -> Iterator[Server]:
    """Serves each of the pages at `/<name>.html`, in plain bytes and compressed."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)  # its worker is nobody
        for name, body in pages.items():
            (root / f"{name}.html").write_bytes(body)
            (root / f"{name}.html.gz").write_bytes(gzip.compress(body, 6))
        lines = "\n".join(f'add_header {n} "{v}";' for n, v in headers.items())
        config = root / "nginx.conf"
        config.write_text(CONFIG.format(folder=folder, port=port, headers=lines))
        command = [nginx_path(), "-c", str(config), "-p", folder]
        process = subprocess.Popen(  # noqa: S603 (our own arguments)
            command, stderr=subprocess.DEVNULL
        )
        try:
            server = Server(port, process)
            _wait_for(server, f"/{next(iter(pages))}.html")
            yield server
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(server: Server, path: str) -> None:
    for _ in range(100):
        if server.status_of(path) == 200:
            return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start.")
