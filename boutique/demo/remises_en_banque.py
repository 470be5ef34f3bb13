"""The cheques of the story, carried to the bank every week."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import models

from boutique.regles.models import Moyen
from boutique.tiroirs.cheques import cheques_a_remettre
from boutique.tiroirs.models import ChequeRemis, EtapeRemise, RemiseBanque
from boutique.ventes.models import Reglement
from collecte.demo.ecriture.ecrivain import Ecrivain
from petiterockette.mots.monnaie import euros

from .caisses import CaisseTenue
from .recette import JourneeDite

TABLES = (RemiseBanque, ChequeRemis, EtapeRemise)
Etat = EtapeRemise.Etat
TOUTES_LES = timedelta(days=7)


class Remises:
    """What each site has in hand, and its last slip, from one lot of days to the next."""

    def __init__(self, ecrivain: Ecrivain) -> None:
        self.ecrivain = ecrivain
        self.en_main: dict[str, list[Reglement]] = {}
        self.portee: dict[str, RemiseBanque | None] = {}

    def finir_le_jour(
        self, tenue: CaisseTenue, dite: JourneeDite, recus: Sequence[Reglement], par: int | None
    ) -> None:
        """After a count: the cheques of a week leave, and the slip before has been credited."""
        site, lieu = tenue.site, tenue.caisse.point.lieu
        if site not in self.en_main:
            self.en_main[site] = cheques_a_remettre([lieu.pk])
            remises = RemiseBanque.objects.filter(lieu=lieu, etapes__etat=Etat.REMISE)
            self.portee[site] = remises.exclude(etapes__etat=Etat.CREDITEE).first()
        pris = self.en_main[site]
        pris += [r for r in recus if r.genre == Moyen.Genre.CHEQUE and r.montant_cts > 0]
        # The safe of a site has one chain, that of its first till.
        if tenue.cle != site or not pris or dite.jour - pris[0].vente.jour < TOUTES_LES:
            return
        le = dite.fermeture + timedelta(minutes=20)
        if portee := self.portee[site]:
            self._franchir(tenue, portee, Etat.CREDITEE, le, par)
        remise = RemiseBanque(
            uuid=self.ecrivain.annuaire.uuid(f"{site}/{dite.jour}/remise"),
            lieu=lieu,
            genre=RemiseBanque.Genre.CHEQUES,
            montant_cts=sum(r.montant_cts for r in pris),
        )
        self.ecrivain.ranger(remise)
        cheques = [ChequeRemis(remise=remise, reglement=r) for r in pris]
        self.ecrivain.ranger(*cheques)
        self._franchir(tenue, remise, Etat.PREPAREE, le, par, [remise, *cheques])
        self._franchir(tenue, remise, Etat.REMISE, le + timedelta(minutes=40), par)
        self.portee[site], self.en_main[site] = remise, []

    def _franchir(
        self,
        tenue: CaisseTenue,
        remise: RemiseBanque,
        etat: EtapeRemise.Etat,
        le: datetime,
        par: int | None,
        rangees: Sequence[models.Model] = (),
    ) -> None:
        etape = EtapeRemise(remise=remise, etat=etat, le=le, par=par, compte=tenue.compte)
        self.ecrivain.ranger(etape)
        tenue.noter(
            self.ecrivain,
            f"remise.{etat}",
            f"Remise en banque nº {remise.pk}, chèques, {euros(remise.montant_cts)}\u00a0: "
            f"{etat.label}",
            le,
            par,
            rangees=[*rangees, etape],
            remise=remise.pk,
            genre=str(remise.genre),
            montant_cts=remise.montant_cts,
        )
