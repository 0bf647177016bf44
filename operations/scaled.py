"""`python -m operations.scaled`: the scaled house on one machine, for trying it.

Two web processes, a worker and a clock of their own, and Varnish in front of them on
PORT. Database, Redis and store are those of the environment (`deploy/with-scaled` makes
some). What containers run instead: `deploy/compose.yaml`.
"""

import os
import sys
import tempfile
from pathlib import Path

import environ

from operations.serve import Part, keep_running, web_command

VCL = Path(__file__).parents[1] / "deploy" / "varnish.vcl"


def parts(*, port: int, folder: Path) -> dict[str, Part]:
    """The processes by name. The web processes listen on the two ports after `port`."""
    webs = {"a": port + 1, "b": port + 2}
    vcl = folder / "varnish.vcl"
    vcl.write_text(vcl_for(webs))
    manage = [sys.executable, "manage.py"]
    return {
        **{f"web-{name}": Part(web_command(str(own))) for name, own in webs.items()},
        "worker": Part([*manage, "db_worker", "--queue-name", "*", "--no-reload"]),
        "clock": Part([*manage, "clock", "--forever"]),
        "varnish": Part(varnish_command(port=port, vcl=vcl, folder=folder)),
    }


def vcl_for(webs: dict[str, int]) -> str:
    """Our Varnish rules, for web processes on this machine instead of in containers."""
    text = VCL.read_text()
    for name, port in webs.items():
        there = f'.host = "web-{name}"; .port = "8000";'
        text = text.replace(there, f'.host = "127.0.0.1"; .port = "{port}";')
    return text


def varnish_command(*, port: int, vcl: Path, folder: Path) -> list[str]:
    """Varnish keeps pages as they come, compressed by the paper: no gzip of its own."""
    where = ["-a", f"127.0.0.1:{port}", "-T", "127.0.0.1:0", "-n", str(folder / "run")]
    what = ["-f", str(vcl), "-s", "malloc,256m", "-p", "http_gzip_support=off"]
    return ["varnishd", "-F", *where, *what]


def main() -> None:
    """Run until SIGINT or SIGTERM."""
    environ.Env.read_env(Path(__file__).parents[1] / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    port = int(os.environ.get("PORT", "8000"))
    os.environ["FRONTEND_CACHE_URLS"] = f"http://127.0.0.1:{port}"
    os.environ["TRUSTED_PROXIES"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # Varnish reads it as a user of its own
        running = parts(port=port, folder=Path(folder))
        front = f"http://127.0.0.1:{port}/"
        keep_running([*running.values()], f"The paper is at {front} (Ctrl+C stops it)")


if __name__ == "__main__":
    main()
