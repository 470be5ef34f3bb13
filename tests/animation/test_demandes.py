"""A request, from the first call to the day it was done: one machine, whose refusals say why."""

from datetime import date, time
from uuid import uuid4

import pytest

from ateliers.animation.etats import FINIS, PASSAGES, EtatDeDemande, Geste, gestes_de
from ateliers.animation.models import Demande, Etape, Organisme
from ateliers.animation.refus import (
    AnimationGratuite,
    BilanManquant,
    ContactDemande,
    DevisManquant,
    DevisPerime,
    PasDansCetEtat,
    SeanceDejaFaite,
    SeanceManquante,
)
from ateliers.animation.services.demandes import (
    arreter,
    confirmer,
    dire_faite,
    oublier_les_contacts,
)
from ateliers.animation.services.organismes import OrganismeDit
from ateliers.seances.models import Seance
from ateliers.seances.services.seances import Horaire, annuler
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.animation.animations import close, confirmee, un_devis, un_referent, une_demande
from tests.fabriques import un_compte
from tests.seances.seances import SAMEDI

pytestmark = pytest.mark.django_db

DIMANCHE = Horaire(date(2026, 12, 6), time(10), time(12))


def _confirmer(demande, horaire=SAMEDI, uuid=None):
    return confirmer(
        demande=demande,
        uuid=uuid or uuid4(),
        horaire=horaire,
        compte=un_referent(demande.lieu),
    )


def _faire(demande):
    return dire_faite(demande=demande, uuid=uuid4(), compte=un_referent(demande.lieu))


def _arreter(demande, raison="client"):
    compte = un_referent(demande.lieu)
    return arreter(demande=demande, uuid=uuid4(), raison=raison, compte=compte)


def test_de_l_appel_au_jour_fait_chaque_pas_est_ecrit(horloge):
    demande = une_demande()
    un_devis(demande)
    seance, _neuve = _confirmer(demande)
    close(seance, horloge)
    _faire(demande)

    demande.refresh_from_db()
    pas = [(e.geste, e.de, e.vers) for e in demande.etapes.all()]
    assert pas == [
        ("recevoir", "", "demandee"),
        ("deviser", "demandee", "devisee"),
        ("confirmer", "devisee", "confirmee"),
        ("faire", "confirmee", "faite"),
    ]
    assert demande.finie_le is not None
    assert (seance.pole, seance.places, seance.public) == ("animation", 24, "primaire")
    assert not seance.publique
    assert not seance.ouverte
    dites = Entree.objects.filter(code__startswith="animation.").order_by("id")
    assert [e.code.rpartition(".")[2] for e in dites] == ["recue", "devisee", "confirmee", "faite"]


def test_plusieurs_seances_se_prevoient_l_une_apres_l_autre(horloge):
    demande = une_demande(gratuite=True)
    samedi, _neuve = _confirmer(demande)
    demande.refresh_from_db()
    _confirmer(demande, DIMANCHE)
    close(samedi, horloge)

    with pytest.raises(BilanManquant, match="06/12/2026"):
        _faire(demande)

    assert Seance.objects.filter(demandee__demande=demande).count() == 2


def test_la_meme_page_envoyee_deux_fois_ne_fait_qu_une_chose():
    uuid = uuid4()
    demande = une_demande(uuid=uuid, gratuite=True)
    assert une_demande(uuid=uuid, lieu=demande.lieu) == demande
    geste = uuid4()
    premiere, neuve = _confirmer(demande, uuid=geste)
    demande.refresh_from_db()
    seconde, encore = _confirmer(demande, uuid=geste)

    assert (premiere, neuve, encore) == (seconde, True, False)
    assert Seance.objects.count() == 1
    assert Etape.objects.count() == 2


def test_confirmer_demande_un_devis_qui_vaut_encore(horloge):
    demande = une_demande()
    with pytest.raises(DevisManquant, match="cochez «\u00a0gratuite\u00a0»"):
        _confirmer(demande)
    devis = un_devis(demande, jusqu_au=date(2026, 11, 30))
    horloge.move_to("2026-12-01T09:00:00Z", tick=False)

    with pytest.raises(DevisPerime, match=f"{devis} ne vaut plus depuis le 30 novembre 2026"):
        _confirmer(demande)

    assert not Seance.objects.exists()
    demande.refresh_from_db()
    assert demande.etat == EtatDeDemande.DEVISEE


def test_ce_qui_est_gratuit_n_a_pas_de_devis():
    with pytest.raises(AnimationGratuite):
        un_devis(une_demande(gratuite=True))


def test_il_faut_une_seance_tenue_pour_dire_que_c_est_fait():
    seance = confirmee()
    demande = Demande.objects.get()
    annuler(seance=seance, motif="Grève", compte=un_referent(demande.lieu))

    with pytest.raises(SeanceManquante):
        _faire(demande)


def test_refuser_dit_pourquoi_et_annuler_annule_les_seances():
    refusee, annulee = une_demande(), une_demande(gratuite=True)
    seance, _neuve = _confirmer(annulee)
    annulee.refresh_from_db()
    _arreter(refusee, "complet")
    _arreter(annulee)

    for demande in (refusee, annulee, seance):
        demande.refresh_from_db()
    assert (refusee.etat, annulee.etat) == (EtatDeDemande.REFUSEE, EtatDeDemande.ANNULEE)
    assert seance.annulee_le
    assert list(
        Etape.objects.exclude(raison="").order_by("id").values_list("raison", flat=True)
    ) == [
        "complet",
        "client",
    ]


def test_ce_qui_a_eu_lieu_ne_s_annule_plus(horloge):
    seance = confirmee()
    close(seance, horloge)

    with pytest.raises(SeanceDejaFaite):
        _arreter(Demande.objects.get())


@pytest.mark.parametrize("etat", EtatDeDemande)
def test_une_demande_finie_ne_bouge_plus_et_le_refus_dit_dans_quel_etat_elle_est(etat):
    assert gestes_de(etat) == [g for e, g in PASSAGES if e == etat]
    assert bool(gestes_de(etat)) == (etat not in FINIS)
    demande = une_demande()
    if etat not in FINIS:
        return
    Demande.objects.update(etat=etat, finie_le=demande.recue_le)
    demande.refresh_from_db()

    with pytest.raises(PasDansCetEtat, match=f"«\u00a0{etat.label}\u00a0»"):
        un_devis(demande)


def test_chaque_geste_mene_quelque_part():
    assert {g for _e, g in PASSAGES} == set(Geste) - {Geste.RECEVOIR}
    assert set(PASSAGES.values()) == set(EtatDeDemande) - {EtatDeDemande.DEMANDEE}


def test_un_organisme_est_le_meme_d_une_demande_a_l_autre_et_garde_son_adresse():
    une_demande()
    une_demande(organisme=OrganismeDit("ecole  voltaire", "ecole"))

    organisme = Organisme.objects.get()
    assert (organisme.nom, organisme.code_postal) == ("École Voltaire", "75011")


def test_sans_contact_on_ne_saurait_a_qui_repondre():
    with pytest.raises(ContactDemande):
        une_demande(courriel=" ")


def test_il_faut_le_droit_a_ce_lieu_la():
    demande = une_demande(gratuite=True)
    ailleurs = un_compte("pole", lieu=une_demande().lieu)

    with pytest.raises(DroitManquant):
        confirmer(demande=demande, uuid=uuid4(), horaire=SAMEDI, compte=ailleurs)


def test_un_an_apres_la_fin_le_contact_est_oublie_pas_la_demande():
    finie, ouverte = une_demande(contact="Awa"), une_demande(contact="Bao")
    _arreter(finie)

    assert oublier_les_contacts(date(2027, 11, 25)) == 0
    assert oublier_les_contacts(date(2027, 11, 27)) == 1
    assert oublier_les_contacts(date(2027, 11, 27)) == 0

    finie.refresh_from_db()
    ouverte.refresh_from_db()
    assert (finie.contact, finie.courriel, finie.effectif) == ("", "", 24)
    assert ouverte.contact == "Bao"
