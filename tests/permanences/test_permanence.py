"""A permanence: who is here, whose turn it is, what it gave."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils import timezone

from ateliers.agenda import evenements
from ateliers.permanences import prevues
from ateliers.permanences.forms.permanences import TempsField
from ateliers.permanences.models import Permanence, Releve, Visite
from ateliers.permanences.refus import (
    DejaIci,
    EncoreOuverte,
    OuverteMoinsLongtemps,
    PermanenceDejaOuverte,
    PermanenceFermee,
    PermanencePrevue,
    PersonneNAttend,
    PiedPris,
    TousLesPiedsSontPris,
)
from ateliers.permanences.salle import la_salle
from ateliers.permanences.services import permanences, visites
from ateliers.velo.grandeurs import PoucesIllisibles, lire_pouces
from tests.benevolat.benevoles import un_pole, une_permanence
from tests.fabriques import une_personne


@pytest.mark.parametrize("tape", ["1h75", "-1", "demi", "9999"])
def test_le_temps_donne_se_compte_en_jours_ou_pas_du_tout(tape):
    """Nobody may have come; two people may have stayed a whole day."""
    assert [TempsField().clean(dit) for dit in ("0", "48h", "45 min")] == [0, 2_880, 45]
    with pytest.raises(forms.ValidationError, match="Une durée s’écrit"):
        TempsField().clean(tape)


def test_une_roue_se_lit_en_pouces():
    assert [lire_pouces(t) for t in ("26", "27,5", "27.5", '28"', "16 pouces")] == [
        *(260, 275, 275, 280, 160)
    ]
    for texte in ("", "4", "41", "700", "27,55"):
        with pytest.raises(PoucesIllisibles):
            lire_pouces(texte)


def test_les_premiers_ont_un_pied_les_suivants_attendent_leur_tour(atelier):
    p = atelier.permanence(pieds=2)
    zoe = une_personne("Zoé")

    une, deux, trois, quatre = (atelier.arrive(p, qui) for qui in (zoe, None, None, None))

    assert [v.pied for v in (une, deux, trois, quatre)] == [1, 2, None, None]
    with pytest.raises(TousLesPiedsSontPris):
        visites.installer(geste=atelier.geste(), permanence=p)
    visites.partir(geste=atelier.geste(), visite=une, a_repare=True)
    suivante = visites.installer(geste=atelier.geste(), permanence=p)
    assert (suivante, suivante.pied) == (trois, 1)
    with pytest.raises(TousLesPiedsSontPris):
        visites.installer(geste=atelier.geste(), permanence=p, pied=1)


def test_qui_attend_passe_avant_qui_arrive(atelier):
    p = atelier.permanence(pieds=1)
    une, attend = atelier.arrive(p), atelier.arrive(p)
    visites.partir(geste=atelier.geste(), visite=une, a_repare=False)

    nouvelle = atelier.arrive(p)

    assert nouvelle.pied is None
    assert visites.installer(geste=atelier.geste(), permanence=p) == attend


def test_le_pied_demande_doit_etre_libre(atelier):
    p = atelier.permanence(pieds=3)
    a, b = atelier.arrive(p), atelier.arrive(p)
    atelier.arrive(p)
    c = atelier.arrive(p)
    for v in (a, b):
        visites.partir(geste=atelier.geste(), visite=v, a_repare=False)

    with pytest.raises(PiedPris):
        visites.installer(geste=atelier.geste(), permanence=p, pied=3)
    assert visites.installer(geste=atelier.geste(), permanence=p, pied=2) == c
    with pytest.raises(PersonneNAttend):
        visites.installer(geste=atelier.geste(), permanence=p)


def test_deux_touches_de_la_meme_page_sont_une_personne(atelier):
    p, geste = atelier.permanence(), atelier.geste()

    une = visites.accueillir(geste=geste, permanence=p)
    encore = visites.accueillir(geste=geste, permanence=p)

    assert une == encore
    assert p.visites.count() == 1


def test_une_personne_n_est_la_qu_une_fois_et_peut_revenir(atelier):
    p, zoe = atelier.permanence(), une_personne("Zoé")
    visite = atelier.arrive(p, zoe)

    with pytest.raises(DejaIci):
        atelier.arrive(p, zoe)
    visites.partir(geste=atelier.geste(), visite=visite, a_repare=True)
    atelier.arrive(p, zoe)

    assert p.visites.count() == 2


def test_une_seule_permanence_a_la_fois_par_lieu(atelier):
    atelier.permanence()

    with pytest.raises(PermanenceDejaOuverte):
        atelier.permanence()


def test_fermer_compte_tout_et_corriger_laisse_l_ancien_releve(atelier):
    p = atelier.permanence(pieds=2)
    zoe, *_autres = atelier.arrive(p, une_personne("Zoé")), atelier.arrive(p), atelier.arrive(p)
    visites.partir(geste=atelier.geste(), visite=zoe, a_repare=True)
    with pytest.raises(EncoreOuverte):
        permanences.corriger(geste=atelier.geste(), permanence=p, benevoles_min=0, salaries_min=0)

    releve = permanences.fermer(
        geste=atelier.geste(), permanence=p, benevoles_min=360, salaries_min=180
    )
    corrige = permanences.corriger(
        geste=atelier.geste(), permanence=p, benevoles_min=420, salaries_min=180
    )

    assert (releve.passages, releve.adherents, releve.repares) == (3, 1, 1)
    assert (corrige.rang, corrige.passages, corrige.benevoles_min) == (2, 3, 420)
    assert Releve.objects.count() == 2
    assert not Visite.objects.filter(partie_le=None).exists()
    with pytest.raises(PermanenceFermee):
        atelier.arrive(Permanence.objects.get())


@pytest.mark.time_machine("2026-11-20T13:00:00Z", tick=False)
def test_une_permanence_oubliee_ne_compte_pas_la_nuit(atelier, time_machine):
    p = atelier.permanence()
    time_machine.move_to("2026-11-21T09:00:00Z", tick=False)
    geste = {"permanence": p, "benevoles_min": 0, "salaries_min": 0}

    with pytest.raises(OuverteMoinsLongtemps, match="20h"):
        permanences.fermer(geste=atelier.geste(), **geste, ouverture_min=20 * 60 + 2)
    releve = permanences.fermer(geste=atelier.geste(), **geste, ouverture_min=210)
    corrige = permanences.corriger(geste=atelier.geste(), **geste, ouverture_min=180)

    assert (releve.ouverture_min, corrige.ouverture_min) == (210, 180)


def test_qui_attend_s_en_va_et_le_suivant_passe(atelier):
    p = atelier.permanence(pieds=1)
    une, lasse, suivante = (atelier.arrive(p) for _ in range(3))
    visites.partir(geste=atelier.geste(), visite=lasse, a_repare=False)
    visites.partir(geste=atelier.geste(), visite=une, a_repare=True)

    assert visites.installer(geste=atelier.geste(), permanence=p) == suivante


def test_une_arrivee_de_trop_s_annule_et_ne_compte_nulle_part(atelier):
    p, zoe = atelier.permanence(pieds=1), une_personne("Zoé")
    de_trop = atelier.arrive(p, zoe)

    for _fois in range(2):
        visites.annuler(geste=atelier.geste(), visite=de_trop)
    reste = atelier.arrive(p)

    assert reste.pied == 1
    assert la_salle(p, date(2026, 11, 20)).passages == 1
    releve = permanences.fermer(
        geste=atelier.geste(), permanence=p, benevoles_min=0, salaries_min=0
    )
    assert (releve.passages, releve.adherents) == (1, 0)
    assert Visite.objects.count() == 2


def test_qui_est_parti_par_erreur_revient_a_sa_place(atelier):
    p, zoe = atelier.permanence(pieds=1), une_personne("Zoé")
    visite = atelier.arrive(p, zoe)
    visites.partir(geste=atelier.geste(), visite=visite, a_repare=True)

    revenue = visites.revenir(geste=atelier.geste(), visite=visite)

    assert (revenue.pied, revenue.partie_le, revenue.a_repare) == (1, None, False)


def test_qui_est_parti_par_erreur_ne_prend_la_place_de_personne(atelier):
    p, zoe = atelier.permanence(pieds=1), une_personne("Zoé")
    visite = atelier.arrive(p, zoe)
    visites.partir(geste=atelier.geste(), visite=visite, a_repare=False)
    atelier.arrive(p)

    with pytest.raises(PiedPris):
        visites.revenir(geste=atelier.geste(), visite=visite)


# What the volunteers' planning foresees

SOIR = {"pole": "velo", "jour": date(2026, 11, 20), "de": time(18), "a": time(20)}


def _prevue(atelier, **champs):
    dit = SOIR | champs
    return une_permanence(
        atelier.lieu, pole=un_pole(dit["pole"]), debut=dit["jour"], de=dit["de"], a=dit["a"]
    )


@pytest.mark.time_machine("2026-11-20T16:10:00Z", tick=False)
def test_a_ses_heures_c_est_la_permanence_prevue_qui_s_ouvre(atelier):
    prevue = _prevue(atelier)
    _prevue(atelier, pole="tri")

    ouverte = atelier.permanence()

    assert ouverte.prevue == prevue
    assert not prevues.a_ouvrir(timezone.now(), None).exists()


@pytest.mark.time_machine("2026-11-20T10:12:00Z", tick=False)
def test_hors_de_ses_heures_on_demande_si_c_est_elle(atelier):
    prevue = _prevue(atelier)

    with pytest.raises(PermanencePrevue, match="de 18\xa0h à 20\xa0h"):
        atelier.permanence()
    autre = atelier.permanence(laquelle="autre")
    permanences.fermer(geste=atelier.geste(), permanence=autre, benevoles_min=0, salaries_min=0)
    elle = atelier.permanence(laquelle="prevue")

    assert (autre.prevue, elle.prevue) == (None, prevue)


@pytest.mark.time_machine("2026-11-20T19:30:00Z", tick=False)
def test_une_permanence_prevue_qui_est_passee_ne_demande_plus_rien(atelier):
    _prevue(atelier)

    assert atelier.permanence().prevue is None


@pytest.mark.time_machine("2026-11-20T17:30:00Z", tick=False)
def test_un_soir_n_a_qu_une_ligne_au_calendrier(atelier):
    _prevue(atelier)
    debut = datetime(2026, 11, 20, tzinfo=ZoneInfo("Europe/Paris"))

    def lignes():
        lues = evenements(atelier.compte, debut, debut + timedelta(days=1), None)
        return [
            (e.titre, e.geste.verbe if e.geste else "") for e in lues if e.lieu == atelier.lieu.pk
        ]

    avant = lignes()
    atelier.permanence()

    assert avant == [("Permanence d’autoréparation", "Ouvrir")]
    assert lignes() == [("Permanence d’autoréparation", "Accueillir")]
