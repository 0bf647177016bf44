"""Uploads in an S3-compatible store that readers never talk to.

The store stays private: pictures go out through `/media/`, on the paper's own host, with
the same rules as from a folder (`operations.media`), and are kept by the caches in front.
"""

from urllib.parse import urljoin

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

# As long as a reader would wait. Not among the options of the storage: those are written
# into tasks, and have to be plain values.
PATIENCE = Config(
    connect_timeout=2,
    read_timeout=10,
    retries={"max_attempts": 2},
    s3={"addressing_style": "path"},  # which every store of this kind knows
)


class ObjectStore(S3Storage):
    """`storages`' S3 back end whose files have addresses on this site."""

    def get_default_settings(self):
        return {**super().get_default_settings(), "client_config": PATIENCE}

    def url(self, name, *args, **kwargs) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name).lstrip("/"))
