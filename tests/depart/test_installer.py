import io

import pytest
from django.core.management import CommandError, call_command

from boutique.articles.models import Article
from collecte.listes.models import Bac, Categorie, Localite
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Association, Lieu
from petiterockette.personnes.models import Structure
from tests.fabriques import un_compte

pytestmark = pytest.mark.django_db

MODULE = "petiterockette.depart.management.commands.installer"
OPTIONS = {"association": "La Ressourcerie", "prenom": "Lou", "identifiant": "Lou"}


def installer(monkeypatch, mot_de_passe: str = "trois mots verts", **options) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(mot_de_passe + "\n"))
    sortie = io.StringIO()
    call_command("installer", mot_de_passe_stdin=True, stdout=sortie, **(OPTIONS | options))
    return sortie.getvalue()


def test_une_base_neuve_recoit_association_lieux_listes_et_un_compte(monkeypatch):
    sortie = installer(monkeypatch)

    association = Association.objects.get()
    assert (association.nom, association.demo) == ("La Ressourcerie", False)
    assert set(Lieu.objects.values_list("code", flat=True)) == {"CHV", "MTG", "GON", "RIE"}
    assert Categorie.objects.filter(code="textiles").exists()
    compte = Compte.objects.get()
    assert (compte.identifiant, str(compte)) == ("lou", "Lou")
    assert compte.check_password("trois mots verts")
    assert compte.has_perm("comptes.gerer")
    assert "donnez l’administration à une deuxième personne" in sortie


def test_une_autre_ressourcerie_s_installe_sans_rien_de_la_petite_rockette(monkeypatch):
    installer(monkeypatch, minimales=True)

    assert not Lieu.objects.exists()
    assert Categorie.objects.filter(code="textiles").exists()
    assert not Bac.objects.exists()
    assert not Structure.objects.exists()
    assert set(Localite.objects.values_list("code", flat=True)) == {
        *("ici", "ailleurs", "non-demande")
    }
    # A price that nobody here has said is asked for at the till.
    assert set(Article.objects.filter(activite__code="boutique").values_list("mode_prix")) == {
        (Article.ModePrix.LIBRE,)
    }


def test_une_base_qui_a_des_comptes_ne_s_installe_pas(monkeypatch):
    un_compte()

    with pytest.raises(CommandError, match="a déjà des comptes"):
        installer(monkeypatch)

    assert not Association.objects.exists()


@pytest.mark.parametrize("faible", ["", "court", "123456789012", "motdepasse"])
def test_un_mot_de_passe_faible_ne_cree_rien(monkeypatch, faible):
    with pytest.raises(CommandError):
        installer(monkeypatch, mot_de_passe=faible)

    assert not Compte.objects.exists()
    assert not Association.objects.exists()


def test_sans_clavier_ce_qui_manque_se_dit(monkeypatch):
    with pytest.raises(CommandError, match="--association"):
        installer(monkeypatch, association=None)


def test_une_date_illisible_se_dit(monkeypatch):
    with pytest.raises(CommandError, match="AAAA-MM-JJ"):
        installer(monkeypatch, ouverts_le="5 janvier")


class Clavier(io.StringIO):
    def isatty(self) -> bool:
        return True


def au_clavier(monkeypatch, *secrets: str) -> None:
    monkeypatch.setattr("sys.stdin", Clavier())
    reponses = iter(["La Ressourcerie", "Lou", "lou"])
    monkeypatch.setattr("builtins.input", lambda _question: next(reponses))
    tapes = iter(secrets)
    monkeypatch.setattr(f"{MODULE}.getpass", lambda _question: next(tapes))
    call_command("installer", stdout=io.StringIO())


def test_au_clavier_le_mot_de_passe_se_tape_deux_fois(monkeypatch):
    au_clavier(monkeypatch, "trois mots verts", "trois mots verts")

    assert Compte.objects.get().check_password("trois mots verts")


def test_au_clavier_deux_mots_de_passe_differents_ne_creent_rien(monkeypatch):
    with pytest.raises(CommandError, match="diffèrent"):
        au_clavier(monkeypatch, "trois mots verts", "trois mots bleus")

    assert not Compte.objects.exists()
