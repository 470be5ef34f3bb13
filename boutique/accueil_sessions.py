"""What opening, counting and closing add to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Groupe, Tuile
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.dates import date_format
from petiterockette.lieux.models import Point

from .accueil_caisse import la_caisse, la_caisse_est_fermee
from .fils import fils_des_caisses
from .models import Session
from .suites import horloges_reculees, restaurations_constatees
from .tetes import sont_illisibles


def caisse_du_jour(request: HttpRequest) -> str | None:
    """« Ouverte depuis 10 h 02, 12 tickets »: the till where this device stands."""
    ici = la_caisse(request)
    if ici is None:
        return None
    if ici.session is None:
        return _("Caisse fermée")
    ouverte_le = timezone.localtime(ici.session.ouverte_le)
    if ici.journee_finie:
        return _("Restée ouverte depuis le %(jour)s") % {"jour": date_format(ouverte_le, "j F")}
    n = ici.session.ventes.count()
    tickets = ngettext("%(n)d ticket", "%(n)d tickets", n) % {"n": n}
    mots = {"quand": date_format(ouverte_le, "G\u00a0\\h\u00a0i"), "tickets": tickets}
    return _("Caisse ouverte depuis %(quand)s, %(tickets)s") % mots


def _a_compter(request: HttpRequest) -> int:
    """How many drawers wait to be counted at the sites where this account counts."""
    if not hasattr(request, "_caisses_a_compter"):
        lieux = portee(request.user, "boutique.ouvrir_la_caisse").ids_des_lieux
        attendent = Session.objects.a_compter()
        if lieux is not None:
            attendent = attendent.filter(caisse__point__lieu__in=lieux)
        request._caisses_a_compter = attendent.count()  # type: ignore[attr-defined]
    return request._caisses_a_compter  # type: ignore[attr-defined]


def une_caisse_attend(request: HttpRequest) -> bool:
    return _a_compter(request) > 0


def caisses_a_compter(request: HttpRequest) -> str | None:
    """« 1 caisse à compter »."""
    n = _a_compter(request)
    if not n:
        return None
    return ngettext("%(n)d caisse à compter", "%(n)d caisses à compter", n) % {"n": n}


def caisses_arretees(request: HttpRequest) -> str | None:
    """« 1 caisse arrêtée »: what an administrator alone lets go on."""
    fils = fils_des_caisses()
    arretees = {h.point for h in horloges_reculees(fils) if h.bloquee}
    arretees |= {r.point for r in restaurations_constatees(fils)}
    n = len(arretees)
    return ngettext("%(n)d caisse arrêtée", "%(n)d caisses arrêtées", n) % {"n": n} if n else None


def tetes_illisibles(request: HttpRequest) -> str | None:
    """« tout est arrêté »: nothing is rung up until the file reads again."""
    return _("caisses arrêtées") if sont_illisibles() else None


TUILES_SESSIONS: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Ouvrir la caisse"),
        texte=gettext_lazy("le fond du tiroir, puis les ventes"),
        pictogramme="lock-open",
        url="boutique:caisse_ouvrir",
        droit="boutique.ouvrir_la_caisse",
        ici=True,
        chiffre=caisse_du_jour,
        quand=la_caisse_est_fermee,
        roles=(Role.CAISSE,),
        genres=(Point.Genre.CAISSE,),
    ),
    Tuile(
        nom=gettext_lazy("Compter la caisse"),
        texte=gettext_lazy("le tiroir, les chèques, la carte"),
        pictogramme="calculator",
        url="boutique:sessions",
        droit="boutique.ouvrir_la_caisse",
        chiffre=caisses_a_compter,
        quand=une_caisse_attend,
    ),
    Tuile(
        nom=gettext_lazy("Les caisses"),
        texte=gettext_lazy("ce qu’elles ont pris, ce qui a été compté"),
        pictogramme="store",
        url="boutique:sessions",
        droit="boutique.lire_la_caisse",
        groupe=Groupe.SUIVI,
    ),
    Tuile(
        nom=gettext_lazy("Coffre et banque"),
        texte=gettext_lazy("ce que le coffre tient, les remises à porter"),
        pictogramme="vault",
        url="boutique:coffre",
        droit="boutique.tenir_les_especes",
        groupe=Groupe.SUIVI,
    ),
    Tuile(
        nom=gettext_lazy("Reprise d’horloge"),
        texte=gettext_lazy("quand l’heure du serveur a reculé"),
        pictogramme="clock-alert",
        url="boutique:reprise_horloge",
        droit="boutique.reprendre",
        maison=True,
        chiffre=caisses_arretees,
    ),
    Tuile(
        nom=gettext_lazy("Réparer les têtes"),
        texte=gettext_lazy("quand le fichier des derniers numéros est abîmé"),
        pictogramme="wrench",
        url="boutique:tetes_reparer",
        droit="boutique.reprendre",
        maison=True,
        chiffre=tetes_illisibles,
    ),
    Tuile(
        nom=gettext_lazy("Reprise après restauration"),
        texte=gettext_lazy("quand une sauvegarde a été remise"),
        pictogramme="database-backup",
        url="boutique:reprise_restauration",
        droit="boutique.reprendre",
        maison=True,
    ),
]
NATURES_SESSIONS: dict[str, Any] = {
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
    "boutique.remise.remise": gettext_lazy("remise portée à la banque"),
    "boutique.remise.creditee": gettext_lazy("remise créditée"),
    "boutique.horloge.reculee": gettext_lazy("horloge reculée"),
    "boutique.horloge.reprise": gettext_lazy("reprise d’horloge"),
    "boutique.tetes.reparees": gettext_lazy("têtes des chaînes réparées"),
    "boutique.restauration.reprise": gettext_lazy("reprise après restauration"),
}
