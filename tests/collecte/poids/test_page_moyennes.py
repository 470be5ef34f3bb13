"""What an object is taken to weigh: read, weighed, counted without a scale, estimated again."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.listes.models import Categorie
from collecte.livre.models import Bon, Ligne
from collecte.mois.services.reglages import regler
from collecte.poids.models import Etalonnage
from collecte.poids.services import etalonner
from tests.collecte.livres import clos
from tests.collecte.quai.au_quai import poster, responsable
from tests.fabriques import categorie, connecter, sans_hypotheses, un_compte, un_point
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def le_25_novembre(db, time_machine):
    time_machine.move_to("2026-11-25 12:00+01:00", tick=False)
    sans_hypotheses()


def peser(quai, n, masse_g, code="livres"):
    etalonner(
        categorie=categorie(code),
        lieu=quai.lieu,
        uuid=uuid4(),
        quantite=n,
        masse_g=masse_g,
        compte=un_compte("direction"),
    )


def compter_les_objets(quai):
    regler(
        lieu=quai.lieu,
        cle="methode_vente",
        valeur="poids_moyen",
        debut=timezone.localdate().replace(day=1),
        compte=un_compte("direction"),
    )


def moyennes(client) -> str:
    return lue(client.get(reverse("collecte:poids_moyens")))


def envoyer(client, quai, **champs):
    document = {"uuid": str(uuid4()), "lieu": quai.lieu.code, "categorie": categorie("livres").pk}
    return client.post(reverse("collecte:moyenne_etalonner"), document | champs)


def vendre(client, quai, **champs):
    document = {"categorie": categorie("livres").pk, "jour": timezone.localdate().isoformat()}
    return poster(client, "vente_hors_caisse", quai, **document | champs)


# What is known


def test_chaque_categorie_dit_ce_que_vaut_un_objet_et_d_ou_cela_vient(client, quai):
    peser(quai, 10, 3_500)
    Categorie.objects.filter(code="jouets").update(poids_moyen_g=400)
    responsable(client, quai)

    reponse = client.get(reverse("collecte:poids_moyens"))

    connues = {m["categorie"].code: m for m in reponse.context["lignes"] if m["un_g"]}
    assert {c: (m["un_g"], m["hypothese"]) for c, m in connues.items()} == {
        "livres": (350, False),
        "jouets": (400, True),
    }
    texte = lue(reponse)
    assert '<data value="350">0,350 kg</data>' in texte
    assert "pesées de la catégorie" in texte
    assert "hypothèse</span>" in texte
    assert "catégories sans poids moyen : à étalonner" in texte
    assert "vrac" not in {m["categorie"].code for m in reponse.context["lignes"]}


def test_la_page_ne_demande_rien_par_categorie(client, quai, django_assert_max_num_queries):
    responsable(client, quai)
    moyennes(client)

    with django_assert_max_num_queries(9):
        moyennes(client)


def test_qui_ne_clot_pas_les_mois_ne_recale_pas(client, quai):
    connecter(client, un_compte("caisse", lieu=quai.lieu), quai)

    assert "Recaler" not in moyennes(client)


# Weighing without a sale


def test_etalonner_apprend_un_poids_et_ne_bouge_aucun_kilo(client, quai):
    connecter(client, un_compte("caisse", lieu=quai.lieu), quai)

    reponse = envoyer(client, quai, quantite="10", masse="3,5")

    assert "10 × Livres : 3,5 kg. Un objet vaut maintenant 0,35 kg." in lue(
        client.get(reponse["Location"])
    )
    etalon = Etalonnage.objects.get()
    assert (etalon.quantite, etalon.masse_g, etalon.lieu) == (10, 3_500, quai.lieu)
    assert not Bon.objects.exists()


def test_neuf_objets_ne_suffisent_pas_encore(client, quai):
    responsable(client, quai)

    reponse = envoyer(client, quai, quantite="9", masse="3,15")

    assert "Pas encore dix objets pesés" in lue(client.get(reponse["Location"]))


@pytest.mark.parametrize(
    ("saisie", "ou"),
    [
        ({"quantite": "", "masse": "3,5"}, "quantite"),
        ({"quantite": "0", "masse": "3,5"}, "quantite"),
        ({"quantite": "10", "masse": ""}, "masse"),
        ({"quantite": "10", "masse": "0"}, "masse"),
        ({"quantite": "10", "masse": "3,5", "categorie": ""}, "categorie"),
    ],
)
def test_un_etalonnage_impossible_se_dit_a_cote(client, quai, saisie, ou):
    responsable(client, quai)

    reponse = envoyer(client, quai, **saisie)

    assert list(erreurs(reponse)) == [ou]
    assert not Etalonnage.objects.exists()


def test_un_poids_trois_fois_plus_grand_que_connu_se_confirme(client, quai):
    peser(quai, 10, 3_500)
    responsable(client, quai)
    saisie = {"quantite": "10", "masse": "35"}

    reponse = envoyer(client, quai, **saisie)

    assert "3,5 kg l’un : on connaissait 0,35 kg. Vous confirmez ?" in erreurs(reponse)["confirme"]
    assert Etalonnage.objects.count() == 1
    envoyer(client, quai, **saisie, confirme="on")
    assert Etalonnage.objects.count() == 2


def test_sans_rien_connaitre_un_poids_enorme_se_confirme(client, quai):
    responsable(client, quai)

    reponse = envoyer(client, quai, quantite="10", masse="5000")

    assert "5 000 kg d’un coup, c’est beaucoup" in erreurs(reponse)["confirme"]


def test_la_page_envoyee_deux_fois_n_etalonne_qu_une_fois(client, quai):
    responsable(client, quai)
    uuid = str(uuid4())

    envoyer(client, quai, quantite="10", masse="3,5", uuid=uuid)
    encore = envoyer(client, quai, quantite="10", masse="3,5", uuid=uuid)
    apres = lue(client.get(encore["Location"]))
    autre = envoyer(client, quai, quantite="20", masse="7", uuid=uuid)

    assert "déjà noté une fois" in apres
    assert "Cette page a déjà servi" in lue(autre)
    assert Etalonnage.objects.count() == 1


def test_on_n_etalonne_pas_au_nom_d_un_autre_lieu(client, quai):
    responsable(client, quai)
    ailleurs = un_point("quai")

    assert envoyer(client, ailleurs, quantite="10", masse="3,5").status_code == 403
    assert not Etalonnage.objects.exists()


def test_sans_point_choisi_on_le_demande(client, quai):
    connecter(client, un_compte("direction"))

    reponse = client.get(reverse("collecte:moyenne_etalonner"))

    assert reponse["Location"].startswith(reverse("lieux:point_choisir"))


# Sold by number


def test_sans_peser_on_compte_quand_le_lieu_l_a_choisi(client, quai):
    peser(quai, 10, 3_500)
    compter_les_objets(quai)
    responsable(client, quai)

    reponse = vendre(client, quai, quantite="7")

    ligne = Ligne.objects.get()
    assert (ligne.masse_g, ligne.mesure, ligne.moyenne_mg) == (2_450, "estimee", 350_000)
    bon = lue(client.get(reponse["Location"]))
    assert "≈ 0,35 kg l’un · pesées de la catégorie" in bon
    assert "7 objets" in bon


def test_une_hypothese_se_voit_sur_le_bon(client, quai):
    Categorie.objects.filter(code="livres").update(poids_moyen_g=400)
    compter_les_objets(quai)
    responsable(client, quai)

    reponse = vendre(client, quai, quantite="5")

    bon = lue(client.get(reponse["Location"]))
    assert "≈ 0,4 kg l’un" in bon
    assert "hypothèse</span>" in bon


def test_ou_l_on_pese_le_poids_reste_demande(client, quai):
    peser(quai, 10, 3_500)
    responsable(client, quai)

    reponse = vendre(client, quai, quantite="7")

    assert erreurs(reponse) == {"masse": "Tapez un poids en kg."}
    assert not Bon.objects.exists()


def test_le_poids_n_est_dit_facultatif_que_la_ou_l_on_compte(client, quai):
    responsable(client, quai)
    page = reverse("collecte:vente_hors_caisse")

    assert client.get(page).context["form"].fields["masse"].required
    compter_les_objets(quai)
    form = client.get(page).context["form"]
    assert not form.fields["masse"].required
    assert "poids moyen connu ce jour-là" in form.fields["masse"].help_text


def test_le_choix_du_jour_de_la_vente_fait_foi(client, quai):
    peser(quai, 10, 3_500)
    compter_les_objets(quai)
    responsable(client, quai)

    # The site still weighed in October.
    assert list(erreurs(vendre(client, quai, quantite="7", jour="2026-10-31"))) == ["masse"]


def test_sans_rien_compter_ni_peser_on_demande_de_compter(client, quai):
    compter_les_objets(quai)
    responsable(client, quai)

    assert erreurs(vendre(client, quai)) == {"quantite": "Comptez les objets vendus, ou pesez-les."}


def test_sans_poids_connu_on_demande_de_peser_ou_d_etalonner(client, quai):
    compter_les_objets(quai)
    responsable(client, quai)

    assert "pesez, ou étalonnez-en" in erreurs(vendre(client, quai, quantite="3"))["masse"]
    assert not Bon.objects.exists()


def test_peser_reste_possible_ou_l_on_compte(client, quai):
    compter_les_objets(quai)
    responsable(client, quai)

    vendre(client, quai, masse="12,5")

    assert (Ligne.objects.get().masse_g, Ligne.objects.get().mesure) == (12_500, "pesee")


# Estimated again


@pytest.fixture
def vendus(client, quai):
    """Ten books sold at 350 g each; ninety heavier ones weighed since: 485 g."""
    peser(quai, 10, 3_500)
    compter_les_objets(quai)
    responsable(client, quai)
    vendre(client, quai, quantite="10")
    peser(quai, 90, 45_000)


def recaler(client, **filtre):
    return client.get(reverse("collecte:moyenne_recaler"), filtre)


def ecrire(client, reponse, **champs):
    form = reponse.context["form"]
    document = {"uuid": form.initial["uuid"], "vu": form.initial["vu"]}
    return client.post(reverse("collecte:moyenne_recaler"), document | champs)


def reemploi() -> int:
    jour = timezone.localdate()
    return bilan(jour, jour).reemploi_g


def test_recaler_montre_avant_d_ecrire(client, quai, vendus):
    reponse = recaler(client)

    texte = lue(reponse)
    for mots in ("3,500 kg", "4,850 kg", "+<data", "1,350 kg", "Recaler novembre 2026"):
        assert mots in texte
    assert reemploi() == 3_500
    apres = ecrire(client, reponse)
    assert reemploi() == 4_850
    texte = lue(client.get(apres["Location"]))
    assert "Novembre 2026 est recalé : bon nº" in texte
    assert "Rien à recaler" in texte


def test_une_vente_arrivee_entre_temps_se_relit_avant(client, quai, vendus):
    reponse = recaler(client)
    vendre(client, quai, quantite="2")
    peser(quai, 100, 100_000)

    vieille = ecrire(client, reponse)

    assert "relisez, puis recalez à nouveau" in lue(vieille)
    assert reemploi() == 4_470
    form = vieille.context["form"]
    client.post(
        reverse("collecte:moyenne_recaler"), {"uuid": form.data["uuid"], "vu": form.data["vu"]}
    )
    # 12 books at 742,5 g.
    assert reemploi() == 8_910


def test_la_meme_page_ne_recale_qu_une_fois(client, quai, vendus):
    reponse = recaler(client)

    ecrire(client, reponse)
    ecrire(client, reponse)

    assert reemploi() == 4_850
    assert Bon.objects.filter(nature="recalage").count() == 1


def test_un_mois_clos_ne_se_propose_pas(client, quai, vendus):
    reponse = recaler(client)
    clos(quai.lieu, timezone.localdate().replace(day=1))

    assert "Aucune vente estimée dans un mois ouvert" in lue(recaler(client))
    assert recaler(client, mois="2026-11").status_code == 404
    ecrire(client, reponse)
    assert reemploi() == 3_500


def test_sans_vente_estimee_la_page_le_dit(client, quai):
    responsable(client, quai)

    assert "Aucune vente estimée" in lue(recaler(client))
    for mois in ("2026-13", "demain", "2026-11"):
        assert recaler(client, mois=mois).status_code == 404
