"""How long strange pictures take until they are accepted or refused."""

import time
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from articles.tasks import make_renditions

BAR = 5.0  # seconds


def uploads(folder: Path) -> str:
    """A markdown table: each file of the folder, what became of it, and the seconds.

    An accepted picture is also brought into every size. Nothing of it stays.
    """
    lines = ["| picture | KiB | became | seconds | met |", "|---|---|---|---|---|"]
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".md", ".tsv"}:
            began = time.process_time()
            became = _upload(path)
            taken = time.process_time() - began
            met = "yes" if taken <= BAR else "**no**"
            size = path.stat().st_size / 1024
            lines.append(
                f"| {path.name} | {size:.0f} | {became} | {taken:.2f} | {met} |"
            )
    return "\n".join(lines) + "\n"


def _upload(path: Path) -> str:
    with transaction.atomic():
        became = _try(path)
        transaction.set_rollback(True)
    return became


def _try(path: Path) -> str:
    model = get_image_model()
    user = get_user_model().objects.get(username="bench-editor")
    file = SimpleUploadedFile(path.name, path.read_bytes())
    data = {
        "title": path.stem,
        "description": "A picture",
        "credit": "Bench",
        "collection": Collection.get_first_root_node().pk,
    }
    form = get_image_form(model)(
        data, {"file": file}, instance=model(uploaded_by_user=user), user=user
    )
    if not form.is_valid():
        return "refused: " + " ".join(
            sentence for errors in form.errors.values() for sentence in errors
        )
    picture = form.save()
    try:
        made = make_renditions.call(picture.pk)
    finally:
        for kept in (*picture.renditions.all(), picture):
            kept.file.delete(save=False)
    return f"accepted, {made} sizes"
