"""How bylines, dates and credits are introduced: English, German, French, Spanish."""

import re

from interchange.story import Role


def _lead(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s+", re.I)


BYLINE_LEAD = _lead(
    r"by|von|par|por|di|door|av|af|written by|words by|words:|text by|text:|texte :|texto:|story by|author:|autor:|autorin:|posted by|published by"
)
AGENCY_LEAD = _lead(
    r"sources? ?:|quellen?:|source :|fuentes?:|agency:|agentur:|agence ?:|agencia:|©|with material from|with reporting (?:by|from)|with"
    r"|mit material (?:von|der)|mit informationen (?:von|der)|avec|con información de|con"
)
ROLE_LEADS = (
    (_lead(r"(?:(?:additional|further|extra) )?reporting(?: by|:)|reported by|writing by|written by|mitarbeit:|mitarbeit von|collaboration ?:"), Role.REPORTING),
    (_lead(r"photo(?:graph)?s? by|photography by|pictures? by|photos? ?:|photograph(?:y|s)?:|pictures?:|images?:|fotos?:|fotos? von|bilder?:|photographies? ?:|photos? de|fotografías?(?: de)?:?"), Role.PHOTOGRAPHY),
    (_lead(r"illustrations?(?: by| ?:| von| de)|drawings? by|zeichnung(?:en)?:|dessins? de|ilustración(?:es)?(?: de|:)"), Role.ILLUSTRATION),
    (_lead(r"(?:data|graphics?|charts?)(?: (?:analysis|journalism))?(?: by|:)|daten:|grafik(?:en)?:|datos:|données ?:|infographies? ?:"), Role.DATA),
    (_lead(r"translated(?: from [\w ]{3,30})? by|translation(?: by|:)|übersetzt von|übersetzung:|aus dem \w+(?: übersetzt)? von|traduit(?: d[eu][ '’][\w’']{3,20})? par|traduction ?:|traducción(?: de|:)|traducido por"), Role.TRANSLATION),
)  # fmt: skip
PICTURE_ROLES = frozenset({Role.PHOTOGRAPHY, Role.ILLUSTRATION, Role.DATA})
# Credits of the trade for which a story has no place.
MUST_BE_OTHER = _lead(
    r"(?:additional )?editing(?: by|:)|edited by|compiled by|produced by|production:|video(?: by|:)|redaktion:|bearbeitet von|fact-check(?:ed|ing)(?: by|:)|research by"
)
CAPTION_LEAD = _lead(
    r"(?:photo(?:graph)?|picture|image|foto|bild|caption|bildunterschrift|photographie|imagen|légende)(?: credit)? ?:"
)
CONTACT = re.compile(
    r"(?:e-?mail:? ?)?[\w.+-]{1,64}@[\w.-]{1,100}|@\w{2,30}|(?:e-?mail|follow|contact) @?[\w. -]{2,60}@[\w.-]{2,60}",
    re.I,
)
CLAUSE_BREAK = re.compile(
    r"\s*[;.,|]\s*(?=(?:(?:additional|further) )?(?:reporting|editing|edited|writing|translation|translated|photo\w*|illustrations?|graphics?|data) ?(?:by|:))",
    re.I,
)
DATE_LEAD = re.compile(
    r"(?:\b(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?|\bdate|\bon|\bam|\ble|\bel|\bstand|\bdatum"
    r"|\b(?:zuletzt )?(?:veröffentlicht|aktualisiert)(?: am)?|\berstellt(?: am)?|\b(?:publié|mis à jour|modifié)(?: le)?"
    r"|\b(?:publicado|actualizado)(?: el)?) ?:?,? ?(?:[^\W\d_]{2,10}day|\w+tag|mittwoch)?,? ?$",
    re.I,
)
UPDATED = re.compile(
    r"updated|modified|aktualisiert|stand|mis à jour|modifié|actualizado", re.I
)
WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b[.,]*(?: (?:den|de))?",
    re.I,
)
RELATIVE_TIME = re.compile(
    r"(?:(?:published|updated|posted) )?(?:\d{1,3}|an?|one) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? ago"
    r"|vor (?:\d{1,3}|einer|einem) (?:minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)"
    r"|il y a (?:\d{1,3}|une?) (?:minutes?|heures?|jours?|semaines?|mois)"
    r"|hace (?:\d{1,3}|una?) (?:minutos?|horas?|días?|semanas?|mes(?:es)?)|yesterday|today|gestern|heute",
    re.I,
)
SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]{1,2}\s+")
TOPICS_LEAD = _lead(
    r"tags?:|tagged(?: with| in| as)?:?|topics?:|keywords?:|schlagw(?:ort|örter|orte):|schlagworte:|themen:|stichworte:|mots[- ]clés ?:|étiquettes ?:|thèmes ?:|etiquetas:|temas:|palabras clave:"
)
SECTION_LEAD = _lead(
    r"filed under:?|posted in|category:|categories:|section:|ressort:|kategorien?:|rubrik:|rubrique ?:|catégories? ?:|sección:|categorías?:|publié dans|veröffentlicht in|publicado en"
)
