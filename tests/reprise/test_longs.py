"""A long file is written behind its page: once, whole or not at all, and its page says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from collecte.livre.models import Bon
from petiterockette.reprise.genres import GENRES
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.services import longs
from petiterockette.reprise.services.travail import travail_du_fichier
from petiterockette.travaux.conduite import (
    conduire,
    conduire_ce_qui_attend,
    reprendre_les_interrompus,
)
from petiterockette.travaux.models import Travail
from tests.fabriques import les_listes, un_compte, un_lieu
from tests.reprise.a_reprendre import recu

LIGNES = (
    "Date;Lieu;Catégorie;Sens;Poids\n12/03/2021;rk;Livres;entré;12\n13/03/2021;rk;Livres;vendu;5\n"
)


class Tue(BaseException):
    """The worker is no more: nothing of Python's own is told."""


@pytest.fixture
def compte(db, monkeypatch):
    les_listes()
    un_lieu(code="rk", nom="La Rockette", ouvert_le=date(2013, 1, 1))
    monkeypatch.setitem(GENRES, "pesees", replace(GENRES["pesees"], longues=1))
    return un_compte("direction")


@pytest.fixture
def fichier(compte):
    return recu(compte, "pesees", LIGNES, mesure="pesee")


def toucher(client, fichier):
    """« Reprendre ce fichier », as its page shows it."""
    page = client.get(reverse("reprise:fichier", args=[fichier.pk]))
    adresse = reverse("reprise:reprendre", args=[fichier.pk])
    client.post(adresse, {"vu": page.context["apercu"].vu})
    return adresse, page.context["apercu"].vu


def page(client, fichier) -> str:
    return client.get(reverse("reprise:fichier", args=[fichier.pk])).content.decode()


def test_un_long_fichier_s_ecrit_puis_s_annule_derriere_la_page(client, compte, fichier):
    client.force_login(compte)
    adresse, vu = toucher(client, fichier)
    client.post(adresse, {"vu": vu})

    # Asked twice, it is one work; nothing is written within the request, nothing else is done.
    assert (Travail.objects.count(), Bon.objects.count()) == (1, 0)
    vue = page(client, fichier)
    assert 'data-bouge="oui"' in vue
    assert "En attente de son tour" in vue
    assert "Reprendre ce fichier" not in vue
    jeter = client.post(reverse("reprise:jeter", args=[fichier.pk]), follow=True)
    assert "en train de s’écrire" in jeter.content.decode()

    conduire_ce_qui_attend()
    fichier.refresh_from_db()
    travail = Travail.objects.get()
    assert (fichier.etat, travail.etat, travail.total) == ("repris", "fait", 1)
    assert 'data-bouge=""' in page(client, fichier)
    ecrits = Bon.objects.count()
    assert ecrits == 2

    annuler = reverse("reprise:annuler", args=[fichier.pk])
    for _fois in range(2):
        client.post(annuler, {"uuid": fichier.uuid, "motif": "mauvais lieu"})
    assert (Travail.objects.count(), Bon.objects.count()) == (2, ecrits)
    assert "Annuler la reprise" in page(client, fichier)
    conduire_ce_qui_attend()
    fichier.refresh_from_db()
    assert (fichier.etat, fichier.motif) == ("annule", "mauvais lieu")
    assert Bon.objects.count() == 2 * ecrits


def test_tue_au_milieu_rien_n_est_la_puis_tout_y_est_une_fois(
    client, compte, fichier, monkeypatch, settings
):
    client.force_login(compte)
    toucher(client, fichier)
    travail = travail_du_fichier(fichier)

    def tuer(*_dits, **_nommes):
        assert Bon.objects.count() == 2
        raise Tue

    with monkeypatch.context() as coupe:
        coupe.setattr("petiterockette.reprise.services.fichiers._decider", tuer)
        with pytest.raises(Tue):
            conduire(travail.pk)

    fichier.refresh_from_db()
    assert (fichier.etat, Bon.objects.count()) == ("recu", 0)
    assert "s’écrivent d’un coup" in page(client, fichier)
    silence = timedelta(seconds=settings.SILENCE_D_UN_OUVRIER_S + 1)
    assert reprendre_les_interrompus(timezone.now() + silence) == 1
    conduire_ce_qui_attend()
    fichier.refresh_from_db()
    assert (fichier.etat, Bon.objects.count()) == ("repris", 2)
    # Written, its worker killed before it said so: it is not written again.
    Travail.objects.update(etat="attend", fini_le=None)
    conduire_ce_qui_attend()
    assert (Travail.objects.get().etat, Bon.objects.count()) == ("fait", 2)


def test_ce_qui_empeche_se_lit_sur_la_page_et_rien_n_est_ecrit(client, compte, fichier):
    client.force_login(compte)
    toucher(client, fichier)
    fichier.reglages = {}
    fichier.save()

    conduire_ce_qui_attend()

    assert (Travail.objects.get().etat, Bon.objects.count()) == ("panne", 0)
    vue = page(client, fichier)
    assert "rien n’a été écrit" in vue
    assert "Jeter" in vue


def test_un_petit_fichier_s_ecrit_aussitot(client, compte, fichier, monkeypatch):
    monkeypatch.setitem(GENRES, "pesees", replace(GENRES["pesees"], longues=3))
    client.force_login(compte)
    toucher(client, fichier)

    fichier.refresh_from_db()
    assert (fichier.etat, Travail.objects.count()) == ("repris", 0)


def test_un_fichier_long_a_lire_se_lit_derriere_sa_page(client, compte, monkeypatch):
    monkeypatch.setattr(longs, "LUES_AUSSITOT", 1)
    client.force_login(compte)
    trucs = LIGNES.replace("13/03/2021;rk;Livres", "13/03/2021;rk;Trucs")

    def vue():
        return client.get(reverse("reprise:fichier", args=[fichier.pk]))

    def envoyer(nom: str, **dits):
        return client.post(reverse(f"reprise:{nom}", args=[fichier.pk]), dits, follow=True)

    with monkeypatch.context() as requete:
        # Whatever the page does, it examines nothing.
        requete.setattr("petiterockette.reprise.apercus.releve_de", None)
        requete.setattr("petiterockette.reprise.views.fichier.releve_de", None)
        adresse = reverse("reprise:apporter")
        uuid = client.get(adresse).context["form"]["uuid"].value()
        octets = SimpleUploadedFile("avant.csv", trucs.encode())
        client.post(adresse, {"uuid": uuid, "genre": "pesees", "fichier": octets})
        fichier = Fichier.objects.get()
        attente = vue().content.decode()
        assert 'data-bouge="oui"' in attente
        assert "Lire « avant.csv »" in attente.replace("\u00a0", " ")
        assert "en train de se lire" in envoyer("jeter").content.decode()
    conduire_ce_qui_attend()

    def contenu():
        page = vue().content.decode().partition("Lire le fichier</button>")[2]
        return page.partition("<table")[2]

    # Kept, it is told as what is read at once.
    garde = contenu()
    assert vue().context["apercu"].reste == longs.apercu_de(fichier).reste
    with monkeypatch.context() as aussitot:
        aussitot.setattr(longs, "LUES_AUSSITOT", 100)
        assert "Lire le fichier" not in vue().content.decode()
        assert garde == vue().content.decode().partition("<table")[2]

    # What is said of it is judged by what was shown, then all is read again behind the page.
    with monkeypatch.context() as requete:
        requete.setattr("petiterockette.reprise.apercus.releve_de", None)
        requete.setattr("petiterockette.reprise.views.fichier.releve_de", None)
        requete.setattr("petiterockette.reprise.examens.releve_de", None)
        dire = {**vue().context["dire"].initial, "mesure": "pesee"}
        colonnes = {f.name: f.value() or "" for f in vue().context["colonnes"]}
        assert 'data-bouge="oui"' in envoyer("colonnes", **dire, **colonnes).content.decode()
    conduire_ce_qui_attend()
    with monkeypatch.context() as requete:
        requete.setattr("petiterockette.reprise.examens.releve_de", None)
        assert 'data-bouge="oui"' in envoyer("mots", m0="livres").content.decode()
    conduire_ce_qui_attend()
    assert vue().context["apercu"].est_pret

    # Something changed in the house since: the refusal is read, and what is shown is so again.
    perime = vue().context["apercu"].vu
    Fichier.objects.update(apercu={**Fichier.objects.get().apercu, "vu": "autre"})
    envoyer("reprendre", vu="autre")
    conduire_ce_qui_attend()
    assert "a changé entre-temps" in vue().content.decode()
    assert vue().context["apercu"].vu == perime
    Fichier.objects.update(apercu=None)
    assert "Il est long" in vue().content.decode()
    assert "est à relire" in envoyer("mots", m0="livres").content.decode()
    assert 'data-bouge="oui"' in envoyer("relire").content.decode()
    conduire_ce_qui_attend()
    envoyer("reprendre", vu=vue().context["apercu"].vu)
    conduire_ce_qui_attend()
    fichier.refresh_from_db()
    assert (fichier.etat, fichier.apercu, Bon.objects.count()) == ("repris", None, 2)
