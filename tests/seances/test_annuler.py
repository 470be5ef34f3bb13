"""Cancelling: who will be told and who must be called is said before, and read after."""

from datetime import date

import pytest

from ateliers.seances.models import Inscription, Seance
from ateliers.seances.prevenus import perdues_avec
from ateliers.seances.services.inscriptions import se_desister
from ateliers.seances.services.seances import Repetition, annuler
from petiterockette.travaux.models import Travail
from tests.fabriques import connecter
from tests.pages import espaces, lue
from tests.seances.seances import (
    PENDANT,
    des_seances,
    en_ligne,
    un_responsable,
    une_inscription,
    une_seance,
)

pytestmark = pytest.mark.django_db


def test_annuler_dit_avant_et_apres_qui_est_prevenu_et_qui_est_a_appeler(equipe, lieu):
    seance = une_seance(lieu=lieu, places=4)
    une_inscription(seance, nom="Awa Diop", places=2)
    en_ligne(seance, nom="Paul Appel", courriel="", telephone="06 12 34 56 78", places=2)
    une_inscription(seance, nom="Zoé Attente", courriel="", telephone="06 98 76 54 32")
    partie = une_inscription(seance, nom="Partie Avant", courriel="partie@example.org")
    se_desister(inscription=partie)
    page = f"/seances/{seance.pk}/annuler/"

    avant = lue(equipe.get(page))
    apres = lue(equipe.post(page, {"motif": "Fuite d’eau"}, follow=True))

    assert "Un courriel prévient 1 inscription (2 personnes)." in avant
    assert "à appeler vous-même : 2 inscriptions (3 personnes)." in avant
    assert "1 inscription (2 personnes) est prévenue par courriel." in apres
    assert "2 inscriptions (3 personnes) ne sont pas prévenues : appelez-les" in apres
    liste = apres[apres.index("Qui s’était inscrit") :]
    ordre = [liste.index(nom) for nom in ("Paul Appel", "Zoé Attente", "Awa Diop")]
    assert ordre == sorted(ordre)
    assert "06 12 34 56 78" in liste
    assert liste.count("à appeler") == 2
    assert "Partie Avant" not in liste


@pytest.mark.deux_bases
def test_un_courriel_qui_n_est_pas_parti_est_un_appel_a_faire(lieu):
    seance = une_seance(lieu=lieu)
    awa = une_inscription(seance)
    une_inscription(seance, nom="Zoé Autre", courriel="zoe@example.org")
    annuler(seance=seance, motif="Travaux", compte=un_responsable(lieu))
    avant = [i.annonce for i in perdues_avec(seance)]

    Travail.objects.filter(donnees__quoi="seance_annulee", donnees__inscription=awa.pk).update(
        etat=Travail.Etat.PANNE, fini_le=seance.debut
    )

    assert avant == ["courriel", "courriel"]
    assert [(i.pk == awa.pk, i.annonce) for i in perdues_avec(seance)] == [
        (True, "appel"),
        (False, "courriel"),
    ]


def test_annuler_la_suite_compte_ses_inscrits_et_mene_a_qui_reste_a_appeler(equipe, lieu):
    une, deux, trois = des_seances(lieu=lieu, repetition=Repetition("semaine", date(2026, 12, 19)))
    une_inscription(une, telephone="06 12 34 56 78")
    une_inscription(deux, telephone="06 98 76 54 32", places=3)
    une_inscription(trois)
    page = f"/seances/{une.pk}/annuler/"

    avant = lue(equipe.get(page))
    apres = lue(equipe.post(page, {"motif": "Grève", "suite": "on"}, follow=True))

    assert "2 séances de plus. Un courriel prévient 1 inscription." in avant
    assert "à appeler vous-même : 1 inscription (3 personnes)." in avant
    assert "2 inscriptions (4 personnes) ne sont pas prévenues" in apres
    ailleurs = apres[apres.index("À appeler aussi") :]
    assert "12 décembre" in ailleurs
    assert "19 décembre" not in ailleurs


def test_ce_qui_a_commence_ou_n_attend_personne_ne_previent_personne(equipe, lieu, horloge):
    seance = une_seance(lieu=lieu)
    page = f"/seances/{seance.pk}/annuler/"
    vide = lue(equipe.get(page))
    une_inscription(seance)
    Travail.objects.all().delete()
    horloge.move_to(PENDANT, tick=False)
    connecter(equipe, un_responsable(lieu))

    passee = lue(equipe.get(page))
    apres = lue(equipe.post(page, {"motif": "Personne"}, follow=True))

    assert "Personne n’est inscrit : il n’y a personne à prévenir." in vide
    assert "Elle a déjà commencé : personne ne sera prévenu." in passee
    assert "prévenue" not in apres
    assert not Travail.objects.exists()
    assert Inscription.objects.get().annonce == Inscription.Annonce.PASSEE
    assert Seance.objects.get().annulee_le
    assert "elle était déjà passée" in espaces(apres)
