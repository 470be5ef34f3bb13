"""The weighbridge comes back weeks later: the books follow it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.bureau.models import PeseePont
from collecte.bureau.refus import DejaRecue, DevenirDuRefus, RefusTropGrand, RienAuPont
from collecte.bureau.services.receptions import (
    PeseeLue,
    attendues_au_pont,
    corriger_le_pont,
    recevoir_du_pont,
)
from collecte.listes.models import Accord
from collecte.livre.models import Bon
from collecte.livre.refus import MotifRequis, SuiteAAnnuler
from collecte.livre.services.annulations import annuler
from collecte.mois.refus import DateImpossible
from collecte.sorties.services.sorties import donner, remettre_au_recycleur
from collecte.tri.services.tri import orienter
from petiterockette.droits import DroitManquant
from petiterockette.mots.mesures import nombre
from tests.collecte.livres import clos, deposer, pas, stock
from tests.fabriques import (
    OUVERTURE,
    categorie,
    entete,
    matiere,
    structure,
    type_don,
    un_compte,
    un_point,
)

pytestmark = pytest.mark.django_db


def un_roll(point, masse_g=230_000, **champs):
    """Textile handed to a recycler: 60 % textiles, 40 % bibelots when it is 230 kg."""
    deposer(point, "textiles", masse_g)
    orienter(
        entete=entete(point=point),
        categorie=categorie("textiles"),
        de="a_trier",
        vers="a_recycler",
        masse_g=masse_g,
    )
    bon, _cree = remettre_au_recycleur(
        entete=entete(point=point),
        structure=structure("Gebetex"),
        matiere=matiere("textile"),
        brut_g=masse_g,
        **champs,
    )
    return bon


def le_pont_dit(bon, net_g, refuse_g=0, refuse_vers="", compte=None, **champs):
    champs.setdefault("pese_le", timezone.localdate())
    pesee = PeseeLue(matiere("textile"), net_g, refuse_g, refuse_vers)
    recue, _cree = recevoir_du_pont(
        entete=entete(compte, bon.point), sortie=bon.sortie, pesees=[pesee], **champs
    )
    return recue


def test_un_roll_de_230_kg_en_pese_221_au_pont_trois_semaines_apres_dans_un_mois_clos(time_machine):
    time_machine.move_to("2027-03-24 10:00+01:00", tick=False)
    point = un_point("quai")
    sortie = un_roll(point)
    time_machine.move_to("2027-04-14 15:00+02:00", tick=False)
    clos(point.lieu, date(2027, 3, 1))

    recue = le_pont_dit(sortie, 221_000, ticket="PB-77", pese_le=date(2027, 4, 12))

    assert pas(recue) == [("textiles", "recycle", "perdu", 9_000)]
    assert (recue.jour, recue.mouvements.get().revise) == (date(2027, 4, 14), date(2027, 3, 1))
    mars = bilan(date(2027, 3, 1), date(2027, 3, 31), [point.lieu])
    avril = bilan(date(2027, 4, 1), date(2027, 4, 30), [point.lieu])
    # March stays as it was frozen; April carries the correction.
    assert (mars.recyclage_g, avril.recyclage_g) == (230_000, -9_000)
    # Nothing came back to our shelves: what the bridge does not find was never there.
    assert (mars.variation_stock_g, avril.variation_stock_g) == (0, 0)
    pesee = PeseePont.objects.get()
    assert (pesee.annonce_g, pesee.ecart_g, pesee.est_en_alerte) == (230_000, -9_000, False)


def test_dans_un_mois_ouvert_la_pesee_compte_le_jour_de_la_sortie(time_machine):
    time_machine.move_to("2027-03-05 10:00+01:00", tick=False)
    point = un_point("quai")
    sortie = un_roll(point)
    time_machine.move_to("2027-03-26 15:00+01:00", tick=False)

    recue = le_pont_dit(sortie, 221_000)

    assert (recue.jour, recue.mouvements.get().revise) == (date(2027, 3, 5), None)


def test_plus_lourd_au_pont_le_reste_part_aussi():
    point = un_point("quai")
    sortie = un_roll(point, 40_000)
    deposer(point, "textiles", 10_000)

    recue = le_pont_dit(sortie, 43_000)

    assert pas(recue) == [
        ("textiles", "a_trier", "a_recycler", 3_000),
        ("textiles", "a_recycler", "recycle", 3_000),
    ]
    assert stock(point.lieu, "textiles", "a_trier") == 7_000
    assert PeseePont.objects.get().est_en_alerte


def test_ce_que_le_recycleur_refuse_change_de_fin():
    point = un_point("quai")
    sortie = un_roll(point, 40_000)

    recue = le_pont_dit(sortie, 38_000, refuse_g=5_000, refuse_vers="energie")

    assert pas(recue) == [
        ("textiles", "recycle", "perdu", 2_000),
        ("textiles", "recycle", "energie", 5_000),
    ]
    jour = sortie.jour
    b = bilan(jour, jour, [point.lieu])
    assert (b.recyclage_g, b.energie_g, b.ecart_g) == (33_000, 5_000, -2_000)
    assert b.variation_stock_g == 0


def test_tout_refuse_et_rien_pese_sont_possibles():
    point = un_point("quai")

    le_pont_dit(un_roll(point, 40_000), 40_000, refuse_g=40_000, refuse_vers="dechetterie")
    le_pont_dit(un_roll(point, 10_000), 0)

    jour = timezone.localdate()
    b = bilan(jour, jour, [point.lieu])
    assert (b.recyclage_g, b.dechetterie_g, b.ecart_g) == (0, 40_000, -10_000)


def test_le_meme_poids_au_pont_ne_bouge_rien_et_se_note():
    sortie = un_roll(un_point("quai"), 40_000)

    recue = le_pont_dit(sortie, 40_000)

    assert not recue.mouvements.exists()
    assert PeseePont.objects.get().ecart_g == 0


def test_un_roll_de_plusieurs_categories_se_corrige_au_prorata():
    point = un_point("quai")
    for code, g in [("textiles", 60_000), ("bibelots", 40_000)]:
        deposer(point, code, g)
        orienter(
            entete=entete(point=point),
            categorie=categorie(code),
            de="a_trier",
            vers="a_recycler",
            matiere=matiere("textile"),
            masse_g=g,
        )
    sortie, _cree = remettre_au_recycleur(
        entete=entete(point=point),
        structure=structure("Gebetex"),
        matiere=matiere("textile"),
        brut_g=100_000,
    )

    recue = le_pont_dit(sortie, 95_000)

    assert sorted(pas(recue)) == [
        ("bibelots", "recycle", "perdu", 2_000),
        ("textiles", "recycle", "perdu", 3_000),
    ]


def test_le_pont_ne_pese_une_sortie_qu_une_fois():
    sortie = un_roll(un_point("quai"), 40_000)
    premiere = le_pont_dit(sortie, 39_000)

    with pytest.raises(DejaRecue) as refus:
        le_pont_dit(sortie, 38_000)
    assert nombre(premiere.pk) in str(refus.value)

    annuler(bon=premiere, uuid=entete().uuid, motif="mal lu", compte=un_compte("direction"))
    le_pont_dit(sortie, 38_000)
    b = bilan(sortie.jour, sortie.jour, [sortie.lieu])
    assert b.recyclage_g == 38_000


def test_une_sortie_pesee_au_pont_ne_s_annule_pas_avant_sa_pesee():
    sortie = un_roll(un_point("quai"), 40_000)
    le_pont_dit(sortie, 39_000)

    with pytest.raises(SuiteAAnnuler):
        annuler(bon=sortie, uuid=entete().uuid, motif="erreur", compte=un_compte("direction"))


def test_un_ticket_impossible_est_refuse():
    point = un_point("quai")
    sortie = un_roll(point, 40_000)
    hier = timezone.localdate() - timedelta(days=1)

    with pytest.raises(RefusTropGrand):
        le_pont_dit(sortie, 30_000, refuse_g=31_000, refuse_vers="energie")
    with pytest.raises(DevenirDuRefus):
        le_pont_dit(sortie, 30_000, refuse_g=1_000)
    with pytest.raises(DateImpossible):
        le_pont_dit(sortie, 30_000, pese_le=hier)
    with pytest.raises(DateImpossible):
        le_pont_dit(sortie, 30_000, pese_le=timezone.localdate() + timedelta(days=1))
    with pytest.raises(DroitManquant):
        le_pont_dit(sortie, 30_000, compte=un_compte("benevole", lieu=point.lieu))
    with pytest.raises(RienAuPont):
        recevoir_du_pont(
            entete=entete(point=point),
            sortie=sortie.sortie,
            pesees=[PeseeLue(matiere("metaux"), 1_000)],
            pese_le=timezone.localdate(),
        )
    assert not PeseePont.objects.exists()


def test_un_don_n_attend_pas_le_pont():
    point = un_point("quai")
    don, _cree = donner(
        entete=entete(point=point), type_don=type_don(), categorie=categorie("livres"), brut_g=1_000
    )

    with pytest.raises(RienAuPont):
        le_pont_dit(don, 1_000)


def test_seules_les_sorties_dont_le_partenaire_pese_sont_attendues():
    point = un_point("quai")
    sortie = un_roll(point, 40_000)
    assert not attendues_au_pont().exists()

    structure("Gebetex").accords.update(au_pont=True)

    assert [s.pk for s in attendues_au_pont([point.lieu.pk])] == [sortie.pk]
    le_pont_dit(sortie, 40_000)
    assert not attendues_au_pont().exists()


def test_un_contenant_estime_reste_estime_apres_le_pont():
    point = un_point("quai")
    sortie = un_roll(point, 40_000, mesure="estimee")

    le_pont_dit(sortie, 36_000)

    b = bilan(sortie.jour, sortie.jour, [point.lieu])
    assert (b.pesee_g, b.estimee_g) == (0, 36_000)


def test_l_accord_du_jour_et_de_la_matiere_dit_si_le_pont_est_attendu():
    point = un_point("quai")
    un_roll(point, 40_000)
    gebetex, jour = structure("Gebetex"), timezone.localdate()
    # Another material of the same partner goes over its bridge: not this one.
    Accord.objects.create(
        structure=gebetex, matiere=matiere("metaux"), vers="recycle", au_pont=True, debut=OUVERTURE
    )
    assert not attendues_au_pont().exists()
    # From tomorrow on it will; and once it did.
    textile = {"structure": gebetex, "matiere": matiere("textile"), "vers": "recycle"}
    Accord.objects.create(**textile, au_pont=True, debut=jour + timedelta(days=1))
    assert not attendues_au_pont().exists()
    Accord.objects.create(**textile, au_pont=True, debut=jour - timedelta(days=2))
    Accord.objects.create(**textile, au_pont=False, debut=jour - timedelta(days=1))
    assert not attendues_au_pont().exists()

    Accord.objects.create(**textile, au_pont=True, debut=jour)

    assert attendues_au_pont().count() == 1


def test_une_sortie_annulee_n_est_plus_attendue_et_une_pesee_annulee_l_est_a_nouveau():
    point = un_point("quai")
    premiere, seconde = un_roll(point, 40_000), un_roll(point, 10_000)
    structure("Gebetex").accords.update(au_pont=True)
    annuler(bon=premiere, uuid=uuid4(), motif="pas venu", compte=un_compte("direction"))
    assert [s.pk for s in attendues_au_pont()] == [seconde.pk]

    recue = le_pont_dit(seconde, 9_000)
    assert not attendues_au_pont().exists()
    annuler(bon=recue, uuid=uuid4(), motif="mal lu", compte=un_compte("direction"))

    assert [s.pk for s in attendues_au_pont()] == [seconde.pk]


def corriger(recue, net_g, tete=None, motif="mal lu"):
    return corriger_le_pont(
        entete=tete or entete(point=recue.point),
        recue=recue.reception,
        pesees=[PeseeLue(matiere("textile"), net_g)],
        pese_le=timezone.localdate(),
        motif=motif,
        ticket="PB-2",
    )


def test_un_ticket_mal_lu_se_corrige_par_une_contre_ecriture():
    sortie = un_roll(un_point("quai"), 40_000)
    premiere = le_pont_dit(sortie, 4_000)
    tete = entete(point=sortie.point)

    juste, cree = corriger(premiere, 39_000, tete)

    assert cree
    assert premiere.annulation.motif == "mal lu"
    b = bilan(sortie.jour, sortie.jour, [sortie.lieu])
    assert (b.recyclage_g, b.ecart_g) == (39_000, -1_000)
    # The same page sent twice is one correction.
    assert corriger(premiere, 39_000, tete) == (juste, False)
    assert Bon.objects.filter(nature="contre_ecriture").count() == 1


def test_une_correction_impossible_laisse_le_ticket_d_avant():
    sortie = un_roll(un_point("quai"), 40_000)
    premiere = le_pont_dit(sortie, 39_000)

    with pytest.raises(RienAuPont):
        corriger_le_pont(
            entete=entete(point=sortie.point),
            recue=premiere.reception,
            pesees=[],
            pese_le=timezone.localdate(),
            motif="mal lu",
        )
    with pytest.raises(MotifRequis):
        corriger(premiere, 38_000, motif="")
    with pytest.raises(DroitManquant):
        corriger(premiere, 38_000, entete(un_compte("tresorerie"), sortie.point))

    assert not Bon.objects.get(pk=premiere.pk).est_annule
    assert PeseePont.objects.get().net_g == 39_000
