"""The accounts of an old base: every difference has its reason, and a lost gesture is in red."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from boutique.oressource.raisons import HORS_DES_ECRANS, Marque, Raison
from boutique.pesees_reprises.models import Source
from boutique.reprise.comptes import parts
from boutique.reprise.comptes.dits import lignes_des_comptes
from boutique.reprise.comptes.postes import LIVRE, Chiffres, Cle, Genre, de_liste
from boutique.reprise.comptes.rapprochement import inexpliquees, laisses_lus
from boutique.reprise.models import Export
from boutique.reprise.mots.decisions import questions
from boutique.reprise.mots.vus import voir_les_mots
from boutique.reprise.services import dires, ecriture
from boutique.tickets_repris.models import TicketRepris
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from petiterockette.comptes.models import Compte
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import export
from tests.boutique.reprise.test_reprendre_une_base import en_jeu, lancer
from tests.boutique.tickets_repris.test_ventes_d_un_tableur import recu, repris
from tests.fabriques import un_compte, un_lieu

# What the old screens count and is counted otherwise here, a row or two of each.
GESTES = """
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte) VALUES
(1,'2019-01-05 10:00:00',1,1,1),(2,'2019-01-06 10:00:00',1,1,1),(3,'2019-01-07 10:00:00',1,1,1),
(4,'2020-03-06 10:00:00',1,1,1),(5,'2020-03-07 10:00:00',1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1,'2019-01-05 10:00:00',1.000,1,1),(2,'2019-01-07 10:00:00',0.000,3,1),
(3,'2019-01-05 10:00:00',NULL,1,1),(4,'2020-03-06 10:00:00',4.000,4,1),
(5,'2020-03-07 10:00:00',5.000,5,1),(9,'2020-03-07 10:00:00',9.000,99,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_convention) VALUES
(1,'2019-02-06 10:00:00','sortiesc',1,1),(2,'2019-12-31 10:00:00','sortiesd',1,NULL),
(3,'2020-03-08 10:00:00','sortiesd',1,NULL),(4,'2019-02-08 10:00:00','sortiesd',1,NULL);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet) VALUES
(1,'2019-02-06 10:00:00',0.100,1,1),(2,'2019-02-07 10:00:00',0.200,1,1),
(3,'2019-12-31 10:00:00',0.300,2,1),(4,'2020-01-01 10:00:00',0.400,2,1),
(5,'2020-03-08 10:00:00',0.500,3,1),(6,'0000-00-00 00:00:00',0.600,4,1);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente) VALUES
(1,'2019-05-01 10:00:00',1,1),(2,'2019-05-02 10:00:00',1,1),(3,'2019-05-03 10:00:00',1,1),
(4,'2019-05-04 10:00:00',2,1),(5,'2020-03-09 10:00:00',1,1),(6,'2019-05-05 10:00:00',1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, quantite, prix, remboursement, lot) VALUES
(1,1,1,1,3.00,0.00,0),(2,1,1,2,0.00,1.00,0),(3,3,1,1,5.00,2.00,0),(4,4,1,1,-1.00,0.00,0),
(5,5,1,1,7.00,0.00,0),(6,6,1,1,2.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES
(1,'2019-05-01 10:00:00',1.200,1),(3,'2019-05-03 10:00:00',-0.200,1);
"""
FAIT_LE = "-- Dump completed on 2020-03-05 19:00:00"


@pytest.fixture
def compte(db, time_machine) -> Compte:
    time_machine.move_to("2026-10-01 10:00:00+02:00")
    la_boutique()
    un_lieu(code="rk", nom="points vente", ouvert_le=date(2013, 1, 1))
    return un_compte("direction")


def poser(tmp_path, sql: str, nom: str = "base.sql"):
    fichier = tmp_path / nom
    fichier.write_text(export(sql).replace("-- Dump completed", FAIT_LE))
    return fichier


def decider(compte: Compte) -> Export:
    e = Export.objects.select_related("base").latest("pk")
    for liste, vue in voir_les_mots(e).items():
        sinon = {"lieu": "rk", "categorie": "livres"}.get(vue.avant.ici, "")
        valeurs = {m.vu.mot: m.vu.valeur or sinon for m in vue.a_decider}
        dires.dire_les_mots(export=e, compte=compte, liste=liste, valeurs=valeurs)
    reponses = {q.code: q.proposee for q in questions(e)}
    dires.repondre(export=e, compte=compte, reponses=reponses)
    return e


def raisons(e: Export) -> set[str]:
    return set(e.compte_rendu["laisses"])


def test_chaque_difference_meme_d_un_seul_geste_a_sa_raison(compte, tmp_path, client, monkeypatch):
    fichier = poser(tmp_path, GESTES)
    lancer(fichier)
    e = decider(compte)
    assert {c["nombre"] for c in e.examen["constats"] if c["code"] == "postdates"} == {1, 2}

    rc, dit = lancer(fichier, "--ecrire")

    assert (rc, "a sa raison" in dit) == (0, True)
    e.refresh_from_db()
    assert e.compte_rendu["relu"]
    attendues = (
        *(Raison.APRES_L_EXPORT, Raison.ILLISIBLES, Raison.NULLES, Raison.NEGATIVES),
        *(Raison.SANS_PESEE, Raison.PLUSIEURS_JOURS, Raison.AUTRE_ANNEE, Raison.NET, Raison.MELES),
        Raison.SANS_PARENT,
    )
    assert raisons(e) == {str(raison) for raison in attendues}
    # Dated after the export itself: nothing of it is written.
    assert Bon.objects.filter(jour__gt=date(2020, 3, 5)).count() == 0
    assert not TicketRepris.objects.filter(numero=5).exists()
    client.force_login(compte)
    vue = client.get(reverse("boutique_reprise:comptes", args=[e.pk]))
    page = vue.content.decode()
    assert "Tout s’accorde" in page
    for raison in attendues:
        assert str(raison.label) in page
    # A line that counts nothing anywhere says nothing.
    lignes = [dite.ligne for dite in lignes_des_comptes(e)]
    assert all(li.ecran or li.ici or li.raisons for li in lignes)
    assert "1 geste de plus ici" in page.replace("\u00a0", " ")

    # What differs stands on top; what does not, in its year, which somebody opens.
    lues = lignes_des_comptes(e)
    differentes = [dite for dite in lues if dite.differe]
    assert 0 < len(differentes) < len(lues)
    assert vue.context["pareilles"] == len(lues) - len(differentes)
    for dite in lues:
        egales = [m for m in dite.mesures if not m.ecran]
        assert dite.differe or egales == dite.mesures
    haut, *annees = page.split('<details class="oressource')
    assert haut.count('<th scope="row">') == len(differentes)
    dites = [annee.partition(">")[0] for annee in annees]
    assert len(dites) == len({dite.ligne.cle.annee for dite in lues})
    assert not any("open" in attributs for attributs in dites)
    assert sum(annee.count('<th scope="row">') for annee in annees) == len(lues)

    # A gesture that is lost on the way, without a gram: red.
    [pesees, tickets] = parts.PARTS

    def sans_un_geste(rapport):
        lus = dict(pesees.postes(rapport))
        cle = next(c for c, chiffres in lus.items() if chiffres.gestes)
        return lus | {cle: lus[cle] + Chiffres(gestes=-1)}

    perdue = replace(pesees, postes=sans_un_geste)
    monkeypatch.setattr(ecriture, "PARTS", [perdue, tickets])
    assert lancer(fichier, "--ecrire")[0] == 1


@pytest.mark.deux_bases
def test_ce_qu_un_autre_export_perd_et_ce_qu_on_annule_ici_ont_leur_raison(compte, tmp_path):
    lancer(poser(tmp_path, GESTES))
    e = decider(compte)
    assert lancer(poser(tmp_path, GESTES), "--ecrire")[0] == 0
    annule = Source.objects.get(table="collectes", numero=1).bon
    annuler(bon=annule, uuid=uuid4(), motif="double", compte=compte)
    perdu = GESTES.replace("(6,'2019-05-05", "(8,'2019-05-05").replace("(6,6,1,", "(6,8,1,")
    suivant = poser(tmp_path, perdu.replace("(2,'2019-12-31", "(7,'2019-12-31"), "suivant.sql")

    lancer(suivant)
    rc, dit = lancer(suivant, "--ecrire")

    assert (rc, "a sa raison" in dit) == (0, True)
    e = Export.objects.latest("pk")
    assert e.compte_rendu["relu"]
    assert {Raison.DISPARUS, Raison.ANNULE_ICI} <= raisons(e)
    dits = {marquee["quoi"]: marquee["nombre"] for marquee in e.compte_rendu["marques"]}
    assert dits[str(Marque.TICKETS_DISPARUS.label)] == 1
    assert TicketRepris.objects.vivants().filter(numero__in=[6, 8]).count() == 2
    assert not inexpliquees([dite.ligne for dite in lignes_des_comptes(e)])

    # The house counts from an earlier day: the second day of an exit counts no more, and back.
    second = Source.objects.vivantes().filter(table="pesees_sorties", numero=2)
    e = Export.objects.select_related("base").latest("pk")
    for jour, la in ((date(2019, 2, 7), False), (None, True)):
        assert second.exists() is not la
        dires.basculer(export=e, compte=compte, jours={"points_sortie:1": jour})
        assert lancer(suivant, "--ecrire")[0] == 0
        assert second.exists() is la


def test_les_ventes_qu_un_tableur_dit_sont_dites_dehors_des_l_essai(compte, tmp_path):
    repris(compte, recu(compte, "Période;Montant\nmai 2019;5\n", lieu="rk"))
    fichier = poser(tmp_path, GESTES)
    lancer(fichier)
    e = decider(compte)

    assert lancer(fichier)[0] == 0
    assert lancer(fichier, "--ecrire")[0] == 0

    e.refresh_from_db()
    essayes, ecrits = (laisses_lus(dits["laisses"]) for dits in (e.essai, e.compte_rendu))
    assert en_jeu(essayes[Raison.DEJA_DIT]) == en_jeu(ecrits[Raison.DEJA_DIT])
    cle = Cle(2019, Genre.VENTES, 1, "especes")
    assert ecrits[Raison.DEJA_DIT][cle].montant_cts == 1_000
    # Their masses are of the ledger, that no sum tells.
    livre = Cle(2019, Genre.VENTES, 1, LIVRE)
    essaye, ici = de_liste(e.essai["ecrits"]), de_liste(e.compte_rendu["ici"])
    assert essaye[livre].masse_g == ici[livre].masse_g == 1_200


def test_aucune_raison_n_est_sans_phrase():
    for code in (*Raison, *Marque):
        assert str(code.label) != code.name.replace("_", " ").title()
    assert set(Raison) > HORS_DES_ECRANS
