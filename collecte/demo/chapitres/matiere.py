"""The chapter of matter: its lists, its whole days, and this morning's deposits."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from collecte.listes.services.chargement import charger_les_listes
from collecte.livre import dehors
from collecte.livre.models import Bon
from petiterockette.comptes.demo import EQUIPES
from petiterockette.demonstration import Chapitre, Histoire

from ..ecriture.annuaire import Annuaire, uuid_de
from ..ecriture.ecrivain import Ecrivain
from ..ecriture.ventes import VENDEURS
from ..recit.apres_les_depots import ApresLesDepots
from ..recit.calendrier import RESSOURCERIES, jours
from ..recit.flux import Flux
from ..recit.gestes import GesteRaconte, Vendre
from ..recit.recette import Recette

# The fates of the lists hold from then on; a longer history needs them sooner.
LISTES_DEPUIS = date(2014, 1, 1)


class LaMatiere(Chapitre):
    """What is brought, sorted, sold, given, recycled and thrown away."""

    def fonder(self, histoire: Histoire) -> None:
        # Another base may have stood here: the bons that it told are not this one's.
        dehors.fichier().unlink(missing_ok=True)
        charger_les_listes(depuis=min(LISTES_DEPUIS, histoire.debut))

    def raconter(self, histoire: Histoire, du: date, au: date) -> None:
        ecrivain = Ecrivain(Annuaire(histoire.graine))
        vendeurs = [vendeur.venir(histoire, ecrivain) for vendeur in VENDEURS]
        deja = _deja_ecrits(histoire, du)
        for jour in jours(du, au):
            for geste in gestes_du_jour(histoire, jour):
                # At a site with a till, the till sells what the story takes off the shelf.
                if isinstance(geste, Vendre) and any(v.prend(geste) for v in vendeurs):
                    continue
                if not deja or ecrivain.annuaire.uuid(geste.cle) not in deja:
                    ecrivain.ecrire(geste)
            for vendeur in vendeurs:
                vendeur.finir_le_jour(jour)
            deja = set()
        ecrivain.finir()
        for vendeur in vendeurs:
            vendeur.finir()

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        if _deja_ecrits(histoire, jour):
            return
        ecrivain = Ecrivain(Annuaire(histoire.graine))
        for geste in depots_du_jour(histoire, jour):
            if geste.instant <= maintenant:
                ecrivain.ecrire(geste)
        ecrivain.finir()


def gestes_du_jour(histoire: Histoire, jour: date) -> list[GesteRaconte]:
    """A whole day at all the sites, in the order of the clock."""
    apres = _apres_les_depots(histoire)
    gestes = [g for site in RESSOURCERIES for g in apres.du_jour(site, jour)]
    return _en_ordre([*depots_du_jour(histoire, jour), *gestes])


def depots_du_jour(histoire: Histoire, jour: date) -> list[GesteRaconte]:
    """The deposits of a day and their cancellations, in the order of the clock."""
    recette = _apres_les_depots(histoire).recette
    return _en_ordre(g for site in RESSOURCERIES for g in recette.depots(site, jour))


@lru_cache(maxsize=4)
def _apres_les_depots(histoire: Histoire) -> ApresLesDepots:
    return ApresLesDepots(Flux(Recette(histoire.graine, EQUIPES), histoire.debut))


def _deja_ecrits(histoire: Histoire, jour: date) -> set[UUID]:
    """What an earlier run told of that day: its morning, or nothing."""
    uuids = [uuid_de(histoire.graine, g.cle) for g in depots_du_jour(histoire, jour)]
    deja = Bon.objects.filter(jour=jour, uuid__in=uuids)
    return set(deja.values_list("uuid", flat=True))


def _en_ordre(gestes: Iterable[GesteRaconte]) -> list[GesteRaconte]:
    return sorted(gestes, key=lambda g: (g.instant, g.cle))
