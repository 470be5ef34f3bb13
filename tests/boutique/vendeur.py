"""A process of its own that sells one ticket after another, to be killed at any moment.

`python -m tests.boutique.vendeur SESSION`, on the base that DATABASE_URL names: a line on its
output for each sale that got its answer, « uuid numéro ».
"""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.boutique.reglages_du_vendeur"

import django

django.setup()

from boutique.models import Session  # noqa: E402
from petiterockette.comptes.models import Compte  # noqa: E402
from tests.boutique.a_la_caisse import ALaCaisse, ligne  # noqa: E402


def main(session: int) -> None:
    la_session = Session.objects.select_related("caisse__point__lieu").get(pk=session)
    compte = Compte.objects.get(pk=la_session.compte_id)
    tenue = ALaCaisse(la_session.caisse.point, compte, session=la_session)
    while True:
        vente = tenue.vendre(ligne("Pantalon", 2, masse_g=900), ligne("Assiette", 3))
        print(vente.uuid, vente.numero, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
