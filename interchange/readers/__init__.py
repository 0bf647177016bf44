"""The readers, by format name. A new format is one file and its line in READERS."""

from interchange.readers import plain_text
from interchange.readers.other_formats import refuse_other_formats
from interchange.readers.reader import Reader
from interchange.story import Reading, Unreadable

# In the order they are tried: plain text recognises nearly everything, so it is last.
READERS: dict[str, Reader] = {reader.name: reader for reader in (plain_text.READER,)}


def detect(data: bytes, filename: str = "") -> str:
    """The name of the format; raises `Unreadable` where no reader knows it."""
    for reader in READERS.values():
        if reader.recognises(data, filename):
            return reader.name
    refuse_other_formats(data, filename)
    raise Unreadable(f"No reader recognises this file; there are: {_names()}.")


def read(data: bytes, *, filename: str, format: str = "auto") -> Reading:  # noqa: A002  the contract's word
    """Read a file's bytes as the format named, or as the one recognised.

    Raises `Unreadable`, with a sentence for the person, where the input is no story
    or the format has no reader; then nothing has been read at all.
    """
    name = detect(data, filename) if format == "auto" else format
    if name not in READERS:
        raise Unreadable(f"There is no format “{name}”; choose auto, {_names()}.")
    return READERS[name].read(data, filename)


def _names() -> str:
    return ", ".join(READERS)
