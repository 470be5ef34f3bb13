"""What a base that is brought in adds to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NATURES: dict[str, Any] = {
    "boutique.reprise.recue": _("base d’Oressource reçue"),
    "boutique.reprise.mots": _("mots d’Oressource décidés"),
    "boutique.reprise.repondue": _("réponses sur une base d’Oressource"),
    "boutique.reprise.ecrite": _("base d’Oressource reprise"),
    "boutique.reprise.jetee": _("fichier d’une base d’Oressource jeté"),
}
