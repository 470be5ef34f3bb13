import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.listes.models import Categorie
from collecte.livre.models import (
    Apport,
    Bon,
    Cumul,
    CumulApports,
    CumulDepots,
    DonRefuse,
    Mouvement,
    Stock,
)
from collecte.livre.refus import AutreContenu
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Point
from petiterockette.personnes.models import Personne
from tests.fabriques import (
    categorie,
    les_listes,
    localite,
    motif_refus,
    origine,
    un_compte,
    un_depot,
    un_document,
    un_point,
    une_ligne,
    une_personne,
)

pytestmark = pytest.mark.django_db


def enregistrer(document: dict) -> Bon:
    bon, _cree = enregistrer_depot(depot=lire_depot(document), compte=un_compte("benevole"))
    return bon


# What a deposit writes


def test_un_depot_ecrit_ses_lignes_leurs_mouvements_et_une_entree_du_journal():
    point = un_point()

    bon = un_depot(
        une_ligne("textiles", 7_400),
        une_ligne("livres", 12_350, tares=[("Caisse grise", 2), ("Sac cabas", 1)]),
        point=point,
    )

    assert list(bon.lignes.values_list("rang", "categorie__code", "brut_g", "masse_g")) == [
        (0, "textiles", 7_400, 7_400),
        (1, "livres", 12_350 + 2 * 3_000 + 350, 12_350),
    ]
    assert sorted(bon.lignes.get(rang=1).tares.values_list("n", "tare_g")) == [(1, 350), (2, 3_000)]
    assert list(
        bon.mouvements.order_by("id").values_list("categorie__code", "de", "vers", "masse_g")
    ) == [("textiles", "donateur", "a_trier", 7_400), ("livres", "donateur", "a_trier", 12_350)]
    entree = Entree.objects.get()
    assert entree.resume == f"Dépôt nº {bon.pk}\u00a0: 19,75\u00a0kg, 2 lignes"
    assert (entree.code, entree.lieu, entree.contenu["masse_g"]) == (
        "collecte.depot.enregistre",
        point.lieu_id,
        19_750,
    )


@pytest.mark.parametrize("destination", ["rayon", "atelier", "a_recycler", "a_jeter"])
def test_une_ligne_orientee_entre_d_abord_a_trier_puis_va_ou_l_on_a_dit(destination):
    bon = un_depot(une_ligne("velo", 14_000, destination=destination))

    assert list(bon.mouvements.order_by("id").values_list("de", "vers")) == [
        ("donateur", "a_trier"),
        ("a_trier", destination),
    ]
    stocks = {(s.etape, s.matiere.code): s.masse_g for s in Stock.objects.exclude(masse_g=0)}
    # What goes to be recycled takes its category's material at once.
    matiere = "metaux" if destination == "a_recycler" else "sans-matiere"
    assert stocks == {(destination, matiere): 14_000}


def test_un_depot_compte_dans_son_mois_par_origine_localite_et_categorie():
    point = un_point()

    for masse_g in (1_000, 2_500):
        un_depot(
            une_ligne("jouets", masse_g),
            une_ligne("jouets", 100),
            point=point,
            origine=origine("brocante").pk,
            localite=localite("75012").pk,
        )

    depots = CumulDepots.objects.get()
    assert (depots.depots, depots.masse_g) == (2, 3_700)
    assert (depots.origine.code, depots.localite.code) == ("brocante", "75012")
    apports = CumulApports.objects.get()
    assert (apports.categorie.code, apports.masse_g) == ("jouets", 3_700)
    assert Cumul.objects.get().masse_g == 3_700


def test_un_don_refuse_pese_zero_et_garde_son_motif():
    refus = [{"categorie": categorie("mobilier").pk, "motif": motif_refus("Matelas").pk}]

    bon = un_depot(lignes=[], refuses=refus)

    don = DonRefuse.objects.get(bon=bon)
    assert (don.motif.nom, don.categorie.code) == ("Matelas", "mobilier")
    assert not Mouvement.objects.exists()
    assert CumulDepots.objects.get().depots == 1


def test_le_commentaire_et_le_donateur_sont_gardes_a_cote_du_bon():
    bon = un_depot(commentaire=" Deux sacs mouillés ", donateur="Mme Petit")

    assert bon.commentaire.texte == "Deux sacs mouillés"
    assert len(bon.commentaire_empreinte) == 64
    assert bon.apport.donateur.prenom == "Mme Petit"


def test_la_personne_est_celle_de_la_tuile_ou_a_defaut_celle_du_compte():
    point = un_point()
    compte = un_compte("benevole", lieu=point.lieu)
    noe = une_personne("Noé")

    assert un_depot(point=point, compte=compte, par=noe.pk).par == noe
    assert un_depot(point=point, compte=compte).par == compte.personne


def test_chaque_bon_d_apport_a_son_jeton():
    point = un_point()

    jetons = {un_depot(point=point).apport.jeton for _ in range(3)}

    assert len(jetons) == 3
    assert all(len(jeton) >= 24 for jeton in jetons)


def test_un_long_depot_ne_demande_pas_plus_de_requetes_qu_un_court(django_assert_max_num_queries):
    point = un_point()
    compte = un_compte("benevole", lieu=point.lieu)
    codes = ["textiles", "livres", "jouets", "velo", "vaisselle"]
    lignes = [une_ligne(c, m, tares=[("Sac cabas", 1)]) for m in range(100, 140) for c in codes]
    court = lire_depot(un_document(point, lignes=lignes[:1]))
    long = lire_depot(un_document(point, lignes=lignes))
    with CaptureQueriesContext(connection) as requetes:
        enregistrer_depot(depot=court, compte=compte)

    with django_assert_max_num_queries(len(requetes)):
        enregistrer_depot(depot=long, compte=compte)


def test_un_tres_long_depot_compte_chaque_ligne():
    les_listes()
    categories = Categorie.objects.filter(interne=False, vrac=False)
    lignes = [
        une_ligne(c.code, 1_000, destination=destination, mesure=mesure)
        for c in categories
        for destination in ("rayon", "atelier", "a_recycler", "a_jeter")
        for mesure in ("pesee", "estimee")
    ]
    assert len(lignes) > 100

    un_depot(*lignes)

    assert Cumul.objects.aggregate(g=Sum("masse_g"))["g"] == 2 * 1_000 * len(lignes)
    assert Stock.objects.aggregate(g=Sum("masse_g"))["g"] == 1_000 * len(lignes)


# Once and only once


def test_le_meme_document_deux_fois_ne_fait_qu_un_depot():
    point = un_point()
    compte = un_compte("benevole", lieu=point.lieu)
    depot = lire_depot(un_document(point, donateur="Léa"))

    premier, cree = enregistrer_depot(depot=depot, compte=compte)
    second, recree = enregistrer_depot(depot=depot, compte=compte)

    assert (cree, recree) == (True, False)
    assert premier == second
    assert (Bon.objects.count(), Mouvement.objects.count(), Entree.objects.count()) == (1, 1, 1)
    assert Stock.objects.get().masse_g == 7_400
    assert Apport.objects.count() == Personne.objects.filter(prenom="Léa").count() == 1


def test_le_meme_identifiant_avec_un_autre_contenu_est_refuse():
    point = un_point()
    premier = un_document(point)
    enregistrer(premier)

    with pytest.raises(AutreContenu):
        enregistrer(premier | {"lignes": [une_ligne("textiles", 7_401)]})

    assert Bon.objects.count() == 1


def test_rejouer_un_depot_que_les_regles_refuseraient_depuis_rend_le_premier():
    point = un_point()
    document = un_document(point)
    bon = enregistrer(document)
    Point.objects.update(ferme_le="2016-01-01")

    assert enregistrer(document) == bon
