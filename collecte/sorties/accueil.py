"""What the home page and the journal say of exits."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from collecte.livre.models import Bon
from collecte.matiere.espace import TRIER
from collecte.matiere.etapes import Nature
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.mots.mesures import TIRET, nombre


def vendu_hors_caisse(request: HttpRequest) -> ChiffreVif | None:
    """« 3 », « notés aujourd’hui » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.vendre_hors_caisse")
    if lieu is None:
        return None
    faits = Bon.objects.du_jour(timezone.localdate()).filter(
        nature=Nature.VENTE_HORS_CAISSE, lieu=lieu, annulation=None
    )
    n = faits.count()
    if not n:
        return ChiffreVif(TIRET, _("rien de noté aujourd’hui"))
    return ChiffreVif(nombre(n), ngettext("noté aujourd’hui", "notés aujourd’hui", n))


TUILES = [
    Tuile(
        nom=gettext_lazy("Vendu hors caisse"),
        texte=gettext_lazy("les kilos vendus d’une catégorie, jour par jour"),
        pictogramme="store",
        url="collecte:vente_hors_caisse",
        rang=150,
        droit="collecte.vendre_hors_caisse",
        groupe=TRIER,
        mots=gettext_lazy("vente kilos sans caisse"),
        ici=True,
        chiffre=vendu_hors_caisse,
    ),
]

NATURES = {
    "collecte.sortie.enregistree": gettext_lazy("sortie enregistrée"),
    "collecte.vente_hors_caisse.enregistree": gettext_lazy("vendu hors caisse"),
    "collecte.transfert.parti": gettext_lazy("envoi vers un autre lieu"),
    "collecte.transfert.arrive": gettext_lazy("arrivée d’un autre lieu"),
}
