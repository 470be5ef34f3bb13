"""The work that makes an archive of the tills."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.travaux.registre import Avancement, Impossible, travail

from .services.archives import NATURE as ARCHIVE
from .services.archives import archiver


@travail(ARCHIVE, _("Archiver les caisses"))
def archive(donnees: dict[str, Any], avancement: Avancement) -> str:
    debut, fin = (date.fromisoformat(donnees[borne]) for borne in ("debut", "fin"))
    qui = {cle: donnees[cle] for cle in ("compte", "par", "genre")}
    try:
        faite = archiver(debut, fin, **qui, dire=avancement.dire)
    except OSError as erreur:
        raison = dire("Le dossier des archives refuse d’écrire\u00a0: %(quoi)s.")
        raise Impossible(raison % {"quoi": erreur.strerror or erreur}) from erreur
    if faite.fautes:
        phrase = ngettext(
            "L’archive est faite, mais elle ne s’accorde pas\u00a0: %(n)d faute.",
            "L’archive est faite, mais elle ne s’accorde pas\u00a0: %(n)d fautes.",
            faite.fautes,
        )
        raise Impossible(phrase % {"n": faite.fautes})
    return dire("%(fichier)s, relue\u00a0: tout s’accorde.") % {"fichier": faite.fichier}
