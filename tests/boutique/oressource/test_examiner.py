"""The first pass: what a base is, what it counts, its words; it writes nothing but its report."""

import json
import os
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from boutique.oressource.carnet import carnet
from boutique.oressource.carnet.horloge import Horloge
from boutique.oressource.examen.comptes import CLASSES
from boutique.oressource.examen.examen import examiner
from boutique.oressource.examen.listes import LISTES, droits, matieres_acceptees
from boutique.oressource.examen.variante import Schema
from boutique.oressource.refus import PlusDePlace, RangeeEnDouble
from boutique.oressource.tables import TABLES
from tests.boutique.oressource.des_bases import (
    export,
    lire_le_dump,
    tous_les_pieges,
    un_carnet,
    un_examen,
)
from tests.boutique.oressource.lus import lire
from tests.pages import espaces

UNE_MAISON = """
INSERT INTO collectes (id, timestamp, id_type_collecte, localisation, id_point_collecte) VALUES
(1,'2018-12-31 22:30:00',1,1,1),(2,'2018-12-31 23:30:00',1,1,1),(3,'2019-05-01 10:00:00',1,1,1);
INSERT INTO pesees_collectes (id, timestamp, masse, id_collecte, id_type_dechet) VALUES
(1,'2018-12-31 22:30:00',10.250,1,1),(2,'2018-12-31 23:30:00',1.001,2,1),
(3,'2019-05-01 10:00:00',2.500,3,1),(4,'2019-05-01 10:00:00',0.499,3,1);
INSERT INTO sorties (id, timestamp, classe, id_point_sortie, id_filiere, id_type_sortie) VALUES
(1,'2019-06-01 10:00:00','sortiesr',1,1,0),(2,'2019-06-02 10:00:00','sorties',1,0,1);
INSERT INTO pesees_sorties (id, timestamp, masse, id_sortie, id_type_dechet, id_type_dechet_evac)
VALUES (1,'2019-06-01 10:00:00',4.000,1,0,1),(2,'2019-06-01 10:00:00',1.500,1,0,1),
(3,'2019-06-02 10:00:00',0.750,2,1,NULL);
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(1,'2019-07-01 10:00:00',1,1,1),(2,'2019-07-01 11:00:00',2,1,1),(3,'2019-07-02 10:00:00',1,1,1),
(4,'2019-07-03 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot)
VALUES (1,1,1,1,2,5.00,0.00,0),(2,1,1,NULL,5,7.00,0.00,1),(3,2,1,1,1,0.00,0.00,0),
(4,3,1,1,3,0.00,2.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES (1,'2019-07-01 10:00:00',1.200,2);
"""
# A line weighed twice, as bases of 2016 let it be.
PESEE_DEUX_FOIS = """INSERT INTO pesees_vendus (id, masse, quantite, id_vendu) VALUES
(1,1.000,1,1),(2,0.300,1,1);"""


def test_les_comptes_sont_ceux_des_ecrans_de_l_ancien_outil():
    comptes = un_examen(export(UNE_MAISON)).comptes

    # At 23:30 in UTC, Paris was in 2019 already.
    assert [(e.annee, e.depots, e.pesees, e.masse_g) for e in comptes.entrees] == [
        *((2018, 1, 1, 10_250), (2019, 2, 3, 4_000)),
    ]
    assert {e.nom_du_point for e in comptes.entrees} == {"points collecte"}
    assert [(CLASSES[s.classe], s.sorties, s.pesees, s.masse_g) for s in comptes.sorties] == [
        *(("dons", 1, 1, 750), ("recycleurs", 1, 2, 5_500)),
    ]
    [ventes] = comptes.ventes
    assert (ventes.annee, ventes.ventes, ventes.remboursements, ventes.vides) == (2019, 2, 1, 1)
    # Two at 5 €, a lot at 7 €; three things refunded at 2 €, which its screens told as one.
    assert (ventes.montant_cts, ventes.remboursements_ecran_cts) == (1_700, 200)
    assert (ventes.remboursements_cts, ventes.masse_g) == (600, 1_200)
    assert [(m.nom_du_moyen, m.tickets, m.montant_cts) for m in comptes.moyens] == [
        *(("Espèces", 2, 1_700), ("Chèque", 1, 0)),
    ]
    par_table = {(r.table, r.annee): r.nombre for r in comptes.rangees}
    assert (par_table["collectes", 2018], par_table["collectes", 2019]) == (1, 2)
    assert par_table["type_dechets", None] == 1


def test_une_ligne_pesee_deux_fois_ne_se_vend_qu_une():
    maison = UNE_MAISON.partition("INSERT INTO pesees_vendus")[0] + PESEE_DEUX_FOIS

    [ventes] = un_examen(export(maison, "a_moitie")).comptes.ventes

    assert (ventes.montant_cts, ventes.masse_g) == (1_700, 1_300)


def test_les_heures_de_paris_font_l_annee_et_les_instants():
    with un_carnet(export(lire_le_dump("10"))) as tenu:
        comptes, horloge = examiner(tenu).comptes, tenu.horloge

    # The 31st at 23:40 was that day, since the clock was that of Paris.
    assert [(e.annee, e.depots) for e in comptes.entrees] == [(2019, 3), (2020, 1)]
    assert str(horloge.moment("2019-07-10 14:00:00")) == "2019-07-10 12:00:00+00:00"
    assert str(Horloge.UTC.moment("2019-07-10 14:00:00")) == "2019-07-10 14:00:00+00:00"


def test_sans_fuseau_l_heure_est_a_confirmer():
    sql = export(UNE_MAISON).replace("/*!40103 SET TIME_ZONE='+00:00' */;", "")

    examen = un_examen(sql)

    assert [c.code for c in examen.a_decider] == ["heure_inconnue"]
    assert [e.annee for e in examen.comptes.entrees] == [2018, 2019]


def test_chaque_mot_dit_ce_qu_il_pese_et_de_quand_a_quand():
    examen = un_examen(export(UNE_MAISON + lire_le_dump("07")))
    mots = {(m.liste, m.id): m for m in examen.mots}

    categorie = mots["type_dechets", 1]
    assert (categorie.entre_g, categorie.sorti_g, categorie.vendu_g) == (14_250, 750, 1_200)
    assert (categorie.montant_cts, categorie.premiere, categorie.derniere) == (2_200, 2018, 2019)
    assert mots["type_dechets_evac", 1].sorti_g == mots["filieres_sortie", 1].sorti_g == 5_500
    assert mots["grille_objets", 1].precision == "5,00\u00a0€"
    assert (mots["localites", 1].entre_g, mots["localites", 1].rangees) == (17_260, 5)
    # What rows name and that is gone is a word too; so is what the old tool put in its place.
    efface = mots["type_dechets", 797]
    assert (efface.efface, efface.nom, efface.entre_g, efface.premiere) == (True, "", 3_010, 2018)
    assert mots["points_vente", 701].remplacant
    assert {m.liste for m in examen.mots} == set(LISTES)
    assert all(m.id > 0 for m in examen.mots)
    assert examen.equipe.comptes == 2
    assert examen.equipe.droits == {"bi": 1, "c": 1}


ANCIENS = (Schema.AVANT_2016, Schema.DE_2016)


def sans_lots(sql: str) -> str:
    """The same rows before lots were marked."""
    debut, vendus, reste = re.split(r"(INSERT INTO vendus.*?;)", sql, flags=re.DOTALL)
    return debut + re.sub(r", lot\)|,[01]\)", ")", vendus) + reste


@pytest.mark.parametrize("schema", Schema)
def test_un_schema_se_reconnait_a_ses_colonnes(schema):
    maison = sans_lots(UNE_MAISON) if schema in ANCIENS else UNE_MAISON
    if schema is Schema.AVANT_2016:
        maison = maison.partition("INSERT INTO pesees_vendus")[0]

    examen = un_examen(export(maison, schema.value))

    assert examen.variante.schema is schema
    assert examen.variante.manquantes == ()
    assert bool(examen.variante.arrondies) is (schema in (Schema.NEUF, Schema.A_MOITIE))
    # Who has no column to mark lots is told of each that may be one, to this day.
    assert sum(c.nombre for c in examen.constats if c.code == "lots_sans_marque") == (
        2 if schema in ANCIENS else 0
    )


def test_une_table_de_plus_est_nommee_et_jamais_lue():
    adherents = "CREATE TABLE adherents (id int, nom text) AUTO_INCREMENT=2;\n"

    examen = un_examen(export(adherents + "INSERT INTO adherents VALUES (1,'Zoé');"))

    assert examen.variante.inconnues == ("adherents",)
    assert "adherents" not in examen.nombres
    assert examen.a_decider == []


def test_coupe_entre_deux_instructions_un_export_nomme_ce_qui_manque():
    entier = export(UNE_MAISON)
    coupe = entier[: entier.index("CREATE TABLE `vendus`")]

    examen = un_examen(coupe)

    assert "vendus" in examen.variante.manquantes
    assert {"tables_manquantes", "pas_fini"} <= {c.code for c in examen.a_decider}


def test_une_table_dont_les_rangees_sont_perdues_est_nommee():
    sql = export("").replace(") ENGINE=InnoDB;", ") ENGINE=InnoDB AUTO_INCREMENT=1;")
    vide = sql.replace("`ventes` (", "`ventes` (/**/").replace(
        "AUTO_INCREMENT=1;\nCREATE TABLE `vendus`", "AUTO_INCREMENT=318;\nCREATE TABLE `vendus`"
    )

    [constat] = [c for c in un_examen(vide).constats if c.code == "tables_videes"]

    assert list(constat.exemples) == [("ventes", 317)]


def test_le_carnet_rend_les_rangees_dans_l_ordre_a_partir_d_un_numero():
    lues, _base = lire(export(UNE_MAISON))

    with un_carnet(export(UNE_MAISON)) as tenu:
        vendus = list(tenu.rangees("vendus", apres=1))
        pesees = list(tenu.rangees("pesees_vendus"))
        comptes = list(tenu.rangees("utilisateurs"))

    assert [v.id for v in vendus] == [2, 3, 4]
    assert vendus[0].prix == lues["vendus"][1]["prix"] == 700
    # Which line was weighed is always said.
    assert [p.id_vendu for p in pesees] == [1]
    assert set(comptes[0]._fields) == set(TABLES["utilisateurs"].colonnes)


def test_un_disque_plein_se_dit_et_ne_garde_rien(monkeypatch):
    monkeypatch.setattr(carnet, "REGLAGES", (*carnet.REGLAGES, "PRAGMA max_page_count = 40"))
    rangees = ",".join(f"({n},'{'x' * 500}')" for n in range(2_000))

    with pytest.raises(PlusDePlace):
        un_examen(export(f"INSERT INTO ventes (id, commentaire) VALUES {rangees};"))


def fichiers_ouverts() -> set[str]:
    return {os.readlink(lien) for lien in Path("/proc/self/fd").iterdir() if lien.is_symlink()}


def test_un_carnet_n_a_pas_de_nom_sur_le_disque(monkeypatch):
    monkeypatch.setattr(carnet, "REGLAGES", (*carnet.REGLAGES, "PRAGMA cache_size = 10"))
    rangees = ",".join(f"({n},'{'x' * 500}')" for n in range(2_000))
    avant = fichiers_ouverts()

    with un_carnet(export(f"INSERT INTO ventes (id, commentaire) VALUES {rangees};")):
        siens = fichiers_ouverts() - avant

    # Open, and erased already: killed here, nothing of it would stay.
    assert siens
    assert all(fichier.endswith("(deleted)") for fichier in siens)


def test_un_numero_deja_pris_est_refuse_avec_sa_ligne():
    sql = export("\nINSERT INTO ventes (id) VALUES (1);\nINSERT INTO ventes (id) VALUES (1);")

    with pytest.raises(RangeeEnDouble) as refus:
        un_examen(sql)

    ligne = sql[: sql.rindex("INSERT INTO ventes")].count("\n") + 1
    assert str(refus.value).startswith(f"Ligne {ligne}\u00a0: ")
    remplacee = sql.replace("INSERT INTO ventes", "REPLACE INTO ventes")
    assert [r.nombre for r in un_examen(remplacee).comptes.rangees if r.table == "ventes"] == [1]


@pytest.mark.parametrize(
    ("ecrit", "lues"), [("a1a4a17", [1, 4, 17]), ("3", [3]), ("", []), (None, [])]
)
def test_les_matieres_d_un_recycleur_se_lisent_ecrites_des_deux_facons(ecrit, lues):
    assert matieres_acceptees(ecrit) == lues


def test_les_droits_se_lisent_colles():
    assert droits("c1c5c16v1s1abigmp") == {"a", "bi", "c", "g", "m", "p", "s", "v"}


def dire(fichier, *options) -> tuple[str, int]:
    """What the command says, and its exit code."""
    sortie = StringIO()
    try:
        call_command("examiner_oressource", str(fichier), *options, stdout=sortie)
    except SystemExit as fin:
        return sortie.getvalue(), int(fin.code or 0)
    return sortie.getvalue(), 0


def test_la_commande_dit_tout_et_ne_nomme_personne(tmp_path):
    fichier, garde = tmp_path / "base.sql", tmp_path / "examen.json"
    fichier.write_text(tous_les_pieges())

    dit, code = dire(fichier, "--json", garde)

    dit = espaces(dit)
    assert code == 2
    assert "Base d’Oressource mise à niveau à moitié." in dit
    assert "Les lots" in dit
    assert "À DÉCIDER." in dit
    assert "Rien n’a été écrit. 7 points sont à décider avant d’aller plus loin." in dit
    examen = json.loads(garde.read_text())
    assert len(examen["constats"]) > 18
    assert examen["variante"]["schema"] == "a_moitie"
    assert {m["liste"] for m in examen["mots"]} <= set(LISTES)
    for ecrit in (dit, garde.read_text()):
        assert not [mot for mot in ("Inès", "Roux", "rue.fr", "localhost") if mot in ecrit]


def test_la_commande_sort_0_quand_rien_n_est_a_decider(tmp_path):
    (tmp_path / "base.sql").write_text(export(UNE_MAISON))

    dit, code = dire(tmp_path / "base.sql")

    assert code == 0
    # Noted at 22:30, 23:30 and 10:00 in UTC.
    assert "Les dépôts y sont notés entre 0 h et 23 h." in espaces(dit)
    assert espaces(dit).endswith("Rien n’a été écrit.\n")
    lignes = espaces(dit).splitlines()
    debut = lignes.index("Les ventes, par moyen de paiement")
    assert lignes[debut + 1 : debut + 4] == [
        "  année  point         moyen    tickets    vendu  rendu, à l’écran   rendu",
        "  2019   points vente  Espèces        2  17,00 €            2,00 €  6,00 €",
        "  2019   points vente  Chèque         1   0,00 €            0,00 €  0,00 €",
    ]


@pytest.mark.parametrize(
    ("ecrit", "phrase"), [("CREATE TABLE ventes (", "Ligne 1 : "), (None, "No such file")]
)
def test_la_commande_sort_1_quand_le_fichier_est_refuse(ecrit, phrase, tmp_path):
    fichier = tmp_path / "base.sql"
    if ecrit:
        fichier.write_text(ecrit)

    with pytest.raises(CommandError) as refus:
        call_command("examiner_oressource", str(fichier))

    assert refus.value.returncode == 1
    assert phrase in espaces(str(refus.value))
