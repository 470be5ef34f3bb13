"""Who comes: a seat is held, confirmed, given back, offered to whoever waits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from ateliers.seances.jetons import jeton, lire
from ateliers.seances.models import Inscription, Seance
from ateliers.seances.nuit import oublis, places, rappels
from ateliers.seances.refus import (
    ContactDemande,
    DejaFinie,
    InscriptionsFermees,
    LienMort,
    TropDePlaces,
    TropDInscriptions,
)
from ateliers.seances.services.attente import places_prises
from ateliers.seances.services.courriels import envoyer
from ateliers.seances.services.inscriptions import PAR_FOYER, confirmer, se_desister
from petiterockette.journal.models import Entree
from petiterockette.travaux.models import Travail
from tests.seances.seances import (
    PENDANT,
    en_ligne,
    une_inscription,
    une_seance,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def seance() -> Seance:
    """Two seats."""
    return une_seance(places=2)


def relue(inscription: Inscription) -> Inscription:
    return Inscription.objects.get(pk=inscription.pk)


def envoyes() -> list[tuple[int, str]]:
    """What was asked to leave, in order: who, what."""
    return [(t.donnees["inscription"], t.donnees["quoi"]) for t in Travail.objects.order_by("pk")]


def test_en_ligne_la_place_est_tenue_puis_confirmee_par_le_lien(seance):
    inscription = en_ligne(seance, places=2)
    assert (inscription.etat, places_prises(seance)) == ("demandee", 2)

    confirmer(inscription=lire(jeton(inscription)))
    confirmer(inscription=inscription)

    assert relue(inscription).etat == "confirmee"
    assert envoyes() == [(inscription.pk, "demandee"), (inscription.pk, "confirmee")]


def test_sans_courriel_la_page_est_la_preuve(seance):
    assert en_ligne(seance, telephone="06 12 34 56 78").etat == "confirmee"
    assert envoyes() == []


def test_une_place_jamais_confirmee_se_libere(seance, horloge):
    en_ligne(seance, places=2)
    horloge.shift(timedelta(hours=25))

    assert places_prises(seance) == 0
    assert en_ligne(seance, places=2).etat == "demandee"
    assert Inscription.objects.filter(etat="echue").count() == 1


def test_complet_on_attend_et_la_place_rendue_va_au_premier(seance):
    prise = une_inscription(seance, places=2)
    premier, second = en_ligne(seance, nom="Bao"), en_ligne(seance, nom="Cléo")
    assert (premier.etat, second.etat) == ("attente", "attente")

    se_desister(inscription=prise)

    assert [relue(i).etat for i in (premier, second)] == ["proposee", "proposee"]
    assert envoyes()[-2:] == [(premier.pk, "proposee"), (second.pk, "proposee")]


def test_la_place_proposee_passe_au_suivant_quand_personne_ne_repond(seance, horloge):
    prise = une_inscription(seance, places=2)
    premier = en_ligne(seance, nom="Bao", places=2)
    second = en_ligne(seance, nom="Cléo")
    se_desister(inscription=prise)
    assert [relue(i).etat for i in (premier, second)] == ["proposee", "attente"]

    horloge.shift(timedelta(hours=24))
    dit = places(timezone.localdate())

    assert [relue(i).etat for i in (premier, second)] == ["echue", "proposee"]
    assert dit == "1 place proposée."
    # Too late, he takes what is left: nothing, for two.
    assert confirmer(inscription=premier).etat == "attente"


def test_celui_qui_arrive_ne_passe_pas_devant_ceux_qui_attendent(seance):
    prise = une_inscription(seance, places=2)
    attend = en_ligne(seance, places=2, nom="Bao")
    se_desister(inscription=prise)

    assert relue(attend).etat == "proposee"
    assert en_ligne(seance, nom="Cléo").etat == "attente"


def test_le_petit_groupe_passe_si_le_grand_ne_tient_pas(seance):
    prise = une_inscription(seance)
    une_inscription(seance, nom="Dana")
    a_deux = en_ligne(seance, nom="Bao", places=2)
    seul = en_ligne(seance, nom="Cléo")

    se_desister(inscription=prise)

    assert [relue(i).etat for i in (a_deux, seul)] == ["attente", "proposee"]


def test_le_delai_ne_depasse_jamais_le_debut(seance, horloge):
    horloge.move_to(seance.debut - timedelta(hours=3), tick=False)

    assert en_ligne(seance).avant == seance.debut


def test_la_meme_page_envoyee_deux_fois_n_inscrit_qu_une_fois(seance):
    uuid = uuid4()

    assert en_ligne(seance, uuid=uuid).pk == en_ligne(seance, uuid=uuid).pk


def test_ce_qui_ne_se_peut_pas_est_refuse_et_rien_ne_s_ecrit(seance, horloge):
    with pytest.raises(ContactDemande):
        en_ligne(seance, courriel="", telephone="")
    with pytest.raises(TropDePlaces, match="2 places"):
        en_ligne(seance, places=3)
    horloge.move_to(PENDANT, tick=False)
    with pytest.raises(InscriptionsFermees):
        en_ligne(seance)

    assert not Inscription.objects.exists()


def test_un_desistement_est_definitif_et_deux_fois_n_est_qu_une(seance):
    inscription = une_inscription(seance)
    se_desister(inscription=inscription)
    se_desister(inscription=inscription)

    with pytest.raises(DejaFinie):
        confirmer(inscription=inscription)

    assert Entree.objects.filter(code="seances.inscription.annulee").count() == 1


def test_d_une_meme_adresse_il_ne_part_pas_cent_inscriptions():
    seance = une_seance()
    for _ in range(PAR_FOYER):
        en_ligne(seance)

    with pytest.raises(TropDInscriptions):
        en_ligne(seance)

    assert en_ligne(seance, adresse="198.51.100.4").etat == "demandee"
    assert "192.0.2.7" not in set(Inscription.objects.values_list("foyer", flat=True))


@pytest.mark.parametrize("faux", ["", "n’importe quoi", "WzEsIlgiXQ:1x:zz"])
def test_un_lien_fabrique_n_ouvre_rien(faux, seance):
    une_inscription(seance)

    with pytest.raises(LienMort):
        lire(faux)


def test_le_courriel_dit_le_lien_et_ne_part_plus_quand_c_est_perime(seance):
    inscription = en_ligne(seance)
    assert envoyer(inscription.pk, "demandee") == "Envoyé."
    se_desister(inscription=inscription)

    dit = envoyer(inscription.pk, "demandee")

    message = mail.outbox[0]
    assert (message.to, len(mail.outbox)) == (["awa@example.org"], 1)
    assert jeton(inscription) in message.body
    assert "samedi 5 décembre 2026, 14\u00a0h" in message.body
    assert dit == "Pas envoyé : ce n’est plus d’actualité."


def test_la_veille_chacun_est_rappele_une_fois(seance, horloge):
    inscription = une_inscription(seance)
    une_inscription(seance, nom="Bao", courriel="", telephone="0612345678")
    horloge.move_to("2026-12-04T04:00:00Z", tick=False)
    Travail.objects.all().delete()

    dits = [rappels(timezone.localdate()) for _ in range(2)]

    assert dits == ["1 rappel.", "Personne à rappeler."]
    assert envoyes() == [(inscription.pk, "rappel")]


def test_un_an_apres_le_nom_et_le_contact_sont_oublies_le_nombre_reste(seance, horloge):
    inscription = une_inscription(seance, telephone="0612345678", courriel="awa@example.org")
    horloge.move_to("2027-12-05T04:00:00Z", tick=False)
    avant = oublis(timezone.localdate())
    horloge.move_to("2027-12-07T04:00:00Z", tick=False)

    apres = oublis(timezone.localdate())

    oubliee = relue(inscription)
    assert (avant, apres) == ("Personne à oublier.", "1 inscription oubliée.")
    assert (oubliee.nom, oubliee.courriel, oubliee.telephone, oubliee.places) == ("", "", "", 1)
    with pytest.raises(LienMort):
        lire(jeton(oubliee))
