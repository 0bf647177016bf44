"""The keys that encrypt fields, and the sealing and hashing done with them.

`FIELD_ENCRYPTION_KEYS` holds secrets of any form, at least 32 characters each. From
every secret two keys are derived (HKDF-SHA256): one for AES-256-GCM, one for HMAC-SHA256.
The first secret seals and hashes; all of them open and are searched, so that keys can
be rotated without a pause.
"""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

TOKEN_VERSION = "v1"  # noqa: S105 (a format, not a secret)
NONCE_BYTES = 12  # the size AES-GCM is specified for (NIST SP 800-38D)


class CannotOpen(Exception):
    """A sealed value was damaged, moved to another column, or its key is gone."""


@dataclass(frozen=True)
class Key:
    """One secret of the ring, with the two keys derived from it."""

    secret: bytes

    @cached_property
    def name(self) -> str:
        """Eight characters that name the key in a token and tell nothing about it."""
        return self._derive(b"name").hex()[:8]

    @cached_property
    def cipher(self) -> AESGCM:
        return AESGCM(self._derive(b"encrypt"))

    @cached_property
    def hash_key(self) -> bytes:
        return self._derive(b"hash")

    def _derive(self, purpose: bytes) -> bytes:
        info = b"newsroom vault " + purpose
        return HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(self.secret)


class KeyRing:
    """What seals, opens and hashes. Raises ImproperlyConfigured without any key."""

    def __init__(self, secrets: list[str]):
        if not secrets:
            raise ImproperlyConfigured("FIELD_ENCRYPTION_KEYS needs at least one key.")
        self.keys = [Key(secret.encode()) for secret in secrets]
        self.by_name = {key.name: key for key in self.keys}

    def seal(self, text: str, *, place: str) -> str:
        """Encrypt text. `place` (the column) must be the same again to open it."""
        key, nonce = self.keys[0], os.urandom(NONCE_BYTES)
        box = nonce + key.cipher.encrypt(nonce, text.encode(), place.encode())
        return f"{TOKEN_VERSION}.{key.name}.{base64.urlsafe_b64encode(box).decode()}"

    def open(self, token: str, *, place: str) -> str:
        """Decrypt what `seal` returned. Raises CannotOpen, never a half-truth."""
        try:
            version, name, packed = token.split(".")
            if version != TOKEN_VERSION:
                raise ValueError(version)
            box = base64.urlsafe_b64decode(packed)
            cipher = self.by_name[name].cipher
            sealed = cipher.decrypt(
                box[:NONCE_BYTES], box[NONCE_BYTES:], place.encode()
            )
        except (ValueError, KeyError, InvalidTag) as error:
            raise CannotOpen(f"A sealed value in {place} cannot be opened.") from error
        return sealed.decode()

    def hash(self, text: str, *, place: str) -> str:
        """A keyed hash of 64 hex digits, for storing."""
        return self.hashes(text, place=place)[0]

    def hashes(self, text: str, *, place: str) -> list[str]:
        """The hashes under every key, the current one first, for looking up."""
        message = f"{place}\0{text}".encode()
        return [
            hmac.new(key.hash_key, message, hashlib.sha256).hexdigest()
            for key in self.keys
        ]


@lru_cache(maxsize=4)
def _ring(secrets: tuple[str, ...]) -> KeyRing:
    return KeyRing(list(secrets))


def key_ring() -> KeyRing:
    """The ring made from the settings as they are now."""
    return _ring(tuple(settings.FIELD_ENCRYPTION_KEYS))
