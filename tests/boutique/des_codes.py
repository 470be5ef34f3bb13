"""A till that asks for everybody's code: a device of the shop, and who stands at it."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from petiterockette.comptes.models import Compte
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import Personne
from tests.boutique.a_la_caisse import APPAREIL, ALaCaisse, ligne, une_caisse
from tests.boutique.a_la_caisse_web import VENTES, tenir
from tests.fabriques import un_compte, un_point, une_personne

CODE = "4071"


@dataclass
class Comptoir:
    """The tablet that holds the till, signed in with an account that is nobody's."""

    tenue: ALaCaisse
    compte: Compte
    client: Client
    ines: Personne
    bilal: Personne

    def donner(self, personne: Personne, code: str = CODE, encore: str = "", **autres: Any):
        """Give a code, as the dialog of names does."""
        return self._poster(
            reverse("boutique:caisse_code"),
            self._tete(personne) | {"code": code, "encore": encore} | autres,
        )

    def vendre(self, personne: Personne, **autres: Any):
        document = self.tenue.document([ligne("Pantalon")], par=personne.pk)
        return self._poster(VENTES, document | autres)

    def noter(self, personne: Personne):
        return self._poster(
            reverse("boutique:caisse_evenement"),
            self._tete(personne) | {"code": "tiroir_ouvert", "lignes": [], "montant_cts": 0},
        )

    def autre_client(self, compte: Compte | None = None, jeton: str = APPAREIL) -> Client:
        return tenir(Client(), self.tenue, compte or self.compte, jeton)

    def _tete(self, personne: Personne) -> dict[str, Any]:
        point = self.tenue.point
        return {
            "uuid": str(uuid4()),
            "lieu": point.lieu.code,
            "point": point.pk,
            "session": self.tenue.session.pk,
            "ecole": self.tenue.ecole,
            "par": personne.pk,
        }

    def _poster(self, adresse: str, document: dict[str, Any]):
        return self.client.post(adresse, document, content_type="application/json")


def un_comptoir(*, ecole: bool = False) -> Comptoir:
    """Its till was opened by its manager; Inès and Bilal have a code, and gave none yet."""
    point = un_point("caisse")
    tenue = une_caisse(point=point, role="responsable", code=True, ecole=ecole)
    compte = un_compte("caisse", lieu=point.lieu, personne=None)
    ines, bilal = (une_personne(prenom, equipe=point.lieu) for prenom in ("Inès", "Bilal"))
    for personne in (ines, bilal):
        choisir(personne)
    return Comptoir(tenue, compte, tenir(Client(), tenue, compte), ines, bilal)


def choisir(personne: Personne, code: str = CODE) -> None:
    donner_son_code(personne=personne, code=code, encore=code, lieu=None, compte=None)
