"""Addresses made from the URL patterns themselves, so that a new view is asked too."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import RoutePattern

# Signs out, and fails on purpose.
NEVER = {"wagtailadmin_logout", "wagtailadmin_error_test"}


@dataclass
class Arguments:
    """What may stand in an address, by the name of the parameter.

    `keys` are tried for numbers whose name says nothing of what they count.
    """

    named: dict[str, list] = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def of(self, name: str, converter) -> list:
        """The values to try for this parameter."""
        if name in self.named:
            return self.named[name]
        return self.keys if isinstance(converter, IntConverter) else self.words


def addresses(arguments: Arguments) -> list[str]:
    """An address for each named route and plausible argument, without duplicates."""
    found: dict[str, None] = {}
    for name, parameters in _routes(get_resolver()):
        if name not in NEVER:
            found.update(dict.fromkeys(_reversed(name, parameters, arguments)))
    return list(found)


def routes() -> list[str]:
    """Every pattern of the project, as `resolve(address).route` names it."""
    return list(_patterns(get_resolver()))


def _patterns(resolver, outer: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        own = str(entry.pattern)
        route = outer + own.removeprefix("^") if outer else own
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, route)
        else:
            yield route


def _routes(resolver, namespace: str = "", outer=()) -> Iterator[tuple[str, dict]]:
    for entry in resolver.url_patterns:
        parameters = dict(outer) | _parameters(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _routes(entry, inner, parameters)
        elif entry.name:
            yield namespace + entry.name, parameters


def _parameters(pattern) -> dict:
    if isinstance(pattern, RoutePattern):
        return dict(pattern.converters)
    return dict.fromkeys(pattern.regex.groupindex)


def _reversed(name: str, parameters: dict, arguments: Arguments) -> Iterator[str]:
    tried = [arguments.of(p, converter) for p, converter in parameters.items()]
    if not all(tried):
        return
    # Side by side, not each with each: the first page with its own first revision.
    for number in range(max(map(len, tried), default=1)):
        values = [choices[number % len(choices)] for choices in tried]
        try:
            yield reverse(name, kwargs=dict(zip(parameters, values, strict=True)))
        except NoReverseMatch:
            continue
