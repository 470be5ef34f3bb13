"""How tests reach the till: a device that holds it, and what it posts."""

from django.http import HttpResponse

from boutique.caisses.appareil import retenir_le_jeton
from tests.boutique.a_la_caisse import APPAREIL
from tests.fabriques import connecter

CAISSE, VENTES = "/boutique/caisse/", "/boutique/ventes/"


def tenir(client, tenue, compte=None, jeton=APPAREIL):
    """Sign somebody in on the device that holds this till."""
    connecter(client, compte or tenue.compte, tenue.point)
    reponse = HttpResponse()
    retenir_le_jeton(reponse, jeton, securise=False)
    client.cookies.update(reponse.cookies)
    return client
