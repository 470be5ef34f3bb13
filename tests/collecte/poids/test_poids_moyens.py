"""What nobody weighed: the average of that day, frozen, and what mends it."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.listes.models import Categorie
from collecte.livre.refus import MasseDemandee, VracSeTrie
from collecte.livre.services.annulations import annuler
from collecte.matiere.refus import PageDejaServie
from collecte.mois.refus import MoisClos
from collecte.poids.models import Etalonnage
from collecte.poids.poids_moyens import masse_estimee, poids_moyen, poids_moyens
from collecte.poids.refus import RecalageChange, RienARecaler
from collecte.poids.services import a_recaler, empreinte_du_recalage, etalonner, recaler
from collecte.sorties.refus import PoidsMoyenInconnu
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.droits import DroitManquant
from tests.collecte.livres import clos
from tests.fabriques import (
    categorie,
    entete,
    sans_hypotheses,
    un_compte,
    un_depot,
    un_point,
    une_ligne,
)

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def point():
    sans_hypotheses()
    return un_point("caisse")


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def vendre(point, quantite, code="livres", masse_g=None):
    bon, _cree = vendre_hors_caisse(
        entete=entete(point=point), categorie=categorie(code), masse_g=masse_g, quantite=quantite
    )
    return bon


def peser(point, responsable, quantite, masse_g, code="livres"):
    return etalonner(
        categorie=categorie(code),
        lieu=point.lieu,
        uuid=uuid4(),
        quantite=quantite,
        masse_g=masse_g,
        compte=responsable,
    )[0]


def test_une_vente_sans_pesee_gele_le_poids_moyen_du_jour(point, responsable):
    # 10 books weigh 3,5 kg: 350 g each.
    peser(point, responsable, 10, 3_500)

    ligne = vendre(point, 7).lignes.get()

    assert (ligne.masse_g, ligne.mesure, ligne.quantite) == (2_450, "estimee", 7)
    assert (ligne.moyenne_mg, ligne.moyenne_source) == (350_000, "categorie")


def test_une_moyenne_nouvelle_ne_change_rien_de_ce_qui_est_ecrit(point, responsable):
    peser(point, responsable, 10, 3_500)
    bon = vendre(point, 7)

    peser(point, responsable, 90, 45_000)

    assert bon.lignes.get().masse_g == 2_450
    assert poids_moyen(categorie("livres"), timezone.localdate()) == (485_000, "categorie")


def test_neuf_objets_ne_font_pas_une_moyenne(point, responsable):
    peser(point, responsable, 9, 3_150)
    livres = categorie("livres")
    assert poids_moyen(livres, timezone.localdate()) is None

    livres.poids_moyen_g = 400
    livres.save()

    assert poids_moyen(livres, timezone.localdate()) == (400_000, "hypothese")


def test_une_sous_categorie_prend_la_moyenne_de_sa_mere(point, responsable):
    mere = categorie("livres")
    bd = Categorie.objects.create(code="bd", nom="BD", parent=mere)
    peser(point, responsable, 10, 3_500)

    assert poids_moyen(bd, timezone.localdate()) == (350_000, "mere")

    peser(point, responsable, 20, 10_000, code="bd")
    assert poids_moyen(bd, timezone.localdate()) == (500_000, "categorie")
    # What the daughter weighs teaches the mother too: 30 objects, 13,5 kg.
    assert poids_moyen(mere, timezone.localdate()) == (450_000, "categorie")


def test_les_depots_comptes_et_peses_font_la_moyenne(point):
    comptoir = un_point("comptoir", lieu=point.lieu)
    un_depot(une_ligne("livres", 6_000, quantite=20), point=comptoir)
    # Nobody counted these.
    un_depot(une_ligne("livres", 50_000), point=comptoir)

    assert poids_moyen(categorie("livres"), timezone.localdate()) == (300_000, "categorie")


def test_une_pesee_de_plus_d_un_an_ne_compte_plus(point, responsable, time_machine):
    time_machine.move_to(datetime(2028, 2, 29, 10, tzinfo=PARIS), tick=False)
    peser(point, responsable, 10, 3_500)

    assert poids_moyen(categorie("livres"), date(2029, 2, 27)) == (350_000, "categorie")
    assert poids_moyen(categorie("livres"), date(2029, 2, 28)) is None


def test_sans_rien_savoir_on_demande_de_peser(point):
    with pytest.raises(PoidsMoyenInconnu):
        vendre(point, 3)
    with pytest.raises(MasseDemandee):
        vendre(point, None)
    with pytest.raises(MasseDemandee):
        vendre(point, None, masse_g=0)


def test_un_objet_pese_toujours_au_moins_un_gramme():
    assert masse_estimee(1, 10) == 1
    assert masse_estimee(3, 350_500) == 1_052


def test_recaler_corrige_la_somme_d_un_mois_ouvert(point, responsable):
    peser(point, responsable, 10, 3_500)
    premiere = vendre(point, 7)
    vendre(point, 3)
    peser(point, responsable, 90, 45_000)
    jour = timezone.localdate()
    mois = jour.replace(day=1)
    # 10 books at 485 g make 4 850 g; 3 500 were written.
    assert [(r.categorie.code, r.reste_g) for r in a_recaler(point.lieu, mois)] == [
        ("livres", 1_350)
    ]

    recaler(lieu=point.lieu, mois=mois, entete=entete(responsable, point))

    b = bilan(jour, jour, [point.lieu])
    assert (b.reemploi_g, b.estimee_g) == (4_850, 4_850)
    assert premiere.lignes.get().masse_g == 2_450
    with pytest.raises(RienARecaler):
        recaler(lieu=point.lieu, mois=mois, entete=entete(responsable, point))
    # The bigger sale is cancelled: 3 books stay, 1 455 g.
    annuler(bon=premiere, uuid=uuid4(), motif="rendu", compte=responsable)
    recaler(lieu=point.lieu, mois=mois, entete=entete(responsable, point))
    assert bilan(jour, jour, [point.lieu]).reemploi_g == 1_455


def test_un_mois_clos_ne_se_recale_pas(point, responsable):
    peser(point, responsable, 10, 3_500)
    vendre(point, 7)
    peser(point, responsable, 90, 45_000)
    mois = timezone.localdate().replace(day=1)
    clos(point.lieu, mois)

    with pytest.raises(MoisClos):
        recaler(lieu=point.lieu, mois=mois, entete=entete(responsable, point))


def test_etalonner_ne_bouge_aucun_kilo_et_se_refuse(point, responsable):
    with pytest.raises(MasseDemandee):
        peser(point, responsable, 0, 1_000)
    with pytest.raises(DroitManquant):
        peser(point, un_compte("tri", lieu=point.lieu), 10, 1_000)
    uuid = uuid4()
    for _fois in range(2):
        etalonner(
            categorie=categorie("livres"),
            lieu=point.lieu,
            uuid=uuid,
            quantite=10,
            masse_g=3_500,
            compte=responsable,
        )
    assert Etalonnage.objects.count() == 1
    assert bilan(timezone.localdate(), timezone.localdate()).vide


def test_les_poids_moyens_de_toutes_les_categories_tiennent_en_trois_requetes(
    point, responsable, django_assert_num_queries
):
    mere = categorie("livres")
    bd = Categorie.objects.create(code="bd", nom="BD", parent=mere, poids_moyen_g=200)
    peser(point, responsable, 10, 3_500)
    peser(point, responsable, 20, 10_000, code="bd")
    peser(point, responsable, 9, 9_000, code="vaisselle")
    Categorie.objects.filter(code="jouets").update(poids_moyen_g=400)
    toutes = list(Categorie.objects.select_related("parent"))
    jour = timezone.localdate()

    with django_assert_num_queries(3):
        moyennes = poids_moyens(toutes, jour)

    assert moyennes == {
        mere.pk: (450_000, "categorie"),
        bd.pk: (500_000, "categorie"),
        categorie("jouets").pk: (400_000, "hypothese"),
    }
    assert moyennes == {c.pk: m for c in toutes if (m := poids_moyen(c, jour))}


def test_l_hypothese_de_la_mere_sert_apres_celle_de_la_fille(point):
    mere = categorie("livres")
    Categorie.objects.filter(pk=mere.pk).update(poids_moyen_g=400)
    bd = Categorie.objects.create(code="bd", nom="BD", parent=mere, poids_moyen_g=200)
    manga = Categorie.objects.create(code="manga", nom="Mangas", parent=mere)
    filles = Categorie.objects.select_related("parent").filter(pk__in=[bd.pk, manga.pk])

    assert poids_moyens(filles, timezone.localdate()) == {
        bd.pk: (200_000, "hypothese"),
        manga.pk: (400_000, "hypothese"),
    }


def test_un_recalage_lu_puis_depasse_se_relit(point, responsable):
    peser(point, responsable, 10, 3_500)
    vendre(point, 7)
    peser(point, responsable, 90, 45_000)
    mois = timezone.localdate().replace(day=1)
    vu = empreinte_du_recalage(a_recaler(point.lieu, mois))
    vendre(point, 3)
    # Sold at the average known now: nothing of it is to be mended, but the sum has moved.
    tete = entete(responsable, point)

    with pytest.raises(RecalageChange):
        recaler(lieu=point.lieu, mois=mois, entete=tete, vu=vu)

    restes = a_recaler(point.lieu, mois)
    assert [(r.quantite, r.ecrit_g, r.vise_g) for r in restes] == [(10, 3_905, 4_850)]
    recaler(lieu=point.lieu, mois=mois, entete=tete, vu=empreinte_du_recalage(restes))
    assert a_recaler(point.lieu, mois) == []


def test_un_etalonnage_ne_se_remplace_pas_en_silence(point, responsable):
    uuid = uuid4()
    dit = {"categorie": categorie("livres"), "lieu": point.lieu, "compte": responsable}
    etalonner(**dit, uuid=uuid, quantite=10, masse_g=3_500)

    with pytest.raises(PageDejaServie):
        etalonner(**dit, uuid=uuid, quantite=10, masse_g=4_500)
    with pytest.raises(VracSeTrie):
        etalonner(**dit | {"categorie": categorie("vrac")}, uuid=uuid4(), quantite=1, masse_g=1)

    assert Etalonnage.objects.get().masse_g == 3_500
