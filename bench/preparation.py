"""Inside one base: fill it, sign the devices in, do what is measured without a server.

Run by `python -m bench` in a process of its own for each gesture: `python -m bench.preparation
QUOI …`, which answers one JSON line.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from bench.annees.bureau import archiver_une_annee, clore_un_mois  # noqa: E402
from bench.annees.demonstration import (  # noqa: E402
    compter_les_rangees,
    executer_la_demonstration,
    remplir,
)
from bench.annees.livres import verifier_la_suite, verifier_les_livres  # noqa: E402
from bench.annees.papiers import dessiner_un_rapport  # noqa: E402
from bench.comptoir.caisses import (  # noqa: E402
    compter_les_ventes,
    ouvrir_des_caisses,
    ouvrir_la_caisse,
    requetes_de_la_vente,
)
from bench.comptoir.document import document, requetes_du_depot  # noqa: E402
from bench.machine.connexion import connecter, donner_une_cle  # noqa: E402
from bench.pages.annuaire import inscrire_en_nombre  # noqa: E402
from bench.pages.lectures import lire  # noqa: E402
from bench.pages.parcours import parcourir  # noqa: E402
from bench.reprise.ecriture import poser_l_ancien_outil, reprendre_l_ancien_outil  # noqa: E402
from bench.reprise.lecture import lire_l_ancien_outil  # noqa: E402
from bench.reprise.tableurs import reprendre_un_tableur  # noqa: E402

GESTES: dict[str, Callable[..., dict[str, Any]]] = {
    geste.__name__: geste
    for geste in (
        *(remplir, connecter, document, requetes_du_depot, lire),
        *(ouvrir_la_caisse, requetes_de_la_vente, ouvrir_des_caisses, compter_les_ventes),
        *(donner_une_cle, inscrire_en_nombre, parcourir),
        *(compter_les_rangees, executer_la_demonstration, clore_un_mois, archiver_une_annee),
        *(verifier_les_livres, verifier_la_suite, dessiner_un_rapport),
        *(lire_l_ancien_outil, poser_l_ancien_outil, reprendre_l_ancien_outil),
        reprendre_un_tableur,
    )
}

if __name__ == "__main__":
    quoi, *arguments = sys.argv[1:]
    print(json.dumps(GESTES[quoi](*arguments)))
