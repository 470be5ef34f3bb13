"""Amounts as people type them, on every page of the drawer and of the safe that asks for one."""

import re
from typing import NamedTuple

import pytest

from boutique.caisses.models import Session
from boutique.tiroirs.models import Comptage, MouvementEspeces
from tests.boutique.a_la_caisse import ALaCaisse, une_caisse
from tests.boutique.au_guichet import tenir
from tests.boutique.pages import envoyer, ouverture
from tests.boutique.remises import au_coffre_on_met
from tests.pages import erreurs, lue

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


class Montant(NamedTuple):
    """A page that asks for an amount: its name, its field, the rest of what it posts."""

    page: str
    champ: str
    autres: dict


MONTANTS = [
    Montant("caisse_ouvrir", "fond", {"motif": "monnaie ajoutée"}),
    Montant("especes", "montant", {"sens": "tiroir-coffre", "motif": "trop de billets"}),
    Montant("coffre_deplacer", "montant", {"sens": "coffre-depense", "motif": "timbres"}),
    Montant("session_compter", "carte", {"n_100": "100"}),
]


@pytest.fixture
def tenue(client) -> ALaCaisse:
    tenue = une_caisse(role="responsable", fond_cts=10_000)
    au_coffre_on_met(tenue.point.lieu, 5_000)
    tenir(client, tenue)
    return tenue


def taper(client, tenue: ALaCaisse, ou: Montant, saisie: str):
    arguments, autres = [], ou.autres | {ou.champ: saisie}
    match ou.page:
        case "caisse_ouvrir":
            tenue.fermer()
            tenue.compter(10_000)
            autres = ouverture(tenue.point, **autres)
        case "especes":
            autres["session"] = tenue.session.pk
        case "coffre_deplacer":
            arguments = [tenue.point.lieu.code]
        case _:
            tenue.fermer()
            arguments = [tenue.session.pk]
    return envoyer(client, ou.page, *arguments, **autres)


def ecrit(ou: Montant) -> int:
    match ou.champ:
        case "fond":
            return Session.objects.latest("pk").fond_cts
        case "carte":
            return Comptage.objects.get().carte_cts
        case _:
            return MouvementEspeces.objects.latest("pk").montant_cts


@pytest.mark.parametrize("saisie", ["12,5", "12.5", "12,50 €", " 12.50 "])
@pytest.mark.parametrize("ou", MONTANTS, ids=lambda ou: ou.page)
def test_la_virgule_et_le_point_se_valent(client, tenue, ou, saisie):
    reponse = taper(client, tenue, ou, saisie)

    assert reponse.status_code == 302
    assert ecrit(ou) == 1_250


@pytest.mark.parametrize("saisie", ["12,345", "douze", "12,5,0"])
@pytest.mark.parametrize("ou", MONTANTS, ids=lambda ou: ou.page)
def test_un_montant_illisible_se_dit_a_cote_et_se_garde(client, tenue, ou, saisie):
    reponse = taper(client, tenue, ou, saisie)

    page = lue(reponse)
    assert list(erreurs(reponse)) == [ou.champ]
    champ = re.search(rf'<input[^>]*name="{ou.champ}"[^>]*>', page)
    assert champ
    assert f'value="{saisie}"' in champ[0]
    assert 'aria-invalid="true"' in champ[0]
    # The sentence comes before any other field.
    jusqu_au_suivant = re.split("<input|<button", page[champ.end() :])[0]
    assert erreurs(reponse)[ou.champ] in jusqu_au_suivant
