"""A till, and the browser that holds it: what tests of tickets lean on."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from boutique.caisses.appareil import retenir_le_jeton
from boutique.ventes.models import Vente
from tests.boutique.a_la_caisse import ALaCaisse, plafonner, une_caisse
from tests.fabriques import connecter, un_compte, un_point


@dataclass
class Guichet:
    """A till held by this client, signed in with the account that opened it."""

    tenue: ALaCaisse
    client: Client

    def adresse(self, nom: str, *arguments: Any) -> str:
        return reverse(f"boutique:{nom}", args=[getattr(a, "pk", a) for a in arguments])

    def lire(self, nom: str, *arguments: Any, **requete: Any):
        return self.client.get(self.adresse(nom, *arguments), requete)

    def poster(self, nom: str, *arguments: Any, **champs: Any):
        champs.setdefault("uuid", str(uuid4()))
        return self.client.post(self.adresse(nom, *arguments), champs)

    def rendre(self, vente: Vente, **champs: Any):
        """Ask to give back; ``vu_cts`` says which amount the page showed."""
        return self.poster("ticket_rendre", vente, **self.ici(), **champs)

    def ici(self) -> dict[str, Any]:
        """What a refund's page carries of its till, a reason, and its usual means."""
        point = self.tenue.point
        return {
            "lieu": point.lieu.code,
            "point": point.pk,
            "session": self.tenue.session.pk,
            "motif": "Ne plaît plus",
        }

    def en_tant_que(self, role: str) -> Client:
        """Another account of the site, on this device."""
        return connecter(Client(), un_compte(role, lieu=self.tenue.point.lieu), self.tenue.point)


def un_guichet(role: str = "responsable") -> Guichet:
    plafonner("caisse", 5_000)
    plafonner("responsable", None, 2_000)
    tenue = une_caisse(role=role, point=un_point("caisse"))
    return Guichet(tenue, tenir(Client(), tenue))


def tenir(client: Client, tenue: ALaCaisse) -> Client:
    """Sign the till's account in on the device that holds it."""
    connecter(client, tenue.compte, tenue.point)
    reponse = HttpResponse()
    retenir_le_jeton(reponse, tenue.appareil, securise=False)
    client.cookies.update(reponse.cookies)
    return client
