"""What the till's figures add to the home page."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Groupe, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.journal.examens import dernier_examen
from petiterockette.mesures import nombre
from petiterockette.monnaie import euros

from .bilans import bilan_du, caisses_des_lieux
from .tableau.filtre import LIRE


def ventes_du_jour(request: HttpRequest) -> str | None:
    """« 412,50 € · 38 ventes aujourd’hui » at the sites whose tills this account reads."""
    lieux = portee(request.user, LIRE).ids_des_lieux
    caisses = None if lieux is None else [c.pk for c in caisses_des_lieux(lieux)]
    jour = timezone.localdate()
    bilan = bilan_du(jour, jour, caisses)
    # French counts from two: « 0 vente ».
    rang = max(bilan.ventes, 1)
    ventes = ngettext("%(n)s vente aujourd’hui", "%(n)s ventes aujourd’hui", rang) % {
        "n": nombre(bilan.ventes)
    }
    return f"{euros(bilan.ca_cts)} · {ventes}"


def dernier_examen_en_mots(request: HttpRequest) -> str | None:
    """« Les livres s’accordent », or how many anomalies the last check found."""
    examen = dernier_examen()
    if examen is None:
        return None
    if not examen.anomalies:
        return _("Les livres s’accordent")
    return ngettext("%(n)d anomalie", "%(n)d anomalies", examen.anomalies) % {"n": examen.anomalies}


TUILES_BILANS: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Les ventes"),
        texte=gettext_lazy("ce que les caisses ont vendu, et comment c’est payé"),
        pictogramme="chart-line",
        url="boutique:ventes_mois_courant",
        droit=LIRE,
        groupe=Groupe.CHIFFRES,
        chiffre=ventes_du_jour,
        roles=(Role.TRESORERIE, Role.CONTROLE),
    ),
    Tuile(
        nom=gettext_lazy("Intégrité"),
        texte=gettext_lazy("ce qui montre que rien n’a été changé, les archives"),
        pictogramme="shield-check",
        url="boutique:integrite",
        droit="boutique.emporter_les_preuves",
        groupe=Groupe.SUIVI,
        chiffre=dernier_examen_en_mots,
        roles=(Role.CONTROLE,),
    ),
]
NATURES_BILANS: dict[str, Any] = {
    "boutique.archive.faite": gettext_lazy("archive des caisses"),
}
