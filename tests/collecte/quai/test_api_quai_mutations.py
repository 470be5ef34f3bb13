"""Odd values anywhere in what the dock posts: refused with a sentence, never a breakdown."""

from uuid import uuid4

import pytest

from collecte.livre.models import Bon
from tests.collecte.depots.test_api_mutations import (
    ETRANGES,
    avec,
    chemins,
    inattendus,
    les_livres_s_accordent,
    sans,
)
from tests.collecte.quai.au_quai import responsable, un_quai
from tests.collecte.sorties.sorties_du_quai import un_plein, une_charge, une_sortie
from tests.fabriques import bac, categorie, contenant, structure, type_don, une_personne
from tests.mesure import une_sur

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]
GENRES = ["don", "bac", "perte"]


def une_sortie_complete(point, genre: str) -> dict:
    pesee = une_charge(
        9_500,
        categorie=categorie("livres").pk,
        matiere=None,
        n=1,
        de="rayon",
        tares=[{"contenant": contenant().pk, "n": 1}],
        quantite=3,
    ) | {"brut_g": 12_500}
    lignes = {"bac": [une_charge(bac=bac().pk, n=2) | {"brut_g": 74_000, "masse_g": 30_000}]}
    return une_sortie(
        point,
        genre,
        *lignes.get(
            genre, [pesee, {"plein": un_plein(point, vers="rayon").pk}][: 1 + (genre == "don")]
        ),
        appareil_le="2026-11-25T10:00:00+01:00",
        par=une_personne().pk,
        type_don=type_don("Don à une association").pk,
        structure=structure("Action froid").pk,
        vers_lieu=None,
        transfert=None,
        motif="Casse",
        maison=False,
        confirme=False,
        commentaire="Mouillés",
    )


@pytest.mark.parametrize("genre", GENRES)
def test_une_valeur_etrange_n_importe_ou_dans_une_sortie(client, genre):
    point = un_quai()
    quai = responsable(client, point)
    document = une_sortie_complete(point, genre)
    mutes = [
        (f"{chemin} = {valeur!r:.40}", avec(document, chemin, valeur))
        for chemin in chemins(document)
        for valeur in ETRANGES
    ]
    mutes += [(f"sans {chemin}", sans(document, chemin)) for chemin in chemins(document)]
    # Another third of them for each kind; all of them at the full numbers.
    pas = une_sur(3, 1)
    mutes = mutes[GENRES.index(genre) % pas :: pas]
    for _quoi, mute in mutes:
        if mute.get("uuid") == document["uuid"]:
            mute["uuid"] = str(uuid4())

    admis = {200, 201, 403, 409, 422}
    assert inattendus(quai, "/collecte/quai/bons/", mutes, admis) == []
    assert Bon.objects.exclude(nature="apport").exists()
    les_livres_s_accordent()
