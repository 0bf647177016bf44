"""The wordings of left-over web page text: WordPress, Ghost, Disqus and others.

English, German, French, Spanish. Lines are compared after `normal()`: lower case,
plain apostrophes, no asterisks, no outer punctuation.
"""

import re
import unicodedata

COMMENT_FORM = "the comment form"
SHARING = "share buttons"
RELATED = "links to other stories"
NEWSLETTER = "a newsletter notice"
COOKIES = "a cookie notice"
NAVIGATION = "page navigation"
ADVERTISING = "an advertising label"
READING_AID = "reading aids"
COPYRIGHT = "a copyright line"

OUTER = ' *:.;!›»>→←«‹<|…()[]"“”'
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-"})


def normal(line: str) -> str:
    """The line as the tables below spell it."""
    line = unicodedata.normalize("NFC", line).translate(APOSTROPHES).casefold()
    return " ".join(line.replace("*", " ").split()).strip(OUTER)


def _table(text: str) -> frozenset[str]:
    return frozenset(filter(None, (normal(part) for part in text.split("|"))))


def _patterns(*texts: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in texts)


# Openers: what follows them, if it is short lines only, belongs to them.
OPENERS = {
    COMMENT_FORM: _table(
        "Leave a Reply|Leave a Reply Cancel reply|Leave a comment|Leave your comment"
        "|Post a comment|Add a comment|Write a comment|Join the conversation"
        "|Join the discussion|Be the first to comment|Start the conversation"
        "|Start the discussion|Member discussion|Submit a comment|Have your say"
        "|Schreibe einen Kommentar|Schreiben Sie einen Kommentar"
        "|Schreibe einen Kommentar Antworten abbrechen|Einen Kommentar schreiben"
        "|Kommentar schreiben|Kommentar verfassen|Kommentar hinterlassen"
        "|Hinterlasse einen Kommentar|Hinterlasse eine Antwort|Antwort hinterlassen"
        "|Laisser un commentaire|Laissez un commentaire|Laisser une réponse"
        "|Laisser un commentaire Annuler la réponse|Ajouter un commentaire"
        "|Deja una respuesta|Deja un comentario|Dejar un comentario"
        "|Deja una respuesta Cancelar la respuesta|Añadir un comentario"
    ),
    SHARING: _table(
        "Share this|Share this article|Share this story|Share this post|Share on"
        "|Share|Like this|Sharing|Teilen|Teilen mit|Artikel teilen|Beitrag teilen"
        "|Gefällt mir|Partager|Partager cet article|Partager sur|Compartir"
        "|Comparte esto|Compartir en|Comparte este artículo|Me gusta esto"
    ),
    RELATED: _table(
        "Related articles|Related stories|Related posts|Related content|Related"
        "|Related topics|Related coverage|Read more|Read also|Read next|Up next"
        "|More on this story|More on this topic|More stories|You may also like"
        "|You might also like|You might also be interested in|Recommended"
        "|Recommended for you|Recommended stories|Most read|Most popular|Most viewed"
        "|Trending|Trending now|Latest news|Latest stories|Editor's picks|See also"
        "|Don't miss|Mehr zum Thema|Lesen Sie auch|Lies auch|Auch interessant"
        "|Das könnte Sie auch interessieren|Das könnte dich auch interessieren"
        "|Weitere Artikel|Weitere Meldungen|Ähnliche Beiträge|Ähnliche Artikel"
        "|Meistgelesen|Meistgelesene Artikel|Weiterlesen|À lire aussi|Lire aussi"
        "|Lire la suite|Articles similaires|Articles liés|Sur le même sujet"
        "|Sur le même thème|Les plus lus|Nos recommandations|Te puede interesar"
        "|También te puede interesar|Artículos relacionados|Entradas relacionadas"
        "|Noticias relacionadas|Lee también|Leer más|Más leídas|Lo más leído|Más noticias"
    ),
    NAVIGATION: _table(
        "Post navigation|Beitragsnavigation|Beitrags-Navigation|Navigation de l'article"
        "|Navigation des articles|Navegación de entradas|Follow us|Folgen Sie uns"
        "|Suivez-nous|Síguenos"
    ),
}

# Whole lines that are never part of a story's end.
STRONG = {
    COMMENT_FORM: _table(
        "Cancel reply|Post Comment|Submit Comment|Add Comment|Comments are closed"
        "|Antworten abbrechen|Kommentar abschicken|Kommentar absenden"
        "|Kommentare sind geschlossen|Annuler la réponse|Publier le commentaire"
        "|Laisser le commentaire|Les commentaires sont fermés|Cancelar la respuesta"
        "|Cancelar respuesta|Publicar el comentario|Publicar comentario"
        "|Los comentarios están cerrados|Comments powered by Disqus|View comments"
        "|Load more comments|Show comments|Log in with|Or sign up with Disqus"
        "|Sort by best|Sort by newest|Comment policy"
    ),
    SHARING: _table(
        "Like Loading|Loading|Gefällt mir Wird geladen|J'aime chargement|Me gusta Cargando"
    ),
    NEWSLETTER: _table(
        "Sign up for more like this|Sign up to our newsletter|Sign up for our newsletter"
        "|Subscribe to our newsletter|Subscribe now|Get our newsletter|Enter your email"
        "|Newsletter abonnieren|Zum Newsletter anmelden|Jetzt Newsletter abonnieren"
        "|Inscrivez-vous à notre newsletter|S'abonner à la newsletter"
        "|Abonnez-vous à notre newsletter|Suscríbete a nuestro boletín"
        "|Suscríbete a nuestra newsletter|Suscríbete al boletín"
    ),
    COOKIES: _table(
        "Accept cookies|Accept all|Accept all cookies|Reject all|Manage cookies"
        "|Cookie settings|Manage preferences|Privacy & Cookies Policy|Alle akzeptieren"
        "|Alle Cookies akzeptieren|Cookie-Einstellungen|Alle ablehnen|Tout accepter"
        "|Accepter et fermer|Tout refuser|Gérer les cookies|Aceptar todas"
        "|Aceptar cookies|Aceptar todas las cookies|Rechazar todas|Configurar cookies"
    ),
    NAVIGATION: _table(
        "Skip to content|Skip to main content|Zum Inhalt springen|Zum Inhalt"
        "|Aller au contenu|Aller au contenu principal|Saltar al contenido"
        "|Ir al contenido|Back to top|Nach oben|Retour en haut|Volver arriba"
        "|Previous post|Next post|Previous article|Next article|Older posts|Newer posts"
        "|Vorheriger Beitrag|Nächster Beitrag|Article précédent|Article suivant"
        "|Entrada anterior|Entrada siguiente|Toggle navigation|Open menu|Close menu"
    ),
    READING_AID: _table(
        "Listen to this article|Listen to article|Print this article|Copy link"
        "|Save article|Artikel anhören|Artikel drucken|Link kopieren"
        "|Écouter l'article|Imprimer l'article|Copier le lien|Escuchar artículo"
        "|Escuchar el artículo|Copiar enlace"
    ),
    ADVERTISING: _table(
        "Advertisement|Advertising|Sponsored content|Article continues below"
        "|Story continues below advertisement|Article continues below advertisement"
        "|Story continues below|Continue reading below|Anzeige|Werbung|Publicité|Publicidad"
    ),
}

# Ordinary words: left-over only next to more of the kind.
WEAK = {
    COMMENT_FORM: _table(
        "Comment|Comments|Name|Email|E-mail|Email address|Your name|Your email|Website"
        "|URL|Submit|Reply|Required|Kommentar|Kommentare|E-Mail-Adresse|Webseite"
        "|Absenden|Antworten|Commentaire|Commentaires|Nom|Adresse e-mail|Site web"
        "|Envoyer|Répondre|Comentario|Comentarios|Nombre|Correo electrónico|Web|Enviar"
        "|Responder|Δ"
    ),
    SHARING: _table(
        "Facebook|Twitter|X|WhatsApp|LinkedIn|Email|E-mail|E-Mail|Print|Pinterest|Reddit"
        "|Telegram|Tumblr|Pocket|Bluesky|Mastodon|Threads|Flipboard|Xing|Messenger|Tweet|Save|Bookmark|Follow|Gift this article"
        "|Drucken|Mail|Imprimer|Imprimir|More|Signal|Post|Pin it|Pin"
    ),
    NAVIGATION: _table(
        "Menu|Search|Home|Subscribe|Sign in|Log in|Login|Sign up|Register|Newsletter"
        "|Menü|Suche|Startseite|Anmelden|Abo|Abonnieren|Registrieren|Rechercher|Accueil"
        "|Se connecter|S'abonner|Connexion|Menú|Buscar|Inicio|Iniciar sesión"
        "|Suscríbete|Suscribirse|Impressum|Datenschutz|Privacy policy|Terms of use"
        "|Contact|Contact us|About us|Kontakt"
    ),
}

# Sentences and lines with something variable in them. All are matched from the
# start of a line, on at most 600 characters.
PATTERNS = {
    COMMENT_FORM: _patterns(
        r"your e-?mail( address)? (will not|won't|is never) be (published|shown|shared)(\W+required fields are marked)?\W*$",
        r"your e-?mail address will not be published\. required fields are marked",
        r"required fields are marked\W*$",
        r"(deine|ihre|die) e-mail-adresse wird nicht veröffentlicht(\W+(erforderliche|benötigte) felder sind mit\W* ?markiert)?\W*$",
        r"(erforderliche|benötigte) felder sind mit\W* ?markiert\W*$",
        r"votre adresse (e-mail|de messagerie) ne sera pas publiée(\W+les champs obligatoires sont indiqués( avec)?)?\W*$",
        r"les champs obligatoires sont indiqués( avec)?\W*$",
        r"(tu|su) (dirección de )?correo electrónico no será publicad[oa](\W+los campos (obligatorios|necesarios|requeridos) están marcados( con)?)?\W*$",
        r"los campos (obligatorios|necesarios|requeridos) están marcados( con)?\W*$",
        r"save my name,? e-?mail.{0,60} for the next time i comment$",
        r"mein(en)? namen?, (meine )?e-mail.{0,90} speichern( bis ich.{0,40})?$",
        r"enregistrer mon nom, mon e-mail.{0,90} commentaire$",
        r"guard(a|ar) mi nombre, correo.{0,90} comente$",
        r"notify me (of|when|by|via) .{0,50}(comments?|posts?|replies).{0,20}$",
        r"benachrichtig(e|t) mich (über|bei) .{0,40}(kommentar|beitr[aä]g).{0,20}$",
        r"(prévenez-moi|avertissez-moi|me notifier) .{0,40}(commentaires?|articles?|publications?).{0,20}$",
        r"recib(ir|e) un (correo|e-?mail) .{0,40}(comentarios?|entradas?).{0,20}$",
        r"you must be (logged|signed) in to (post a|leave a|post|leave) ?(comment|reply)?$",
        r"(du musst|sie müssen) (angemeldet|eingeloggt) sein, um .{0,40}kommentar.{0,20}$",
        r"vous devez (être connecté|vous connecter).{0,40}commentaire.{0,10}$",
        r"(lo siento, )?debes? estar conectado para .{0,20}comentario$",
        r"this site uses akismet to reduce spam.{0,80}$",
        r"diese website verwendet akismet.{0,140}$",
        r"ce site utilise akismet.{0,160}$",
        r"este sitio usa akismet.{0,140}$",
        r"please enable javascript to view the comments powered by disqus.{0,20}$",
        r"we were unable to load disqus.{0,200}$",
        r"(sign up|become a member of|log in|sign in) .{0,60}(to start commenting|to comment|to leave a comment)$",
        r"already a member\? (sign|log) in$",
        r"leave a reply to .{1,80}$",
        r"by using this form you agree .{0,160}$",
    ),
    SHARING: _patterns(
        r"(click to )?(share|print|e-?mail)( this| this article| a link to a friend)? ?(on|via|with|to|by)? .{0,40}\(opens in (a )?new window\)?$",
        r"share( this)? (on|via|by|with) (facebook|twitter|x|whatsapp|linkedin|e-?mail|telegram|reddit|pinterest|bluesky|mastodon|threads|messenger)$",
        r"klick(en)?,? um .{0,60}\(wird in neuem fenster geöffnet\)?$",
        r"(auf|per|über) (facebook|twitter|x|whatsapp|linkedin|e-mail|telegram) teilen$",
        r"cliquez pour .{0,60}\(ouvre dans une nouvelle fenêtre\)?$",
        r"partager (sur|par) (facebook|twitter|x|whatsapp|linkedin|e-mail|telegram)$",
        r"haz clic para .{0,60}\(se abre en una ventana nueva\)?$",
        r"compartir (en|por) (facebook|twitter|x|whatsapp|linkedin|correo|telegram)$",
    ),
    RELATED: _patterns(
        r"(read more|read also|also read|read next|see also|related|more on this|lesen sie auch|lies auch|mehr zum thema|à lire aussi|lire aussi|lee también|te puede interesar|leer más) ?: ?\S.{0,200}$",
        r"(more from|mehr von|mehr aus|más de) [^.,]{1,60}$",
    ),
    NEWSLETTER: _patterns(
        r"(sign up|subscribe) (for|to) (our|the) [^.]{0,60}newsletter.{0,160}$",
        r"(abonnieren sie|melden sie sich für) unseren newsletter.{0,160}$",
        r"(inscrivez-vous|abonnez-vous) à notre (newsletter|lettre).{0,160}$",
        r"suscríbete a nuestr[oa] (boletín|newsletter).{0,160}$",
    ),
    COOKIES: _patterns(
        r"(we|this (web)?site|our (web)?site) uses? cookies\b.{0,400}\b(accept|agree|consent|experience|settings|preferences|learn more|ok|okay|opt.out)\b.{0,120}$",
        r"(wir verwenden|wir nutzen|diese (web)?seite verwendet|diese website (verwendet|nutzt)) cookies\b.{0,400}\b(zustimm\w+|akzeptier\w+|einverstanden|einstellungen|erlebnis|ok)\b.{0,120}$",
        r"(nous utilisons|ce site utilise) des cookies\b.{0,400}\b(accept\w+|expérience|paramètres|ok)\b.{0,120}$",
        r"(usamos|utilizamos|este sitio (web )?(usa|utiliza)) cookies\b.{0,400}\b(acept\w+|experiencia|configur\w+|consentimiento|ok)\b.{0,120}$",
    ),
    NAVIGATION: _patterns(
        r"(previous|next|vorheriger|nächster|précédent|suivant|anterior|siguiente)( post| article| beitrag)? ?: ?\S.{0,200}$",
    ),
    READING_AID: _patterns(
        r"\d{1,3} ?-?(min|mins|minutes?|minuten?) ?(read|reading time|lesezeit|de lecture|de lectura)$",
        r"(reading time|lesezeit|temps de lecture|tiempo de lectura|lecture) ?: ?(ca\. )?\d{1,3} ?(min\w*)?$",
        r"\d{1,5} (views|shares|comments?|replies|responses|thoughts on .{1,200}|kommentare?|aufrufe|commentaires?|vues|comentarios?|visitas)$",
    ),
    COPYRIGHT: _patterns(
        r"(©|c\)|copyright( ©| \(c\))?) ?\d{4}\b.{0,120}$",
        r"(©|c\)|copyright)\W.{1,100}(\d{4}|reserved|vorbehalten|réservés|reservados)$",
        r"(all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)$",
    ),
}
LONGEST = 600
