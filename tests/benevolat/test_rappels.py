"""What is said of the planning: its holes, its alert, the reminders of the day before."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from petiterockette.alertes.registre import GENRES
from petiterockette.benevolat.models import Permanence
from petiterockette.benevolat.semaine import semaine, trous
from petiterockette.benevolat.services.inscriptions import (
    inscrire,
    prendre_la_place,
    proposer_un_echange,
    se_retirer,
)
from petiterockette.benevolat.services.rappels import (
    dire_l_echange,
    prevoir_les_rappels,
    rappeler,
    se_previent,
)
from petiterockette.personnes.models import Consentement, Personne
from petiterockette.personnes.services.fusions import fusionner
from petiterockette.travaux.models import Travail
from tests.fabriques import un_compte, une_personne
from tests.pages import espaces

from .benevoles import benevole, une_inscription, une_permanence

# A Thursday.
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)
DEMAIN = JOUR + timedelta(days=1)


def test_les_trous_se_disent_en_mots_par_demi_journee(lieu):
    une_inscription(une_permanence(lieu))
    une_permanence(lieu, debut=JOUR + timedelta(days=2), places=2)
    une_permanence(lieu, debut=JOUR + timedelta(days=2), places=1, de=time(14), a=time(17))

    jours = semaine(Permanence.objects.all(), lieu, date(2026, 11, 23), [])
    montrees = [m for _jour, ms in jours for m in ms]

    assert [t.phrase for t in trous(montrees)] == [
        "il manque 1 personne vendredi matin",
        "il manque 2 personnes samedi matin",
        "il manque 1 personne samedi après-midi",
    ]


def test_qui_est_remplace_l_apprend_par_courriel_s_il_l_a_accepte(lieu):
    p = une_permanence(lieu)
    ancienne = une_inscription(p, une_personne("Awa", equipe=lieu))
    Personne.objects.filter(pk=ancienne.personne_id).update(courriel="awa@exemple.fr")
    responsable = un_compte("responsable", lieu=lieu)
    proposer_un_echange(inscription=ancienne, proposer=True, compte=responsable)
    assert not se_previent(ancienne)
    Consentement.objects.create(
        personne=ancienne.personne, donnee="courriel", finalite="planning", donne_le=timezone.now()
    )
    paul = benevole(lieu, "Paul")
    prendre_la_place(inscription=ancienne, personne=paul.personne, compte=paul)

    [demande] = Travail.objects.filter(nature="echange_permanence")
    assert dire_l_echange(demande.donnees["inscription"]) == "Envoyé."
    [courriel] = mail.outbox
    assert courriel.to == ["awa@exemple.fr"]
    assert "Paul prend votre place vendredi 27 novembre, de 10 h à 13 h" in espaces(courriel.body)


def test_l_alerte_dit_les_trous_de_demain_en_une_requete(lieu, django_assert_num_queries):
    pleine = une_permanence(lieu, places=1)
    une_inscription(pleine)
    courte = une_permanence(lieu, places=2)
    une_permanence(lieu, debut=JOUR + timedelta(days=3))

    with django_assert_num_queries(1):
        trouvees = list(GENRES["permanence_incomplete"].chercher(JOUR, 0))

    assert [t.cle for t in trouvees] == [str(courte.pk)]
    assert espaces(trouvees[0].phrase) == (
        "Boutique, vendredi matin (10 h – 13 h) : il manque 2 personnes"
    )


def accord(personne, **champs) -> None:
    Consentement.objects.create(
        personne=personne, donnee="courriel", finalite="planning", donne_le=timezone.now(), **champs
    )


def test_le_rappel_de_la_veille_ne_va_qu_a_qui_l_a_accepte(lieu, settings):
    settings.COURRIEL_REGLE = True
    p = une_permanence(lieu, places=3)
    gens = [
        une_personne(prenom, equipe=lieu, courriel=f"{prenom.lower()}@exemple.fr")
        for prenom in ("Awa", "Paul", "Rosa")
    ]
    accord(gens[0])
    accord(gens[1], retire_le=timezone.now())
    inscriptions = [une_inscription(p, personne) for personne in gens]

    assert [prevoir_les_rappels(JOUR) for _fois in range(2)] == [1, 1]
    assert prevoir_les_rappels(DEMAIN) == 0
    assert Travail.objects.filter(nature="rappel_permanence").count() == 1
    assert rappeler(inscriptions[0].pk) == "Envoyé."

    [message] = mail.outbox
    assert message.to == ["awa@exemple.fr"]
    assert espaces(message.subject) == (
        "Demain, vendredi 27 novembre : votre permanence de 10 h à 13 h"
    )
    assert f"/benevolat/permanences/{p.pk}/" in message.body


def test_un_rappel_devenu_faux_ne_part_pas(lieu, settings):
    settings.COURRIEL_REGLE = True
    moi = benevole(lieu)
    moi.personne.courriel = "awa@exemple.fr"
    moi.personne.save()
    accord(moi.personne)
    inscription = inscrire(permanence=une_permanence(lieu), personne=moi.personne, compte=moi)
    prevoir_les_rappels(JOUR)
    se_retirer(inscription=inscription, motif="empêchement", compte=moi)

    assert rappeler(inscription.pk) == "Il n’y a plus rien à rappeler."
    assert mail.outbox == []


def test_qui_est_fusionne_garde_sa_place_et_son_rappel(lieu, settings):
    settings.COURRIEL_REGLE = True
    moi = benevole(lieu)
    moi.personne.courriel = "awa@exemple.fr"
    moi.personne.save()
    accord(moi.personne)
    double = une_personne("Awa", equipe=lieu, courriel="vieille@exemple.fr")
    accord(double)
    inscription = une_inscription(une_permanence(lieu), double)

    fusionner(garder=moi.personne, doublon=double, par=None, compte=None)

    assert not Consentement.objects.filter(personne=double, retire_le=None).exists()
    assert prevoir_les_rappels(JOUR) == 1
    assert rappeler(inscription.pk) == "Envoyé."
    assert mail.outbox[0].to == ["awa@exemple.fr"]
    inscription.refresh_from_db()
    assert se_retirer(inscription=inscription, motif="empêchement", compte=moi).retiree_le
