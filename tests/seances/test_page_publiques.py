"""The public agenda: no account, no JavaScript, nobody's name."""

from datetime import timedelta
from uuid import uuid4

import pytest

from ateliers.seances.jetons import jeton
from ateliers.seances.models import Inscription
from ateliers.seances.services.inscriptions import ENVOIS, confirmer
from tests.pages import erreurs, lue
from tests.seances.seances import en_ligne, une_inscription, une_seance

pytestmark = pytest.mark.django_db


def envoi(**champs) -> dict:
    return {
        "uuid": str(uuid4()),
        "nom": "Awa Diop",
        "courriel": "awa@example.org",
        "telephone": "",
        "places": "1",
        "site": "",
    } | champs


def test_l_agenda_dit_ce_qui_vient_et_ce_qui_reste_sans_nommer_personne(client):
    seance = une_seance(places=3, mode_prix="fixe", prix_cts=500)
    une_seance(titre="Réunion interne", publique=False)
    une_inscription(seance, nom="Zoélie Unique")

    page = lue(client.get("/agenda/"))
    fiche = lue(client.get(f"/agenda/{seance.pk}/"))

    for dit in ("Atelier couture", "samedi 5 décembre 2026, 14 h", "16 h 30", "5,00 €"):
        assert dit in page
        assert dit in fiche
    assert "reste 2 places" in page
    assert "Réunion interne" not in page
    assert "Zoélie" not in page + fiche + client.get("/agenda.ics").content.decode()
    assert client.get("/agenda/").cookies.output() == ""


def test_l_agenda_ne_demande_pas_plus_quand_il_s_allonge(client, django_assert_num_queries):
    une_seance(places=3)
    client.get("/agenda/")
    for n in range(4):
        une_inscription(une_seance(places=3, titre=f"Nº {n}"))

    with django_assert_num_queries(2):
        client.get("/agenda/")


def test_s_inscrire_sans_compte_puis_confirmer_par_le_lien(client):
    seance = une_seance(places=3)

    reponse = client.post(f"/agenda/{seance.pk}/", envoi(places="2"))
    inscription = Inscription.objects.get()
    adresse = f"/agenda/ma-place/{jeton(inscription)}/"
    lu = lue(client.get(adresse))
    inscription.refresh_from_db()
    # Mail servers open links too: reading confirms nothing.
    assert inscription.etat == "demandee"
    client.post(adresse, {"oui": "1"})

    assert reponse["Location"] == f"/agenda/{seance.pk}/merci/"
    assert "2 places, à confirmer avant jeudi 26 novembre" in lu
    confirmee = client.get(adresse)
    assert inscription.code in lue(confirmee)
    assert "<svg" in lue(confirmee)
    assert confirmee["Referrer-Policy"] == "no-referrer"
    client.post(adresse, {"non": "1"})
    assert "Votre inscription est annulée" in lue(client.get(adresse))


@pytest.mark.parametrize(
    ("champs", "ou", "dit"),
    [
        ({"nom": ""}, "nom", "Dites votre nom"),
        ({"courriel": ""}, "courriel", "Donnez une adresse de courriel ou un téléphone"),
        ({"courriel": "awa"}, "courriel", "adresse"),
        ({"places": "3"}, "places", "Cette séance n’a que 2 places"),
        ({"places": "deux"}, "places", "nombre entier"),
        ({"places": "9"}, "places", "8 places au plus : pour un groupe, appelez-nous"),
        ({"telephone": "abc", "courriel": ""}, "telephone", "06 12 34 56 78"),
        ({"site": "http://spam.example"}, "__all__", "Une case invisible"),
    ],
)
def test_une_erreur_se_lit_a_sa_place_et_ce_qui_etait_tape_reste(client, champs, ou, dit):
    seance = une_seance(places=2)

    reponse = client.post(f"/agenda/{seance.pk}/", envoi(**champs))

    assert dit in erreurs(reponse)[ou]
    assert not Inscription.objects.exists()
    if "nom" not in champs:
        assert 'value="Awa Diop"' in lue(reponse)


def test_trop_d_envois_d_une_adresse_sont_freines(client):
    seance = une_seance()
    for n in range(ENVOIS.par_foyer):
        confirmer(inscription=en_ligne(seance, "127.0.0.1", courriel=f"n{n}@example.org"))

    reponse = client.post(f"/agenda/{seance.pk}/", envoi())

    assert reponse.status_code == 429
    assert "réessayez plus tard" in lue(reponse)


def test_complet_la_page_propose_d_attendre_et_dit_la_suite(client):
    seance = une_seance(places=1)
    une_inscription(seance)
    assert "liste d’attente" in lue(client.get(f"/agenda/{seance.pk}/"))

    reponse = client.post(f"/agenda/{seance.pk}/", envoi(), follow=True)

    assert "Vous êtes sur la liste d’attente" in lue(reponse)
    # The link leaves by mail: the page that follows does not give it.
    assert reponse.redirect_chain[-1][0].startswith(f"/agenda/{seance.pk}/merci/")


def test_qui_n_a_qu_un_telephone_lit_que_l_on_l_appelle(client):
    seance = une_seance()

    reponse = client.post(
        f"/agenda/{seance.pk}/", envoi(courriel="", telephone="0612345678"), follow=True
    )
    adresse = reponse.redirect_chain[-1][0]

    assert "Nous vous appelons pour confirmer" in lue(reponse)
    assert "Oui, je viens" not in lue(reponse)
    assert "Nous vous appelons" in lue(client.post(adresse, {"oui": "1"}, follow=True))
    assert Inscription.objects.get().etat == "demandee"
    client.post(adresse, {"non": "1"})
    assert Inscription.objects.get().etat == "annulee"


def test_une_seance_passee_ou_cachee_ne_s_ouvre_pas_aux_inscriptions(client, horloge):
    seance, cachee = une_seance(), une_seance(publique=False)
    horloge.move_to(seance.debut + timedelta(minutes=1), tick=False)

    assert "Les inscriptions sont fermées" in lue(client.get(f"/agenda/{seance.pk}/"))
    assert client.get(f"/agenda/{cachee.pk}/").status_code == 404
    assert client.get("/agenda/ma-place/faux/").status_code == 404


def test_le_calendrier_du_telephone_se_lit(client):
    seance = une_seance()

    reponse = client.get("/agenda.ics")

    assert reponse["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:seance-{seance.pk}@127.0.0.1:8000" in reponse.content.decode()
    assert "DTSTART:20261205T130000Z" in reponse.content.decode()
