"""What the ledger of matter and the shop both tell of an old base is told once, in the same way."""

from datetime import date
from importlib import import_module

from django.apps import apps
from django.core.management import call_command
from django.db.models import F, Sum
from django.urls import reverse

from boutique.oressource.raisons import Marque
from boutique.reprise.mots.vus import voir_les_mots
from boutique.reprise.services import dires
from boutique.tickets_repris.bilans import bilan_du_tout
from boutique.tickets_repris.models import CumulLignesReprises
from collecte.bilans.masses import bilan
from collecte.livre.models import Mouvement
from tests.boutique.reprise.test_comptes import compte, decider, poser  # noqa: F401
from tests.boutique.reprise.test_reprendre_une_base import lancer
from tests.pages import lue

# Sold before and after the mass of a line was surely that of all its objects, at midnight in Paris.
VENTES = """
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente) VALUES
(1,'2018-07-13 10:00:00',1,1),(2,'2018-07-14 21:30:00',1,1),(3,'2018-07-14 22:30:00',1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, quantite, prix, remboursement, lot) VALUES
(1,1,1,3,3.00,0.00,0),(2,1,1,1,4.00,0.00,0),(3,2,1,2,5.00,0.00,0),(4,3,1,2,6.00,0.00,0),
(5,3,1,1,1.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES
(1,'2018-07-13 10:00:00',0.500,3),(2,'2018-07-13 10:00:00',0.020,1),
(3,'2018-07-14 21:30:00',0.300,2),(4,'2018-07-14 22:30:00',0.004,2);
"""
# A word shared between two categories; a gift whose kind is left out, and one from a bin.
RESERVES = (
    VENTES
    + """
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_type_sortie) VALUES
(1,'2018-02-06 10:00:00','sorties',1,1),(2,'2018-02-07 10:00:00','sortiesd',1,NULL);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet) VALUES
(1,'2018-02-06 10:00:00',7.000,1,1),(2,'2018-02-06 10:00:00',5.000,1,1),
(3,'2018-02-07 10:00:00',3.000,2,1);
"""
)
ANNEE = (date(2018, 1, 1), date(2018, 12, 31))


def test_les_memes_kilos_vendus_sont_peses_ou_estimes_de_la_meme_facon(
    compte,  # noqa: F811
    tmp_path,
):
    fichier = poser(tmp_path, VENTES)
    lancer(fichier)
    decider(compte)
    assert lancer(fichier, "--ecrire")[0] == 0

    matiere, sommes = bilan(*ANNEE), bilan_du_tout(*ANNEE).sommes
    assert (matiere.pesee_g, matiere.estimee_g) == (sommes.pesee_g, sommes.estimee_g) == (24, 800)
    call_command("verifier", verbosity=0)

    # As the sums stood before they told them apart.
    cumuls = CumulLignesReprises.objects
    tenus = list(cumuls.order_by("pk").values())
    cumuls.update(pesee_g=F("pesee_g") + F("estimee_g"), estimee_g=0)
    migration = import_module("boutique.tickets_repris.migrations.0003_masses_estimees")
    migration.dire_les_estimees(apps, None)
    assert list(cumuls.order_by("pk").values()) == tenus


def test_ce_qui_compte_autrement_se_dit_a_l_essai_et_aux_comptes(
    compte,  # noqa: F811
    tmp_path,
    client,
):
    fichier = poser(tmp_path, RESERVES)
    lancer(fichier)
    e = decider(compte)
    [mot] = [m.vu.mot for m in voir_les_mots(e)["type_dechets"].mots if 1 in m.ids]
    partage = {mot: "livres=70+bibelots=30"}
    dires.dire_les_mots(export=e, compte=compte, liste="type_dechets", valeurs=partage)
    assert lancer(fichier)[0] == 0
    assert lancer(fichier, "--ecrire")[0] == 0
    e.refresh_from_db()
    client.force_login(compte)

    # Twelve kilograms given in one exit; five lines sold, 36 € in all.
    attendues = {
        str(Marque.DON_SANS_PRENEUR.label): (1, 12_000, 0),
        str(Marque.PARTAGEES.label): (5, 824, 3_600),
    }
    for page, marques in (("essai", e.essai["reserves"]), ("comptes", e.compte_rendu["marques"])):
        dites = {m["quoi"]: (m["nombre"], m["masse_g"], m["montant_cts"]) for m in marques}
        assert {quoi: dites[quoi] for quoi in attendues} == attendues
        lue_la = lue(client.get(reverse(f"boutique_reprise:{page}", args=[e.pk])))
        for quoi in attendues:
            assert quoi in lue_la

    # Decided: an association, that nobody names.
    vue = voir_les_mots(e)["type_sortie"]
    assert vue.ici.proposee("don a une association") == "donne_association"
    assert not vue.ici.sure("don a une association")
    valeurs = dict.fromkeys([m.vu.mot for m in vue.mots], "donne_association")
    dires.dire_les_mots(export=e, compte=compte, liste="type_sortie", valeurs=valeurs)
    assert lancer(fichier)[0] == 0
    assert lancer(fichier, "--ecrire")[0] == 0
    e.refresh_from_db()
    for marques in (e.essai["reserves"], e.compte_rendu["marques"]):
        assert str(Marque.DON_SANS_PRENEUR.label) not in {m["quoi"] for m in marques}
    donnes = Mouvement.objects.filter(jour=date(2018, 2, 6), vers="donne_association")
    assert donnes.aggregate(g=Sum("masse_g"))["g"] == 12_000
    call_command("verifier", verbosity=0)
