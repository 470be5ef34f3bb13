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
    AppelAttendu,
    ContactDemande,
    DejaFinie,
    InscriptionsFermees,
    TropDePlaces,
    TropDePlacesTenues,
    TropDInscriptions,
)
from ateliers.seances.services.attente import places_prises
from ateliers.seances.services.courriels import envoyer
from ateliers.seances.services.inscriptions import ENVOIS, PLACES_MAX, confirmer, se_desister
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.refus import LienMort
from petiterockette.travaux.models import Travail
from tests.fabriques import un_compte
from tests.seances.seances import PENDANT, en_ligne, un_responsable, une_inscription, une_seance

pytestmark = pytest.mark.django_db

UN_JOUR = timedelta(days=1)


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


def test_sans_courriel_la_place_est_gardee_un_jour_puis_rendue(seance, horloge):
    inscription = en_ligne(seance, telephone="06 12 34 56 78", places=2)
    assert (inscription.etat, inscription.avant) == ("demandee", timezone.now() + UN_JOUR)
    assert envoyes() == []

    horloge.shift(UN_JOUR)

    assert places_prises(seance) == 0
    assert en_ligne(seance, nom="Bao", telephone="06 99 99 99 99").etat == "demandee"
    assert relue(inscription).etat == "echue"


def test_un_delai_plus_long_ne_garde_pas_une_place_plus_d_un_jour(seance, settings):
    settings.HEURES_POUR_REPONDRE = 240

    assert en_ligne(seance).avant == timezone.now() + UN_JOUR


def test_le_lien_que_nul_courriel_n_a_porte_ne_confirme_rien(seance, settings):
    au_telephone = en_ligne(seance, telephone="06 12 34 56 78")
    settings.COURRIEL_REGLE = False
    sans_serveur = en_ligne(seance, courriel="bao@example.org")

    for inscription in (au_telephone, sans_serveur):
        with pytest.raises(AppelAttendu):
            confirmer(inscription=lire(jeton(inscription)))
        assert relue(inscription).etat == "demandee"


def test_l_equipe_confirme_au_telephone(seance):
    inscription = en_ligne(seance, telephone="06 12 34 56 78")

    with pytest.raises(DroitManquant):
        confirmer(inscription=inscription, compte=un_compte("benevole", lieu=seance.lieu))
    confirmer(inscription=inscription, compte=un_responsable(seance.lieu))
    confirmer(inscription=inscription, compte=un_responsable(seance.lieu))

    assert (relue(inscription).etat, relue(inscription).avant) == ("confirmee", None)
    assert Entree.objects.filter(code="seances.inscription.confirmee").count() == 1


def test_l_equipe_appelee_trop_tard_trouve_encore_une_place_libre(seance, horloge):
    inscription = en_ligne(seance, telephone="06 12 34 56 78")
    horloge.shift(UN_JOUR)

    confirmer(inscription=inscription, compte=un_responsable(seance.lieu))

    assert relue(inscription).etat == "confirmee"


def test_une_place_proposee_a_qui_n_a_qu_un_telephone_se_confirme_par_l_equipe():
    seance = une_seance(places=1)
    tient = une_inscription(seance)
    attend = en_ligne(seance, nom="Bao", telephone="06 12 34 56 78")
    se_desister(inscription=tient)
    assert relue(attend).etat == "proposee"

    with pytest.raises(AppelAttendu):
        confirmer(inscription=attend)
    confirmer(inscription=attend, compte=un_responsable(seance.lieu))

    assert relue(attend).etat == "confirmee"


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ({"courriel": "awa@example.org"}, {"courriel": " AWA@example.org"}),
        ({"telephone": "06 12 34 56 78"}, {"telephone": "+33 6.12.34.56.78"}),
        ({"telephone": "0612345678"}, {"telephone": "0033612345678"}),
    ],
)
def test_un_contact_ne_tient_que_ce_qu_il_faut_a_un_foyer(un, autre):
    seance = une_seance(places=30)
    confirmee = en_ligne(seance, places=PLACES_MAX - 1, **un)
    confirmer(inscription=confirmee, compte=un_responsable(seance.lieu))

    # From another address, under another name.
    with pytest.raises(TropDePlacesTenues, match="8 places"):
        en_ligne(seance, "198.51.100.4", nom="Bao", places=2, **autre)
    en_ligne(seance, "198.51.100.4", nom="Bao", places=1, **autre)

    assert une_inscription(seance, places=12, **autre).places == 12, "l’équipe le peut"
    assert en_ligne(une_seance(places=30), places=8, **autre).places == 8, "ailleurs aussi"


def test_une_adresse_ne_tient_pas_une_seance_sous_dix_noms():
    seance = une_seance(places=30)
    premiere = en_ligne(seance, courriel="un@example.org", places=PLACES_MAX)

    with pytest.raises(TropDePlacesTenues):
        en_ligne(seance, courriel="deux@example.org")
    confirmer(inscription=premiere)

    assert en_ligne(seance, courriel="deux@example.org").etat == "demandee"


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
    for n in range(ENVOIS.par_foyer):
        confirmer(inscription=en_ligne(seance, courriel=f"n{n}@example.org"))

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
    assert dit == "Pas envoyé\u00a0: ce n’est plus d’actualité."


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
