"""Model fields whose values are safe to lose: encrypted text and keyed hashes."""

from django.core import checks
from django.db import models
from django.db.models.lookups import In

from vault.keys import key_ring


def normalised_address(text: str) -> str:
    """The form in which two spellings of one e-mail address are equal."""
    return text.strip().lower()


class EncryptedTextField(models.TextField):
    """Text that the database holds only encrypted (AES-256-GCM, a nonce each).

    Reading gives the text back; vault.keys.CannotOpen is raised when its key is gone.
    It cannot be searched: every filter but `isnull` is refused.
    """

    description = "Encrypted text"

    @property
    def place(self) -> str:
        """The column that a sealed value is bound to, so that it cannot be moved."""
        return f"{self.model._meta.label_lower}.{self.attname}"

    def get_prep_value(self, value):
        if value is None:
            return None
        return key_ring().seal(str(value), place=self.place)

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        return key_ring().open(value, place=self.place)

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        return None

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self._check_not_indexed()]

    def _check_not_indexed(self):
        if self.unique or getattr(self, "db_index", False):
            yield checks.Error(
                "An encrypted field cannot be unique or indexed: equal texts are "
                "sealed differently each time. Put a KeyedHashField beside it.",
                obj=self,
                id="vault.E001",
            )


class KeyedHashField(models.CharField):
    """A keyed hash (HMAC-SHA256, 64 hex digits) of a text that is not stored here.

    `source` names the field of the same row that holds the text: the hash is then
    computed on every save, and again by rotation; where the text was erased, the hash
    stays what it was and only ages. Without a source, code assigns
    `field.hash(text)` and the value only ages. `normalise` turns equal spellings into
    one. Look a text up with `filter(field__matches=text)`, under any key of the ring.
    """

    description = "Keyed hash"

    def __init__(self, *args, source: str = "", normalise=str, **kwargs):
        self.source = source
        self.normalise = normalise
        kwargs["max_length"] = 64
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        kwargs |= {"source": self.source, "normalise": self.normalise}
        return name, path, args, kwargs

    @property
    def place(self) -> str:
        """What keeps equal texts in two columns from having equal hashes."""
        return f"{self.model._meta.label_lower}.{self.attname}"

    def hash(self, text: str) -> str:
        """The hash under the current key, as stored."""
        return key_ring().hash(self.normalise(text), place=self.place)

    def hashes(self, text: str) -> list[str]:
        """The hashes under every key, the current one first."""
        return key_ring().hashes(self.normalise(text), place=self.place)

    def pre_save(self, model_instance, add):
        text = getattr(model_instance, self.source) if self.source else ""
        if text:
            setattr(model_instance, self.attname, self.hash(text))
        return super().pre_save(model_instance, add)


@KeyedHashField.register_lookup
class Matches(In):
    """`field__matches=text`: the rows whose hash is that of the text."""

    lookup_name = "matches"

    def __init__(self, lhs, rhs):
        super().__init__(lhs, lhs.output_field.hashes(rhs))
