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
    """A word that is another one as soon as pages could look different.

    The same on all machines that run the same release with the same settings.
    """
    told = blake2b(digest_size=8)
    for part in (*_files(), *_settings()):
        told.update(part)
    return told.hexdigest()


def _files() -> Iterator[bytes]:
    """Each file of the program that has to do with pages, by its bytes."""
    for part in PARTS:
        for path in sorted((settings.BASE_DIR / part).rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js", ".mo"):
                yield path.relative_to(settings.BASE_DIR).as_posix().encode()
                yield path.read_bytes()
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    yield manifest.read_bytes() if manifest.exists() else b""


def _settings() -> Iterator[bytes]:
    ours = (name for name in dir(settings) if name.startswith("NEWSROOM_"))
    names = [name for name in ours if not name.startswith("NEWSROOM_PAGE_CACHE")]
    for name in (*SETTINGS, *sorted(names)):
        value = str(getattr(settings, name)).replace(str(settings.BASE_DIR), "")
        yield f"{name}={value}".encode()
    database = settings.DATABASES["default"]
    for key in ("ENGINE", "NAME", "HOST", "PORT"):
        yield str(database.get(key)).encode()
    file = Path(str(database["NAME"]))  # another file may have taken its place
    yield str(file.stat().st_ino).encode() if file.is_file() else b""
