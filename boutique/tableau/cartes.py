"""What is live on top of the spaces: the day of each till, and the month's turnover."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.caisses.models import Caisse, Session
from boutique.regles.droits import LIRE
from boutique.regles.noms import noms
from boutique.tickets_repris.bilans import bilan_du_tout
from boutique.tiroirs.services.lectures_x import LIRE_EN_X
from boutique.ventes.bilans import (
    activites_du_ca,
    bilan_de,
    lire_les_lignes,
    lire_les_tickets,
)
from boutique.ventes.sommes import BilanDesVentes, Sommes
from petiterockette.affichage.espaces import CarteVive
from petiterockette.comptes.portees import portee
from petiterockette.lieux.heures import en_heure
from petiterockette.mots.mesures import TIRET, nombre
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

# What a page shows without becoming a list: the others are on « Compter les caisses ».
CAISSES_MAX = 7


def cartes_de_la_boutique(request: HttpRequest) -> list[CarteVive]:
    """What the tills that one reads took today, then each of them; six queries for any number.

    What a till took before it is counted is for who may read it so.
    """
    if not request.user.has_perm(LIRE):
        return []
    caisses = list(Caisse.objects.des_lieux(portee(request.user, LIRE).ids_des_lieux))
    if not caisses:
        return []
    bilans = _du_jour([c.pk for c in caisses])
    pas_comptees = Session.objects.filter(ecole=False, comptee_le=None, caisse__in=caisses)
    # The open one last: it is what a till shows.
    seances = {s.caisse_id: s for s in sorted(pas_comptees, key=lambda s: (s.est_ouverte, s.pk))}
    compte: Any = request.user
    qui = noms((s.ouverte_par for s in seances.values()), compte)
    lit = request.user.has_perm(LIRE_EN_X)
    cartes = [
        _carte(c, seances.get(c.pk), bilans[c.pk] if lit else None, qui)
        for c in caisses[:CAISSES_MAX]
    ]
    return [_ensemble(list(bilans.values())), *cartes] if lit else cartes


def _du_jour(caisses: list[int]) -> dict[int, BilanDesVentes]:
    """Each till's day so far, in three queries."""
    jour, du_ca = timezone.localdate(), activites_du_ca()
    lignes: dict[int, list[tuple[int, Sommes]]] = defaultdict(list)
    for ligne in lire_les_lignes(jour, jour, caisses):
        lignes[ligne.caisse].append((ligne.activite, ligne.sommes))
    tickets = defaultdict(list)
    for ticket in lire_les_tickets(jour, jour, caisses, ("caisse",)):
        tickets[ticket.par[0]].append(ticket)
    return {c: bilan_de(lignes[c], tickets[c], du_ca) for c in caisses}


def _ensemble(bilans: list[BilanDesVentes]) -> CarteVive:
    ca_cts, ventes = sum(b.ca_cts for b in bilans), sum(b.ventes for b in bilans)
    return CarteVive(
        nom=_("Aujourd’hui"),
        pictogramme="chart-line",
        valeur=euros(ca_cts),
        base=_ventes(ventes, sum(b.hors_ca_cts for b in bilans)),
        url=reverse("boutique:ventes_mois_courant"),
    )


def _carte(
    caisse: Caisse, session: Session | None, bilan: BilanDesVentes | None, qui: dict[int, str]
) -> CarteVive:
    """``session``: what its till has open, else the last one that waits to be counted."""
    tenue, ouverte = "", session is not None and session.est_ouverte
    if session and ouverte:
        mots = {"qui": qui.get(session.ouverte_par or 0, ""), "heure": en_heure(session.ouverte_le)}
        tenue = (_("%(qui)s depuis %(heure)s") if mots["qui"] else _("depuis %(heure)s")) % mots
    return CarteVive(
        # The site first: most tills are named « Caisse ».
        nom=f"{caisse.point.lieu.nom}, {caisse.point.nom}",
        pictogramme="store",
        valeur=euros(bilan.ca_cts) if bilan and bilan.ventes else TIRET,
        base=_ventes(bilan.ventes, bilan.hors_ca_cts) if bilan else "",
        detail=tenue,
        etat=_("ouverte") if ouverte else _("fermée, à compter") if session else _("fermée"),
        bien=ouverte,
        url=reverse("boutique:session", args=[session.pk]) if session and not ouverte else "",
    )


def _ventes(n: int, hors_ca_cts: int) -> str:
    dites = ngettext("%(n)s vente", "%(n)s ventes", n) % {"n": nombre(n)}
    if not hors_ca_cts:
        return dites
    # A membership is no turnover: without its words, a till that sold one looks unused.
    mots = {"ventes": dites, "montant": euros(hors_ca_cts)}
    return _("%(ventes)s · %(montant)s hors chiffre d’affaires") % mots


def cartes_des_bilans(request: HttpRequest) -> list[CarteVive]:
    """This month's turnover, at the sites whose tills one reads."""
    if not request.user.has_perm(LIRE):
        return []
    jour = timezone.localdate()
    lieux = portee(request.user, LIRE).ids_des_lieux
    bilan = bilan_du_tout(jour.replace(day=1), jour, lieux)
    return [
        CarteVive(
            nom=_("Vendu"),
            pictogramme="chart-line",
            valeur=euros(bilan.ca_cts),
            base=date_format(jour, "F"),
            url=reverse("boutique:ventes_mois_courant"),
        )
    ]
