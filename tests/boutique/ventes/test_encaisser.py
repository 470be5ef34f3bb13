"""Ring up a sale: what is written, once, and what is refused."""

import pytest

from boutique.caisses.refus import AutreAppareil, CaisseFermee
from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.refus import (
    AutrePanier,
    CompteInexact,
    PanierIncomplet,
    PanierVide,
    PrixChange,
)
from collecte.livre.models import Bon, Mouvement
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree, Maillon
from tests.boutique.a_la_caisse import l_article, la_caisse, ligne, lot, paye, une_caisse
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db


def test_un_panier_paye_devient_un_ticket(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2), ligne("Assiette", 6))

    assert vente.numero == 1
    assert vente.numero_lisible == "1-1"
    assert vente.total_cts == 2 * 300 + 6 * 25
    assert [li.libelle for li in vente.lignes.all()] == ["Pantalon", "Assiette"]
    assert [(r.libelle, r.montant_cts) for r in vente.reglements.all()] == [("Espèces", 750)]
    assert Entree.objects.get(code="boutique.vente.encaissee").resume == (
        "Ticket nº 1-1\u00a0: 7,50\u00a0€, 2 lignes"
    )


def test_les_numeros_se_suivent_sans_trou(tenue):
    numeros = [tenue.vendre(ligne("Pantalon")).numero for _ in range(3)]

    assert numeros == [1, 2, 3]


def test_un_refus_ne_prend_pas_de_numero(tenue):
    with pytest.raises(CompteInexact):
        tenue.vendre(ligne("Pantalon"), reglements=[paye("especes", 200)])

    assert not Vente.objects.exists()
    assert tenue.vendre(ligne("Pantalon")).numero == 1


def test_le_meme_document_rend_le_meme_ticket(tenue):
    document = tenue.document([ligne("Pantalon")])

    vente, nouvelle = tenue.poster(document)
    encore, pas_nouvelle = tenue.poster(document)

    assert (nouvelle, pas_nouvelle) == (True, False)
    assert encore.pk == vente.pk
    assert Vente.objects.count() == 1


def test_le_meme_document_rend_le_meme_ticket_une_fois_la_caisse_fermee(tenue):
    document = tenue.document([ligne("Pantalon")])
    vente, _ = tenue.poster(document)
    tenue.fermer()

    encore, nouvelle = tenue.poster(document)

    assert (encore.pk, nouvelle) == (vente.pk, False)


def test_un_autre_contenu_sous_le_meme_numero_est_refuse(tenue):
    document = tenue.document([ligne("Pantalon")])
    tenue.poster(document)

    with pytest.raises(AutrePanier):
        tenue.poster(document | {"commentaire": "autre"})


def test_un_panier_vide_est_refuse(tenue):
    with pytest.raises(PanierVide):
        tenue.vendre()


def test_une_caisse_fermee_ne_vend_plus(tenue):
    tenue.fermer()

    with pytest.raises(CaisseFermee):
        tenue.vendre(ligne("Pantalon"))


def test_un_autre_appareil_ne_vend_pas(tenue):
    tenue.appareil = "un-autre-jeton"

    with pytest.raises(AutreAppareil):
        tenue.vendre(ligne("Pantalon"))


def test_un_benevole_de_l_accueil_n_encaisse_pas(tenue):
    tenue.compte = un_compte("benevole", lieu=tenue.point.lieu)

    with pytest.raises(DroitManquant):
        tenue.vendre(ligne("Pantalon"))


def test_un_prix_change_garde_le_panier_et_dit_le_nouveau(tenue):
    document = tenue.document([ligne("Pantalon")])
    article = l_article("Pantalon")
    article.mode_prix, article.prix_cts = "fixe", 400
    article.save()

    with pytest.raises(PrixChange) as refus:
        tenue.poster(document)

    assert refus.value.champs == {
        "lignes.0.montant_cts": "«\u00a0Pantalon\u00a0» vaut maintenant 4,00\u00a0€."
    }


def test_cinq_verres_a_sept_euros_le_lot_font_sept_euros_et_cinq_objets(tenue):
    vente = tenue.vendre(lot("Vaisselle", 700, 5))

    [vendue] = vente.lignes.all()
    assert (vente.total_cts, vendue.quantite, vendue.nb_objets) == (700, 1, 5)


def test_un_lot_sans_nombre_ne_compte_aucun_objet(tenue):
    vente = tenue.vendre(lot("Vaisselle", 700, None))

    [vendue] = vente.lignes.all()
    assert vendue.nb_objets is None
    assert vendue.masse_g is None


def test_une_ligne_offerte_vaut_zero_et_se_compte(tenue):
    vente = tenue.vendre(ligne("Pantalon", offert=True))

    [vendue] = vente.lignes.all()
    assert (vente.total_cts, vendue.catalogue_cts, vendue.remise_main_cts) == (0, 300, 300)
    assert vente.reglements.count() == 0


def test_la_monnaie_ne_se_rend_que_sur_des_especes(tenue):
    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(ligne("Pantalon"), reglements=[paye("carte", 300, 500)])

    assert refus.value.champs == {
        "reglements.0.moyen": "On ne rend la monnaie que sur des espèces."
    }


def test_deux_moyens_paient_un_ticket_et_la_monnaie_se_calcule(tenue):
    vente = tenue.vendre(
        ligne("Manteau", 3, montant_cts=1500),
        reglements=[paye("carte", 550), paye("especes", 950, 1000)],
    )

    assert vente.total_cts == 1500
    assert vente.rendu_cts == 50


def test_une_vente_pesee_deplace_ses_kilos_du_rayon_au_vendu(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2, masse_g=900))

    assert vente.bon is not None
    assert vente.bon.nature == "vente"
    [mouvement] = Mouvement.objects.filter(bon=vente.bon, vers="vendu")
    assert (mouvement.de, mouvement.masse_g, mouvement.quantite) == ("rayon", 900, 2)


def test_une_vente_jamais_pesee_fige_le_poids_moyen_connu(tenue):
    tenue.vendre(ligne("Pantalon", 10, masse_g=5_000))

    vente = tenue.vendre(ligne("Pantalon", 3))

    [vendue] = vente.lignes.all()
    assert (vendue.masse_g, vendue.mesure, vendue.moyenne_source) == (1500, "estimee", "article")


def test_ce_qui_n_est_pas_donne_ne_deplace_rien(tenue):
    vente = tenue.vendre(ligne("Adhésion à l’année", prix_cts=1000))

    assert vente.bon is None
    assert not Bon.objects.exists()


def test_sous_le_minimum_un_prix_libre_est_refuse(tenue):
    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(ligne("Adhésion à l’année", prix_cts=300))

    assert refus.value.champs == {
        "lignes.0.prix_cts": "«\u00a0Adhésion à l’année\u00a0»\u00a0: 6,00\u00a0€ au moins."
    }


def test_au_poids_sans_balance_verifiee_est_refuse(tenue):
    article = l_article("Livres")
    article.mode_prix, article.prix_cts = "au_kg", 200
    article.save()

    with pytest.raises(PanierIncomplet) as refus:
        tenue.vendre(ligne("Livres", mode="poids", masse_g=1500, prix_cts=200, montant_cts=300))

    assert "balance vérifiée" in refus.value.champs["lignes.0.mode"]


def test_s_entrainer_n_entre_dans_aucun_compte(tenue):
    dites = set(Entree.objects.values_list("pk", flat=True))
    ecole = une_caisse(ecole=True)

    vente = ecole.vendre(ligne("Pantalon", masse_g=500))

    assert vente.numero_lisible == f"E{la_caisse(ecole.point).numero}-1"
    assert vente.bon is None
    assert not Bon.objects.exists()
    nouvelles = Entree.objects.exclude(pk__in=dites)
    assert not nouvelles.filter(code__startswith="boutique.").exists()
    assert not Vente.objects.reelles().exists()


def test_le_maillon_tient_tout_ce_que_dit_le_ticket(tenue):
    vente = tenue.vendre(ligne("Pantalon", 2, masse_g=900))

    maillon = Maillon.objects.get(chaine=vente.serie.chaine)
    assert maillon.rang == vente.numero
    assert maillon.contenu["total_cts"] == 600
    assert maillon.contenu["lignes"][0]["libelle"] == "Pantalon"
    assert maillon.contenu["reglements"][0]["genre"] == "especes"
    assert LigneVente.objects.get().masse_g == maillon.contenu["lignes"][0]["masse_g"]
