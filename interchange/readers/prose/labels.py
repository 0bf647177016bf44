"""Names of sections and kinds of story that stand alone above a headline."""

import re

SECTIONS = frozenset(
    """
    world|international|politics|national|nation|domestic|business|economy|finance|markets|money|technology|tech
    |science|health|environment|climate|culture|arts|arts & culture|lifestyle|life|travel|food|sport|sports
    |football|education|society|local|region|regional|media|law|crime|europe|asia|africa|middle east|americas
    |us|uk|us news|uk news|world news|news|latin america|asia pacific
    |welt|ausland|inland|politik|wirtschaft|finanzen|technik|digital|wissen|wissenschaft|gesundheit|umwelt|klima
    |kultur|feuilleton|gesellschaft|panorama|vermischtes|reise|bildung|medien|lokales|regionales|nachrichten
    |deutschland|europa|asien|afrika|netzwelt|leben
    |monde|politique|société|économie|sciences|santé|environnement|planète|planete|culture|médias|france|europe
    |afrique|asie|amériques|proche-orient|actualités
    |mundo|internacional|política|nacional|españa|economía|sociedad|ciencia|tecnología|salud|medio ambiente
    |deportes|cultura|opinión internacional|américa latina
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
KICKERS = frozenset(
    """
    analysis|opinion|editorial|comment|commentary|explainer|explained|exclusive|interview|investigation|feature
    |profile|obituary|review|live|breaking|breaking news|fact check|fact-check|report|background|column|essay
    |letters|q&a|timeline|in depth|long read|news analysis|dispatch|reportage|special report|eyewitness
    |analyse|meinung|kommentar|leitartikel|hintergrund|exklusiv|nachruf|porträt|faktencheck|glosse|kolumne
    |eilmeldung|überblick
    |éditorial|tribune|enquête|entretien|portrait|décryptage|récit|chronique|exclusif
    |análisis|opinión|reportaje|entrevista|exclusiva|editorial|perfil|crónica|investigación|última hora
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
CRUMBS = re.compile(r"\s+[>»›/]\s+|\s*›\s*")
HOME = frozenset({"home", "startseite", "start", "accueil", "inicio", "news"})


def is_section(text: str) -> bool:
    return text.strip(" :").casefold() in SECTIONS


def is_kicker(text: str) -> bool:
    return text.strip(" :").casefold() in KICKERS


def breadcrumb_section(text: str) -> str:
    """The innermost section of a path such as “Home > World > Asia”, or nothing."""
    crumbs = [crumb.strip() for crumb in CRUMBS.split(text) if crumb.strip()]
    if len(crumbs) < 2 or any(len(crumb.split()) > 3 for crumb in crumbs):
        return ""
    named = [crumb for crumb in crumbs if crumb.casefold() not in HOME]
    if not (crumbs[0].casefold() in HOME or any(map(is_section, crumbs))):
        return ""
    return named[-1] if named else ""


def shouts(text: str) -> bool:
    """All in capitals, in a script that has them."""
    return text.isupper()
