"""Who is needed, and who comes: days, exceptions, places, exchanges, reminders."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from petiterockette.alertes.registre import GENRES
from petiterockette.benevolat.jours import jours_du_besoin
from petiterockette.benevolat.models import Besoin, HeuresFaites, Inscription, Permanence
from petiterockette.benevolat.perimetre import TENIR
from petiterockette.benevolat.refus import (
    AUneAutreHeure,
    BesoinFini,
    Complet,
    DejaAilleurs,
    DejaInscrite,
    EchangeRetire,
    JourPasse,
    PasDeLEquipe,
    PermanenceAnnulee,
    PermanencePassee,
    PlacesPrises,
    PlusInscrite,
    RaisonDemandee,
)
from petiterockette.benevolat.semaine import semaine, trous
from petiterockette.benevolat.services.besoins import (
    annuler_une_permanence,
    changer_une_permanence,
    finir_un_besoin,
    prolonger,
)
from petiterockette.benevolat.services.inscriptions import (
    inscrire,
    prendre_la_place,
    proposer_un_echange,
    se_retirer,
)
from petiterockette.benevolat.services.rappels import prevoir_les_rappels, rappeler
from petiterockette.benevolat.verifications import places as verifier_les_places
from petiterockette.comptes.models import Affectation
from petiterockette.comptes.portees import la_ou
from petiterockette.droits import DroitManquant
from petiterockette.personnes.models import Consentement
from petiterockette.personnes.services.fusions import fusionner
from petiterockette.travaux.models import Travail
from tests.fabriques import un_compte, un_lieu, une_personne
from tests.pages import espaces

from .benevoles import (
    des_heures,
    les_jours,
    un_besoin,
    un_pole,
    une_inscription,
    une_permanence,
)

# A Thursday.
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)
DEMAIN = JOUR + timedelta(days=1)
SEMAINE = timedelta(weeks=1)


@pytest.fixture
def lieu():
    return un_lieu(code="CHV", nom="Chemin-Vert")


def benevole(lieu, prenom="Awa"):
    return un_compte("benevole", lieu=lieu, personne=une_personne(prenom, equipe=lieu))


# Days


def test_un_besoin_pose_ses_jours_huit_semaines_devant_et_la_nuit_prolonge(lieu):
    besoin = un_besoin(lieu, debut=DEMAIN, toutes_les=2)

    assert les_jours(besoin) == [DEMAIN + n * SEMAINE for n in (0, 2, 4, 6)]
    assert prolonger(JOUR) == 0
    assert prolonger(JOUR + 2 * SEMAINE) == 1
    assert les_jours(besoin)[-1] == DEMAIN + 8 * SEMAINE


def test_un_besoin_d_un_jour_ou_borne_ne_revient_pas(lieu):
    assert les_jours(un_besoin(lieu, toutes_les=0)) == [DEMAIN]
    borne = un_besoin(lieu, fin=DEMAIN + SEMAINE)

    assert les_jours(borne) == [DEMAIN, DEMAIN + SEMAINE]
    assert prolonger(JOUR + 20 * SEMAINE) == 0


def test_les_heures_restent_celles_de_la_pendule_quand_l_heure_change(lieu, time_machine):
    time_machine.move_to("2026-10-15 09:00+00:00", tick=False)

    besoin = un_besoin(lieu, debut=date(2026, 10, 17), de=time(10), a=time(13))

    debuts = besoin.permanences.order_by("jour").values_list("debut", flat=True)
    assert [d.hour for d in debuts[:3]] == [8, 8, 9]
    assert {timezone.localtime(d).hour for d in debuts} == {10}


def test_une_recurrence_passe_le_29_fevrier():
    besoin = Besoin(debut=date(2028, 2, 22), toutes_les=1)

    assert list(jours_du_besoin(besoin, date(2028, 3, 8))) == [
        date(2028, 2, 22),
        date(2028, 2, 29),
        date(2028, 3, 7),
    ]


def test_une_exception_d_un_jour_ne_change_ni_les_autres_ni_la_nuit(lieu):
    besoin = un_besoin(lieu)
    responsable = un_compte("responsable", lieu=lieu)
    premiere, deuxieme = besoin.permanences.order_by("jour")[:2]

    annuler_une_permanence(permanence=premiere, motif="fête du quartier", compte=responsable)
    changer_une_permanence(
        permanence=deuxieme, de=time(14), a=time(16), places=1, compte=responsable
    )
    prolonger(JOUR)

    deuxieme.refresh_from_db()
    assert deuxieme.debut == datetime(2026, 12, 4, 13, tzinfo=UTC)
    tenues = Permanence.objects.entre(JOUR, JOUR + 3 * SEMAINE)
    assert [(p.jour, p.places) for p in tenues] == [
        (DEMAIN + SEMAINE, 1),
        (DEMAIN + 2 * SEMAINE, 2),
    ]
    with pytest.raises(PermanenceAnnulee):
        une_inscription(premiere)


def test_finir_un_besoin_annule_la_suite_et_elle_ne_revient_pas(lieu):
    besoin = un_besoin(lieu)
    responsable = un_compte("responsable", lieu=lieu)

    assert finir_un_besoin(besoin=besoin, dernier=DEMAIN, compte=responsable) == 7
    assert prolonger(JOUR + 4 * SEMAINE) == 0
    assert Permanence.objects.entre(JOUR, JOUR + 20 * SEMAINE).count() == 1
    with pytest.raises(BesoinFini):
        finir_un_besoin(besoin=besoin, dernier=DEMAIN, compte=responsable)


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"debut": JOUR - timedelta(days=1)}, JourPasse),
        ({"fin": JOUR}, JourPasse),
        ({"a": time(10)}, AUneAutreHeure),
    ],
)
def test_un_besoin_impossible_est_refuse(lieu, champs, refus):
    with pytest.raises(refus):
        un_besoin(lieu, **champs)

    assert not Besoin.objects.exists()


def test_un_responsable_de_pole_ne_tient_que_le_sien(lieu):
    compte = un_compte("pole")
    Affectation.objects.filter(compte=compte).update(pole="animation")

    un_besoin(lieu, pole=un_pole("animation"), compte=compte)
    with pytest.raises(DroitManquant):
        un_besoin(lieu, pole=un_pole("velo"), compte=compte)


def test_on_lit_par_leur_nom_les_heures_de_son_pole_a_son_lieu_et_aucune_autre(lieu):
    ailleurs = un_lieu()
    ici, autre_pole, autre_lieu = (
        des_heures(ou, pole=un_pole(pole))
        for ou, pole in ((lieu, "animation"), (lieu, "velo"), (ailleurs, "animation"))
    )
    d_un_pole, d_un_lieu = un_compte("pole"), un_compte("pole", lieu=lieu)
    Affectation.objects.filter(compte__in=[d_un_pole, d_un_lieu]).update(pole="animation")

    lues = {
        compte.pk: set(HeuresFaites.objects.filter(la_ou(compte, TENIR, pole="pole__code")))
        for compte in (d_un_pole, d_un_lieu)
    }

    assert lues == {d_un_pole.pk: {ici, autre_lieu}, d_un_lieu.pk: {ici}}
    for role, siennes in (
        ("pole", {ici, autre_pole, autre_lieu}),
        ("direction", {ici, autre_pole, autre_lieu}),
        ("benevole", set()),
    ):
        compte = un_compte(role)
        lues = HeuresFaites.objects.filter(la_ou(compte, TENIR, pole="pole__code"))
        assert set(lues) == siennes, role


# Places


def test_la_derniere_place_n_est_qu_a_une_personne(lieu):
    p = une_permanence(lieu, places=1)
    une_inscription(p)

    with pytest.raises(Complet):
        une_inscription(p)

    assert Inscription.objects.en_cours().count() == 1


def test_se_retirer_demande_pourquoi_et_libere_la_place(lieu):
    p = une_permanence(lieu, places=1)
    moi = benevole(lieu)
    inscription = inscrire(permanence=p, personne=moi.personne, compte=moi)

    with pytest.raises(RaisonDemandee):
        se_retirer(inscription=inscription, motif=" ", compte=moi)
    se_retirer(inscription=inscription, motif="empêchement", compte=moi)
    with pytest.raises(PlusInscrite):
        se_retirer(inscription=inscription, motif="empêchement", compte=moi)

    assert une_inscription(p).place == 1


def test_on_ne_vient_ni_deux_fois_ni_a_deux_endroits_a_la_fois(lieu):
    moi = benevole(lieu)
    p, voisine = une_permanence(lieu), une_permanence(lieu, de=time(12), a=time(14))
    suivante = une_permanence(lieu, de=time(13), a=time(15))
    inscrire(permanence=p, personne=moi.personne, compte=moi)

    with pytest.raises(DejaInscrite):
        inscrire(permanence=p, personne=moi.personne, compte=moi)
    with pytest.raises(DejaAilleurs):
        inscrire(permanence=voisine, personne=moi.personne, compte=moi)
    inscrire(permanence=suivante, personne=moi.personne, compte=moi)


def test_on_vient_pour_soi_le_responsable_et_le_comptoir_pour_l_equipe(lieu):
    p = une_permanence(lieu, places=3)
    moi, paul = benevole(lieu), une_personne("Paul", equipe=lieu)

    with pytest.raises(DroitManquant):
        inscrire(permanence=p, personne=paul, compte=moi)
    inscrire(permanence=p, personne=paul, compte=un_compte("benevole", lieu=lieu, personne=None))
    with pytest.raises(PasDeLEquipe):
        une_inscription(p, une_personne("Inconnue"))


def test_une_permanence_passee_ne_change_plus(lieu, time_machine):
    p = une_permanence(lieu)
    inscription = une_inscription(p)
    responsable = un_compte("responsable", lieu=lieu)
    time_machine.move_to("2026-11-27 12:00+00:00", tick=False)

    with pytest.raises(PermanencePassee):
        se_retirer(inscription=inscription, motif="empêchement", compte=responsable)
    with pytest.raises(PermanencePassee):
        annuler_une_permanence(permanence=p, motif="pluie", compte=responsable)


def test_moins_de_places_que_de_monde_est_refuse_sinon_chacun_garde_la_sienne(lieu):
    p = une_permanence(lieu, places=3)
    responsable = un_compte("responsable", lieu=lieu)
    premiere, _deuxieme, troisieme = [une_inscription(p) for _n in range(3)]
    heures = {"permanence": p, "de": time(10), "a": time(13), "compte": responsable}

    with pytest.raises(PlacesPrises):
        changer_une_permanence(**heures, places=2)
    se_retirer(inscription=premiere, motif="empêchement", compte=responsable)
    changer_une_permanence(**heures, places=2)

    troisieme.refresh_from_db()
    assert troisieme.place == 1
    assert list(verifier_les_places()) == []


# Exchanges


def test_qui_cherche_un_echange_vient_tant_que_personne_ne_prend_sa_place(lieu):
    p = une_permanence(lieu, places=1)
    awa, paul = benevole(lieu), benevole(lieu, "Paul")
    inscription = inscrire(permanence=p, personne=awa.personne, compte=awa)
    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)

    proposer_un_echange(inscription=inscription, proposer=True, compte=awa)
    assert [i.personne for i in p.inscriptions.en_cours()] == [awa.personne]
    nouvelle = prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)

    assert [i.personne for i in p.inscriptions.en_cours()] == [paul.personne]
    assert (nouvelle.place, nouvelle.remplace) == (1, inscription)
    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=awa.personne, compte=awa)


def test_un_echange_retire_n_est_plus_a_prendre(lieu):
    p = une_permanence(lieu)
    awa, paul = benevole(lieu), benevole(lieu, "Paul")
    inscription = inscrire(permanence=p, personne=awa.personne, compte=awa)
    for proposer in (True, False):
        proposer_un_echange(inscription=inscription, proposer=proposer, compte=awa)

    with pytest.raises(EchangeRetire):
        prendre_la_place(inscription=inscription, personne=paul.personne, compte=paul)


# Holes, alerts, reminders


def test_les_trous_se_disent_en_mots_par_demi_journee(lieu):
    une_inscription(une_permanence(lieu))
    une_permanence(lieu, debut=JOUR + timedelta(days=2), places=2)
    une_permanence(lieu, debut=JOUR + timedelta(days=2), places=1, de=time(14), a=time(17))

    jours = semaine(Permanence.objects.all(), lieu, date(2026, 11, 23), [])
    montrees = [m for _jour, ms in jours for m in ms]

    assert list(trous(montrees)) == [
        "il manque 1 personne vendredi matin",
        "il manque 2 personnes samedi matin",
        "il manque 1 personne samedi après-midi",
    ]


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
