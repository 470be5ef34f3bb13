"""A till of the story: who stands at it, its numbers, its chained events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from boutique.caisses.chaines import chaines_de
from boutique.caisses.models import Caisse, Emetteur, Serie, Session
from boutique.caisses.services.emetteurs import emetteur_du_ticket
from boutique.caisses.services.evenements import chaine_des_evenements
from boutique.tiroirs.coffres import derniere_fermee, fond_propose
from collecte.demo.ecriture.annuaire import Annuaire
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.demo.recit.recette import COMPTES
from petiterockette.comptes.models import Compte
from petiterockette.journal.chaines import allonger
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Chaine, Maillon
from petiterockette.journal.services import entree_de
from petiterockette.lieux.models import Point

from . import dosages

PAR_DEFAUT = "direction"


@dataclass
class CaisseTenue:
    """``cle``: its site, or its own word where it stands beside its site's till; ``fond_cts``:
    what its drawer holds between two sessions."""

    cle: str
    site: str
    caisse: Caisse
    compte: Compte
    emetteur: Emetteur
    series: dict[bool, Serie]
    numeros: dict[bool, int]
    sessions: dict[bool, int]
    evenements: Chaine
    maillons: list[Maillon]
    fond_cts: int = dosages.FOND_CTS

    def numero(self, ecole: bool) -> int:
        """The next ticket's."""
        self.numeros[ecole] += 1
        return self.numeros[ecole]

    def numero_de_session(self, ecole: bool) -> int:
        self.sessions[ecole] += 1
        return self.sessions[ecole]

    def noter(
        self,
        ecrivain: Ecrivain,
        code: str,
        resume: str | None,
        le: datetime,
        par: int | None,
        *,
        ecole: bool = False,
        rangees: Sequence[models.Model] = (),
        **contenu: Any,
    ) -> None:
        """Chain an event and say it in the journal, as the service does."""
        dit = {"code": code, "ecole": ecole, "par": par, "compte": self.compte.pk, **contenu}
        maillon = allonger(self.evenements, dit | dites(rangees), le)
        self.maillons.append(maillon)
        if not ecole and resume is not None:
            ecrivain.ranger(
                entree_de(
                    f"boutique.{code}",
                    resume,
                    {"caisse": self.caisse.numero, "maillon": maillon.rang, **contenu},
                    le=le,
                    lieu=self.caisse.point.lieu_id,
                    par=par,
                    compte=self.compte.pk,
                )
            )


def les_caisses(annuaire: Annuaire) -> dict[str, CaisseTenue]:
    """A till's word → it, as the base has it now."""
    sites = {site: (site, nom) for site, nom in annuaire.points if nom == "Caisse"}
    tenues = {}
    for cle, (site, nom) in (sites | dosages.AUTRES_CAISSES).items():
        lieu = annuaire.lieux.get(site)
        point = annuaire.points.get((site, nom)) or Point.objects.filter(lieu=lieu, nom=nom).first()
        caisse = Caisse.objects.filter(point=point).first() if point else None
        if caisse is None:
            continue
        caisse.point = point
        point.lieu = annuaire.lieux[site]
        chaine, _nouvelle = Chaine.objects.get_or_create(nom=chaine_des_evenements(caisse))
        chaines = chaines_de(caisse)
        series = {ecole: chaines.serie(ecole) for ecole in (False, True)}
        tenues[cle] = CaisseTenue(
            cle,
            site,
            caisse,
            annuaire.comptes[COMPTES.get(site, {}).get("vente", PAR_DEFAUT)],
            emetteur_du_ticket(point.lieu),
            series,
            {ecole: serie.chaine.rang for ecole, serie in series.items()},
            {ecole: _derniere_session(caisse, ecole) for ecole in (False, True)},
            chaine,
            [],
            fond_propose(caisse, derniere_fermee(caisse)),
        )
    return tenues


def _derniere_session(caisse: Caisse, ecole: bool) -> int:
    derniere = Session.objects.filter(caisse=caisse, ecole=ecole).order_by("-numero").first()
    return derniere.numero if derniere else 0
