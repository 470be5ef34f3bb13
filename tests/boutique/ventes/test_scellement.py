"""What a ticket's link holds: every column of its rows, and nothing that another check saves."""

import pytest

from boutique.caisses.models import Emetteur
from boutique.ventes.models import LigneVente, Reglement, Vente
from boutique.ventes.scellement import LIGNE, REGLEMENT, VENTE, contenu_de, contenus, maillon_de
from boutique.ventes.verifications.tickets import sommes, tickets
from tests.boutique.a_la_caisse import ligne, paye, une_caisse
from tests.boutique.alterations import sans_defense

pytestmark = pytest.mark.django_db

# What a link says otherwise: by its chain, or because nothing hangs on it.
DITES_AUTREMENT = {
    # « serie__caisse__numero », « serie__rang », « serie__ecole ».
    Vente: {"serie"},
    # A row of a ticket is known by its ticket and its rank.
    LigneVente: {"id"},
    Reglement: {"id"},
}


@pytest.mark.parametrize(
    ("modele", "dites"), [(Vente, VENTE), (LigneVente, LIGNE), (Reglement, REGLEMENT)]
)
def test_chaque_colonne_d_un_ticket_est_scellee(modele, dites):
    colonnes = {champ.name for champ in modele._meta.concrete_fields}

    assert colonnes - set(dites) == DITES_AUTREMENT[modele]


def test_chaque_mot_de_l_emetteur_est_scelle():
    mots = {f"emetteur__{champ.name}" for champ in Emetteur._meta.concrete_fields[1:]}

    assert mots <= set(VENTE)


def test_un_centime_passe_de_la_tva_au_hors_taxes_se_voit_au_seul_scellement():
    vente = une_caisse().vendre(ligne("Pantalon"), reglements=[paye("carte", 300)])

    with sans_defense(Vente):
        for modele, filtre in ((Vente, {"pk": vente.pk}), (LigneVente, {"vente": vente})):
            modele.objects.filter(**filtre).update(ht_cts=299, tva_cts=1)

        # The sums still agree: the link alone tells.
        assert list(sommes()) == []
        assert [c.phrase for c in tickets()] == [
            "ticket 1-1 : ht_cts vaut 299, scellé 300",
            "ticket 1-1, lignes 1 : ht_cts vaut 299, scellé 300",
            "ticket 1-1, lignes 1 : tva_cts vaut 1, scellé 0",
            "ticket 1-1 : tva_cts vaut 1, scellé 0",
        ]


def test_ecrit_ou_relu_seul_ou_en_nombre_un_ticket_dit_la_meme_chose():
    tenue = une_caisse()
    ventes = [tenue.vendre(ligne("Pantalon", 2, masse_g=900)), tenue.vendre(ligne("Chemise"))]

    lus = contenus([vente.pk for vente in ventes])

    for vente in ventes:
        assert (
            lus[vente.pk]
            == maillon_de(vente).contenu
            == contenu_de(vente, vente.lignes.order_by("rang"), vente.reglements.order_by("rang"))
        )
