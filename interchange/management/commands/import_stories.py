from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from interchange.importing import CannotImport, import_story
from interchange.readers import READERS, read
from interchange.story import Reading, RemarkKind, Unreadable

LABELS = {
    RemarkKind.LOSS: "dropped",
    RemarkKind.NOTE: "note",
    RemarkKind.DOUBT: "please check",
}


class Command(BaseCommand):
    help = (
        "Import stories from files, as drafts unless told to publish. Prints a line for "
        "each story and what could not be carried over. A second run changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--format", default="auto", choices=["auto", *READERS])
        parser.add_argument("--section", default="", metavar="SLUG")
        parser.add_argument("--publish", action="store_true")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, paths, **options):
        files = [file for path in paths for file in self._files(path)]
        refused = sum(not self._import_file(file, options) for file in files)
        if not files:
            raise CommandError("There are no files to import; see above.")
        if refused:
            raise CommandError(
                f"{refused} of {len(files)} files were not imported; see above."
            )

    def _files(self, path: Path) -> list[Path]:
        if not path.is_dir():
            return [path]
        files = sorted(file for file in path.iterdir() if file.is_file())
        if not files:
            self.stderr.write(f"{path.name}: holds no files.")
        return files

    def _import_file(self, path: Path, options: dict) -> bool:
        """Import one file; False, and a sentence, where that cannot be done."""
        try:
            reading = read(
                path.read_bytes(), filename=path.name, format=options["format"]
            )
            with transaction.atomic():
                lines = self._import(reading, options)
                transaction.set_rollback(options["dry_run"])
        except OSError as error:
            self.stderr.write(f"{path.name}: cannot be read ({error.strerror}).")
            return False
        except (Unreadable, CannotImport) as error:
            self.stderr.write(f"{path.name}: not imported. {error}")
            return False
        for line in lines:
            self.stdout.write(f"{path.name}: {line}")
        return True

    def _import(self, reading: Reading, options: dict) -> list[str]:
        lines = []
        for story in reading.stories:
            imported = import_story(
                story, section=options["section"], publish=options["publish"]
            )
            lines.append(self._outcome(imported, options["dry_run"]))
            lines += [f"  note: {note}" for note in imported.notes]
        return lines + [
            f"  {LABELS[remark.kind]}: {remark.text}" for remark in reading.remarks
        ]

    @staticmethod
    def _outcome(imported, is_dry_run: bool) -> str:
        article = imported.article
        if not imported.is_new:
            return f"was there already: “{article.headline}” ({article.url})"
        done = "would be " if is_dry_run else ""
        done += "published" if article.live else "saved as a draft"
        return f"{done}: “{article.headline}” ({article.url})"
