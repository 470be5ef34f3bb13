"""Subscribe, confirm the address, change, stop; the address goes with the subscription."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.utils import timezone

from petiterockette.abonnements.jetons import ARRETER, CONFIRMER, jeton, lire
from petiterockette.abonnements.models import Abonnement
from petiterockette.abonnements.refus import (
    AdresseDemandee,
    CourrielPasRegle,
    DejaConfirme,
    LieuDemande,
    PasDAbonnement,
    RienNeChange,
    TropDeMessages,
)
from petiterockette.abonnements.services.abonnements import (
    arreter,
    arreter_par_le_lien,
    confirmer,
    oublier_les_adresses,
    renvoyer_la_confirmation,
    s_abonner,
)
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.refus import LienMort
from petiterockette.travaux.conduite import conduire_ce_qui_attend
from petiterockette.travaux.models import Travail
from tests.fabriques import un_compte, un_lieu

from .abonnes import ADRESSE, un_abonnement

pytestmark = pytest.mark.django_db


def test_rien_ne_part_avant_que_l_adresse_soit_confirmee():
    abonnement = un_abonnement(confirme=False)

    assert not abonnement.est_confirme
    assert not Abonnement.objects.confirmes().exists()
    conduire_ce_qui_attend()
    [message] = mail.outbox
    assert message.to == [ADRESSE]
    # A link is signed with its second: what counts is that this very one confirms.
    [recu] = re.findall(r"/mois-par-courriel/confirmer/([^/\s]+)/", message.body)
    assert confirmer(jeton=recu).pk == abonnement.pk


def test_confirmer_deux_fois_c_est_une_fois():
    abonnement = un_abonnement()
    le = abonnement.confirme_le

    assert confirmer(jeton=jeton(abonnement, CONFIRMER)).confirme_le == le
    assert Entree.objects.filter(code="abonnements.abonnement.confirme").count() == 1


def test_le_journal_ne_retient_jamais_l_adresse():
    compte = un_compte("direction")
    un_abonnement(compte)
    un_abonnement(compte, courriel="autre@exemple.fr")
    arreter(compte=compte)

    assert Entree.objects.filter(code__startswith="abonnements.").count() == 5
    for entree in Entree.objects.all():
        assert "exemple.fr" not in f"{entree.resume}{entree.contenu}"
    assert "exemple.fr" not in str(list(Travail.objects.values()))


def test_changer_d_adresse_la_fait_confirmer_et_tue_les_anciens_liens():
    compte = un_compte("direction")
    abonnement = un_abonnement(compte)
    anciens = [jeton(abonnement, usage) for usage in (CONFIRMER, ARRETER)]

    nouveau = un_abonnement(compte, courriel="autre@exemple.fr", confirme=False)

    assert (nouveau.pk, nouveau.est_confirme) == (abonnement.pk, False)
    for ancien, usage in zip(anciens, (CONFIRMER, ARRETER), strict=True):
        with pytest.raises(LienMort):
            lire(ancien, usage)


def test_changer_de_lieux_ne_fait_rien_confirmer():
    compte, lieu = un_compte("direction"), un_lieu()
    un_abonnement(compte)

    abonnement = s_abonner(compte=compte, courriel=ADRESSE, tous=False, lieux=[lieu])

    assert abonnement.est_confirme
    assert list(abonnement.lieux.all()) == [lieu]
    with pytest.raises(RienNeChange):
        s_abonner(compte=compte, courriel=ADRESSE, tous=False, lieux=[lieu])


@pytest.mark.parametrize(
    ("refus", "champs"),
    [
        (AdresseDemandee, {"courriel": "  "}),
        (LieuDemande, {"tous": False}),
    ],
)
def test_une_regle_refuse_et_rien_ne_s_ecrit(refus, champs):
    with pytest.raises(refus):
        s_abonner(**{"compte": un_compte("direction"), "courriel": ADRESSE, "tous": True, **champs})
    assert not Abonnement.objects.exists()


def test_sans_serveur_de_courriel_personne_ne_s_abonne(settings):
    settings.COURRIEL_REGLE = False

    with pytest.raises(CourrielPasRegle):
        un_abonnement()


def test_on_ne_s_abonne_qu_aux_lieux_que_l_on_lit():
    ici, la = un_lieu(), un_lieu()

    un_abonnement(un_compte("responsable", lieu=ici), ici)
    with pytest.raises(DroitManquant):
        un_abonnement(un_compte("responsable", lieu=ici), la)
    with pytest.raises(DroitManquant):
        un_abonnement(un_compte("benevole", lieu=ici))


def test_le_message_se_renvoie_mais_pas_sans_arret(time_machine):
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    compte = un_compte("direction")
    with pytest.raises(PasDAbonnement):
        renvoyer_la_confirmation(compte=compte)
    un_abonnement(compte, confirme=False)
    with pytest.raises(TropDeMessages):
        renvoyer_la_confirmation(compte=compte)

    time_machine.shift(timedelta(minutes=5))
    renvoyer_la_confirmation(compte=compte)

    assert Travail.objects.filter(nature="confirmation").count() == 2
    un_abonnement(compte, courriel="autre@exemple.fr")
    with pytest.raises(DejaConfirme):
        renvoyer_la_confirmation(compte=compte)


def test_arreter_efface_l_adresse_et_se_reprend():
    compte = un_compte("direction")
    un_abonnement(compte)

    abonnement = arreter(compte=compte)

    assert (abonnement.courriel, abonnement.confirme_le, abonnement.fin) == ("", None, "demande")
    with pytest.raises(PasDAbonnement):
        arreter(compte=compte)
    assert un_abonnement(compte).est_confirme


def test_qui_a_perdu_le_droit_peut_encore_arreter():
    compte = un_compte("direction")
    un_abonnement(compte)
    compte.affectations.update(fin=timezone.localdate() - timedelta(days=1))

    assert not arreter(compte=type(compte).objects.get(pk=compte.pk)).est_actif


# Links


def test_un_lien_arrete_sans_compte_et_deux_fois_c_est_une_fois():
    abonnement = un_abonnement()
    lien = jeton(abonnement, ARRETER)

    assert not arreter_par_le_lien(jeton=lien).est_actif
    assert not arreter_par_le_lien(jeton=lien).est_actif
    assert Entree.objects.filter(code="abonnements.abonnement.arrete").count() == 1


def test_un_lien_forge_perime_ou_d_un_autre_usage_ne_vaut_rien(time_machine):
    time_machine.move_to("2026-11-26 09:00+00:00", tick=False)
    abonnement = un_abonnement(confirme=False)
    bon = jeton(abonnement, CONFIRMER)
    forges = [
        "",
        "x",
        bon[:-1] + ("a" if bon[-1] != "a" else "b"),
        jeton(abonnement, ARRETER),
        signing.dumps([abonnement.pk, abonnement.rang], key="une autre clé", salt=CONFIRMER),
        signing.dumps([abonnement.pk + 1, 1], salt=CONFIRMER),
        signing.dumps("pas une paire", salt=CONFIRMER),
        signing.dumps([abonnement.pk], salt=CONFIRMER),
    ]
    for forge in forges:
        with pytest.raises(LienMort):
            confirmer(jeton=forge)
        with pytest.raises(LienMort):
            arreter_par_le_lien(jeton=forge if forge != forges[3] else bon)

    time_machine.shift(timedelta(days=7, seconds=2))
    with pytest.raises(LienMort):
        confirmer(jeton=bon)
    # One may unsubscribe for ever.
    assert not arreter_par_le_lien(jeton=jeton(abonnement, ARRETER)).est_actif


# Forgetting


def test_l_adresse_s_oublie_avec_le_compte():
    ferme, expire, ouvert = (un_compte("direction") for _ in range(3))
    for n, compte in enumerate((ferme, expire, ouvert)):
        un_abonnement(compte, courriel=f"n{n}@exemple.fr")
    aujourd_hui = timezone.localdate()
    type(ferme).objects.filter(pk=ferme.pk).update(actif=False)
    type(ferme).objects.filter(pk=expire.pk).update(expire_le=aujourd_hui - timedelta(days=1))
    type(ferme).objects.filter(pk=ouvert.pk).update(expire_le=aujourd_hui)

    assert oublier_les_adresses(aujourd_hui=aujourd_hui) == 2
    assert oublier_les_adresses(aujourd_hui=aujourd_hui) == 0
    assert set(Abonnement.objects.values_list("courriel", "fin")) == {
        ("", "compte"),
        ("n2@exemple.fr", ""),
    }
    assert Entree.objects.filter(code="abonnements.adresses.oubliees").count() == 1
