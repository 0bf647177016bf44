"""What pages are made with: another program, look or database makes other pages."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

PARTS = (
    *("accounts", "articles", "comments", "home", "interchange", "newsroom"),
    *("operations", "templates", "static", "vault"),
)
SETTINGS = (
    "BASE_URL",
    "LANGUAGE_CODE",
    "TIME_ZONE",
    "DEBUG",
    "STATIC_URL",
    "MEDIA_URL",
)


def edition() -> str:
    """A word that is another one as soon as pages could look different."""
    told = blake2b(digest_size=8)
    for line in (*_files(), *_settings()):
        told.update(line.encode())
    return told.hexdigest()


def _files() -> Iterator[str]:
    """Each file of the program, by when it was last written."""
    for part in PARTS:
        for path in sorted((settings.BASE_DIR / part).rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js", ".mo"):
                yield f"{path}{path.stat().st_mtime_ns}"
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    yield str(manifest.stat().st_mtime_ns) if manifest.exists() else ""


def _settings() -> Iterator[str]:
    for name in SETTINGS:
        yield f"{name}={getattr(settings, name)}"
    names = sorted(name for name in dir(settings) if name.startswith("NEWSROOM_"))
    yield from (f"{name}={getattr(settings, name)}" for name in names)
    database = settings.DATABASES["default"]
    yield "|".join(str(database.get(key)) for key in ("ENGINE", "NAME", "HOST", "PORT"))
    file = Path(str(database["NAME"]))  # another file may have taken its place
    yield str(file.stat().st_ino) if file.is_file() else ""
