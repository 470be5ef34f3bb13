"""What opening, counting and closing add to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boutique.caisses.accueil import la_caisse, la_caisse_est_fermee
from boutique.caisses.models import Session
from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER, VENDRE
from petiterockette.affichage.accueil import ChiffreVif, Tuile, page
from petiterockette.affichage.aller.gestes import GesteCherche
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import nombre
from petiterockette.mots.monnaie import euros

from .cheques import cheques_a_remettre

TENIR = "boutique.tenir_les_especes"


def caisse_du_jour(request: HttpRequest) -> ChiffreVif | None:
    """« fermée », « à compter d’abord »: the till where this device stands; its tile is there only
    while it is closed. Elsewhere, whichever would be opened."""
    ici, attendent = la_caisse(request), _a_compter(request)
    siennes = [c for c in attendent if ici is None or (ici.caisse and c == ici.caisse.pk)]
    if siennes:
        return ChiffreVif(_("à compter d’abord"))
    return ChiffreVif(_("fermée")) if ici else None


def _a_compter(request: HttpRequest) -> list[int]:
    """The till of each drawer that waits to be counted at the sites where this account counts."""
    if not hasattr(request, "_caisses_a_compter"):
        lieux = portee(request.user, "boutique.ouvrir_la_caisse").ids_des_lieux
        attendent = Session.objects.a_compter()
        if lieux is not None:
            attendent = attendent.filter(caisse__point__lieu__in=lieux)
        request._caisses_a_compter = list(attendent.values_list("caisse", flat=True))  # type: ignore[attr-defined]
    return request._caisses_a_compter  # type: ignore[attr-defined]


def caisses_a_compter(request: HttpRequest) -> ChiffreVif | None:
    """« 1 à compter »."""
    n = len(_a_compter(request))
    return ChiffreVif(nombre(n), _("à compter")) if n else None


def une_caisse_attend(request: HttpRequest) -> bool:
    return bool(_a_compter(request))


def cheques_qui_attendent(request: HttpRequest) -> ChiffreVif | None:
    """« 31 », « chèques à remettre, 1 204,00 € » at the sites where this account tells the cash."""
    cheques = cheques_a_remettre(portee(request.user, TENIR).ids_des_lieux)
    if not cheques:
        return None
    cts = sum(r.montant_cts for r in cheques)
    mots = ngettext("chèque à remettre, %(cts)s", "chèques à remettre, %(cts)s", len(cheques))
    return ChiffreVif(nombre(len(cheques)), mots % {"cts": euros(cts)})


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Ouvrir la caisse"),
        texte=gettext_lazy("le fond du tiroir, puis les ventes"),
        pictogramme="lock-open",
        url="boutique:caisse_ouvrir",
        rang=405,
        droit="boutique.ouvrir_la_caisse",
        groupe=VENDRE,
        mots=gettext_lazy("fond de caisse tiroir ouverture"),
        ici=True,
        chiffre=caisse_du_jour,
        si=la_caisse_est_fermee,
        roles=(Role.CAISSE,),
        genres=(Point.Genre.CAISSE,),
        pour=(Role.RESPONSABLE,),
    ),
    Tuile(
        nom=gettext_lazy("Compter les caisses"),
        texte=gettext_lazy("le tiroir, les chèques, la carte, ce qu’elles ont pris"),
        pictogramme="calculator",
        url="boutique:sessions",
        rang=410,
        droit=LIRE,
        groupe=COMPTER,
        mots=gettext_lazy("fermer tiroir Z X clôture session comptage"),
        chiffre=caisses_a_compter,
        # Whoever answers for the shop begins by what waits; else it is a page of the office.
        quand=une_caisse_attend,
        roles=(Role.RESPONSABLE,),
        pour=(Role.CAISSE,),
    ),
    Tuile(
        nom=gettext_lazy("Banque et coffre"),
        texte=gettext_lazy("les chèques à remettre, les remises à porter, le coffre"),
        pictogramme="landmark",
        url="boutique:remises",
        rang=415,
        droit="boutique.tenir_les_especes",
        groupe=COMPTER,
        mots=gettext_lazy("banque espèces chèques remises dépôt bordereau argent"),
        chiffre=cheques_qui_attendent,
        pour=(Role.TRESORERIE,),
    ),
    page(
        gettext_lazy("Espèces et tiroir"),
        "boutique:especes",
        "boutique.ouvrir_la_caisse",
        "banknote",
        rang=505,
    ),
    page(
        gettext_lazy("Coffre"),
        "boutique:coffre",
        "boutique.tenir_les_especes",
        "vault",
        gettext_lazy("espèces compter argent"),
        rang=510,
    ),
    page(
        gettext_lazy("Cartes bancaires"),
        "boutique:cartes",
        LIRE,
        "credit-card",
        gettext_lazy("TPE rapprochement"),
        rang=515,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.session.ouverte": gettext_lazy("caisse ouverte"),
    "boutique.session.reprise": gettext_lazy("caisse reprise sur un autre appareil"),
    "boutique.session.lue": gettext_lazy("lecture X"),
    "boutique.session.fermee": gettext_lazy("caisse fermée"),
    "boutique.session.comptee": gettext_lazy("caisse comptée"),
    "boutique.session.a_recompter": gettext_lazy("caisse à recompter"),
    "boutique.especes.deplacees": gettext_lazy("espèces déplacées"),
    "boutique.coffre.compte": gettext_lazy("coffre compté"),
    "boutique.coffre.deplace": gettext_lazy("entrée ou sortie du coffre"),
    "boutique.remise.preparee": gettext_lazy("remise en banque préparée"),
    "boutique.remise.completee": gettext_lazy("chèques d’une remise complétés"),
    "boutique.remise.remise": gettext_lazy("remise portée à la banque"),
    "boutique.remise.annulee": gettext_lazy("remise annulée"),
    "boutique.remise.creditee": gettext_lazy("remise créditée"),
}

GESTES = [
    GesteCherche(
        nom=gettext_lazy("Porter les chèques à la banque"),
        ou=gettext_lazy("cochez-les, puis imprimez le bordereau"),
        mots=gettext_lazy("chèque cheques remise remettre déposer encaiss bordereau"),
        url="boutique:remises",
        droit="boutique.tenir_les_especes",
        pictogramme="landmark",
        rang=425,
    ),
    GesteCherche(
        nom=gettext_lazy("Fermer et compter la caisse"),
        ou=gettext_lazy("la caisse, puis «\u00a0Fermer\u00a0»"),
        mots=gettext_lazy("fond comptage compte soir clore clôture"),
        url="boutique:caisses",
        droit="boutique.ouvrir_la_caisse",
        pictogramme="lock",
        rang=430,
    ),
]
