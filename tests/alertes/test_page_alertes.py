"""What needs a look: those of one's sites and rights, put aside, back at their term."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.urls import get_resolver, reverse
from django.utils import timezone

from petiterockette.alertes.alertes_du_compte import alertes_du_compte, compter, une_alerte
from petiterockette.alertes.calcul import calculer
from petiterockette.alertes.models import Alerte, Calcul, MiseDeCote
from petiterockette.alertes.refus import JourPasse, JourTropLoin, PasDeCote, RaisonDemandee
from petiterockette.alertes.registre import GENRES
from petiterockette.alertes.services.alertes import mettre_de_cote, reprendre
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

from .echeances import une_echeance

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]
JOUR = date(2026, 11, 26)
PAGE = "/alertes/"


def vues(compte, *codes) -> list[str]:
    return [m.alerte.phrase.split(",")[0] for m in alertes_du_compte(compte).montrees]


def de_cote(echeance, compte=None, jours=7, motif="le réparateur passe jeudi"):
    compte = compte or un_compte("direction")
    return mettre_de_cote(
        montree=une_alerte(compte, "echeance", str(echeance.pk)),
        jusqu_au=JOUR + timedelta(days=jours),
        motif=motif,
        compte=compte,
    )


def test_ce_qui_est_garde_est_ce_qui_est_cherche(lieu):
    une_echeance(lieu, 12, objet="Balance")
    une_echeance(None, objet="Assurance")
    direction = un_compte("direction")
    a_l_instant = vues(direction)
    assert not Alerte.objects.exists()

    assert calculer(JOUR) == 2

    assert vues(direction) == a_l_instant == ["Assurance", "Balance"]
    assert alertes_du_compte(direction).frais


def test_calculer_deux_fois_n_ecrit_qu_une_fois_et_efface_ce_qui_n_est_plus(lieu):
    e = une_echeance(lieu)
    calculer(JOUR)
    premiere = Alerte.objects.get()
    type(e).objects.update(objet="Autre balance")
    calculer(JOUR)
    assert Alerte.objects.get().pk == premiere.pk
    assert "Autre balance" in Alerte.objects.get().phrase

    type(e).objects.update(close_le=timezone.now())
    calculer(JOUR)

    assert not Alerte.objects.exists()
    assert Calcul.objects.get().jour == JOUR


def test_les_plus_pressees_puis_les_plus_anciennes_viennent_d_abord(lieu):
    une_echeance(lieu, 20, objet="B")
    une_echeance(lieu, -3, objet="A")

    assert vues(un_compte("direction")) == ["A", "B"]


def test_on_ne_lit_que_ses_lieux_et_ses_genres(lieu):
    autre = un_lieu()
    une_echeance(lieu, objet="Ici")
    une_echeance(autre, objet="Là")
    une_echeance(None, objet="Partout")
    calculer(JOUR)

    assert vues(un_compte("responsable", lieu=lieu)) == ["Ici"]
    assert vues(un_compte("tri", lieu=lieu)) == []
    assert sorted(vues(un_compte("direction"))) == ["Ici", "Là", "Partout"]
    assert compter(un_compte("responsable", lieu=lieu), JOUR) == (1, True)


def test_un_role_perdu_ne_laisse_rien_lire(lieu):
    une_echeance(lieu)
    compte = un_compte("responsable", lieu=lieu)
    compte.affectations.update(fin=JOUR - timedelta(days=1))

    assert vues(compte) == []


# Put aside


def test_de_cote_elle_ne_se_montre_plus_et_revient_a_son_terme(lieu, time_machine):
    e = une_echeance(lieu)
    direction = un_compte("direction")
    de_cote(e, jours=7)
    assert vues(direction) == []
    assert [m.revient_le for m in alertes_du_compte(direction).de_cote] == [
        JOUR + timedelta(days=8)
    ]
    assert compter(direction, JOUR)[0] == 0

    time_machine.move_to("2026-12-03 22:59+00:00")
    assert vues(direction) == []
    time_machine.move_to("2026-12-03 23:00+00:00")

    assert vues(direction) == ["Balance du comptoir"]


def test_le_journal_dit_qui_l_a_mise_de_cote_et_pourquoi(lieu):
    de_cote(une_echeance(lieu))

    entree = Entree.objects.get(code="alertes.alerte.mise_de_cote")
    assert entree.lieu == lieu.pk
    assert entree.contenu["motif"] == "le réparateur passe jeudi"
    assert "jusqu’au 3 décembre 2026" in entree.resume


@pytest.mark.parametrize(
    ("refus", "champs"),
    [
        (JourPasse, {"jours": 0}),
        (JourPasse, {"jours": -1}),
        (JourTropLoin, {"jours": 367}),
        (RaisonDemandee, {"motif": "  "}),
    ],
)
def test_une_regle_refuse_et_rien_ne_s_ecrit(refus, champs, lieu):
    e = une_echeance(lieu)

    with pytest.raises(refus):
        de_cote(e, **champs)
    assert not MiseDeCote.objects.exists()


def test_on_la_reprend_avant_son_terme(lieu):
    e = une_echeance(lieu)
    de_cote(e)
    direction = un_compte("direction")
    montree = une_alerte(direction, "echeance", str(e.pk))

    reprendre(montree=montree, compte=direction)

    assert vues(direction) == ["Balance du comptoir"]
    with pytest.raises(PasDeCote):
        reprendre(montree=montree, compte=direction)


def test_qui_lit_sans_pouvoir_ne_met_rien_de_cote(lieu):
    e = une_echeance(lieu)
    montree = une_alerte(un_compte("direction"), "echeance", str(e.pk))

    for compte in (un_compte("tri", lieu=lieu), un_compte("responsable", lieu=un_lieu())):
        with pytest.raises(DroitManquant):
            mettre_de_cote(
                montree=montree, jusqu_au=JOUR + timedelta(days=2), motif="x", compte=compte
            )


def test_celle_de_l_association_est_a_qui_tient_tous_les_lieux(lieu):
    e = une_echeance(None)
    montree = une_alerte(un_compte("direction"), "echeance", str(e.pk))

    with pytest.raises(DroitManquant):
        mettre_de_cote(
            montree=montree,
            jusqu_au=JOUR + timedelta(days=2),
            motif="x",
            compte=un_compte("responsable", lieu=lieu),
        )


# The page


def test_rien_a_regarder_se_dit_avec_plaisir(client):
    connecter(client, un_compte("direction"))

    page = lue(client.get(PAGE))

    assert "Rien ne demande un coup d’œil" in page
    assert "bravo" in page


def test_chaque_alerte_a_son_remede_a_un_toucher(client, lieu):
    e = une_echeance(lieu)
    connecter(client, un_compte("responsable", lieu=lieu))

    page = lue(client.get(PAGE))

    assert f'href="/alertes/echeances/{e.pk}/"' in page
    assert f'href="/alertes/echeance/{e.pk}/de-cote/"' in page
    assert "cherché, à l’instant" in page
    assert not Alerte.objects.exists()


def test_regarder_de_nouveau_garde_ce_qui_est_trouve(client, lieu):
    une_echeance(lieu)
    connecter(client, un_compte("tri", lieu=lieu))

    client.post(PAGE + "recalculer/")

    assert Alerte.objects.count() == 1
    assert "Regardé aujourd’hui à 10 h 00" in lue(client.get(PAGE))


def test_ce_qui_date_d_hier_est_cherche_de_nouveau_sans_rien_ecrire(client, lieu, time_machine):
    une_echeance(lieu)
    calculer(JOUR)
    time_machine.move_to("2026-11-27 09:00+00:00")
    une_echeance(lieu, objet="Nouvelle")
    connecter(client, un_compte("direction"))

    page = lue(client.get(PAGE))

    assert "Nouvelle" in page
    assert "la dernière fois, le 26 novembre" in page
    assert Alerte.objects.count() == 1


def test_on_met_de_cote_et_on_reprend_depuis_la_page(client, lieu):
    e = une_echeance(lieu)
    connecter(client, un_compte("responsable", lieu=lieu))
    adresse = reverse("alertes:alerte_de_cote", args=["echeance", e.pk])

    assert client.post(adresse, {"jusqu_au": "2026-12-01", "motif": "jeudi"}).status_code == 302
    page = lue(client.get(PAGE))
    assert "revient le 2 décembre 2026" in page
    assert "jeudi" in page

    client.post(reverse("alertes:alerte_reprendre", args=["echeance", e.pk]))
    assert "revient le" not in lue(client.get(PAGE))


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"jusqu_au": ""}, "jusqu_au"),
        ({"jusqu_au": "2026-11-26"}, "jusqu_au"),
        ({"jusqu_au": "2027-02-29"}, "jusqu_au"),
        ({"motif": " "}, "motif"),
    ],
)
def test_une_saisie_fausse_se_dit_a_cote_du_champ(client, lieu, champs, champ):
    e = une_echeance(lieu)
    connecter(client, un_compte("responsable", lieu=lieu))
    adresse = reverse("alertes:alerte_de_cote", args=["echeance", e.pk])

    page = client.post(adresse, {"jusqu_au": "2026-12-01", "motif": "jeudi", **champs})

    assert page.status_code == 200
    assert list(erreurs(page)) == [champ]
    assert not MiseDeCote.objects.exists()


@pytest.mark.parametrize("adresse", ["echeance/99", "inconnu/1", "bac/<b>"])
def test_une_alerte_qui_n_est_pas_la_n_a_pas_de_page(client, adresse):
    connecter(client, un_compte("direction"))

    assert client.get(f"{PAGE}{adresse}/de-cote/").status_code == 404


def test_lire_ce_qui_est_garde_coute_peu(client, lieu, django_assert_max_num_queries):
    for n in range(30):
        une_echeance(un_lieu() if n % 3 else lieu, objet=f"Balance {n}")
    calculer(JOUR)
    connecter(client, un_compte("direction"))

    with django_assert_max_num_queries(13):
        client.get(PAGE)


def test_chercher_ne_coute_rien_par_alerte(lieu, django_assert_num_queries):
    une_echeance(lieu)
    genre = GENRES["echeance"]

    for n in (1, 20):
        for k in range(n):
            une_echeance(lieu, objet=f"Balance {n} {k}")
        with django_assert_num_queries(1):
            list(genre.chercher(JOUR, 30))


def test_le_geste_qui_regle_une_alerte_la_fait_partir_aussitot(client, lieu):
    e = une_echeance(lieu)
    une_echeance(lieu, 12, objet="Autre balance")
    calculer(JOUR)
    direction = un_compte("direction")
    connecter(client, direction)
    assert vues(direction) == ["Balance du comptoir", "Autre balance"]

    client.post(reverse("alertes:echeance_cesser", args=[e.pk]))

    assert vues(direction) == ["Autre balance"]
    assert compter(direction, JOUR) == (1, True)


def test_un_geste_d_une_autre_application_ne_cherche_rien(client, lieu, monkeypatch):
    une_echeance(lieu)
    calculer(JOUR)
    connecter(client, un_compte("direction"))
    monkeypatch.setattr("petiterockette.alertes.calcul.chercher", lambda *_: pytest.fail("cherché"))

    reponse = client.post(reverse("personnes:equipe") + "?lieu=CHV", {"prenom": "Ada"})

    assert reponse.status_code == 302
    assert Alerte.objects.count() == 1


def test_chaque_genre_est_regarde_apres_les_gestes_de_pages_qui_existent():
    espaces = {g.adresses for g in GENRES.values()}

    assert espaces >= {"alertes", "benevolat", "boutique", "cafe", "collecte", "velo"}
    assert espaces <= set(get_resolver().namespace_dict)


def test_une_application_dit_sous_quel_nom_sont_ses_pages(monkeypatch):
    de_la_boutique = next(g for g in GENRES.values() if g.adresses == "boutique")
    sa_salle = apps.get_containing_app_config(de_la_boutique.chercher.__module__)
    monkeypatch.setattr(sa_salle, "adresses", "caisses", raising=False)

    assert replace(de_la_boutique).adresses == "caisses"
