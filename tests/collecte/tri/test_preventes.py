"""Checks before sale: what a category asks for, what was checked, once, by whom."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from collecte.listes.models import Categorie
from collecte.livre.refus import AutreContenu
from collecte.matiere.refus import RienDeCompte
from collecte.tri.models import Controle, ControleFait
from collecte.tri.refus import ControleDAutreCategorie, ControleDejaAnnule, RienAControler
from collecte.tri.services.controles_avant_vente import (
    annuler_le_controle,
    controler,
    controles_de,
    controles_manquants,
    exigences_de,
    manquants_par_categorie,
)
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import (
    categorie,
    les_listes,
    un_compte,
    un_controle_fait,
    un_lieu,
    une_personne,
)
from tests.lieux.journees import a_paris
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu():
    les_listes()
    return un_lieu()


@pytest.fixture
def trieur(lieu):
    return un_compte("tri", lieu=lieu)


def noms(controles) -> list[str]:
    return [c.nom for c in controles]


def noter(lieu, compte, code="informatique", **champs):
    champs.setdefault("uuid", uuid4())
    champs.setdefault("controles", controles_de(categorie(code)))
    champs.setdefault("conformes", 1)
    champs.setdefault("par", None)
    return controler(lieu=lieu, categorie=categorie(code), compte=compte, **champs)


def test_les_exigences_par_defaut(lieu):
    codes = ("materiel-electrique", "informatique", "puericulture", "livres", "pam")
    ids = {code: categorie(code).pk for code in codes}

    exigences = exigences_de(ids.values())

    electrique = ["Sécurité électrique", "Fonctionnement"]
    assert exigences == {
        ids["materiel-electrique"]: electrique,
        ids["informatique"]: [*electrique, "Données effacées"],
        ids["puericulture"]: ["Norme et état"],
        # A sub-category asks for what its category does.
        ids["pam"]: electrique,
    }


def test_une_sous_categorie_ajoute_ses_controles_a_ceux_de_sa_mere(lieu):
    ecrans = categorie("ecrans")
    Controle.objects.create(categorie=ecrans, nom="Dalle sans tache")
    Controle.objects.create(categorie=ecrans, nom="Fonctionnement")

    assert exigences_de([ecrans.pk]) == {
        ecrans.pk: ["Sécurité électrique", "Fonctionnement", "Dalle sans tache"]
    }


def test_un_controle_cache_ou_facultatif_n_est_pas_exige(lieu):
    Controle.objects.filter(nom="Fonctionnement").update(visible=False)
    Controle.objects.filter(nom="Données effacées").update(avant_rayon=False)
    info = categorie("informatique")

    assert exigences_de([info.pk]) == {info.pk: ["Sécurité électrique"]}
    assert noms(controles_de(info)) == ["Sécurité électrique", "Données effacées"]


def test_les_exigences_se_lisent_en_deux_questions(lieu, django_assert_num_queries):
    ids = list(Categorie.objects.values_list("pk", flat=True))

    with django_assert_num_queries(2):
        exigences_de(ids)


def test_les_controles_manquants_se_lisent_aussi_tous_a_la_fois(lieu, trieur):
    noter(lieu, trieur, controles=controles_de(categorie("informatique"))[:1])
    noter(lieu, trieur, code="pam")
    toutes = list(Categorie.objects.all())

    ensemble = manquants_par_categorie([c.pk for c in toutes], lieu)

    une_par_une = {c.pk: [x.nom for x in controles_manquants(c, lieu=lieu)] for c in toutes}
    assert ensemble == {pk: noms for pk, noms in une_par_une.items() if noms}
    assert categorie("pam").pk not in ensemble


def test_l_electrique_va_d_abord_a_l_atelier(lieu):
    codes = Categorie.objects.filter(destination="atelier").values_list("code", flat=True)

    assert set(codes) == {
        "materiel-electrique",
        "informatique",
        "gem-froid",
        "gem-hors-froid",
        "ecrans",
        "pam",
    }


def test_controler_un_lot(lieu, trieur):
    faits, cree = noter(lieu, trieur, conformes=6, non_conformes=2)

    assert cree
    assert {f.uuid for f in faits} == {faits[0].uuid}
    assert noms(f.controle for f in faits) == [
        "Sécurité électrique",
        "Fonctionnement",
        "Données effacées",
    ]
    assert {(f.conformes, f.non_conformes, f.par_id) for f in faits} == {(6, 2, trieur.personne_id)}
    [entree] = Entree.objects.all()
    assert (entree.code, entree.lieu) == ("collecte.controle.fait", lieu.pk)
    assert entree.resume == "Contrôle, Informatique\u00a0: 6 bons, 2 pas bons"


def test_le_nom_touche_est_celui_qui_controle(lieu):
    appareil = un_compte("tri", lieu=lieu, personne=None)
    personne = une_personne("Awa", equipe=lieu)

    [fait, *_] = noter(lieu, appareil, par=personne.pk)[0]

    assert (fait.par, fait.compte) == (personne, appareil)


def test_ce_qui_manque_est_ce_qui_n_a_pas_passe_aujourd_hui(lieu, trieur, time_machine):
    time_machine.move_to(a_paris(2026, 11, 24, 23, 30), tick=False)
    info = categorie("informatique")
    securite, fonctionnement, donnees = controles_de(info)
    noter(lieu, trieur)
    assert controles_manquants(info, lieu=lieu) == []
    time_machine.move_to(a_paris(2026, 11, 25, 0, 10), tick=False)
    assert controles_manquants(info, lieu=lieu) == [securite, fonctionnement, donnees]

    noter(lieu, trieur, controles=[securite])
    noter(lieu, trieur, controles=[donnees], conformes=0, non_conformes=1)

    assert controles_manquants(info, lieu=lieu) == [fonctionnement, donnees]
    assert controles_manquants(info, lieu=un_lieu()) == [securite, fonctionnement, donnees]
    assert controles_manquants(info) == [fonctionnement, donnees]
    assert controles_manquants(info, depuis=a_paris(2026, 11, 24)) == []
    assert controles_manquants(categorie("livres")) == []


def test_la_meme_page_compte_une_fois(lieu, trieur):
    uuid = uuid4()

    premier, second = noter(lieu, trieur, uuid=uuid), noter(lieu, trieur, uuid=uuid)

    assert [premier[1], second[1]] == [True, False]
    assert [f.pk for f in premier[0]] == sorted(f.pk for f in second[0])
    assert ControleFait.objects.count() == 3
    assert Entree.objects.count() == 1


def test_la_meme_page_avec_un_autre_nombre_est_refusee(lieu, trieur):
    uuid = uuid4()
    noter(lieu, trieur, uuid=uuid)

    with pytest.raises(AutreContenu):
        noter(lieu, trieur, uuid=uuid, conformes=2)
    assert ControleFait.objects.count() == 3


def test_on_controle_au_moins_un_objet_et_une_chose(lieu, trieur):
    with pytest.raises(RienDeCompte):
        noter(lieu, trieur, conformes=0)
    with pytest.raises(RienAControler):
        noter(lieu, trieur, "livres")
    with pytest.raises(ControleDAutreCategorie):
        noter(lieu, trieur, "puericulture", controles=controles_de(categorie("informatique")))
    assert not ControleFait.objects.exists()
    assert not Entree.objects.exists()


def test_annuler_ne_compte_plus_et_n_efface_rien(lieu, trieur):
    info = categorie("informatique")
    fait = un_controle_fait(lieu=lieu)

    contraires, _cree = annuler_le_controle(fait=fait, uuid=uuid4(), par=None, compte=trieur)

    assert len(contraires) == 3
    assert len(controles_manquants(info, lieu=lieu)) == 3
    assert ControleFait.objects.count() == 6
    assert Entree.objects.latest("id").code == "collecte.controle.annule"
    for encore in (fait, contraires[0]):
        with pytest.raises(ControleDejaAnnule):
            annuler_le_controle(fait=encore, uuid=uuid4(), par=None, compte=trieur)


@pytest.mark.parametrize("role", ["tri", "responsable", "direction"])
def test_ces_roles_controlent(lieu, role):
    assert noter(lieu, un_compte(role, lieu=lieu))[1]


@pytest.mark.parametrize("role", ["benevole", "caisse", "camion", "pole", "administration"])
def test_ces_roles_ne_controlent_pas(lieu, role):
    with pytest.raises(DroitManquant):
        noter(lieu, un_compte(role, lieu=lieu))
    with pytest.raises(DroitManquant):
        annuler_le_controle(
            fait=un_controle_fait(lieu=lieu),
            uuid=uuid4(),
            par=None,
            compte=un_compte(role, lieu=lieu),
        )


def test_on_ne_controle_pas_ailleurs(lieu):
    with pytest.raises(DroitManquant):
        noter(lieu, un_compte("tri", lieu=un_lieu()))


def test_la_base_scelle_les_controles_faits(lieu):
    un_controle_fait(lieu=lieu)

    with pytest.raises(IntegrityError, match="scellée"), transaction.atomic():
        ControleFait.objects.update(conformes=9)


@pytest.mark.django_db(transaction=True)
def test_la_meme_page_envoyee_par_six_appareils_compte_une_fois():
    les_listes()
    lieu = un_lieu()
    compte, uuid = un_compte("tri", lieu=lieu), uuid4()

    resultats = en_parallele([lambda: noter(lieu, compte, uuid=uuid) for _ in range(6)])

    assert erreurs(resultats) == []
    assert sum(cree for _faits, cree in resultats) == 1
    assert ControleFait.objects.count() == 3
