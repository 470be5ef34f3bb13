"""The office at two desks: the same sum is mended once, the same papers are written once."""

from uuid import uuid4

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.bureau.models import PeseePont, Remise, Scan
from collecte.bureau.refus import PapierDejaLa
from collecte.bureau.services.papiers import tenir_les_papiers
from collecte.bureau.services.receptions import PeseeLue, corriger_le_pont
from collecte.bureau.services.scans import numeriser
from collecte.livre.models import Bon
from collecte.livre.refus import DejaAnnule
from collecte.poids.refus import RienARecaler
from collecte.poids.services import etalonner, recaler
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.journal.models import Entree
from tests.collecte.livres import les_livres_s_accordent
from tests.collecte.objets.suivis import une_photo
from tests.collecte.quai.au_quai import un_quai
from tests.collecte.sorties.departs import un_depart, un_ticket
from tests.fabriques import categorie, entete, matiere, un_compte
from tests.parallele import en_parallele, erreurs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quai():
    return un_quai()


@pytest.fixture
def compte():
    return un_compte("direction")


def peser(quai, compte, n, masse_g):
    etalonner(
        categorie=categorie("livres"),
        lieu=quai.lieu,
        uuid=uuid4(),
        quantite=n,
        masse_g=masse_g,
        compte=compte,
    )


def test_deux_recalages_a_la_fois_ne_corrigent_qu_une_fois(quai, compte):
    peser(quai, compte, 10, 3_500)
    vendre_hors_caisse(
        entete=entete(compte, quai), categorie=categorie("livres"), masse_g=None, quantite=10
    )
    peser(quai, compte, 90, 45_000)
    jour = timezone.localdate()

    def recaler_le_mois():
        return recaler(lieu=quai.lieu, mois=jour.replace(day=1), entete=entete(compte, quai))

    resultats = en_parallele([recaler_le_mois] * 4)

    assert [type(e) for e in erreurs(resultats)] == [RienARecaler] * 3
    assert bilan(jour, jour, [quai.lieu]).reemploi_g == 4_850
    les_livres_s_accordent()


def test_deux_corrections_d_un_ticket_n_en_font_qu_une(quai, compte):
    recue = un_ticket(un_depart(quai), 4_000)

    def corriger(net_g):
        return lambda: corriger_le_pont(
            entete=entete(compte, quai),
            recue=recue.reception,
            pesees=[PeseeLue(matiere("textile"), net_g)],
            pese_le=timezone.localdate(),
            motif="mal lu",
        )

    resultats = en_parallele([corriger(39_000), corriger(38_000), corriger(37_000)])

    assert [type(e) for e in erreurs(resultats)] == [DejaAnnule] * 2
    assert Bon.objects.filter(nature="reception", annulation=None).count() == 1
    assert PeseePont.objects.count() == 2
    les_livres_s_accordent()


def test_les_premiers_papiers_notes_a_deux_bureaux_se_suivent(quai, compte):
    sortie = un_depart(quai).sortie

    def noter(bordereau):
        return lambda: tenir_les_papiers(sortie=sortie, compte=compte, bordereau=bordereau)

    assert erreurs(en_parallele([noter(f"BE-{n}") for n in range(4)])) == []

    dits = [e.contenu for e in Entree.objects.filter(code="collecte.remise.tenue").order_by("id")]
    assert len(dits) == 4
    # Each says what the one before it had written.
    assert [d["avant"] for d in dits] == [{}, *(d["apres"] for d in dits[:-1])]
    assert Remise.objects.get().bordereau == dits[-1]["apres"]["bordereau"]


def test_le_meme_papier_photographie_a_deux_bureaux_s_attache_une_fois(quai, compte):
    sortie, photo = un_depart(quai).sortie, une_photo()

    def attacher():
        return numeriser(sortie=sortie, uuid=uuid4(), photo=photo, compte=compte)

    resultats = en_parallele([attacher] * 3)

    assert [type(e) for e in erreurs(resultats)] == [PapierDejaLa] * 2
    assert Scan.objects.count() == 1
