"""Grants: noted, agreed, paid never beyond what was agreed, taken back with a reason."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from petiterockette.dossiers.contenu import composer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.subventions.alertes import bilans_dus
from petiterockette.subventions.models import Subvention, Versement
from petiterockette.subventions.refus import (
    DejaAnnule,
    IndicateurInconnu,
    MoinsQueLeVerse,
    PasAccordee,
    PlusQueLAccorde,
    VersementAVenir,
)
from petiterockette.subventions.services.subventions import (
    attendre,
    changer,
    faire_le_dossier,
    verse_de,
)
from petiterockette.subventions.services.versements import annuler, verser
from tests.fabriques import un_compte

from .les_subventions import demandee, une_subvention

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]


def recevoir(subvention, montant_cts=1_000_000, **champs) -> Versement:
    champs = {"uuid": uuid4(), "le": date(2026, 9, 1), "compte": subvention.compte, **champs}
    return verser(subvention=subvention, montant_cts=montant_cts, **champs)[0]


def test_une_subvention_se_note_au_journal_une_seule_fois():
    uuid, compte = uuid4(), un_compte("tresorerie")

    assert une_subvention(uuid=uuid, compte=compte) == une_subvention(uuid=uuid, compte=compte)
    entree = Entree.objects.get(code="subventions.subvention.notee")
    assert entree.contenu["accorde_cts"] == 2_155_500
    assert entree.contenu["notifiee_le"] == "2026-06-01"


@pytest.mark.parametrize("role", ["pole", "benevole", "administration", "controle"])
def test_il_faut_le_droit(role):
    with pytest.raises(DroitManquant):
        une_subvention(compte=un_compte(role))


def test_ce_qui_est_accorde_l_est_un_jour():
    with pytest.raises(ValidationError):
        une_subvention(notifiee_le=None)

    assert not Subvention.objects.exists()


def test_ce_qui_est_recu_s_additionne_et_ne_depasse_jamais_l_accorde():
    subvention = une_subvention()
    recevoir(subvention, 1_500_000)

    with pytest.raises(PlusQueLAccorde) as refus:
        recevoir(subvention, 700_000)

    assert "22 000,00 €" in str(refus.value).replace("\u202f", " ").replace("\u00a0", " ")
    recevoir(subvention, 655_500)
    assert verse_de(subvention) == 2_155_500


def test_la_meme_page_deux_fois_ne_verse_qu_une_fois():
    subvention, uuid = une_subvention(), uuid4()

    assert recevoir(subvention, 2_155_500, uuid=uuid) == recevoir(subvention, 2_155_500, uuid=uuid)
    assert verse_de(subvention) == 2_155_500


def test_rien_ne_se_verse_avant_l_accord_ni_demain():
    with pytest.raises(PasAccordee):
        recevoir(demandee())
    with pytest.raises(VersementAVenir):
        recevoir(une_subvention(), le=date(2026, 11, 27))


def test_un_versement_s_annule_une_fois_avec_sa_raison():
    subvention = une_subvention()
    versement = recevoir(subvention)

    annuler(versement=versement, compte=subvention.compte, uuid=uuid4(), motif="deux fois noté")
    with pytest.raises(DejaAnnule):
        annuler(versement=versement, compte=subvention.compte, uuid=uuid4(), motif="encore")

    assert verse_de(subvention) == 0
    entree = Entree.objects.get(code="subventions.versement.annule")
    assert entree.contenu["motif"] == "deux fois noté"


def test_l_accorde_ne_descend_pas_sous_ce_qui_est_recu():
    subvention = une_subvention()
    recevoir(subvention)

    with pytest.raises(MoinsQueLeVerse):
        changer(subvention=subvention, compte=subvention.compte, accorde_cts=900_000)
    changer(subvention=subvention, compte=subvention.compte, accorde_cts=1_000_000)


def test_la_base_refuse_de_changer_un_versement():
    recevoir(une_subvention())

    with pytest.raises(IntegrityError), transaction.atomic():
        Versement.objects.update(montant_cts=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Versement.objects.all().delete()


def test_son_dossier_montre_ce_que_le_financeur_attend_et_se_fait_une_fois():
    subvention = une_subvention()
    compte = subvention.compte
    attendre(subvention=subvention, compte=compte, cibles={"T_COLLECTE": 300_000_000, "CA": None})

    dossier = faire_le_dossier(subvention=subvention, compte=compte)

    assert faire_le_dossier(subvention=subvention, compte=compte) == dossier
    assert [li["code"] for li in composer(dossier)["lignes"]] == ["T_COLLECTE", "CA"]
    assert (dossier.fin, dossier.a_rendre_le) == (subvention.fin, date(2027, 6, 30))
    assert "21 555,00 €" in dossier.pour.replace("\u202f", " ").replace("\u00a0", " ")


def test_un_indicateur_que_personne_ne_connait_ne_s_attend_pas():
    subvention = une_subvention()

    with pytest.raises(IndicateurInconnu):
        attendre(subvention=subvention, compte=subvention.compte, cibles={"RIEN": None})


def test_un_bilan_du_se_voit_jusqu_a_ce_qu_il_ait_son_dossier():
    subvention = une_subvention(bilan_du_le=date(2027, 1, 10))
    demandee(bilan_du_le=date(2027, 1, 10))

    [trouvee] = bilans_dus(date(2026, 11, 26), 60)
    assert "Fonds économie circulaire" in trouvee.phrase
    faire_le_dossier(subvention=subvention, compte=subvention.compte)
    assert list(bilans_dus(date(2026, 11, 26), 60)) == []
