"""Sessions: real hours, one title on all papers, locked once all is signed or said absent."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from ateliers.agenda import SOURCES
from ateliers.formation.durees import heures
from ateliers.formation.forms.sessions import ActionForm
from ateliers.formation.models import Emargement, Inscription, Trace
from ateliers.formation.refus import (
    DejaFormateur,
    DejaInscrit,
    DemiJourneeDejaLa,
    DemiJourneeEmargee,
    DemiJourneeTropLongue,
    EmargementIncomplet,
    FormateurADire,
    FormateurEmarge,
    FormateurSansSignature,
    HeuresALEnvers,
    HeuresQuiSeRecouvrent,
    HeuresSignees,
    InscriptionFacturee,
    IntituleDejaPris,
    IntituleEngage,
    MomentFaux,
    SessionPasFinie,
    SessionSansStagiaire,
    SessionVerrouillee,
    SessionVide,
    StagiaireEmarge,
)
from ateliers.formation.services import demi_journees, verrou
from ateliers.formation.services import sessions as services
from ateliers.formation.services.actions import CHAMPS, noter_l_action
from ateliers.formation.services.retention import effacer_les_preuves
from ateliers.formation.suivi_des_emargements import grille_de, minutes_suivies
from ateliers.formation.verifications import emargements
from ateliers.formation.verifications import heures as verifier_les_heures
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Maillon
from tests.fabriques import un_compte, un_point
from tests.pages import espaces

from .en_formation import (
    LUNDI,
    absent,
    annule,
    heure,
    signe,
    un_apres_midi,
    un_formateur,
    un_matin,
    un_stagiaire,
    une_feuille,
    une_session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(25, 10), tick=False)]


@pytest.fixture
def session():
    return une_session()


def verrouiller(session):
    return verrou.verrouiller(session=session, compte=session.compte)


@pytest.mark.parametrize(
    ("champs", "refus"),
    [
        ({"fin": time(9)}, HeuresALEnvers),
        ({"debut": time(8), "fin": time(14, 1)}, DemiJourneeTropLongue),
        ({"debut": time(10), "fin": time(14, 30)}, MomentFaux),
        ({"moment": "apres_midi", "debut": time(11, 30), "fin": time(15)}, MomentFaux),
    ],
)
def test_une_demi_journee_a_des_heures_possibles(session, champs, refus):
    with pytest.raises(refus):
        un_matin(session, **champs)
    assert not session.demi_journees.exists()


def test_une_demi_journee_ne_s_ajoute_pas_deux_fois_et_se_retire_non_signee(session):
    matin = un_matin(session)
    with pytest.raises(DemiJourneeDejaLa):
        un_matin(session)

    demi_journees.retirer_la_demi_journee(demi_journee=matin, compte=session.compte)

    matin = un_matin(session)
    signe(matin, un_stagiaire(session))
    with pytest.raises(DemiJourneeEmargee):
        demi_journees.retirer_la_demi_journee(demi_journee=matin, compte=session.compte)


def change(demi_journee, debut=time(9), fin=time(12), formateur=None):
    return demi_journees.changer_la_demi_journee(
        demi_journee=demi_journee,
        debut=debut,
        fin=fin,
        formateur=formateur,
        compte=demi_journee.session.compte,
    )


def test_des_heures_fausses_se_changent_une_fois_leurs_signatures_annulees(session):
    matin, paul = un_matin(session), un_stagiaire(session)
    faux = signe(matin, paul)

    with pytest.raises(HeuresSignees, match="annulez d’abord"):
        change(matin)
    annule(faux, "les heures étaient fausses")
    matin = change(matin)
    juste = signe(matin, paul)

    assert (matin.duree_min, faux.duree_min, juste.duree_min) == (180, 210, 180)
    assert minutes_suivies(session) == {paul.pk: 180}
    assert [*emargements(), *verifier_les_heures()] == []


@pytest.mark.parametrize(
    ("heures", "refus"),
    [
        ((time(12), time(9)), HeuresALEnvers),
        ((time(7), time(13, 30)), DemiJourneeTropLongue),
        ((time(10), time(14, 30)), MomentFaux),
        ((time(11), time(13, 45)), HeuresQuiSeRecouvrent),
    ],
)
def test_des_heures_impossibles_ne_s_enregistrent_pas(session, heures, refus):
    matin = un_matin(session)
    un_apres_midi(session, debut=time(13, 30))

    with pytest.raises(refus):
        change(matin, *heures)
    matin.refresh_from_db()
    assert matin.duree_min == 210


def test_un_autre_formateur_vient_tant_que_le_premier_n_a_pas_signe(session):
    nour, zoe = un_formateur(session), un_formateur(session, "Zoé")
    matin = un_matin(session, formateur=nour)
    signe(matin, un_stagiaire(session))

    matin = change(matin, fin=time(12, 30), formateur=zoe)
    signe(matin, zoe)

    with pytest.raises(FormateurEmarge, match="Zoé Formatrice a signé"):
        change(matin, fin=time(12, 30), formateur=nour)


def test_deux_demi_journees_ne_comptent_pas_la_meme_heure(session):
    un_matin(session, fin=time(13, 30))

    with pytest.raises(HeuresQuiSeRecouvrent):
        un_apres_midi(session, debut=time(13))

    assert session.demi_journees.count() == 1


def test_une_inscription_facturee_ne_se_retire_pas(session):
    inscrite = un_stagiaire(session)
    Inscription.objects.filter(pk=inscrite.pk).update(
        montant_cts=120_000, facture_numero="F12", facture_le=date(2026, 3, 2)
    )
    inscrite.refresh_from_db()

    with pytest.raises(InscriptionFacturee):
        services.desinscrire(inscription=inscrite, compte=session.compte)


def test_on_ne_s_inscrit_ni_ne_forme_deux_fois(session):
    paul, nour = un_stagiaire(session), un_formateur(session)

    with pytest.raises(DejaInscrit, match="Paul Stagiaire"):
        un_stagiaire(session, personne=paul.personne)
    with pytest.raises(DejaFormateur):
        un_formateur(session, personne=nour.personne)
    services.desinscrire(inscription=paul, compte=session.compte)
    rosa = un_stagiaire(session, "Rosa")
    signe(un_matin(session), rosa)
    with pytest.raises(StagiaireEmarge):
        services.desinscrire(inscription=rosa, compte=session.compte)


def test_qui_n_est_pas_connu_est_inscrit_d_un_prenom_et_d_un_nom(session):
    inscription = un_stagiaire(session, personne=services.Nouvelle("Inès", "Durand"))

    assert str(inscription.personne) == "Inès Durand"


def test_une_session_se_verrouille_quand_tout_est_signe_ou_dit_absent(session, time_machine):
    with pytest.raises(SessionVide):
        verrouiller(session)
    matin, apres_midi = un_matin(session), un_apres_midi(session, LUNDI + timedelta(days=3))
    nour, paul = un_formateur(session), un_stagiaire(session)
    with pytest.raises(SessionPasFinie):
        verrouiller(session)
    time_machine.move_to(heure(27, 10), tick=False)
    matin.refresh_from_db()
    apres_midi.refresh_from_db()
    signe(matin, paul)
    signe(matin, nour)
    signe(apres_midi, nour)
    with pytest.raises(EmargementIncomplet, match=r"noter encore.: 1"):
        verrouiller(session)
    absent(apres_midi, paul)

    assert verrouiller(session).est_verrouillee

    [dit] = Maillon.objects.filter(chaine__nom="maison", contenu__session=session.pk)
    tete = Maillon.objects.filter(chaine__nom="emargement").order_by("-rang")[0]
    assert (dit.contenu["rang"], dit.contenu["empreinte"]) == (4, tete.empreinte)
    for geste in (
        lambda: verrouiller(session),
        lambda: un_matin(session, date(2026, 12, 1)),
        lambda: un_stagiaire(session, "Rosa"),
        lambda: un_formateur(session, "Lucie"),
    ):
        with pytest.raises(SessionVerrouillee):
            geste()


def test_une_session_ne_se_verrouille_pas_sans_la_signature_de_qui_forme(session, time_machine):
    matin, paul = un_matin(session), un_stagiaire(session)
    signe(matin, paul)
    assert not grille_de(session).etats[0].complete
    with pytest.raises(FormateurADire, match=r"le 23 novembre \(matin\)"):
        verrouiller(session)
    nour = un_formateur(session)
    with pytest.raises(EmargementIncomplet):
        verrouiller(session)
    matin.refresh_from_db()
    dite = absent(matin, nour)
    assert not grille_de(session).etats[0].complete
    with pytest.raises(FormateurSansSignature, match=r"le 23 novembre \(matin\)"):
        verrouiller(session)
    annule(dite)
    signe(matin, nour)

    assert grille_de(session).etats[0].complete
    assert verrouiller(session).est_verrouillee


def test_une_demi_journee_ou_personne_n_est_venu_se_verrouille_sans_formateur(session):
    absent(un_matin(session), un_stagiaire(session))

    assert verrouiller(session).est_verrouillee


def test_une_session_sans_personne_ne_parle_d_aucune_signature(session):
    un_matin(session)
    with pytest.raises(SessionSansStagiaire):
        verrouiller(session)
    nour = un_formateur(session)
    with pytest.raises(SessionSansStagiaire):
        verrouiller(session)
    # Nor does one whose trainer alone was said absent.
    absent(session.demi_journees.get(), nour)

    with pytest.raises(SessionSansStagiaire, match="Personne n’est inscrit"):
        verrouiller(session)


def test_l_intitule_reste_le_meme_une_fois_porte_par_une_session(session):
    compte = session.compte
    champs = {nom: getattr(session.action, nom) for nom in CHAMPS}

    with pytest.raises(IntituleEngage):
        noter_l_action(
            action=session.action, compte=compte, **champs | {"intitule": "Réparer des vélos"}
        )
    assert (
        noter_l_action(
            action=session.action, compte=compte, **champs | {"tarif_cts": 12_000}
        ).tarif_cts
        == 12_000
    )
    with pytest.raises(IntituleDejaPris):
        noter_l_action(compte=compte, **champs | {"intitule": "RÉPARER UN VÉLO".title()})


def test_les_preuves_se_gardent_cinq_ans_dix_avec_l_europe_puis_s_effacent(
    session, django_capture_on_commit_callbacks
):
    matin, paul = un_matin(session), un_stagiaire(session)
    session.refresh_from_db()
    assert session.terme == date(2031, 11, 23)
    services.regler_la_session(
        session=session, cadre="contrat", reference="C 1", cofinancee_ue=True, compte=session.compte
    )
    session.refresh_from_db()
    assert session.terme == date(2036, 11, 23)
    signe(matin, paul)
    une_feuille(matin, un_stagiaire(session, "Rosa"))

    assert effacer_les_preuves(date(2036, 11, 23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert effacer_les_preuves(date(2036, 11, 24)) == 2
    assert effacer_les_preuves(date(2036, 11, 24)) == 0

    assert not Trace.objects.exists()
    assert Emargement.objects.signes().count() == 2


def test_le_calendrier_montre_ses_demi_journees(session):
    un_matin(session)
    un_stagiaire(session)
    chercher = SOURCES["formation"].chercher

    [evenement] = chercher(heure(23, 0), heure(24, 0), [session.lieu_id])

    assert (evenement.titre, evenement.precision) == ("Réparer un vélo", "1 stagiaire")
    assert list(chercher(heure(23, 0), heure(24, 0), [un_point().lieu_id])) == []
    assert list(chercher(heure(24, 0), heure(25, 0), None)) == []


def test_une_duree_se_tape_comme_on_l_ecrit():
    champ = ActionForm().fields["duree_min"]
    tapees = {
        "3h30": 210,
        "3,5": 210,
        "3.5": 210,
        "7": 420,
        " 7 h ": 420,
        "0h20": 20,
        "1999": 119_940,
    }

    assert {tape: champ.clean(tape) for tape in tapees} == tapees
    assert [champ.prepare_value(m) for m in (210, 420)] == ["3h30", "7"]
    illisibles = {"trois": "Par", "3h70": "Par", "-2": "Par", "0": "Entre", "9999h": "Entre"}
    for tape, debut in illisibles.items():
        with pytest.raises(ValidationError) as refus:
            champ.clean(tape)
        assert refus.value.messages[0].startswith(debut)


def test_des_minutes_se_lisent_en_heures():
    assert [espaces(heures(m)) for m in (0, 210, 420, 60_005)] == [
        "0 h",
        "3 h 30",
        "7 h",
        "1 000 h 05",
    ]


def test_un_autre_lieu_ne_tient_pas_cette_session(session):
    ailleurs = un_compte("pole", lieu=un_point().lieu)

    with pytest.raises(DroitManquant):
        verrou.verrouiller(session=session, compte=ailleurs)
