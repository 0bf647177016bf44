"""Catalogues as files: what of them is kept, added and dropped, and their compiled form.

A catalogue says in its head whether it covers `everything` or what `readers` see. It
names files and no lines and bears no date, so that it changes only when words do.
"""

from difflib import get_close_matches
from pathlib import Path

import django
import polib
from django.conf import settings

from operations.languages.readers import is_for_readers
from operations.languages.sources import Message, messages_of

COVERS = "X-Covers"
DJANGO = Path(django.__file__).parent / "conf" / "locale"
ALIKE = 0.8  # from here on, a lost message's translation is offered for a new one


def catalogues() -> list[Path]:
    """The files of the installation's own catalogues."""
    folder = Path(settings.LOCALE_PATHS[0])
    return sorted(folder.glob("*/LC_MESSAGES/django.po"))


def brought_up_to_date(path: Path) -> polib.POFile:
    """The catalogue with exactly the messages that the sources have."""
    old = polib.pofile(str(path), wrapwidth=78)
    new = polib.POFile(wrapwidth=78)
    new.metadata = old.metadata
    wanted = wanted_by(old)
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    lost = {key[1]: known[key] for key in known if key not in wanted}
    for key, message in sorted(wanted.items(), key=lambda item: in_order(item[1])):
        entry = entry_of(message, plurals=plural_count(old))
        if key in known:
            keep(known[key], entry)
        else:
            offer(lost, entry)
        new.append(entry)
    return new


def wanted_by(catalogue: polib.POFile) -> dict[tuple[str | None, str], Message]:
    """The messages that this catalogue is to have."""
    messages = messages_of(settings.BASE_DIR)
    if catalogue.metadata.get(COVERS) == "everything":
        return messages
    return {key: m for key, m in messages.items() if any(map(is_for_readers, m.files))}


def in_order(message: Message) -> tuple[str, str, str]:
    return min(message.files), message.msgid, message.msgctxt or ""


def entry_of(message: Message, plurals: int) -> polib.POEntry:
    """An entry for the message, not translated yet."""
    entry = polib.POEntry(msgid=message.msgid, msgctxt=message.msgctxt)
    entry.occurrences = [(file, "") for file in sorted(message.files)]
    if message.msgid_plural:
        entry.msgid_plural = message.msgid_plural
        entry.msgstr_plural = dict.fromkeys(range(plurals), "")
    if "%(" in message.msgid + message.msgid_plural:
        entry.flags.append("python-format")
    return entry


def keep(old: polib.POEntry, entry: polib.POEntry) -> None:
    """Take over the translation that is there, if it is of the same kind."""
    if bool(old.msgid_plural) == bool(entry.msgid_plural):
        entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        entry.tcomment = old.tcomment
        if old.fuzzy:
            entry.flags.append("fuzzy")


def offer(lost: dict[str, polib.POEntry], entry: polib.POEntry) -> None:
    """The translation of the message that this one seems to replace, marked fuzzy."""
    alike = get_close_matches(entry.msgid, lost, n=1, cutoff=ALIKE)
    if alike and (lost[alike[0]].msgstr or lost[alike[0]].msgstr_plural):
        keep(lost[alike[0]], entry)
        entry.previous_msgid = alike[0]
        entry.flags.append("fuzzy")


def plural_count(catalogue: polib.POFile) -> int:
    forms = catalogue.metadata["Plural-Forms"]
    return int(forms.split("nplurals=")[1].split(";")[0])


def write(path: Path) -> None:
    """Bring one catalogue up to date and compile it."""
    catalogue = brought_up_to_date(path)
    path.write_text(f"{catalogue}\n".rstrip("\n") + "\n")
    path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())


def begin(language: str, *, covers: str = "everything") -> Path:
    """An empty catalogue for another language, with the plural rule that Django has."""
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_rule(language),
        COVERS: covers,
    }
    path.write_text(f"{catalogue}\n")
    return path


def plural_rule(language: str) -> str:
    path = DJANGO / language / "LC_MESSAGES" / "django.po"
    return str(polib.pofile(str(path)).metadata["Plural-Forms"])
