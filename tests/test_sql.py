"""What a counter asks in plain SQL is answered as the ORM would, on both databases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from boutique.articles.models import Operation
from boutique.caisses.chaines import chaines_de, chaines_des_caisses
from boutique.caisses.models import Emetteur, Session
from boutique.caisses.services.emetteurs import emetteur_du_jour
from boutique.caisses.services.en_main import _OUVERTE
from boutique.comptoir.ecran import ventes_de
from boutique.regles.models import RegimeTVA
from boutique.ventes.chiffrage import operations_du_jour, regimes_du_jour
from collecte.listes.models import Categorie, Matiere
from collecte.livre.services.mouvements import referentiel
from petiterockette.comptes.models import Affectation
from petiterockette.lieux.models import Association
from tests.boutique.a_la_caisse import la_caisse, ligne, rend, une_caisse
from tests.fabriques import les_listes, un_compte, un_lieu

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


@pytest.mark.parametrize("decalage", [-1, 0, 1, 2])
def test_les_roles_d_un_jour_sont_ceux_du_jeu_de_requetes(decalage):
    lieu, aujourdhui = un_lieu(), timezone.localdate()
    compte, _autre = un_compte("benevole", lieu=lieu), un_compte("direction")
    for role, fin in (("tri", 0), ("caisse", 1), ("responsable", None)):
        Affectation.objects.create(
            compte=compte,
            role=role,
            lieu=lieu,
            debut=aujourdhui,
            fin=fin if fin is None else aujourdhui + timedelta(days=fin),
        )
    jour = aujourdhui + timedelta(days=decalage)

    dits = compte.affectations_en_cours(jour)

    assert dits == list(compte.affectations.en_cours(jour).order_by("role", "pk"))


@pytest.mark.parametrize("ecole", [False, True])
def test_la_seance_ouverte_d_une_caisse_est_la_sienne(ecole):
    tenue = une_caisse()
    une_caisse()

    lues = list(Session.objects.raw(_OUVERTE, [la_caisse(tenue.point).pk, ecole]))

    assert lues == list(
        Session.objects.ouvertes().filter(caisse=la_caisse(tenue.point), ecole=ecole)
    )
    assert bool(lues) is not ecole


def test_les_chaines_d_une_caisse_sont_les_siennes():
    tenue = une_caisse()
    une_caisse()
    tenue.vendre(ligne("Pantalon"))

    [attendu] = [
        chaines for chaines in chaines_des_caisses() if chaines.caisse == la_caisse(tenue.point)
    ]
    lu = chaines_de(la_caisse(tenue.point))

    assert (lu.evenements, lu.clotures) == (attendu.evenements, attendu.clotures)
    assert [s.rang for s in lu.series] == sorted(s.rang for s in attendu.series)
    assert {(s, s.chaine, s.chaine.rang, s.chaine.le) for s in lu.series} == {
        (s, s.chaine, s.chaine.rang, s.chaine.le) for s in attendu.series
    }


def test_les_ventes_d_une_seance_se_comptent_sans_ses_retours():
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    tenue.vendre(ligne("Chemise"))
    tenue.rendre(vente, [rend(vente.lignes.get())])

    assert ventes_de(tenue.session) == 2


@pytest.mark.parametrize("decalage", [-1, 0, 1, 2])
def test_les_operations_d_un_jour_sont_celles_du_jeu_de_requetes(decalage):
    tenue, aujourdhui = une_caisse(), timezone.localdate()
    for nom, fin, arretee in (("A", 0, None), ("B", 1, None), ("C", 1, timezone.now())):
        Operation.objects.create(
            nom=nom,
            pourcent=10,
            debut=aujourdhui,
            fin=aujourdhui + timedelta(days=fin),
            arretee_le=arretee,
        )
    jour = aujourdhui + timedelta(days=decalage)

    dites = operations_du_jour(la_caisse(tenue.point), jour, None)

    assert {o for o, _c in dites} == set(Operation.objects.du_jour(jour))


def test_la_tva_d_une_activite_est_la_derniere_commencee():
    une_caisse()
    aujourdhui = timezone.localdate()
    lues = RegimeTVA.objects.filter(debut__lte=aujourdhui).order_by("debut")
    attendus = {r.activite_id: (r.regime, r.taux_cp) for r in lues}

    dits = regimes_du_jour(attendus, aujourdhui)

    assert {a: (tva.regime, tva.taux_cp) for a, tva in dits.items()} == attendus


def test_l_emetteur_deja_dit_est_retrouve_et_un_autre_non():
    Association.objects.create(pk=1, nom="La maison")
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon"))
    lieu = tenue.point.lieu

    assert emetteur_du_jour(lieu).pk == Emetteur.objects.get().pk
    lieu.nom = "Ailleurs"
    assert emetteur_du_jour(lieu).pk is None


def test_les_listes_de_la_matiere_sont_celles_des_pages():
    les_listes()

    ref = referentiel()

    assert ref.categories == set(Categorie.objects.values_list("pk", flat=True))
    assert ref.vrac == set(Categorie.objects.filter(vrac=True).values_list("pk", flat=True))
    assert ref.sans_matiere == Matiere.objects.get(code="sans-matiere").pk
    venues = Matiere.objects.filter(possibles__isnull=False).distinct()
    assert set(ref.possibles) == {m.pk for m in venues}
    for matiere in venues:
        meres = {p.categorie_id for p in matiere.possibles.all()}
        filles = Categorie.objects.filter(parent__in=meres).values_list("pk", flat=True)
        assert ref.possibles[matiere.pk] == meres | set(filles)
