"""Scan many, then a place: known things move, once; the rest is told beside."""

from uuid import uuid4

import pytest

from collecte.matiere.refus import PageDejaServie
from collecte.objets.models import Objet
from collecte.objets.refus import RienDeScanne
from collecte.objets.services.deplacements import deplacer
from collecte.objets.services.situations import changer_de_situation
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.objets.suivis import un_emplacement, un_objet, un_rouleau
from tests.fabriques import entete, un_compte, un_lieu, un_point

pytestmark = pytest.mark.django_db


def scanner(emplacement, *scans, **options):
    qui = options.get("entete") or entete(lieu=emplacement.lieu)
    return deplacer(entete=qui, emplacement=emplacement, scans=scans)[0]


def test_ce_qui_est_scanne_change_de_place_et_une_entree_le_dit():
    point = un_point()
    place = un_emplacement(point.lieu, nom="Réserve 2")
    objets = [un_objet(point=point) for _ in range(3)]
    entrees = Entree.objects.count()

    fait = scanner(place, *(o.code for o in objets))

    assert [o.pk for o in fait.deplaces] == [o.pk for o in objets]
    assert Objet.objects.filter(emplacement=place).count() == 3
    assert Entree.objects.count() == entrees + 1
    assert Entree.objects.last().resume == "3 objets déplacés à «\u00a0Réserve 2\u00a0»"
    assert objets[0].evenements.last().resume == "Déplacé à «\u00a0Réserve 2\u00a0»"


def test_les_inconnus_se_disent_et_les_connus_bougent():
    point = un_point()
    place = un_emplacement(point.lieu)
    jamais_colle = un_rouleau(point.lieu).codes[0]
    objet = un_objet(point=point)

    fait = scanner(place, "blabla", objet.code, jamais_colle, f" {objet.code.lower()} ", "")

    assert [o.pk for o in fait.deplaces] == [objet.pk]
    assert [raison for _scan, raison in fait.laisses] == [
        "mal lu\u00a0: scannez à nouveau",
        "aucun objet ne le porte",
    ]


def test_un_objet_deja_la_ne_bouge_pas():
    point = un_point()
    place = un_emplacement(point.lieu)
    objet = un_objet(point=point, emplacement=place)

    fait = scanner(place, objet.code)

    assert (fait.deplaces, [o.pk for o in fait.deja_la]) == ([], [objet.pk])
    assert objet.evenements.count() == 1


def test_un_objet_parti_ne_bouge_pas():
    point = un_point()
    objet = un_objet(point=point)
    changer_de_situation(
        entete=entete(point=point), objet=objet, situation="perdu", motif="Introuvable"
    )

    fait = scanner(un_emplacement(point.lieu), objet.code)

    assert fait.laisses == [(objet.code_lisible, "perdu\u00a0: remettez-le d’abord présent")]


def test_deux_appuis_ne_deplacent_qu_une_fois_meme_apres_un_autre_deplacement():
    point = un_point()
    ici, la = un_emplacement(point.lieu), un_emplacement(point.lieu)
    objet = un_objet(point=point)
    qui = entete(point=point)
    scanner(ici, objet.code, entete=qui)
    scanner(la, objet.code)

    encore = scanner(ici, objet.code, entete=qui)

    assert [o.pk for o in encore.deplaces] == [objet.pk]
    objet.refresh_from_db()
    assert objet.emplacement == la
    assert objet.evenements.count() == 3


def test_la_meme_page_avec_d_autres_scans_est_refusee():
    point, numero = un_point(), uuid4()
    place = un_emplacement(point.lieu)
    un, deux = un_objet(point=point), un_objet(point=point)
    scanner(place, un.code, entete=entete(point=point, uuid=numero))

    with pytest.raises(PageDejaServie):
        scanner(place, deux.code, entete=entete(point=point, uuid=numero, empreinte="autre"))


@pytest.mark.parametrize("scans", [(), ("", "  ")])
def test_rien_de_scanne_est_refuse(scans):
    with pytest.raises(RienDeScanne):
        scanner(un_emplacement(), *scans)


def test_un_objet_d_ailleurs_reste_ou_il_est():
    place = un_emplacement()
    objet = un_objet(point=un_point(lieu=un_lieu(nom="Montgallet")))

    fait = scanner(place, objet.code)

    assert "il est à Montgallet" in fait.laisses[0][1]
    objet.refresh_from_db()
    assert objet.emplacement is None


def test_qui_suit_aux_deux_lieux_fait_changer_de_lieu():
    place = un_emplacement(nom="Boutique")
    objet = un_objet(point=un_point(lieu=un_lieu(nom="Montgallet")))

    scanner(place, objet.code, entete=entete(un_compte("direction"), lieu=place.lieu))

    objet.refresh_from_db()
    assert objet.lieu == place.lieu
    fait = objet.evenements.last()
    assert (fait.resume, fait.lieu) == (
        "Déplacé à «\u00a0Boutique\u00a0», depuis Montgallet",
        place.lieu,
    )


def test_un_emplacement_d_un_lieu_sans_droit_est_refuse():
    place = un_emplacement()

    with pytest.raises(DroitManquant):
        scanner(place, "BCDFGH", entete=entete(un_compte("tri", lieu=un_lieu()), lieu=place.lieu))


def test_cent_objets_se_deplacent_en_peu_de_requetes(django_assert_max_num_queries):
    point = un_point()
    place = un_emplacement(point.lieu)
    codes = [un_objet(point=point).code for _ in range(30)]
    qui = entete(point=point)

    with django_assert_max_num_queries(12):
        scanner(place, *codes, entete=qui)
