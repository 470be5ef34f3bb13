"""The page of words as somebody reads it: why each is asked, what is proposed, what is left."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.reprise.models import Export
from petiterockette.personnes.models import Structure
from petiterockette.reprise.models import Mot
from tests.boutique.a_la_caisse import la_boutique
from tests.fabriques import un_compte, un_lieu

from .valides import un_export

INSECABLE = "\u00a0"
LISTE = "type_dechets"


@pytest.fixture
def direction(client, db):
    la_boutique()
    un_lieu(code="rk", nom="Chemin vert", ouvert_le=date(2013, 1, 1))
    client.force_login(un_compte("direction"))
    return client


def un_mot(numero: int, nom: str, entre_g: int, liste: str = LISTE, **dits) -> dict:
    """A word as the examination says it."""
    return {
        **{"liste": liste, "id": numero, "nom": nom, "visible": True, "efface": False},
        **{"remplacant": False, "precision": "", "rangees": 3, "entre_g": entre_g},
        **{"sorti_g": 0, "vendu_g": 0, "montant_cts": 500, "premiere": 2014, "derniere": 2019},
    } | dits


def une_base(*mots: dict):
    return un_export(examen={"mots": list(mots), "constats": []})


def la_page(client, export, liste: str = LISTE, **demande):
    return client.get(reverse("boutique_reprise:liste", args=[export.pk, liste]), demande)


def dire(client, export, mot: str, *valeurs: str, **de_plus):
    adresse = reverse("boutique_reprise:dire", args=[export.pk, LISTE])
    return client.post(adresse, {"mot": mot, "valeur": valeurs, **de_plus}, follow=True)


def test_chaque_doute_dit_sa_nature_et_entre_quoi_on_hesite(direction):
    export = une_base(
        un_mot(1, "Livres + petit élec.", 9_000),
        un_mot(2, "Divers", 8_000),
        un_mot(3, "Vaiselle", 7_000),
        un_mot(4, "Zork", 6_000),
        un_mot(5, "Ancien", 5_000, efface=True),
        un_mot(6, "Livres, bd et revues", 4_000),
        un_mot(7, "Livres", 3_000),
        un_mot(9, "Mobilier bois", 2_000),
        un_mot(8, "Bac vert", 1_000, liste="types_poubelles", precision="ultime"),
    )
    page = la_page(direction, export)
    vue, texte = page.context["vue"], page.content.decode()
    doutes = {m.dit: (m.doute.nature, str(m.doute.pourquoi)) for m in vue.a_decider}
    assert doutes == {
        "Livres + petit élec.": (
            "deux mots en un",
            f"proposé{INSECABLE}: moitié-moitié, faute de savoir",
        ),
        "Divers": ("mot trop général", f"ou Vrac à trier, ou Bibelots{INSECABLE}?"),
        "Vaiselle": (
            f"faute de frappe{INSECABLE}?",
            f"à une lettre de «{INSECABLE}Vaisselle{INSECABLE}»",
        ),
        "Zork": (
            "mot inconnu ici",
            f"rien d’approchant ici{INSECABLE}: à vous de choisir",
        ),
        "Ancien": ("effacé de l’ancien outil", "des lignes le nomment encore"),
        "Mobilier bois": ("presque le même nom", f"proche de «{INSECABLE}Mobilier{INSECABLE}»"),
        # Three words for one thing are no share.
        "Livres, bd et revues": ("mot inconnu ici", doutes["Livres, bd et revues"][1]),
    }
    assert "Livres" in doutes["Livres, bd et revues"][1]
    for dit in ("étape 2 sur 4", "1 sur 8 décidé", "8 à décider en tout", "2014–2019"):
        assert dit in texte, dit
    bacs = la_page(direction, export, "types_poubelles").context["vue"]
    assert [m.doute.nature for m in bacs.a_decider] == ["devenir incertain"]
    # The question hesitates between choices of the list, by their very names.
    [demande] = la_page(direction, export, "types_poubelles").context["demandes"]
    proposes = re.findall(f"«{INSECABLE}(.+?){INSECABLE}»", str(demande.mot.doute.pourquoi))
    assert len(proposes) == 2
    assert set(proposes) <= set(dict(demande.choix).values())


def test_deux_mots_en_un_sont_proposes_moitie_moitie_et_se_changent(direction):
    export = une_base(un_mot(1, "Livres + petit élec.", 9_000), un_mot(2, "Zork", 6_000))
    [mixte, zork] = la_page(direction, export).context["demandes"]
    assert [(p.code, p.pc) for p in mixte.parts] == [
        ("livres", "50"),
        ("materiel-electrique", "50"),
    ]
    assert not zork.parts
    # A proposal is none till somebody says so; one word alone may be kept, or another shared.
    assert not Mot.objects.exists()
    [entier, _zork] = la_page(direction, export, entier=mixte.mot.vu.mot).context["demandes"]
    assert not entier.parts
    assert "=" in dict(entier.choix)
    [partage, _mixte] = dire(direction, export, zork.mot.vu.mot, "=").context["demandes"]
    assert (partage.mot.dit, len(partage.parts)) == ("Zork", 2)

    dire(direction, export, mixte.mot.vu.mot, *(p.code for p in mixte.parts), part=["60", "40"])
    vue = la_page(direction, export).context["vue"]
    assert {g.code: g.masse_g for g in vue.groupes()} == {
        "livres": 5_400,
        "materiel-electrique": 3_600,
    }
    # It is one word that is decided, whatever it is shared between.
    assert [(g.propres, g.partages) for g in vue.groupes()] == [(1, 0), (0, 1)]
    assert sum(g.propres for g in vue.groupes()) == len(vue.decides)
    assert "1 part d’un autre" in la_page(direction, export).content.decode()


def test_oui_a_rien_de_choisi_nomme_le_mot_a_sa_place(direction):
    export = une_base(un_mot(1, "Vaiselle", 9_000), un_mot(2, "Zork", 6_000))
    page = dire(direction, export, "zork", "")
    [vaisselle, zork] = page.context["demandes"]
    texte = page.content.decode().replace(INSECABLE, " ")
    assert (vaisselle.erreur, zork.mot.dit) == ("", "Zork")
    assert texte.count("Choisissez d’abord ce que « Zork » désigne.") == 1
    [curseur] = re.findall(r"<select[^>]*autofocus[^>]*>", texte)
    [phrase] = re.findall(r'aria-describedby="(.+?)"', curseur)
    assert 'id="mot-2"' in curseur
    [dite] = re.findall(f'<p[^>]* id="{phrase}".*?</p>', texte, re.DOTALL)
    assert "Zork" in dite
    assert not Mot.objects.exists()
    perdu = dire(direction, export, "nulle part", "").content.decode()
    assert "Ce mot ne désigne rien d’ici" in perdu


def test_les_surs_se_replient_et_la_liste_suivante_se_propose(direction):
    noms = ("Livres", "Vaisselle", "Mobilier", "Jouets", "Bijoux", "Vélo")
    sures = [un_mot(rang, nom, 10_000 - rang) for rang, nom in enumerate(noms, 1)]
    export = une_base(*sures, un_mot(9, "Zork", 1, liste="type_collecte"))
    page = la_page(direction, export)
    assert [g.nom for _c, g, _d in page.context["groupes"]] == list(noms[:3])
    assert page.context["replies_g"] == sum(m["entre_g"] for m in sures[3:])
    texte = page.content.decode()
    assert "3 autres catégories" in texte
    assert "Jouets, Bijoux, Vélo" in texte
    assert "origines" in texte
    assert reverse("boutique_reprise:liste", args=[export.pk, "type_collecte"]) in texte
    assert page.context["suivante"].code == "type_collecte"


def test_d_un_coup_ne_se_cree_que_ce_qui_ne_ressemble_a_rien(direction):
    structure = Structure.objects.create(nom="Emmaüs", genre="autre")
    export = une_base(
        un_mot(1, "Emaus", 900, liste="conventions_sorties"),
        un_mot(2, "Zork", 800, liste="conventions_sorties"),
        un_mot(3, "Truc", 700, liste="conventions_sorties"),
        un_mot(4, "Bidule", 600),
    )
    assert (
        "Créer les 2 qui ne ressemblent"
        in la_page(direction, export, "conventions_sorties").content.decode()
    )
    direction.post(reverse("boutique_reprise:creer", args=[export.pk, "conventions_sorties"]))
    vue = la_page(direction, export, "conventions_sorties").context["vue"]
    assert {m.dit for m in vue.decides if m.est_nouveau} == {"Zork", "Truc"}
    assert [(m.dit, m.vu.valeur) for m in vue.a_decider] == [("Emaus", str(structure.pk))]
    assert "Créer" not in la_page(direction, export).content.decode()


def test_l_accueil_rappelle_a_la_direction_ce_qui_n_est_pas_fini(client, direction):
    def lire(adresse: str) -> str:
        return client.get(adresse).content.decode()

    maison = reverse("espace", args=["maison"])
    assert "à finir" not in lire("/")
    un_export()
    dit = f"Base d’Oressource «{INSECABLE}La ressourcerie{INSECABLE}» attend depuis le"
    assert "Une reprise est à finir" in lire("/")
    assert dit in lire("/")
    [tuile] = re.findall(r'<a [^>]*href="/reprise/".*?</a>', lire(maison), re.DOTALL)
    assert "à finir" in tuile
    un_export()
    assert "2 reprises sont à finir" in lire("/")
    # What was brought in, or thrown away, is finished.
    premier, second = Export.objects.all()
    Export.objects.filter(pk=premier.pk).update(jete_le=timezone.now())
    Export.objects.filter(pk=second.pk).update(etat="repris", repris_le=timezone.now())
    assert "à finir" not in lire("/")
    un_export()
    client.force_login(un_compte("benevole"))
    assert "à finir" not in lire("/")
