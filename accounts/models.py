from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. Readers have no accounts.

    Nothing is added to Django's user yet; the class exists because it cannot be
    swapped in later.
    """
