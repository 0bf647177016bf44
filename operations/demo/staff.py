"""The demo's logins. Everybody knows them, so the demo loads where DEBUG is on only."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from accounts.models import User

PASSWORD = "newsroom"  # noqa: S105 (printed at every start)


@dataclass(frozen=True)
class Login:
    username: str
    group: str
    first_name: str
    last_name: str
    author: str = ""


LOGINS = (
    Login("reporter", "Reporters", "Inés", "Calder", author="ines-calder"),
    Login("editor", "Editors", "Ruth", "Penrose", author="ruth-penrose"),
    Login("moderator", "Moderators", "Tom", "Ashby", author="tom-ashby"),
    Login("admin", "", "Admin", "of the Estuary"),
)


def ensure_users() -> dict[str, User]:
    """The demo's users by name, made where they are missing."""
    return {login.username: _user(login) for login in LOGINS}


def _user(login: Login) -> User:
    user, is_new = User.objects.get_or_create(
        username=login.username,
        defaults={
            "email": f"{login.username}@example.org",
            "first_name": login.first_name,
            "last_name": login.last_name,
            "is_superuser": not login.group,
        },
    )
    if is_new:
        user.set_password(PASSWORD)
        user.save()
    if login.group:
        user.groups.set([Group.objects.get(name=login.group)])
    return user


def told() -> str:
    """The logins in one line, for the terminal."""
    names = ", ".join(login.username for login in LOGINS)
    return f"Demo logins for /admin/: {names}; the password is “{PASSWORD}”."
