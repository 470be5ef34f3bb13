"""The secrets of an installation: what is empty, short or copied from an example is no key."""

from django.core.exceptions import ImproperlyConfigured

LONGUEUR_MIN = 32
SIGNES_MIN = 10
_EXEMPLES = ("exemple", "example", "changez", "changeme", "change-me", "insecure", "votre-cle")
_EN_FAIRE_UNE = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'


def exiger_une_cle(nom: str, valeur: str) -> str:
    """The key, if it is one; else ``ImproperlyConfigured``, in a sentence that says how to make it.

    ``nom``: the variable of `.env` that holds it.
    """
    faute = _faute(valeur)
    if faute:
        raise ImproperlyConfigured(
            f"{nom} {faute} : écrivez dans .env, après « {nom}= », ce que donne {_EN_FAIRE_UNE}"
        )
    return valeur


def _faute(valeur: str) -> str:
    if not valeur.strip():
        return "est vide"
    if any(mot in valeur.lower() for mot in _EXEMPLES):
        return "est une clé d’exemple"
    if len(valeur) < LONGUEUR_MIN or len(set(valeur)) < SIGNES_MIN:
        return f"est trop courte pour protéger quoi que ce soit ({LONGUEUR_MIN} signes au moins)"
    return ""
