"""A survey answers from the registry, takes what people type with its source, forgets nothing."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from petiterockette.dossiers.refus import IlManque
from petiterockette.dossiers.services.figements import figer
from petiterockette.droits import DroitManquant
from petiterockette.enquetes.models import Enquete, Questionnaire, Reponse
from petiterockette.enquetes.questions_du_tableur import QuestionLue
from petiterockette.enquetes.refus import (
    AnneeAVenir,
    ChoixInconnu,
    DejaCharge,
    EnqueteFigee,
    IndicateurInconnu,
    NombreAttendu,
    QuestionDAilleurs,
    QuestionnaireUtilise,
    RienAReprendre,
    SansQuestion,
)
from petiterockette.enquetes.reponses import reponses_de
from petiterockette.enquetes.services.enquetes import (
    faire_le_dossier,
    relire_les_chiffres,
    repondre,
)
from petiterockette.enquetes.services.questionnaires import apparier, charger, retirer
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.indicateurs.services import saisir
from petiterockette.journal.models import Entree
from tests.fabriques import un_compte, un_depot, un_lieu, un_point, une_ligne

from .les_enquetes import QUESTIONS, la_question, repondu, un_questionnaire, une_enquete

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def valeurs(enquete: Enquete) -> list:
    return [r.valeur for r in reponses_de(enquete)]


def test_le_registre_repond_dans_l_unite_demandee_et_dit_d_ou_cela_vient():
    un_depot(une_ligne("livres", 9_400), point=un_point())

    collecte, *autres = reponses_de(une_enquete())

    lu = ValeursDeLaPeriode(Portee(date(2026, 1, 1), date(2026, 12, 31)))
    assert (
        collecte.valeur == Decimal("0.009") == Decimal(9_400).scaleb(-6).quantize(Decimal(".001"))
    )
    assert lu.valeur(INDICATEURS["T_COLLECTE"]) == 9_400
    assert (collecte.ecrite, collecte.source) == ("0,009\u00a0t", "registre\u00a0: Collecté")
    assert all(r.manque for r in autres)


def test_une_enquete_d_un_lieu_ne_lit_que_lui():
    ici, ailleurs = un_lieu(), un_lieu()
    un_depot(une_ligne("livres", 90_000), point=un_point(lieu=ici))

    assert valeurs(une_enquete(lieux=[ici]))[0] == Decimal("0.090")
    autre = un_questionnaire(version="2")
    assert valeurs(une_enquete(questionnaire=autre, lieux=[ailleurs]))[0] == 0


def test_un_chiffre_saisi_de_l_annee_repond_avec_sa_methode():
    compte = un_compte("direction")
    saisir(
        indicateur=INDICATEURS["ETP"], annee=2026, valeur=1_250, methode="fiches de paie",
        uuid=uuid4(), compte=compte,
    )  # fmt: skip
    etp = QuestionLue("", "4", "ETP salariés", "ETP", "nombre", "", "ETP")

    [lue] = reponses_de(une_enquete(questionnaire=un_questionnaire(questions=[etp])))

    assert lue.valeur == Decimal("12.50")
    assert "(fiches de paie)" in lue.source


def test_rien_ne_bouge_avant_d_avoir_recompte():
    enquete = une_enquete()
    un_depot(une_ligne("livres", 90_000), point=un_point())
    assert valeurs(enquete)[0] == 0

    relue = relire_les_chiffres(enquete=enquete, compte=enquete.compte)

    assert valeurs(relue)[0] == Decimal("0.090")


def test_ce_qui_est_propose_ne_repond_pas_avant_d_etre_choisi():
    collecte = QuestionLue("", "1", "Tonnage collecté", "t", "nombre", "", "")
    questionnaire = un_questionnaire(questions=[collecte])
    question = questionnaire.questions.get()
    enquete = une_enquete(questionnaire=questionnaire)
    assert (question.code, question.code_choisi) == ("T_COLLECTE", "")
    assert valeurs(enquete) == [None]

    apparier(questionnaire=questionnaire, compte=enquete.compte, codes={1: "T_COLLECTE"})

    assert valeurs(Enquete.objects.get()) == [0]
    assert Entree.objects.filter(code="enquetes.questionnaire.apparie").count() == 1


def test_dire_deux_fois_le_meme_indicateur_ne_s_ecrit_pas():
    questionnaire = un_questionnaire()

    for _fois in range(2):
        apparier(questionnaire=questionnaire, compte=questionnaire.compte, codes={1: "T_COLLECTE"})

    assert not Entree.objects.filter(code="enquetes.questionnaire.apparie").exists()


@pytest.mark.parametrize("codes", [{1: "T_RIEN"}, {3: "T_COLLECTE"}])
def test_un_indicateur_qui_ne_peut_pas_repondre_est_refuse(codes):
    questionnaire = un_questionnaire()

    with pytest.raises(IndicateurInconnu):
        apparier(questionnaire=questionnaire, compte=questionnaire.compte, codes=codes)


def test_ce_qui_est_saisi_passe_avant_le_registre_qui_reste_dit():
    enquete = une_enquete()
    repondu(enquete, 1, "12,5", source="pesées du camion, par Noé")

    collecte = reponses_de(enquete)[0]

    assert (collecte.valeur, collecte.source) == (Decimal("12.5"), "pesées du camion, par Noé")
    assert collecte.registre == "0,000\u00a0t"


def test_une_correction_s_ajoute_et_reprendre_rend_la_parole_au_registre():
    enquete = une_enquete()
    repondu(enquete, 1, "12,5")
    repondu(enquete, 1, "13", source="relu")
    assert valeurs(enquete)[0] == 13

    repondu(enquete, 1, " ", source="le registre suffit")

    assert valeurs(enquete)[0] == 0
    assert list(enquete.reponses.values_list("rang", "valeur")) == [(3, ""), (2, "13"), (1, "12.5")]
    assert Entree.objects.filter(code="enquetes.reponse.reprise").count() == 1


@pytest.mark.parametrize(
    ("rang", "valeur", "refus"),
    [
        (2, "beaucoup", NombreAttendu),
        (2, "1e3", NombreAttendu),
        (2, "12,5,1", NombreAttendu),
        (2, "٣", NombreAttendu),
        (3, "peut-être", ChoixInconnu),
        (2, "", RienAReprendre),
    ],
)
def test_une_reponse_qui_ne_convient_pas_n_ecrit_rien(rang, valeur, refus):
    with pytest.raises(refus):
        repondu(une_enquete(), rang, valeur)
    assert not Reponse.objects.exists()


@pytest.mark.parametrize("tape", ["1 280,50", "1280.50", " 1\u202f280,50 "])
def test_virgule_point_et_espaces_se_lisent(tape):
    assert repondu(une_enquete(), 2, tape).valeur == "1280.50"


def test_une_reponse_sans_source_est_refusee():
    with pytest.raises(ValidationError):
        repondu(une_enquete(), 2, "280", source="  ")


def test_la_meme_page_envoyee_deux_fois_ne_repond_qu_une_fois():
    enquete, uuid = une_enquete(), uuid4()
    repondu(enquete, 2, "280", uuid=uuid)
    repondu(enquete, 2, "280", uuid=uuid)

    assert Reponse.objects.count() == 1
    with pytest.raises(QuestionDAilleurs):
        repondu(enquete, 1, "280", uuid=uuid)


def test_une_question_d_un_autre_questionnaire_est_refusee():
    enquete = une_enquete()
    autre = une_enquete(questionnaire=un_questionnaire(version="2"))

    with pytest.raises(QuestionDAilleurs):
        repondre(
            enquete=enquete, question=la_question(autre, 2), valeur="1", source="x",
            uuid=uuid4(), compte=enquete.compte,
        )  # fmt: skip


# The questionnaire


def test_le_meme_fichier_deux_fois_ne_fait_qu_un_questionnaire():
    uuid = uuid4()
    premier = un_questionnaire(uuid=uuid)

    assert un_questionnaire(uuid=uuid) == premier
    with pytest.raises(DejaCharge):
        un_questionnaire()
    assert un_questionnaire(version="2") != premier
    assert Questionnaire.objects.count() == 2


def test_sans_question_rien_ne_se_charge():
    with pytest.raises(SansQuestion):
        un_questionnaire(questions=[])
    assert not Questionnaire.objects.exists()


def test_un_questionnaire_auquel_on_repond_ne_se_retire_plus():
    enquete = une_enquete()
    seul = un_questionnaire(version="2")

    with pytest.raises(QuestionnaireUtilise):
        retirer(questionnaire=enquete.questionnaire, compte=enquete.compte)
    for _fois in range(2):
        retirer(questionnaire=seul, compte=enquete.compte)

    assert Questionnaire.objects.get() == enquete.questionnaire


def test_une_annee_qui_n_a_pas_commence_ne_se_dit_pas():
    with pytest.raises(AnneeAVenir):
        une_enquete(annee=2027)


@pytest.mark.parametrize("role", ["pole", "controle"])
def test_qui_ne_tient_pas_les_dossiers_ne_charge_ni_ne_repond(role):
    compte = un_compte(role)
    enquete = une_enquete()

    with pytest.raises(DroitManquant):
        un_questionnaire(compte=compte, version="3")
    with pytest.raises(DroitManquant):
        repondu(enquete, 2, "280", compte=compte)


# Its dossier


def test_son_dossier_montre_les_reponses_dans_l_ordre_demande_et_se_fige_avec_elles():
    enquete = une_enquete()
    repondu(enquete, 2, "280")
    dossier = faire_le_dossier(enquete=enquete, compte=enquete.compte)
    assert faire_le_dossier(enquete=enquete, compte=enquete.compte) == dossier
    figement = figer(dossier=dossier, compte=enquete.compte, sans_ce_qui_manque=True)

    [piece] = figement.contenu["pieces"]

    assert [ligne[:2] for ligne in piece["rangees"]] == [
        ["1.1", "Tonnage collecté"],
        ["2.1", "Surface ouverte au public"],
        ["2.2", "Une convention ?"],
        ["4", "Ce qui a marqué l’année"],
    ]
    assert piece["rangees"][1][2:] == [{"nombre": "280"}, "m²", "le bail"]
    assert piece["rangees"][2][2] is None
    with pytest.raises(EnqueteFigee):
        repondu(Enquete.objects.get(), 3, "oui")
    with pytest.raises(EnqueteFigee):
        relire_les_chiffres(enquete=enquete, compte=enquete.compte)


def test_figer_nomme_les_reponses_qui_manquent():
    enquete = une_enquete()
    dossier = faire_le_dossier(enquete=enquete, compte=enquete.compte)

    with pytest.raises(IlManque, match="3 réponses de l’enquête"):
        figer(dossier=dossier, compte=enquete.compte)


def test_charger_est_la_seule_porte(django_assert_max_num_queries):
    compte = un_compte("direction")

    with django_assert_max_num_queries(24):
        charger(
            compte=compte, uuid=uuid4(), nom="Long", reseau="Le réseau", annee=2026,
            questions=[QUESTIONS[0]] * 300,
        )  # fmt: skip
