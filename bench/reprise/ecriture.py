"""The old tool brought in: how fast, in what memory, and how honest what was said to remain."""

import resource
from collections.abc import Mapping
from datetime import date
from functools import partial
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.db.models import Sum

from bench.annees.plancher import executer_en_nombre
from bench.reprise.annonces import ecarts
from bench.reprise.export import ecrire_un_export
from boutique.pesees_reprises.models import Source
from boutique.reprise.models import Export
from boutique.reprise.mots.decisions import questions
from boutique.reprise.mots.vus import voir_les_mots
from boutique.reprise.services import dires, ecriture, exports
from boutique.tickets_repris.models import LigneReprise
from collecte.livre.models import Mouvement
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.travaux.estimation import ce_qui_reste_s

MORCEAU = 1 << 20
# What old words name here, where nothing is proposed.
SINON = {"lieu": "avant", "bac": "recycle", "categorie": "vrac", "matiere": "metaux"}


def decider_de_tout(export: Export, compte: Compte, sinon: Mapping[str, str]) -> None:
    """Say of each word what is proposed, or else what ``sinon`` has for its list (kind of what it
    names here → code), and answer each question as proposed."""
    for liste, vue in voir_les_mots(export).items():
        valeurs = {m.vu.mot: m.vu.valeur or sinon.get(vue.avant.ici, "") for m in vue.a_decider}
        dires.dire_les_mots(export=export, compte=compte, liste=liste, valeurs=valeurs)
    reponses = {q.code: q.proposee for q in questions(export)}
    dires.repondre(export=export, compte=compte, reponses=reponses)


def poser_l_ancien_outil(pesees: str, lignes_vendues: str) -> dict[str, Any]:
    """An export of so many rows received, examined, all of it decided: only the writing is left."""
    compte = Compte.objects.get(identifiant="direction")
    Lieu.objects.create(code=SINON["lieu"], nom="Avant", ouvert_le=date(2013, 1, 1))
    with TemporaryFile() as fichier:
        ecrire_un_export(fichier, int(pesees), int(lignes_vendues))
        fichier.seek(0)
        morceaux = iter(partial(fichier.read, MORCEAU), b"")
        export, _neuf = exports.recevoir(
            compte=compte, uuid=uuid4(), base="Mesures", nom="base.sql", morceaux=morceaux
        )
    exports.examiner(export)
    decider_de_tout(export, compte, SINON)
    return {"rangees": sum(export.examen["nombres"].values())}


def reprendre_l_ancien_outil() -> dict[str, Any]:
    """Bring in the export that was laid: its weighings and ticket lines, the seconds of it all,
    those that ``executemany`` takes for as many, the most memory in MB, and how far from the truth
    what remained was said (``ecarts``)."""
    compte = Compte.objects.get(identifiant="direction")
    export = Export.objects.select_related("base").latest("pk")
    annonces: list[tuple[float, float | None]] = []
    depart = perf_counter()

    def suivre(part: float, _rangees: int) -> None:
        ecoule_s = perf_counter() - depart
        annonces.append((ecoule_s, ce_qui_reste_s(part, ecoule_s)))

    ecriture.reprendre(export, compte, suivre)
    secondes = perf_counter() - depart
    # Before the floor, which holds its rows whole.
    mo = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pesees = Source.objects.aggregate(n=Sum("lignes"))["n"]
    lignes = LigneReprise.objects.count()
    plancher, _n = executer_en_nombre({Mouvement: pesees, LigneReprise: lignes})
    return {
        "lignes": pesees + lignes,
        "secondes": secondes,
        "plancher": plancher,
        "mo": mo,
        "relu": export.compte_rendu["relu"],
        "ecarts": list(ecarts(annonces, secondes).items()),
    }
