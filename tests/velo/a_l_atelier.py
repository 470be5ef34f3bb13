"""A bike workshop for the tests: bikes in any state, made by the gestures that lead there."""

from datetime import date
from itertools import count
from uuid import uuid4

from ateliers.permanences.models import Permanence
from ateliers.permanences.services import permanences, visites
from ateliers.velo.models import Controle, Velo
from ateliers.velo.securite import Point, Resultat
from ateliers.velo.services import (
    controles_de_securite,
    passages,
    prets_et_dons,
    receptions,
    velos,
    ventes,
)
from ateliers.velo.services.passages import Geste
from ateliers.velo.services.receptions import VeloArrive
from collecte.livre.models import Stock
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.lieux.models import Point as PointDuLieu
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import categorie, localite, origine, un_compte, un_point, une_personne

_n = count(1)


class Atelier:
    """A site with a counter that weighs, and somebody in charge who does everything."""

    def __init__(self, point: PointDuLieu | None = None) -> None:
        self.point: PointDuLieu = point or un_point()
        self.lieu: Lieu = self.point.lieu
        self.compte: Compte = un_compte("responsable", lieu=self.lieu)
        categorie("velo")

    def geste(self, compte: Compte | None = None) -> Geste:
        return Geste(uuid4(), compte or self.compte)

    def recevoir(self, **champs) -> Velo:
        """A bike of 14 kg and 28 inches, weighed on arrival."""
        objet = champs.pop("objet", None)
        dit = {
            "genre": "ville",
            "roue_dp": 280,
            "masse_g": 14_000,
            "marque": "Peugeot",
            "modele": "Sport",
            "numero_serie": f"AB{next(_n)}",
        } | champs
        if not dit.get("etape"):
            dit = {"origine": origine(), "localite": localite()} | dit
        velo, neuf = receptions.recevoir(
            geste=self.geste(), lieu=self.lieu, arrivee=VeloArrive(**dit), objet=objet
        )
        assert neuf
        return self.relu(velo)

    def diagnostique(self, **champs) -> Velo:
        velo = self.recevoir(**champs)
        velos.chercher_un_vol(geste=self.geste(), velo=velo, reponse="non_declare")
        return self.passer(velo, "diagnostique", diagnostic="Chaîne usée")

    def controle(self, **champs) -> Velo:
        """Identified if it must be, checked without a defect."""
        velo = self.diagnostique(**champs)
        if not velo.est_exempte:
            self.identifier(velo)
        self.signer(velo)
        return self.relu(velo)

    def en_vente(self, prix_cts: int = 8_000, **champs) -> Velo:
        la_boutique()
        velo = self.controle(**champs)
        ventes.mettre_en_vente(geste=self.geste(), velo=velo, prix_cts=prix_cts)
        return self.relu(velo)

    def prete(self, jusqu_au: date, **champs) -> Velo:
        velo = self.controle(**champs)
        prets_et_dons.preter(
            geste=self.geste(), velo=velo, personne=une_personne("Zoé"), jusqu_au=jusqu_au
        )
        return self.relu(velo)

    def a_demonter(self, **champs) -> Velo:
        return self.passer(self.diagnostique(**champs), "a_demonter")

    def passer(self, velo: Velo, vers: str, **dit) -> Velo:
        passages.avancer(geste=self.geste(), velo=velo, vers=vers, **dit)
        return self.relu(velo)

    def identifier(self, velo: Velo, identifiant: str | None = None, **dit) -> Velo:
        dit.setdefault("operateur", "bicycode")
        numero = identifiant or f"BC{next(_n):08d}"
        return velos.identifier(geste=self.geste(), velo=velo, identifiant=numero, **dit)

    def signer(self, velo: Velo, remarque: str = "", **reponses) -> Controle:
        tenu = self.relu(velo)
        if tenu.se_controle and not (tenu.identifiant or tenu.est_exempte):
            velo = self.identifier(velo)
        return controles_de_securite.signer(
            geste=self.geste(),
            velo=velo,
            reponses=tout_ok(velo, **reponses),
            remarque=remarque,
            repare=True,
        )

    def permanence(self, pieds: int = 2, laquelle: str = "") -> Permanence:
        return permanences.ouvrir(
            geste=self.geste(), lieu=self.lieu, pieds=pieds, laquelle=laquelle
        )

    def arrive(self, permanence: Permanence, personne=None):
        return visites.accueillir(geste=self.geste(), permanence=permanence, personne=personne)

    def stock(self) -> dict[str, int]:
        """Grams of bikes at each stage of this site, where there are some."""
        rangees = Stock.objects.filter(lieu=self.lieu, categorie__code="velo")
        sommes: dict[str, int] = {}
        for etape, masse_g in rangees.values_list("etape", "masse_g"):
            sommes[etape] = sommes.get(etape, 0) + masse_g
        return {etape: g for etape, g in sommes.items() if g}

    def relu(self, velo: Velo) -> Velo:
        return Velo.objects.select_related("objet__lieu", "objet__categorie").get(pk=velo.pk)


def tout_ok(velo: Velo, **autres) -> dict[str, str]:
    """A sound checklist of this bike, but for what is changed."""
    dit = {p.value: Resultat.OK.value for p in Point}
    if not velo.est_electrique:
        dit["electrique"] = "sans_objet"
    if velo.est_exempte:
        dit["identifiant"] = "sans_objet"
    return dit | autres
