"""What a ticket says of the house, and the accounts it used, stay those of its day."""

from datetime import date

import pytest

from boutique.caisses.models import Emetteur
from boutique.regles.models import Activite, Moyen, PosteComptable, RegimeTVA
from boutique.ventes.models import LigneVente, Reglement, Vente
from boutique.ventes.scellement import contenus, maillon_de
from petiterockette.lieux.models import Association, Lieu
from tests.boutique.a_la_caisse import ligne, paye, rend
from tests.pages import lue

pytestmark = pytest.mark.django_db

MAISON = {"nom": "La Petite Rockette", "adresse": "125 rue du Chemin-Vert"}


@pytest.fixture(autouse=True)
def maison():
    Association.objects.create(id=1, siret="48928374500021", numero_tva="FR123", **MAISON)


def demenager(guichet) -> None:
    Association.objects.update(nom="La Fusée", adresse="1 place Neuve", siret="11111111100011")
    Lieu.objects.update(nom="Hangar", adresse="3 quai Neuf", code_postal="93100", commune="Pantin")


def test_un_duplicata_dit_la_maison_et_le_lieu_d_avant_le_demenagement(guichet):
    Lieu.objects.update(
        nom="Boutique du 11e", adresse="7 rue Oberkampf", code_postal="75011", commune="Paris"
    )
    vente = guichet.tenue.vendre(ligne("Pantalon"))
    demenager(guichet)

    page = lue(guichet.lire("ticket_papier", vente))
    papier = page[page.index("<article") : page.index("</article>")]

    for dit in (*MAISON.values(), "489 283 745 00021", "Boutique du 11e, 7 rue Oberkampf, 75011"):
        assert dit in papier
    for nouveau in ("La Fusée", "place Neuve", "111 111 111", "Hangar", "quai Neuf", "Pantin"):
        assert nouveau not in papier


def test_le_ticket_suivant_dit_la_nouvelle_maison(guichet):
    guichet.tenue.vendre(ligne("Pantalon"))
    demenager(guichet)

    page = lue(guichet.lire("ticket_papier", guichet.tenue.vendre(ligne("Pantalon"))))

    assert "La Fusée" in page
    assert "Hangar, 3 quai Neuf, 93100 Pantin" in page
    assert Emetteur.objects.count() == 2


def test_mille_tickets_de_la_meme_maison_n_en_ecrivent_qu_une(guichet):
    ventes = [guichet.tenue.vendre(ligne("Pantalon")) for _ in range(3)]
    guichet.tenue.rendre(ventes[0], [rend(ventes[0].lignes.get())])
    guichet.tenue.corriger(ventes[1], paye("carte", 300))

    assert Emetteur.objects.count() == 1
    assert not Vente.objects.filter(emetteur=None).exists()


def test_sans_association_le_ticket_dit_encore_son_lieu(guichet):
    Association.objects.all().delete()

    vente = guichet.tenue.vendre(ligne("Pantalon"))
    guichet.tenue.vendre(ligne("Pantalon"))

    assert (vente.emetteur.nom, vente.emetteur.lieu_nom) == ("", guichet.tenue.point.lieu.nom)
    assert Emetteur.objects.count() == 1


def test_le_maillon_scelle_la_maison_le_regime_et_les_comptes(guichet):
    RegimeTVA.objects.create(
        activite=Activite.objects.get(code="boutique"),
        debut=date(2020, 1, 1),
        regime="assujetti",
        taux_cp=2_000,
    )
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[paye("carte", 300)])

    contenu = maillon_de(vente).contenu
    [dite], [reglement] = contenu["lignes"], contenu["reglements"]

    assert contenu["emetteur__nom"] == MAISON["nom"]
    assert contenu["emetteur__siret"] == "48928374500021"
    assert contenu["emetteur__lieu_nom"] == guichet.tenue.point.lieu.nom
    assert (dite["regime"], dite["taux_cp"], dite["compte"]) == ("assujetti", 2_000, "707100")
    assert (dite["compte_tva"], reglement["compte"]) == ("445710", "511500")
    assert contenus([vente.pk])[vente.pk] == contenu


def test_un_compte_change_ne_touche_a_rien_de_ce_qui_est_vendu(guichet):
    RegimeTVA.objects.create(
        activite=Activite.objects.get(code="boutique"),
        debut=date(2020, 1, 1),
        regime="assujetti",
        taux_cp=2_000,
    )
    vente = guichet.tenue.vendre(ligne("Pantalon"), reglements=[paye("carte", 300)])
    for modele in (Activite, Moyen, PosteComptable):
        modele.objects.update(compte="999999")

    avoir = guichet.tenue.rendre(vente, [rend(vente.lignes.get())], [paye("especes", 300)])
    correction = guichet.tenue.corriger(vente, paye("cheque", 300))

    for ticket in (vente, avoir):
        [li] = LigneVente.objects.filter(vente=ticket)
        assert (li.compte, li.compte_tva) == ("707100", "445710")
    assert {r.montant_cts: r.compte for r in Reglement.objects.filter(vente=correction)} == {
        # What it takes back, from where it went; what it was, where it goes now.
        -300: "511500",
        300: "999999",
    }
    assert contenus([vente.pk])[vente.pk] == maillon_de(vente).contenu


def test_une_ligne_sans_tva_n_en_a_pas_le_compte(guichet):
    vente = guichet.tenue.vendre(ligne("Pantalon"))

    assert vente.lignes.get().compte_tva == ""
    assert "compte_tva" not in maillon_de(vente).contenu["lignes"][0]
