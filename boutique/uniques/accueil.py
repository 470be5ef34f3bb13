"""What articles, followed things and settings add to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boutique.regles.espace import PREPARER, VENDRE
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import nombre

from . import etiquettes, uniques

ENCAISSER, TENIR = "boutique.encaisser", "boutique.tenir_les_prix"


def objets_a_demarquer(request: HttpRequest) -> ChiffreVif | None:
    """« 4 », « à démarquer » on this site's shelf; nothing said when there is none."""
    lieu = lieu_d_ici(request, ENCAISSER)
    if lieu is None:
        return None
    n = uniques.a_demarquer(uniques.des_lieux([lieu.pk]), timezone.localdate()).count()
    return ChiffreVif(nombre(n), _("à démarquer")) if n else None


def etiquettes_a_faire(request: HttpRequest) -> ChiffreVif | None:
    """« 12 », « attendent » their label at this site; nothing said when there is none."""
    lieu = lieu_d_ici(request, TENIR)
    n = etiquettes.combien([lieu.pk]) if lieu else 0
    return ChiffreVif(nombre(n), ngettext("attend", "attendent", n)) if n else None


def a_enlever(request: HttpRequest) -> ChiffreVif | None:
    """« 3 », « achats attendent » at this site; nothing said when there is none."""
    lieu = lieu_d_ici(request, ENCAISSER)
    n = uniques.a_enlever([lieu.pk]).count() if lieu else 0
    return ChiffreVif(nombre(n), ngettext("achat attend", "achats attendent", n)) if n else None


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Objets en rayon"),
        texte=gettext_lazy("ce qui se vend à l’unité : prix, réservations, baisses"),
        pictogramme="store",
        url="boutique:uniques",
        rang=470,
        droit="boutique.encaisser",
        groupe=PREPARER,
        mots=gettext_lazy("objet prix réservation démarque"),
        chiffre=objets_a_demarquer,
    ),
    Tuile(
        nom=gettext_lazy("Étiqueter un objet"),
        texte=gettext_lazy("un prix, un numéro, il est en rayon"),
        pictogramme="ticket",
        url="boutique:unique_etiqueter",
        rang=475,
        droit="boutique.tenir_les_prix",
        groupe=PREPARER,
        mots=gettext_lazy("prix étiquette objet"),
    ),
    Tuile(
        nom=gettext_lazy("À étiqueter"),
        texte=gettext_lazy("les étiquettes à imprimer, sur planche ou rouleau"),
        pictogramme="printer",
        url="boutique:a_etiqueter",
        rang=480,
        droit="boutique.tenir_les_prix",
        groupe=PREPARER,
        mots=gettext_lazy("imprimer étiquettes planche rouleau"),
        chiffre=etiquettes_a_faire,
    ),
    Tuile(
        nom=gettext_lazy("À enlever"),
        texte=gettext_lazy("vendu, payé, encore ici"),
        pictogramme="package-open",
        url="boutique:a_enlever",
        rang=485,
        droit="boutique.encaisser",
        groupe=VENDRE,
        mots=gettext_lazy("livraison vendu payé retrait"),
        chiffre=a_enlever,
        pour=(Role.CAISSE,),
    ),
]

NATURES: dict[str, Any] = {
    "boutique.unique.etiquete": gettext_lazy("objet étiqueté"),
    "boutique.unique.prix": gettext_lazy("prix d’un objet changé"),
    "boutique.unique.demarque": gettext_lazy("objet démarqué"),
    "boutique.unique.reserve": gettext_lazy("objet réservé"),
    "boutique.unique.libere": gettext_lazy("objet libéré"),
    "boutique.unique.retire": gettext_lazy("objet retiré de la vente"),
    "boutique.unique.remis": gettext_lazy("objet remis en vente"),
    "boutique.unique.oublie": gettext_lazy("réservations oubliées"),
    "boutique.etiquette.demandee": gettext_lazy("étiquettes demandées"),
    "boutique.etiquette.retiree": gettext_lazy("articles retirés de la file d’étiquettes"),
    "boutique.etiquette.imprimees": gettext_lazy("étiquettes imprimées"),
    "boutique.ligne.enlevee": gettext_lazy("achat enlevé"),
}
