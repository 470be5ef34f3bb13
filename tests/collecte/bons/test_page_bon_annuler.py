"""A bon is cancelled or its comment redacted from its page: nothing is ever erased."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from collecte.livre.models import Bon, Commentaire, Mouvement
from collecte.livre.services.commentaires import caviarder
from collecte.tri.services.tri import orienter
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.collecte.quai.au_quai import adresse, annuler, un_don
from tests.fabriques import categorie, connecter, entete, un_compte, un_lieu, une_personne
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def test_l_auteur_lit_et_annule_le_sien_dans_sa_journee(client, quai):
    compte = un_compte("tri", lieu=quai.lieu)
    connecter(client, compte, quai)
    bon, _cree = orienter(
        entete=entete(compte, quai), categorie=categorie("livres"), de="a_trier", vers="rayon",
        masse_g=1_000,
    )  # fmt: skip

    assert "Annuler ce bon" in lue(client.get(adresse(bon)))
    annuler(client, bon)

    assert Bon.objects.get(annule=bon).par == compte.personne


def test_le_lendemain_l_auteur_ne_le_lit_plus_sans_le_droit(client, quai):
    compte = un_compte("tri", lieu=quai.lieu)
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        bon, _cree = orienter(
            entete=entete(compte, quai), categorie=categorie("livres"), de="a_trier", vers="rayon",
            masse_g=1_000,
        )  # fmt: skip
    connecter(client, compte, quai)

    assert client.get(adresse(bon)).status_code == 403
    assert annuler(client, bon).status_code == 403


def test_le_bon_d_un_autre_ne_s_annule_pas_sans_le_droit(client, quai):
    bon = un_don(None, quai)
    connecter(client, un_compte("tri", lieu=quai.lieu), quai)

    assert annuler(client, bon).status_code == 403
    assert not Bon.objects.filter(annule=bon).exists()


def test_a_l_appareil_seul_l_auteur_annule_le_sien(client, quai):
    awa, sacha = (une_personne(nom, equipe=quai.lieu) for nom in ("Awa", "Sacha"))
    appareil = un_compte("camion", lieu=quai.lieu, personne=None)
    connecter(client, appareil, quai)
    bon = un_don(appareil, quai, par=awa.pk)

    assert erreurs(annuler(client, bon)) == {"par": "Touchez votre nom."}
    assert annuler(client, bon, par=sacha.pk).status_code == 403
    annuler(client, bon, par=awa.pk)

    assert Bon.objects.get(annule=bon).par == awa


def test_une_annulation_rend_les_kilos_et_se_lit_des_deux_cotes(client, quai, responsable):
    bon = un_don(responsable, quai)

    reponse = annuler(client, bon)

    contre = Bon.objects.get(annule=bon)
    assert reponse["Location"] == adresse(bon)
    assert Mouvement.objects.get(bon=contre).vers == "rayon"
    annule, annulation = lue(client.get(adresse(bon))), lue(client.get(adresse(contre)))
    assert "Bon annulé : rien n’en est compté" in annule
    assert "Mauvais poids" in annule
    assert adresse(contre) in annule
    assert f"Ce bon annule le bon nº {bon.pk}" in annulation
    assert adresse(bon) in annulation
    assert "Annuler ce bon" not in annule + annulation


def test_une_annulation_sans_raison_n_ecrit_rien(client, quai, responsable):
    bon = un_don(responsable, quai)

    reponse = annuler(client, bon, motif=" ")

    assert "Dites pourquoi : une annulation porte sa raison." in lue(reponse)
    assert not Bon.objects.filter(annule=bon).exists()


def test_deux_appuis_n_annulent_qu_une_fois(client, quai, responsable):
    bon = un_don(responsable, quai)
    uuid = str(uuid4())

    annuler(client, bon, uuid=uuid)
    annuler(client, bon, uuid=uuid)
    encore = annuler(client, bon)

    assert Bon.objects.filter(annule=bon).count() == 1
    assert f"Le bon nº {bon.pk} est déjà annulé." in lue(encore)


def test_un_commentaire_se_caviarde_et_le_journal_ne_dit_pas_son_texte(client, quai, responsable):
    bon = un_don(responsable, quai, commentaire="Pour Mme Martin")

    client.post(adresse(bon, "_caviarder"))
    client.post(adresse(bon, "_caviarder"))

    commentaire = Commentaire.objects.get(bon=bon)
    assert commentaire.texte == ""
    assert commentaire.caviarde_le is not None
    [trace] = Entree.objects.filter(code="collecte.commentaire.caviarde")
    assert (trace.par, trace.compte, trace.lieu) == (
        responsable.personne_id, responsable.pk, quai.lieu_id,
    )  # fmt: skip
    assert "Martin" not in f"{trace.resume} {trace.contenu}"
    page = lue(client.get(adresse(bon)))
    assert "Martin" not in page
    assert "Effacé le" in page


def test_caviarder_va_avec_le_droit_d_annuler_a_ce_lieu(client, quai):
    bon = un_don(None, quai, commentaire="Pour Mme Martin")
    ailleurs = un_compte("responsable", lieu=un_lieu())

    with pytest.raises(DroitManquant):
        caviarder(bon=bon, compte=ailleurs)

    connecter(client, ailleurs)
    assert client.post(adresse(bon, "_caviarder")).status_code == 403
    assert Commentaire.objects.get(bon=bon).texte == "Pour Mme Martin"
