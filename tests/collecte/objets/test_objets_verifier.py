"""What `verifier` says of followed things, and that it can say it."""

from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from collecte.objets.models import Objet
from collecte.objets.services.situations import changer_de_situation
from tests.collecte.objets.suivis import un_objet, une_photo
from tests.fabriques import entete

pytestmark = pytest.mark.django_db


def _constats() -> str:
    sortie = StringIO()
    try:
        call_command("verifier", stdout=sortie, stderr=sortie)
    except (SystemExit, CommandError):
        sortie.write("code 1")
    return sortie.getvalue()


def test_verifier_voit_un_objet_que_son_histoire_ne_connait_pas_ainsi():
    objet = un_objet()
    changer_de_situation(
        entete=entete(lieu=objet.lieu), objet=objet, situation="perdu", motif="Introuvable"
    )
    assert "Objets suivis et leur histoire : rien à signaler" in _constats()

    Objet.objects.filter(pk=objet.pk).update(situation="present", parti_le=None)

    assert f"l’objet {objet.code} n’est pas là où son histoire le dit" in _constats()


def test_verifier_signale_une_photo_perdue_sans_accuser_les_livres():
    photo = un_objet(photo=une_photo()).photos.get()
    default_storage.delete(photo.fichiers["grande"])

    constats = _constats()

    assert f"une photo de l’objet {photo.objet.code} n’a plus son fichier" in constats
    assert "code 1" not in constats
