"""A file of people from its page alone: who is who, what would be written, then each card."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boutique.adhesions.models import Adhesion
from boutique.adhesions.services.formules import charger_les_formules
from petiterockette.personnes.services import inscrire
from petiterockette.reprise.models import Fichier
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.adhesions.fabriques import NOUVEL_AN
from tests.fabriques import un_compte
from tests.pages import jusqu_au_bout, lue

LISTE = """Prénom;Nom;Courriel;Formule;Date de début;Montant
Ada;Girolle;ada@exemple.fr;cotisation;01/02/2026;20
Zoé;Rainette;;cotisation;01/02/2026;
"""


@pytest.fixture
def direction(client, db, time_machine):
    time_machine.move_to("2026-05-12T08:00:00Z")
    la_boutique()
    charger_les_formules(NOUVEL_AN)
    client.force_login(un_compte("direction", personne=None))
    return client


def test_des_adhesions_se_reprennent_depuis_la_page_seule(direction):
    connue = inscrire(prenom="Ada", nom="Girolle", compte=None)
    modele = direction.get(reverse("reprise:modele", args=["personnes"]), {"format": "xlsx"})
    jusqu_au_bout(modele)
    page = direction.get(reverse("reprise:apporter"))
    envoi = {
        "uuid": page.context["form"]["uuid"].value(),
        "genre": "personnes",
        "fichier": SimpleUploadedFile("membres.csv", LISTE.encode()),
    }
    direction.post(reverse("reprise:apporter"), envoi)
    fichier = Fichier.objects.get()
    adresse = reverse("reprise:fichier", args=[fichier.pk])

    # A word of before first, then who is who.
    vue = direction.get(adresse)
    (mot,) = vue.context["mots"].vus
    assert (mot.dit, mot.porte) == ("cotisation", "20,00\u00a0€")
    formule = next(code for code, nom in vue.context["mots"].fields["m0"].choices if "année" in nom)
    direction.post(reverse("reprise:mots", args=[fichier.pk]), {"m0": formule})
    vue = direction.get(adresse)
    ((question, champ),) = vue.context["reponses"].lignes()
    assert question.precisions.replace("\u00a0", " ") == "ligne 2 · ada@exemple.fr"
    assert (champ.value(), "Reprendre ce fichier" in lue(vue)) == (f"p{connue.pk}", False)
    direction.post(reverse("reprise:reponses", args=[fichier.pk]), {champ.html_name: "p0"})
    assert "Reprendre ce fichier" not in lue(direction.get(adresse))
    direction.post(reverse("reprise:reponses", args=[fichier.pk]), {champ.html_name: champ.value()})
    vue = lue(direction.get(adresse))
    assert re.search(r"Zoé Rainette</th>\s*<td>nouvelle", vue)
    assert "1 courriel ou téléphone sans accord" in vue
    vu = re.search(r'name="vu" value="(\w+)"', vue)[1]
    fait = direction.post(reverse("reprise:reprendre", args=[fichier.pk]), {"vu": vu}, follow=True)

    assert "personne n’a été prévenu" in lue(fait)
    assert "Personnes inscrites</dt><dd>1</dd>" in lue(fait)
    assert [(a.paye_cts, a.carte.personne.prenom) for a in Adhesion.objects.order_by("pk")] == [
        (2_000, "Ada"),
        (None, "Zoé"),
    ]
    for adhesion, paye in zip(
        Adhesion.objects.order_by("pk"), ("20,00 €", "montant inconnu"), strict=True
    ):
        carte = lue(direction.get(reverse("adhesions:carte", args=[adhesion.carte_id])))
        assert "reprise, payée ailleurs" in carte
        assert paye in carte
        assert "Son ticket" not in carte
        assert "reprise annulée" not in carte
    fiche = lue(direction.get(reverse("personnes:personne", args=[connue.pk])))
    assert "20,00 €, reprise" in fiche
    assert "Zoé" in lue(direction.get(reverse("adhesions:adherents")))
    annuler = reverse("reprise:annuler", args=[fichier.pk])
    assert "effacées de l’annuaire" in lue(direction.get(annuler))
    direction.post(annuler, {"uuid": fichier.uuid, "motif": "mauvais fichier"})
    carte = Adhesion.objects.order_by("pk")[0].carte_id
    assert "reprise annulée" in lue(direction.get(reverse("adhesions:carte", args=[carte])))
