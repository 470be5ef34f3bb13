"""Sign a half-day: once, not before it begins, sealed and chained; taken back, never changed."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage

from ateliers.formation.chaine import CHAINE
from ateliers.formation.models import Emargement, Trace
from ateliers.formation.refus import (
    DejaAbsent,
    DejaEmarge,
    FeuilleDejaLa,
    PasDeCetteSession,
    PasEncoreCommencee,
    PersonneSurLaFeuille,
    RienAAnnuler,
    SessionVerrouillee,
    SignatureIllisible,
    SignatureVide,
)
from ateliers.formation.services.emargements import signer
from ateliers.formation.services.verrou import verrouiller
from ateliers.formation.suivi_des_emargements import minutes_de
from collecte.matiere.refus import PageDejaServie
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree, Maillon
from tests.fabriques import un_compte

from .en_formation import (
    DESSIN,
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

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(heure(23, 10), tick=False)]


@pytest.fixture
def session():
    return une_session()


@pytest.fixture
def matin(session):
    return un_matin(session)


@pytest.fixture
def paul(session):
    return un_stagiaire(session)


def test_une_signature_garde_ce_qui_a_ete_signe(matin, paul):
    emargement = signe(matin, paul)

    assert (emargement.duree_min, emargement.mode, emargement.rang) == (210, "ecran", 1)
    assert emargement.debut == matin.debut
    assert emargement.personne == paul.personne_id
    assert emargement.trace.dessin == DESSIN
    assert minutes_de(paul) == 210
    assert Entree.objects.filter(code="formation.emargement.signe").count() == 1


def test_elle_est_dite_par_un_maillon_de_la_chaine(matin, paul):
    emargement = signe(matin, paul)

    [maillon] = Maillon.objects.filter(chaine__nom=CHAINE)
    [dite] = maillon.contenu["rangees"]["formation.emargement"]
    assert maillon.contenu["code"] == "formation.emargement.signe"
    assert (dite["id"], dite["duree_min"]) == (emargement.pk, 210)
    assert dite["trace_empreinte"] == emargement.trace_empreinte
    assert DESSIN not in str(maillon.contenu)


def test_rien_ne_se_signe_avant_le_debut(session, paul, time_machine):
    apres_midi = un_apres_midi(session)

    with pytest.raises(PasEncoreCommencee, match="23 novembre à 14"):
        signe(apres_midi, paul)
    with pytest.raises(PasEncoreCommencee):
        absent(apres_midi, paul)
    # 13:00 in UTC is 14:00 in Paris.
    time_machine.move_to(heure(23, 13), tick=False)
    assert signe(apres_midi, paul).duree_min == 180


def test_on_ne_signe_pas_deux_fois(matin, paul):
    signe(matin, paul)

    with pytest.raises(DejaEmarge):
        signe(matin, paul)
    with pytest.raises(DejaEmarge):
        absent(matin, paul)
    assert Emargement.objects.count() == 1


def test_la_meme_page_envoyee_deux_fois_ne_signe_qu_une_fois(matin, paul):
    uuid = uuid4()
    geste = {"demi_journee": matin, "uuid": uuid, "trace": DESSIN, "compte": None}

    assert signer(qui=paul, **geste)[1] is True
    assert signer(qui=paul, **geste)[1] is False
    with pytest.raises(PageDejaServie):
        signer(qui=un_stagiaire(paul.session, "Rosa"), **geste)
    assert Emargement.objects.count() == 1


def test_le_formateur_signe_ses_demi_journees_et_elles_seules(session, matin, time_machine):
    nour = un_formateur(session)
    autre = un_formateur(session, "Lucie")
    matin.refresh_from_db()

    assert signe(matin, nour, compte=None).mode == "lien"
    with pytest.raises(PasDeCetteSession):
        signe(matin, autre)


def test_un_stagiaire_d_une_autre_session_n_est_pas_attendu(matin):
    with pytest.raises(PasDeCetteSession):
        signe(matin, un_stagiaire(une_session(), "Rosa"))


@pytest.mark.parametrize(
    ("trace", "refus"),
    [
        ("", SignatureVide),
        ("500,150", SignatureVide),
        ("500,150 501,151 502,150 503,151 504,150 505,151", SignatureVide),
        ("<svg onload=alert(1)>", SignatureIllisible),
        ("100,100 200,150 300,100 400,150 500,100 1001,10", SignatureIllisible),
        ("100,100 200,150 300,100 400,150 500,100 600,301", SignatureIllisible),
        ("1,1 " * 4_000, SignatureIllisible),
    ],
)
def test_un_trace_qui_n_en_est_pas_un_est_refuse(matin, paul, trace, refus):
    with pytest.raises(refus):
        signe(matin, paul, trace=trace)
    assert not Emargement.objects.exists()


def test_qui_ne_peut_pas_dessiner_signe_en_cochant(matin, paul):
    emargement = signe(matin, paul, trace="", sans_dessin=True)

    assert Trace.objects.get().dessin == ""
    assert emargement.trace.nom == "Paul Stagiaire"
    assert minutes_de(paul) == 210


def test_une_absence_dit_pourquoi_et_ne_compte_pas(matin, paul):
    assert absent(matin, paul).motif == "maladie"

    assert minutes_de(paul) == 0
    with pytest.raises(DejaAbsent):
        signe(matin, paul)


def test_une_correction_est_une_contre_ecriture_motivee(matin, paul):
    fausse = signe(matin, paul)

    contre = annule(fausse)

    assert (contre.annule, contre.rang) == (fausse, 2)
    assert minutes_de(paul) == 0
    with pytest.raises(RienAAnnuler):
        annule(fausse)
    with pytest.raises(RienAAnnuler):
        annule(contre)
    assert signe(matin, paul).rang == 3
    assert minutes_de(paul) == 210
    assert Maillon.objects.filter(chaine__nom=CHAINE).count() == 3


def test_une_session_verrouillee_ne_se_signe_plus(session, matin, paul, time_machine):
    fausse = signe(matin, paul)
    nour = un_formateur(session)
    matin.refresh_from_db()
    signe(matin, nour)
    time_machine.move_to(heure(24, 10), tick=False)
    verrouiller(session=session, compte=session.compte)

    with pytest.raises(SessionVerrouillee):
        signe(matin, paul)
    annule(fausse)
    with pytest.raises(SessionVerrouillee):
        signe(matin, paul)
    une_feuille(matin, paul)
    assert minutes_de(paul) == 210


def test_une_feuille_ne_compte_que_pour_qui_y_est_coche(session, matin, paul):
    rosa = un_stagiaire(session, "Rosa")

    la_feuille, _neuve = une_feuille(matin, paul)

    assert (minutes_de(paul), minutes_de(rosa)) == (210, 0)
    assert default_storage.exists(la_feuille.fichiers["grande"])
    assert [e.mode for e in la_feuille.emargements.all()] == ["papier"]
    with pytest.raises(FeuilleDejaLa):
        une_feuille(matin, rosa)
    with pytest.raises(PersonneSurLaFeuille):
        une_feuille(matin)


def test_une_feuille_ou_quelqu_un_avait_deja_signe_n_ecrit_rien(session, matin, paul):
    rosa = un_stagiaire(session, "Rosa")
    signe(matin, paul)

    with pytest.raises(DejaEmarge):
        une_feuille(matin, rosa, paul)

    assert minutes_de(rosa) == 0
    assert not matin.feuilles.exists()


def test_signer_a_l_ecran_demande_le_droit_la_ou_c_est(matin, paul):
    for compte in (un_compte("responsable", lieu=matin.session.lieu), un_compte("controle")):
        with pytest.raises(DroitManquant):
            signe(matin, paul, compte=compte)
