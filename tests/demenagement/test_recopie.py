"""A base changes its engine: the very same rows, whole or not at all."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from petiterockette.comptes.models import Compte
from petiterockette.demenagement.services.recopies import COPIE, ecrire_la_copie, poser_la_copie
from petiterockette.demenagement.tables import toutes
from petiterockette.journal.models import Entree
from petiterockette.lieux.models import Association
from petiterockette.travaux.models import Travail
from petiterockette.travaux.services import demander
from tests.demenagement.un_monde import partir, passer_par_sqlite, vivre_et_ecrire

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.longue]


@pytest.fixture
def copie(settings, tmp_path) -> Path:
    """A house with a past, written as it is; a number was given there that nobody holds."""
    for nom, dossier in (("MEDIA_ROOT", "photos"), ("DOSSIER_DES_TETES", "tetes")):
        setattr(settings, nom, str(tmp_path / dossier))
    vivre_et_ecrire()
    # A number that no sequence gave: PostgreSQL knows nothing of it, SQLite does.
    Association.objects.update_or_create(pk=1, defaults={"nom": "Ici"})
    with transaction.atomic():
        demande = demander(nature="essai", cle="essai", resume="Essai", donnees={})
    Travail.objects.filter(pk=demande.pk).delete()
    dossier = tmp_path / "copie"
    ecrire_la_copie(dossier)
    return dossier


def dit(dossier: Path) -> dict:
    return json.loads((dossier / COPIE).read_text())["tables"]


def verifier() -> None:
    call_command("verifier", stdout=StringIO(), stderr=StringIO())


def arrivee(copie: Path) -> None:
    """The same rows, and one line of the journal that says since when."""
    encore = copie.with_name("encore")
    ecrire_la_copie(encore)
    avant, apres = dit(copie), dit(encore)
    differentes = {label for label in avant if avant[label] != apres[label]}
    assert differentes == {"journal.Entree"}
    assert apres["journal.Entree"][0] == avant["journal.Entree"][0] + 1
    verifier()


def test_tout_revient_tel_quel_comptes_ouverts_numeros_donnes_et_sceaux(copie):
    ouverts = set(Compte.objects.filter(actif=True).values_list("identifiant", "password"))
    dernier = dit(copie)["travaux.Travail"][2]
    partir()

    assert poser_la_copie(copie) == sum(rangees for rangees, *_ in dit(copie).values())

    arrivee(copie)
    assert set(Compte.objects.filter(actif=True).values_list("identifiant", "password")) == ouverts
    recopie = Entree.objects.get(code="demenagement.recopie").contenu
    assert recopie["vers"] == connection.vendor
    with transaction.atomic():
        neuf = demander(nature="essai", cle="encore", resume="Essai", donnees={})
    assert neuf.pk == dernier + 1


@pytest.mark.postgresql
def test_de_postgresql_a_sqlite_et_retour_rien_n_a_change(copie):
    retour = copie.with_name("retour")
    passer_par_sqlite(copie.parent, copie, retour)
    partir()

    poser_la_copie(retour)

    avant, apres = dit(copie), dit(retour)
    # The other one wrote a line, verified its books, and chained that.
    tenues = {"journal.Entree", "journal.Chaine", "journal.Maillon"}
    assert {label for label in avant if avant[label] != apres[label]} == tenues
    arrivee(retour)
    assert Entree.objects.filter(code="demenagement.recopie").count() == 2


@pytest.mark.parametrize(
    "abimer",
    [
        lambda texte: texte.replace("Zoé", "Zoe"),
        lambda texte: texte[: texte.rindex("\r\n", 0, -2) + 2],
        lambda texte: texte.replace("prenom", "surnom", 1),
    ],
    ids=["un mot changé", "une rangée perdue", "une colonne renommée"],
)
def test_une_copie_abimee_se_refuse_et_rien_n_est_la(copie, abimer):
    fichier = copie / "tables" / "personnes_personne.csv"
    fichier.write_bytes(abimer(fichier.read_bytes().decode()).encode())
    partir()

    with pytest.raises(CommandError):
        call_command("recopier_la_base", "poser", str(copie), stderr=StringIO())

    assert [m for m in toutes() if m._base_manager.exists()] == []


def test_une_base_habitee_ou_d_une_autre_version_se_refuse(copie):
    with pytest.raises(CommandError, match="n’est pas vide"):
        call_command("recopier_la_base", "poser", str(copie), stderr=StringIO())
    autre = shutil.copytree(copie, copie.with_name("autre")) / COPIE
    autre.write_text(autre.read_text().replace("0001_", "0009_", 1))
    partir()

    with pytest.raises(CommandError, match="n’a pas les mêmes tables"):
        call_command("recopier_la_base", "poser", str(autre.parent), stderr=StringIO())


def test_seul_le_logiciel_lit_une_copie(copie):
    assert {f.stat().st_mode & 0o077 for f in copie.rglob("*")} == {0}
