"""What a report shows of the year by itself: its tables are the figures of the pages."""

from datetime import date
from decimal import Decimal

import pytest

from collecte.listes.models import Categorie
from petiterockette.dossiers.contenu import composer
from petiterockette.dossiers.documents import document_du
from petiterockette.dossiers.papier import contexte_du_papier
from petiterockette.dossiers.presets import PRESETS
from petiterockette.dossiers.registre import PIECES
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.lieux.models import Lieu
from petiterockette.mots.taux import pourcent
from petiterockette.resultats.registre import RESSOURCERIE
from petiterockette.resultats.services.repartitions import repartir_les_comptes
from tests.dossiers.les_dossiers import un_dossier
from tests.fabriques import un_compte, un_depot, un_point, une_ligne
from tests.pages import espaces

from .des_comptes import DEBUT, FIN, une_balance
from .une_annee import ANNEE, une_annee

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PORTEE = Portee(*ANNEE)


def table(code: str, portee: Portee = PORTEE) -> dict[str, dict[str, object]]:
    """Row → column → value; a row that adds others up is called so, and is the last one."""
    lu = PIECES[code].lire(portee)
    noms = [c.nom for c in lu.colonnes]
    totaux = [rang for rang, (nom, _valeurs) in enumerate(lu.rangees) if nom == "Total"]
    assert list(lu.totaux) == totaux == [len(lu.rangees) - 1] * len(totaux)
    return {nom: dict(zip(noms, valeurs, strict=True)) for nom, valeurs in lu.rangees}


def valeur(code: str, portee: Portee = PORTEE):
    return ValeursDeLaPeriode(portee).valeur(INDICATEURS[code])


def test_cinq_ans_disent_le_taux_de_chaque_annee_et_rien_avant_l_ouverture():
    une_annee()
    Lieu.objects.update(ouvert_le=date(2024, 3, 1))

    lue = table("cinq-ans")

    assert list(lue) == ["2024, depuis le 1er mars", "2025", "2026"]
    assert lue["2024, depuis le 1er mars"]["Collecté"] == 0
    assert lue["2026"]["Collecté"] == valeur("T_COLLECTE")
    assert lue["2026"]["Taux de revalorisation"] == valeur("R_REVALORISATION")
    parts = [lue["2026"][nom] for nom in ("Réemploi", "Recyclage", "Déchetterie")]
    assert sum(Decimal(str(p)) for p in parts) == 100


def test_les_parts_du_chiffre_d_affaires_le_font():
    une_annee()

    parts = [c for c, i in INDICATEURS.items() if c.startswith("CA_") and i.bilan == "caisse"]

    assert "CA_VELO" in parts
    assert sum(valeur(code) for code in parts) == valeur("CA")


def test_les_lieux_font_la_maison():
    annee = une_annee()

    lue = table("par-lieu")

    assert list(lue) == [annee.lieu.nom, "Total"]
    assert lue["Chemin-Vert"]["Collecté"] == valeur("T_COLLECTE")
    assert lue["Total"]["Taux"] == valeur("R_REVALORISATION")
    assert table("par-lieu", Portee(*ANNEE, (annee.autre.pk,))) == {}


def test_les_activites_font_le_chiffre_d_affaires():
    une_annee()

    lue = table("ventes-par-activite")

    assert lue["Total"]["Chiffre d’affaires"] == valeur("CA")
    assert lue["Total"]["Objets vendus"] == valeur("OBJETS_VENDUS")
    siennes = [r["Chiffre d’affaires"] for nom, r in lue.items() if nom != "Total"]
    assert len(siennes) == 2
    assert sum(siennes) == valeur("CA")


def test_les_poles_ont_leurs_produits_et_leur_activite():
    une_annee()

    produits, activite = table("produits-par-pole"), table("activite-par-pole")

    assert produits["Total"]["Caisses"] == valeur("CA")
    assert produits["Total"]["Ensemble"] == sum(
        v for nom, v in produits["Total"].items() if nom != "Ensemble" and isinstance(v, int)
    )
    assert activite["Total"]["Bénévolat"] == valeur("H_BENEVOLAT")
    assert activite["Ressourceries"]["Collecté, ateliers compris"] == valeur("T_COLLECTE")


def test_le_resultat_ne_se_montre_que_s_il_est_connu():
    lieu = une_annee().lieu
    assert table("resultat-par-pole") == {}
    une_balance()
    repartir_les_comptes(prefixe="7", parts={RESSOURCERIE: 1_000}, compte=un_compte("tresorerie"))

    lue = table("resultat-par-pole", Portee(DEBUT, FIN))

    assert lue["Total"] == {"Produits": 750_001, "Charges": 600_000, "Résultat": 150_001}
    assert table("resultat-par-pole", Portee(DEBUT, FIN, (lieu.pk,))) == {}


def test_le_rapport_annuel_se_remplit_de_lui_meme():
    une_annee()

    contenu = composer(un_dossier("rapport", titre="Rapport 2026"))

    codes = [p["code"] for p in contenu["pieces"]]
    assert codes == list(PRESETS["rapport"].pieces)
    assert {"cinq-ans", "par-lieu", "ventes-par-activite", "produits-par-pole"} <= set(codes)
    assert {"VALO_BENEVOLAT", "H_BENEVOLAT", "ADHERENTS", "N_SEANCES"} <= {
        li["code"] for li in contenu["lignes"]
    }
    cinq = next(
        b.piece
        for b in contexte_du_papier(contenu)["blocs"]
        if b.piece and b.piece.code == "cinq-ans"
    )
    assert espaces(pourcent(valeur("R_REVALORISATION"))) in espaces(
        " ".join(mot for _nom, mot, _chiffre in cinq.groupes[-1][1][-1].cases)
    )
    feuilles = {f.titre: f for f in document_du(contenu).feuilles}
    heures = list(feuilles["Les heures et les kilos de chaque pôle"].lignes)[-1][1]
    # In hours, as its page says it.
    assert heures == Decimal("3.25")


def test_deux_categories_du_meme_nom_gardent_chacune_sa_rangee():
    un_depot(une_ligne("livres", 3_000), une_ligne("textiles", 2_000), point=un_point())
    Categorie.objects.filter(code__in=["livres", "textiles"]).update(nom="Divers")

    rangees = PIECES["par-categorie"].lire(PORTEE).rangees

    lues = [(nom, valeurs[0]) for nom, valeurs in rangees]
    assert lues == [("Divers", 3_000), ("Divers", 2_000), ("Total", 5_000)]


@pytest.mark.parametrize("code", ["par-categorie", "par-lieu"])
def test_le_total_d_un_tableau_de_matiere_est_la_somme_de_ses_rangees_et_l_indicateur(code):
    annee = une_annee()
    un_depot(une_ligne("livres", 3_000), point=un_point(lieu=annee.autre))

    lue = table(code)

    total = lue.pop("Total")
    assert (total["Collecté"], total["Sorti"]) == (valeur("T_COLLECTE"), valeur("T_SORTI"))
    for nom in ("Collecté", "Sorti", "Réemploi", "Recyclage", "Déchetterie"):
        assert total[nom] == sum(rangee[nom] for rangee in lue.values()), nom
    assert len(lue) > 1


def test_un_pole_qui_n_a_rien_ne_dit_pas_zero():
    une_annee()

    blocs = contexte_du_papier(composer(un_dossier("rapport")))["blocs"]

    mots = [
        mot
        for bloc in blocs
        if bloc.piece and bloc.piece.code.endswith("-par-pole")
        for _titre, rangees in bloc.piece.groupes
        for rangee in rangees
        for _nom, mot, _chiffre in rangee.cases
    ]
    assert "—" in mots
    assert not {"0", "0 h", "0 kg", "0,00 €"} & set(map(espaces, mots))


def test_un_rapport_ne_redit_pas_en_liste_le_total_de_ses_tableaux():
    une_annee()

    rapport, d_un_pole = un_dossier("rapport"), un_dossier("rapport", poles=["formation"])

    redits = {"N_PARTICIPANTS", "N_REPAS", "N_STAGIAIRES", "HEURES_STAGIAIRES", "V_PASSAGES"}
    assert not redits & {c.code for c in rapport.choisis.all()}
    # A pole's own report has no such table: its figures are listed.
    assert {"N_STAGIAIRES", "HEURES_STAGIAIRES"} <= {c.code for c in d_un_pole.choisis.all()}
