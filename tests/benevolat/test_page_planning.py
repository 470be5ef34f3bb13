"""The pages of the planning: the week, a permanence, a need; who may see and change what."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petiterockette.benevolat.models import Activite, Besoin, Inscription, Permanence
from tests.fabriques import connecter, un_compte, un_lieu, un_point, une_personne
from tests.pages import erreurs, lue

from .acces import TABLE
from .benevoles import des_heures, un_pole, une_activite, une_inscription, une_permanence

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00", tick=False)]
JOUR = date(2026, 11, 26)
SEMAINE = "/benevolat/semaine/"


@pytest.fixture
def lieu():
    un_pole()
    return un_lieu(code="CHV", nom="Chemin-Vert")


def adresse(nom: str, objet) -> str:
    return reverse(f"benevolat:{nom}", args=[objet.pk])


def test_la_semaine_dit_qui_vient_ce_qui_est_a_soi_et_les_trous(client, lieu):
    moi = un_compte("benevole", lieu=lieu, personne=une_personne("Awa", equipe=lieu))
    une_inscription(une_permanence(lieu), moi.personne)
    connecter(client, moi)

    page = lue(client.get(SEMAINE))

    assert "du 23 novembre au 29 novembre 2026" in page
    assert "vous venez" in page
    lien = adresse("permanence", Permanence.objects.get())
    assert f'<li><a href="{lien}">il manque 1 personne vendredi matin</a></li>' in page
    assert "Aucune permanence cette semaine" in lue(client.get("/benevolat/semaine/2026-12-09/"))
    for hors in ("2026-13-01", "0001-01-01", "9999-12-31"):
        assert client.get(f"/benevolat/semaine/{hors}/").status_code == 404


def test_la_semaine_finie_s_ouvre_sur_la_prochaine_et_se_dit_au_passe(client, lieu, time_machine):
    moi = un_compte("benevole", lieu=lieu, personne=une_personne("Awa", equipe=lieu))
    une_inscription(une_permanence(lieu), moi.personne)
    prochaine = une_permanence(lieu, debut=JOUR + timedelta(days=7), places=1)
    echange = une_inscription(prochaine, une_personne("Yann", equipe=lieu))
    Inscription.objects.filter(pk=echange.pk).update(echange_le=timezone.now())
    connecter(client, moi)
    time_machine.move_to("2026-11-29 09:00+00:00", tick=False)

    ouverte, passee = (lue(client.get(a)) for a in (SEMAINE, f"{SEMAINE}2026-11-23/"))

    assert "<strong>la semaine prochaine</strong>, du 30 novembre au 6 décembre 2026" in ouverte
    assert "<strong>cette semaine</strong>, du 23 novembre au 29 novembre 2026" in passee
    lien = adresse("permanence", prochaine)
    assert f'<li><a href="{lien}">Yann cherche un échange jeudi matin</a></li>' in ouverte
    assert "complet, 1 sur 1" in ouverte
    assert f'href="{SEMAINE}2026-11-23/?lieu=CHV">' in ouverte
    assert "Cette semaine" in ouverte
    assert "vous veniez" in passee
    assert "il manquait 1 personne" in passee
    assert "On a besoin de vous" not in passee


def test_la_semaine_ne_coute_rien_par_permanence(client, lieu, django_assert_max_num_queries):
    for n in range(6):
        une_inscription(une_permanence(lieu, debut=JOUR + timedelta(days=n % 3)))
    connecter(client, un_compte("responsable", lieu=lieu))
    client.get(SEMAINE)

    with django_assert_max_num_queries(11):
        client.get(SEMAINE)


def test_venir_se_retirer_avec_sa_raison_echanger(client, lieu):
    p = une_permanence(lieu)
    awa, paul = (
        un_compte("benevole", lieu=lieu, personne=une_personne(prenom, equipe=lieu))
        for prenom in ("Awa", "Paul")
    )
    connecter(client, awa)
    assert "Je viens" in lue(client.get(adresse("permanence", p)))
    client.post(adresse("permanence_venir", p))
    inscription = p.inscriptions.get()

    sans_raison = client.post(adresse("inscription_retirer", inscription), {"motif": ""})
    client.post(adresse("inscription_echanger", inscription), {"proposer": "1"})
    connecter(client, paul)
    page = lue(client.get(adresse("permanence", p)))
    reponse = client.post(adresse("inscription_prendre", inscription), follow=True)

    assert erreurs(sans_raison) == {"motif": "Dites pourquoi : la personne suivante le lira."}
    assert "Dites pourquoi" in lue(sans_raison)
    assert "Prendre cette place" in page
    assert "Échange fait : Paul vient. Merci !" in lue(reponse)
    assert "Awa n’a pas donné de courriel pour le planning : dites-le-lui." in lue(reponse)
    assert (
        client.post(
            adresse("inscription_retirer", p.inscriptions.en_cours().get()),
            {"motif": "empêchement"},
        ).status_code
        == 302
    )
    assert not p.inscriptions.en_cours().exists()
    assert "Paul ne vient plus (26 novembre) : empêchement" in lue(
        client.get(adresse("permanence", p))
    )


def test_un_refus_se_dit_sur_la_page(client, lieu):
    p = une_permanence(lieu, places=1)
    une_inscription(p)
    connecter(client, un_compte("benevole", lieu=lieu))

    reponse = client.post(adresse("permanence_venir", p), follow=True)

    assert "Toutes les places sont prises" in lue(reponse)


def test_l_appareil_d_un_comptoir_inscrit_quelqu_un_de_l_equipe(client, lieu):
    p, awa = une_permanence(lieu), une_personne("Awa", equipe=lieu)
    comptoir = un_point("comptoir", lieu=lieu)
    connecter(client, un_compte("benevole", lieu=lieu, personne=None), comptoir)

    sans_nom = client.post(adresse("permanence_venir", p), follow=True)
    client.post(adresse("permanence_venir", p), {"personne": awa.pk})

    assert "Choisissez qui vient." in lue(sans_nom)
    assert p.inscriptions.get().personne == awa


def test_dire_un_besoin_le_changer_un_jour_l_annuler_le_finir(client, lieu):
    connecter(client, un_compte("responsable", lieu=lieu))
    page = client.get("/benevolat/besoins/nouveau/")
    besoin = {
        "uuid": page.context["form"]["uuid"].value(),
        **{"pole": "boutique", "debut": "2026-11-28", "toutes_les": "1", "fin": ""},
        **{"de": "10:00", "a": "09:00", "places": "2"},
    }
    a_l_envers = client.post("/benevolat/besoins/nouveau/", besoin)
    reponse = client.post("/benevolat/besoins/nouveau/", besoin | {"a": "13:00"})
    p, suivante = Permanence.objects.order_by("jour")[:2]

    client.post(adresse("permanence_changer", p), {"de": "11:00", "a": "12:00", "places": "4"})
    client.post(adresse("permanence_annuler", suivante), {"motif": "inventaire"})
    client.post(adresse("besoin_finir", Besoin.objects.get()), {"dernier": "2026-12-12"})

    assert erreurs(a_l_envers) == {"a": "La fin précède le début : changez l’une des deux heures."}
    assert reponse["Location"] == "/benevolat/semaine/2026-11-23/?lieu=CHV"
    tenues = Permanence.objects.entre(JOUR, JOUR + timedelta(days=99))
    assert [(q.jour.day, q.places) for q in tenues] == [(28, 4), (12, 2)]
    assert "inventaire" in lue(client.get("/benevolat/semaine/2026-12-05/"))


def test_la_liste_des_activites_s_allonge_et_se_cache(client, lieu):
    activite = une_activite("Caisse")
    connecter(client, un_compte("administration"))

    deja = client.post("/benevolat/activites/", {"pole": "boutique", "nom": " caisse "})
    client.post("/benevolat/activites/", {"pole": "boutique", "nom": "Vitrine"})
    client.post(adresse("activite_montrer", activite), {"montrer": "0"})

    assert erreurs(deja) == {"nom": "Il y en a déjà un de ce nom dans la liste."}
    assert [a.nom for a in Activite.objects.montrees()] == ["Vitrine"]


@pytest.mark.parametrize(
    "nom",
    [
        *("corriger", "besoin_finir", "permanence", "permanence_changer", "permanence_annuler"),
        *("permanence_venir", "inscription_retirer", "inscription_echanger", "inscription_prendre"),
    ],
)
def test_le_responsable_d_un_autre_lieu_n_ouvre_pas_ce_qui_est_ici(client, lieu, nom):
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)
    methode, arguments, _roles = TABLE[f"benevolat:{nom}"]
    ici = reverse(f"benevolat:{nom}", args=arguments(un_point(lieu=lieu)))

    assert getattr(client, methode)(ici).status_code == 403


@pytest.mark.parametrize("nom", ["noter", "equipe", "chiffres", "semaine", "besoin_nouveau"])
def test_demander_un_autre_lieu_ne_le_montre_pas(client, lieu, nom):
    des_heures(lieu)
    ailleurs = un_point()
    connecter(client, un_compte("responsable", lieu=ailleurs.lieu), ailleurs)

    assert client.get(reverse(f"benevolat:{nom}") + "?lieu=CHV").status_code == 403
