"""The work that writes an export which somebody asked for."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import nombre
from petiterockette.travaux.registre import Avancement, Impossible, travail

from .services.exports import NATURE, exporter_le_demande


@travail(NATURE, _("Tout emporter"))
def tout_emporter(donnees: dict[str, Any], avancement: Avancement) -> str:
    # How far it is is written by another connection: this one is in its one long reading.
    with ThreadPoolExecutor(1) as a_cote:
        try:
            bilan = exporter_le_demande(
                donnees,
                lambda quoi, fait, total: a_cote.submit(
                    avancement.dire, _ou_il_en_est(quoi), fait, total
                ).result(),
            )
        except OSError as erreur:
            raison = dire("Le dossier des papiers refuse d’écrire\u00a0: %(quoi)s.")
            raise Impossible(raison % {"quoi": erreur.strerror or erreur}) from erreur
        finally:
            a_cote.submit(lambda: connection.close()).result()
    return dire(
        "%(tables)d tableaux, %(rangees)s lignes, %(fichiers)s photos et papiers\u00a0: c’est prêt."
    ) % {
        "tables": bilan.tables,
        "rangees": nombre(bilan.rangees),
        "fichiers": nombre(bilan.fichiers),
    }


def _ou_il_en_est(quoi: str) -> str:
    if not quoi:
        return dire("Les photos, les papiers et les archives sont mis dans le fichier.")
    return dire("Le tableau «\u00a0%(quoi)s\u00a0» est mis dans le fichier.") % {"quoi": quoi}
