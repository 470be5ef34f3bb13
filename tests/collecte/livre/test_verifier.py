"""What « manage.py verifier » sees: each kind of disagreement, put in by hand."""

from datetime import date
from uuid import uuid4

import pytest
from django.db.models import F
from django.utils import timezone

from collecte.livre.models import (
    Bon,
    Commentaire,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    Ligne,
    Mouvement,
    Stock,
    Tare,
)
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from collecte.sorties.services.sorties import porter_a_la_dechetterie
from petiterockette.verification import DEBUT, SUIVIES, VERIFICATIONS, trouver_les_verifications
from tests.collecte.livres import verifier
from tests.dehors import dire_dehors
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
from tests.greffons.bases import sceaux_leves

pytestmark = pytest.mark.django_db


def anomalies() -> list[str]:
    """What the checks of these books alone find; the whole command is asked above."""
    trouver_les_verifications()
    return [
        constat.phrase
        for nom, lire in VERIFICATIONS
        if lire.__module__.startswith("collecte.")
        for constat in (lire(DEBUT) if nom in SUIVIES else lire())
        if constat.anomalie
    ]


@pytest.fixture(scope="module")
def _livres(partager):
    with partager(des_livres):
        yield


@pytest.fixture
def livres(_livres, db) -> None:
    pass


def des_livres() -> None:
    """Books that agree: deposits, an exit, a sale, a cancellation, a comment."""
    point = un_point()
    responsable = un_compte("responsable", lieu=point.lieu)
    un_depot(
        une_ligne("livres", 9_000, tares=[("Caisse grise", 1)]),
        une_ligne("velo", 14_000, destination="a_recycler"),
        une_ligne("jouets", 800, destination="a_jeter"),
        point=point,
        commentaire="Deux cartons",
    )
    annule = un_depot(
        une_ligne("textiles", 2_000), une_ligne("jouets", 500, destination="rayon"), point=point
    )
    annuler(bon=annule, uuid=uuid4(), motif="Saisi deux fois", compte=responsable)
    vendre_hors_caisse(entete=entete(responsable, point), categorie=categorie("livres"), masse_g=70)
    porter_a_la_dechetterie(entete=entete(responsable, point), brut_g=300)


def test_une_base_vide_s_accorde():
    code, dit = verifier()

    assert code == 0
    assert "Les livres s’accordent." in dit


@pytest.mark.usefixtures("livres")
def test_des_livres_justes_s_accordent():
    dire_dehors()
    code, dit = verifier()

    assert code == 0
    assert "ANOMALIE" not in dit
    assert "avis" not in dit


def test_une_etape_negative_est_un_avis_pas_une_anomalie():
    point = un_point(lieu=un_lieu(nom="Montgallet"))
    un_depot(point=point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=70)

    code, dit = verifier()

    assert code == 0
    assert "avis : à régulariser : Montgallet, Livres, rayon : −0,07\u00a0kg" in dit


# The caches: nothing seals them


def un_gramme_de_plus_au_stock() -> None:
    stock = Stock.objects.first()
    Stock.objects.filter(pk=stock.pk).update(masse_g=stock.masse_g + 1)


def un_stock_de_nulle_part() -> None:
    Stock.objects.create(
        lieu=un_lieu(), categorie=categorie(), etape="rayon", matiere=matiere(), masse_g=5
    )


def un_gramme_d_une_matiere_a_l_autre() -> None:
    stock = Stock.objects.get(etape="a_recycler", masse_g__gt=0)
    Stock.objects.filter(pk=stock.pk).update(matiere=matiere("carton"))


def un_cumul_faux() -> None:
    Cumul.objects.filter(vers="vendu").update(masse_g=71)


def un_cumul_efface() -> None:
    Cumul.objects.filter(vers="vendu").delete()


def une_mesure_changee() -> None:
    Cumul.objects.filter(vers="vendu").update(mesure="estimee")


def un_passage_de_trop() -> None:
    CumulDepots.objects.update(depots=7)


def une_masse_de_depots_fausse() -> None:
    CumulDepots.objects.update(masse_g=7)


def un_apport_faux() -> None:
    CumulApports.objects.filter(categorie__code="velo").update(masse_g=7)


def une_annee_fausse() -> None:
    CumulAnnees.objects.filter(vers="vendu").update(masse_g=71)


def une_heure_fausse() -> None:
    CumulHeures.objects.update(heure=(F("heure") + 1) % 24)


def une_masse_par_heure_fausse() -> None:
    CumulHeures.objects.update(masse_g=7)


def un_partenaire_de_trop() -> None:
    CumulPartenaires.objects.create(
        mois=date(2026, 5, 1),
        lieu=Mouvement.objects.first().lieu,
        structure=structure(),
        fin="recycle",
        masse_g=7,
    )


def un_commentaire_recrit() -> None:
    Commentaire.objects.update(texte="Trois cartons")


# The books: only somebody who lifts the seals


def un_mouvement_efface() -> None:
    Mouvement.objects.filter(vers="vendu").delete()


def une_annulation_sans_mouvement() -> None:
    Mouvement.objects.filter(nature="contre_ecriture").delete()


def un_mouvement_alourdi() -> None:
    Mouvement.objects.filter(nature="apport", de="donateur").update(masse_g=1)


def une_ligne_alourdie() -> None:
    Ligne.objects.filter(vers="vendu").update(masse_g=71, brut_g=71)


def une_ligne_envoyee_ailleurs() -> None:
    Ligne.objects.filter(vers="a_recycler").update(vers="a_jeter")


def une_tare_allegee() -> None:
    Tare.objects.update(tare_g=2_999)


def un_jour_decale() -> None:
    Bon.objects.filter(nature="sortie").update(jour="2020-02-29")


def un_lieu_change() -> None:
    Bon.objects.filter(nature="sortie").update(lieu=un_lieu())


def un_mois_decale() -> None:
    Mouvement.objects.filter(vers="vendu").update(mois="2020-02-01")


def une_nature_changee() -> None:
    # An implied routing looks like a sorting gesture's.
    Mouvement.objects.filter(nature="vente_hors_caisse", implicite=True).update(
        nature="orientation"
    )


CACHES = [
    (un_gramme_de_plus_au_stock, "stock"),
    (un_stock_de_nulle_part, "stock"),
    (un_gramme_d_une_matiere_a_l_autre, "stock"),
    (un_cumul_faux, "cumul"),
    (un_cumul_efface, "cumul"),
    (une_mesure_changee, "cumul"),
    (un_passage_de_trop, "dépôts"),
    (une_masse_de_depots_fausse, "masse des dépôts"),
    (un_apport_faux, "apports"),
    (une_annee_fausse, "cumul de l’année"),
    (une_heure_fausse, "dépôts par heure"),
    (une_masse_par_heure_fausse, "masse par heure"),
    (un_partenaire_de_trop, "partenaire"),
    (un_commentaire_recrit, "commentaire"),
]
LIVRES = [
    (un_mouvement_efface, "lignes et mouvements diffèrent"),
    (une_annulation_sans_mouvement, "ne le défait pas exactement"),
    (un_mouvement_alourdi, "lignes et mouvements diffèrent"),
    (une_ligne_alourdie, "lignes et mouvements diffèrent"),
    (une_ligne_envoyee_ailleurs, "lignes et mouvements diffèrent"),
    (une_tare_allegee, "tare"),
    (un_jour_decale, "ne copie pas son bon"),
    (un_lieu_change, "ne copie pas son bon"),
    (un_mois_decale, "n’est pas dans son mois"),
    (une_nature_changee, "ne copie pas son bon"),
]


def _nom(valeur) -> str:
    return getattr(valeur, "__name__", "")


@pytest.mark.usefixtures("livres")
@pytest.mark.parametrize(("tricher", "mot"), CACHES, ids=_nom)
def test_un_cumul_qui_ne_dit_plus_les_livres_est_une_anomalie(tricher, mot):
    tricher()

    assert [phrase for phrase in anomalies() if mot in phrase]


@pytest.mark.usefixtures("livres")
@pytest.mark.parametrize(("tricher", "mot"), LIVRES, ids=_nom)
def test_des_livres_falsifies_sont_une_anomalie(tricher, mot):
    with sceaux_leves("default"):
        tricher()

    assert [phrase for phrase in anomalies() if mot in phrase]


@pytest.mark.usefixtures("livres")
def test_la_commande_finit_mal_sur_une_anomalie():
    un_gramme_de_plus_au_stock()

    code, dit = verifier()

    assert code == 1
    assert [li for li in dit.splitlines() if "ANOMALIE" in li and "stock" in li]


@pytest.mark.usefixtures("livres")
def test_un_commentaire_caviarde_n_est_pas_une_anomalie():
    Commentaire.objects.update(texte="", caviarde_le=timezone.now())

    assert verifier()[0] == 0
