"""What shows on the home page that nothing was changed, or that a till may not go on."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boutique.caisses.chaines import chaines_des_caisses
from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER
from petiterockette.affichage.accueil import ChiffreVif, Tuile, page
from petiterockette.affichage.espaces import VEILLER
from petiterockette.comptes.roles import Role
from petiterockette.journal.examens.passer import dernier_examen
from petiterockette.mots.mesures import nombre

from .caisses_arretees import horloges_reculees, restaurations_constatees
from .tetes import sont_illisibles


def _caisses_arretees(request: HttpRequest) -> int:
    """How many tills an administrator alone lets go on; read once per request."""
    if not hasattr(request, "_caisses_arretees"):
        toutes = chaines_des_caisses()
        arretees = {h.point for h in horloges_reculees(toutes) if h.bloquee}
        arretees |= {r.point for r in restaurations_constatees(toutes)}
        request._caisses_arretees = len(arretees)  # type: ignore[attr-defined]
    return request._caisses_arretees  # type: ignore[attr-defined]


def caisses_arretees(request: HttpRequest) -> ChiffreVif | None:
    """« 1 caisse arrêtée »."""
    n = _caisses_arretees(request)
    if not n:
        return None
    return ChiffreVif(nombre(n), ngettext("caisse arrêtée", "caisses arrêtées", n))


def tetes_illisibles(request: HttpRequest) -> ChiffreVif | None:
    """« arrêtées »: nothing is rung up until the file reads again."""
    return ChiffreVif(_("caisses arrêtées")) if sont_illisibles() else None


def des_caisses_sont_arretees(request: HttpRequest) -> bool:
    return _caisses_arretees(request) > 0


def les_tetes_sont_illisibles(request: HttpRequest) -> bool:
    return sont_illisibles()


def dernier_examen_en_mots(request: HttpRequest) -> ChiffreVif | None:
    """« rien de changé », « à la dernière vérification », or how many anomalies it found."""
    examen = dernier_examen()
    if examen is None:
        return None
    n = examen.anomalies
    if not n:
        return ChiffreVif(_("rien de changé"), _("à la dernière vérification"))
    return ChiffreVif(nombre(n), ngettext("anomalie", "anomalies", n))


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Reprise d’horloge"),
        texte=gettext_lazy("quand l’heure du serveur a reculé"),
        pictogramme="clock-alert",
        url="boutique:reprise_horloge",
        rang=425,
        droit="boutique.reprendre",
        groupe=VEILLER,
        mots=gettext_lazy("heure serveur caisse arrêtée"),
        chiffre=caisses_arretees,
        si=des_caisses_sont_arretees,
        roles=(Role.ADMINISTRATION,),
        pour=(Role.DIRECTION,),
    ),
    Tuile(
        nom=gettext_lazy("Réparer les têtes"),
        texte=gettext_lazy("quand le fichier des derniers numéros est abîmé"),
        pictogramme="wrench",
        url="boutique:tetes_reparer",
        rang=430,
        droit="boutique.reprendre",
        groupe=VEILLER,
        mots=gettext_lazy("fichier abîmé caisse arrêtée"),
        chiffre=tetes_illisibles,
        si=les_tetes_sont_illisibles,
        roles=(Role.ADMINISTRATION,),
        pour=(Role.DIRECTION,),
    ),
    Tuile(
        nom=gettext_lazy("Reprise après restauration"),
        texte=gettext_lazy("quand une sauvegarde a été remise"),
        pictogramme="database-backup",
        url="boutique:reprise_restauration",
        rang=435,
        droit="boutique.reprendre",
        groupe=VEILLER,
        mots=gettext_lazy("sauvegarde restaurée caisse arrêtée"),
        si=des_caisses_sont_arretees,
        roles=(Role.ADMINISTRATION,),
        pour=(Role.DIRECTION,),
    ),
    Tuile(
        nom=gettext_lazy("Intégrité"),
        texte=gettext_lazy("ce qui montre que rien n’a été changé, les archives, le FEC"),
        pictogramme="shield-check",
        url="boutique:integrite",
        rang=465,
        droit="boutique.emporter_les_preuves",
        groupe=COMPTER,
        mots=gettext_lazy("preuve archive attestation contrôle fiscal fec"),
        chiffre=dernier_examen_en_mots,
        roles=(Role.CONTROLE,),
    ),
    page(
        gettext_lazy("Manuel de la caisse"),
        "boutique:manuel",
        LIRE,
        "book-open",
        gettext_lazy("aide mode d’emploi"),
        rang=530,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.horloge.reprise": gettext_lazy("reprise d’horloge"),
    "boutique.tetes.reparees": gettext_lazy("têtes des chaînes réparées"),
    "boutique.restauration.reprise": gettext_lazy("reprise après restauration"),
}
