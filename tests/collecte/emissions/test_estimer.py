"""What réemploi spares: worked by hand, dated, and frozen with the dossier that told it."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from collecte.emissions import estimation
from collecte.emissions.bibliotheque import FORFAIT, MODELES
from collecte.emissions.estimation import estimer
from collecte.emissions.models import Choix, Facteur
from collecte.emissions.refus import FacteursQuiSeChevauchent, PasLePremierDuMois
from collecte.emissions.services.facteurs import montrer
from collecte.sorties.services.sorties import remettre_au_recycleur
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.papier import contexte_du_papier
from petiterockette.dossiers.services.dossiers import creer, relire
from petiterockette.dossiers.services.figements import figer
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.droits import DroitManquant
from petiterockette.indicateurs.nombres import ecrire
from petiterockette.indicateurs.registre import (
    INDICATEURS,
    Portee,
    Unite,
    ValeursDeLaPeriode,
)
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    entete,
    matiere,
    structure,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
)

from .les_facteurs import JANVIER, montrees, reemploye, un_facteur

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

DECEMBRE = date(2026, 12, 31)
ANNEE = Portee(JANVIER, DECEMBRE)
CODES = ("CO2_EVITE_BAS", "CO2_EVITE", "CO2_EVITE_HAUT")


@pytest.fixture
def point():
    return un_point("quai", lieu=un_lieu(code="CHV"))


def bornes(debut=JANVIER, fin=DECEMBRE, lieux=None) -> tuple[int, int, int]:
    e = estimer(debut, fin, lieux)
    return e.basse_g, e.centrale_g, e.haute_g


def test_le_forfait_de_la_source_donne_ce_qu_elle_dit(point):
    un_facteur()
    reemploye(point, 199_500)

    assert bornes() == (92_169, 92_169, 92_169)
    assert ecrire(92_169_000, Unite.GRAMMES_CO2E) == "92\u00a0t\u00a0CO2e"
    assert (FORFAIT.valeur_g, FORFAIT.substitution_pm) == (462, 1000)


def test_la_bibliotheque_ne_dit_aucun_taux_de_substitution_qu_une_source_n_a_pas_dit():
    par_objet = [m for m in MODELES.values() if m.unite == "objet"]

    assert len(par_objet) == 34
    assert all(m.substitution_pm is None for m in par_objet)
    assert not Facteur.objects.exists()


def test_une_fourchette_et_un_taux_de_substitution(point):
    un_facteur(basse_g=200, centrale_g=400, haute_g=1_000, substitution_pm=500)
    reemploye(point, 10_000)

    assert bornes() == (1_000, 2_000, 5_000)


def test_seul_le_reemploi_compte_au_lieu_ou_il_se_fait(point):
    un_facteur()
    reemploye(point, 10_000)
    un_depot(une_ligne("textiles", 30_000), point=point)
    remettre_au_recycleur(
        entete=entete(point=point), structure=structure(), matiere=matiere("textile"), brut_g=30_000
    )

    assert bornes()[1] == 4_620
    assert bornes(lieux=[point.lieu_id])[1] == 4_620
    assert bornes(lieux=[un_lieu().pk])[1] == 0


def test_une_categorie_prend_son_facteur_et_les_autres_celui_de_toutes(point):
    un_facteur(valeur_g=100)
    un_facteur(valeur_g=1_000, categorie=categorie("livres"))
    reemploye(point, 10_000, "livres")
    reemploye(point, 10_000, "vaisselle")

    assert bornes()[1] == 10_000 + 1_000


def test_ce_qui_n_a_pas_de_facteur_est_dit_a_part(point):
    un_facteur(categorie=categorie("livres"))
    reemploye(point, 10_000, "livres")
    reemploye(point, 7_000, "vaisselle")

    assert estimer(JANVIER, DECEMBRE).sans_facteur_g == 7_000


def test_par_objet_ne_comptent_que_les_objets_et_plus_les_kilos(point, monkeypatch):
    livres = categorie("livres")
    un_facteur(categorie=livres, unite="objet", valeur_g=1_100, substitution_pm=500)
    reemploye(point, 10_000, "livres")
    assert bornes()[1] == 0

    vendus = {(date(2026, 11, 1), livres.pk): 40}
    monkeypatch.setattr(estimation, "COMPTEURS", [lambda debut, fin, lieux: vendus])

    assert bornes()[1] == 22_000


def test_chaque_mois_compte_avec_le_facteur_de_ce_mois_la(point, time_machine):
    un_facteur(valeur_g=100, valide_du=JANVIER)
    un_facteur(valeur_g=1_000, valide_du=date(2026, 11, 1))
    time_machine.move_to(datetime(2026, 10, 5, 9, tzinfo=UTC), tick=False)
    reemploye(point, 10_000)
    time_machine.move_to(datetime(2026, 11, 26, 9, tzinfo=UTC), tick=False)
    reemploye(point, 10_000)

    assert bornes()[1] == 1_000 + 10_000
    assert bornes(fin=date(2026, 10, 31))[1] == 1_000


def test_avant_le_premier_facteur_et_apres_le_dernier_jour_il_n_y_a_rien(point):
    un_facteur(valide_du=date(2026, 1, 1), valide_au=date(2026, 10, 31))
    reemploye(point, 10_000)

    assert bornes() == (0, 0, 0)
    assert estimer(JANVIER, DECEMBRE).sans_facteur_g == 10_000


@pytest.mark.parametrize(
    "champs",
    [
        {"valide_du": JANVIER},
        {"valide_du": date(2026, 6, 1)},
        {"valide_du": date(2025, 6, 1), "valide_au": date(2026, 1, 31)},
    ],
)
def test_deux_facteurs_ne_se_chevauchent_pas(champs):
    un_facteur(valide_du=JANVIER, valide_au=date(2026, 6, 30))

    with pytest.raises((FacteursQuiSeChevauchent, ValidationError)):
        un_facteur(**champs)
    assert Facteur.objects.count() == 1
    un_facteur(valide_du=date(2026, 7, 1))
    un_facteur(valide_du=JANVIER, categorie=categorie("livres"))


@pytest.mark.parametrize(
    "champs", [{"valide_du": date(2026, 1, 2)}, {"valide_au": date(2026, 6, 29)}]
)
def test_un_facteur_commence_et_finit_avec_un_mois(champs):
    with pytest.raises(PasLePremierDuMois):
        un_facteur(**champs)


def test_la_meme_page_deux_fois_n_ajoute_qu_un_facteur():
    uuid = uuid4()

    assert un_facteur(uuid=uuid) == un_facteur(uuid=uuid)
    assert Entree.objects.filter(code="collecte.emissions.facteur").count() == 1


@pytest.mark.parametrize("role", ["tresorerie", "pole"])
def test_qui_n_est_pas_la_direction_n_ajoute_ni_ne_montre(role):
    with pytest.raises(DroitManquant):
        un_facteur(compte=un_compte(role))
    with pytest.raises(DroitManquant):
        montrer(compte=un_compte(role), montre=True)
    assert not Choix.objects.exists()


# Shown or not


def test_cachee_elle_n_est_dans_aucune_liste_d_indicateurs():
    presents = set(INDICATEURS)

    assert presents.isdisjoint(CODES)
    assert all(code not in INDICATEURS and INDICATEURS.get(code) is None for code in CODES)
    assert len(INDICATEURS) == len(presents) == len(dict(INDICATEURS))
    with pytest.raises(KeyError):
        INDICATEURS["CO2_EVITE"]


def test_montree_puis_cachee_le_journal_le_dit(point):
    un_facteur()
    reemploye(point, 199_500)

    montrees()
    montrees()
    valeurs = ValeursDeLaPeriode(ANNEE)
    assert [valeurs.valeur(INDICATEURS[c]) for c in CODES] == list(bornes())
    montrer(compte=un_compte("direction"), montre=False)

    assert "CO2_EVITE" not in INDICATEURS
    assert Entree.objects.filter(code="collecte.emissions.choix").count() == 2


def test_sans_facteur_l_indicateur_ne_dit_pas_zero():
    montrees()

    assert ValeursDeLaPeriode(ANNEE).valeur(INDICATEURS["CO2_EVITE"]) is None


def un_dossier(codes) -> Dossier:
    compte = un_compte("direction")
    dossier, _neuf = creer(
        compte=compte, uuid=uuid4(), objet="rapport", titre="Rapport", debut=JANVIER,
        fin=date(2026, 11, 26),
    )  # fmt: skip
    return choisir(dossier=dossier, compte=compte, indicateurs=codes, pieces=[])


def empreinte(contenu) -> str:
    return sha256(json.dumps(contenu, sort_keys=True).encode()).hexdigest()


def test_un_facteur_de_plus_ne_change_aucun_dossier_fige(point):
    un_facteur(valide_du=JANVIER)
    reemploye(point, 199_500)
    montrees()
    dossier = un_dossier(["T_COLLECTE", *CODES])
    figement = figer(dossier=dossier, compte=dossier.compte, sans_ce_qui_manque=True)
    avant = empreinte(figement.contenu)
    [dit] = [li for li in figement.contenu["lignes"] if li["code"] == "CO2_EVITE"]
    assert (dit["valeur"], dit["unite"]) == ("92169", "gCO2e")

    un_facteur(valeur_g=900, valide_du=date(2026, 11, 1))
    relire(dossier=dossier, compte=dossier.compte)
    montrer(compte=dossier.compte, montre=False)
    figement.refresh_from_db()

    assert empreinte(figement.contenu) == avant
    dossier.refresh_from_db()
    assert "CO2_EVITE" not in dossier.lecture["chiffres"] or bornes()[1] != 92_169


def test_elle_ne_s_imprime_jamais_en_grand(point):
    un_facteur()
    reemploye(point, 10_000)
    montrees()
    dossier = un_dossier(["CO2_EVITE", "T_COLLECTE", "T_REEMPLOI", "T_SORTI", "T_VENDU", "T_DONNE"])
    figement = figer(dossier=dossier, compte=dossier.compte, sans_ce_qui_manque=True)

    papier = contexte_du_papier(figement.contenu, figement)

    assert "CO2_EVITE" not in [c.code for c in papier["en_grand"]]
    assert len(papier["en_grand"]) == 4
    assert "CO2_EVITE" in [c.code for bloc in papier["blocs"] for c in bloc.chiffres]
