"""`python -m operations.scaled`: the scaled house on one machine, for trying it.

nginx at the edge on PORT, Varnish behind it, two web processes, a worker and a clock of
their own. Database, Redis and store are those of the environment (`deploy/with-scaled`
makes some). Containers run the same by `deploy/compose.yaml`.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import environ

from operations.serve import Part, keep_running, web_command

DEPLOY = Path(__file__).parents[1] / "deploy"
# What deploy/nginx.conf leaves to the whole of nginx.
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    {temporary}
    include {folder}/paper.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Ports:
    """Where each part listens on this machine: on `edge` and the three ports after it."""

    edge: int

    @property
    def places(self) -> dict[str, str]:
        """What the containers' names of `deploy/` become here."""
        here = [f"127.0.0.1:{self.edge + n}" for n in (1, 2, 3)]
        names = ("web-a:8000", "web-b:8000", "varnish:80")
        return dict(zip(names, here, strict=True))

    def of(self, name: str) -> str:
        """The port of `web-a`, `web-b` or `varnish`."""
        found = {place.split(":")[0]: here for place, here in self.places.items()}
        return found[name].split(":")[1]


def parts(ports: Ports, folder: Path) -> dict[str, Part]:
    """The processes by name; their configuration is written into the folder."""
    places = ports.places
    varnish = varnish_command(places, port=int(ports.of("varnish")), folder=folder)
    manage = [sys.executable, "manage.py"]
    return {
        "web-a": Part(web_command(ports.of("web-a"))),
        "web-b": Part(web_command(ports.of("web-b"))),
        "worker": Part([*manage, "db_worker", "--queue-name", "*", "--no-reload"]),
        "clock": Part([*manage, "clock", "--forever"]),
        "varnish": Part(varnish),
        "edge": Part(nginx_command(places, port=ports.edge, folder=folder)),
    }


def environment(ports: Ports) -> Mapping[str, str]:
    """What the processes have to know of each other."""
    front = f"http://127.0.0.1:{ports.of('varnish')}"
    return {"FRONTEND_CACHE_URLS": front, "TRUSTED_PROXIES": "2"}


def varnish_command(places: Mapping[str, str], *, port: int, folder: Path) -> list[str]:
    """Varnish as in `deploy/`, listening at `port`; its configuration goes into the folder.

    `places` says where the names stand for that are written there.
    """
    text = (DEPLOY / "varnish.vcl").read_text()
    for place, here in places.items():
        (name, its_port), (host, own) = place.split(":"), here.split(":")
        there = f'.host = "{name}"; .port = "{its_port}";'
        text = text.replace(there, f'.host = "{host}"; .port = "{own}";')
    written = folder / "varnish.vcl"
    written.write_text(text)
    where = ["-a", f"127.0.0.1:{port}", "-T", "127.0.0.1:0", "-n", str(folder / "run")]
    what = ["-f", str(written), "-I", str(DEPLOY / "varnish.cli"), "-s", "malloc,256m"]
    return ["varnishd", "-F", *where, *what]


def nginx_command(places: Mapping[str, str], *, port: int, folder: Path) -> list[str]:
    """The same for nginx."""
    text = (DEPLOY / "nginx.conf").read_text()
    for place, here in places.items():
        text = text.replace(f"server {place}", f"server {here}")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    text = text.replace("127.0.0.1:8089;", f"unix:{folder}/inside.sock;")
    text = text.replace("/var/cache/nginx/newsroom", f"{folder}/pages")
    (folder / "paper.conf").write_text(text)
    temporary = "".join(f"{n}_temp_path {folder}/temporary_{n};\n" for n in TEMPORARY)
    written = folder / "nginx.conf"
    written.write_text(NGINX.format(folder=folder, temporary=temporary))
    return ["nginx", "-p", str(folder), "-c", str(written)]


def main() -> None:
    """Run until SIGINT or SIGTERM."""
    environ.Env.read_env(Path(__file__).parents[1] / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    ports = Ports(int(os.environ.get("PORT", "8000")))
    os.environ.update(environment(ports))
    with tempfile.TemporaryDirectory() as folder:
        # Varnish and nginx read it as users of their own.
        Path(folder).chmod(0o755)
        running = parts(ports, Path(folder))
        where = f"http://127.0.0.1:{ports.edge}/"
        told = f"The paper is at {where} (Ctrl+C stops it)"
        keep_running([*running.values()], ports.of("web-a"), told)


if __name__ == "__main__":
    main()
