"""A corrected deposit of a closed month is told wherever a corrected exit is."""

import csv
import json
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader

from collecte.bilans.bilan import Bilan
from collecte.bilans.revisions import Revisions, lire_revisions
from collecte.depots.documents import lire_depot
from collecte.depots.refus import RemplacementImpossible
from collecte.depots.services.depots import enregistrer_depot
from collecte.livre.models import Apport, Bon, CumulDepots
from collecte.livre.services.annulations import annuler
from collecte.mois.models import Mois
from collecte.mois.refus import MoisClos
from collecte.tableau.resumes import lire as resumer
from petiterockette.abonnements.registre import Sites
from tests.fabriques import (
    categorie,
    connecter,
    un_compte,
    un_depot,
    un_document,
    un_point,
    une_ligne,
)
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db
LE_20_DECEMBRE = datetime(2026, 12, 20, 10, tzinfo=UTC)
LE_5_JANVIER = datetime(2027, 1, 5, 10, tzinfo=UTC)
DECEMBRE, JANVIER = (date(2026, 12, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 1, 31))


@pytest.fixture
def point():
    return un_point("quai")


@pytest.fixture
def responsable(point):
    return un_compte("responsable", lieu=point.lieu)


def clore(point, mois=date(2026, 12, 1)):
    Mois.objects.filter(lieu=point.lieu, mois=mois).update(clos_le=LE_5_JANVIER)


def retaper(bon: Bon, compte, masse_g: int, **champs) -> Bon:
    """What the counter posts after « corriger »: the same deposit, at its right weight."""
    document = un_document(
        bon.point, lignes=[une_ligne("livres", masse_g)], remplace=bon.pk, **champs
    )
    refait, _cree = enregistrer_depot(depot=lire_depot(document), compte=compte)
    return refait


def defaire(bon: Bon, compte) -> Bon:
    return annuler(bon=bon, uuid=uuid4(), motif="Mauvais poids", compte=compte)[0]


@pytest.fixture
def corrige(point, responsable, time_machine):
    """700 kg typed for 70 in December, closed since; put right in January, in one gesture."""
    time_machine.move_to(LE_20_DECEMBRE, tick=False)
    bon = un_depot(une_ligne("livres", 700_000, confirmee=True), point=point)
    time_machine.move_to(LE_5_JANVIER, tick=False)
    clore(point)
    defaire(bon, responsable)
    return retaper(bon, responsable, 70_000, jour="2026-12-20")


def test_le_depot_retape_revise_le_meme_mois_que_son_annulation(corrige):
    mouvement = corrige.mouvements.get()

    assert (mouvement.jour, mouvement.revise) == (date(2027, 1, 5), date(2026, 12, 1))
    assert lire_revisions(*JANVIER).portees.collecte_g == -630_000
    assert lire_revisions(*DECEMBRE).depuis.collecte_g == -630_000
    depots = dict(CumulDepots.objects.values_list("mois", "depots"))
    assert depots == {date(2026, 12, 1): 1, date(2027, 1, 1): 0}


@pytest.mark.parametrize(
    ("code", "dit"),
    [
        ("2027-01", "révisions de mois clos : −630 kg collectés"),
        ("2027", "révisions de mois clos : −630 kg collectés"),
        ("2026-12", "corrigé depuis, dans les mois suivants : −630 kg collectés"),
        ("2026", "corrigé depuis, dans les mois suivants : −630 kg collectés"),
    ],
)
def test_les_deux_mois_et_les_deux_annees_le_disent_a_l_ecran_sur_papier_et_en_csv(
    corrige, client, code, dit
):
    connecter(client, un_compte("direction"))
    adresse = reverse("collecte:periode", args=[code])

    assert dit in _texte(client.get(adresse))
    assert dit in _pdf(client.get(f"{adresse}?format=pdf"))
    lignes = _csv(client.get(f"{adresse}?format=csv"))
    titre, masses = dit.split(" : ")
    assert [titre.capitalize(), masses] in [ligne[:2] for ligne in lignes]


def test_la_commande_le_dit_en_mots_et_en_grammes(corrige):
    debut, fin = (jour.isoformat() for jour in JANVIER)

    assert "Révisions de mois clos : −630 kg collectés" in _bilan(debut, fin)
    machine = json.loads(_bilan(debut, fin, format="json"))["revisions"]
    assert machine["portees"]["collecte_g"] == -630_000
    assert machine["depuis"]["collecte_g"] == 0
    passe = json.loads(_bilan("2026-12-01", "2026-12-31", format="json"))["revisions"]
    assert passe["depuis"]["collecte_g"] == -630_000


def test_la_page_publique_des_deux_annees_le_dit(corrige, client):
    neuve = _texte(client.get(reverse("collecte:impact_annee", args=[2027])))
    vieille = _texte(client.get(reverse("collecte:impact_annee", args=[2026])))

    assert "révisions de mois clos : −630 kg collectés" in neuve
    assert "corrigé depuis, dans les mois suivants : −630 kg collectés" in vieille


def test_le_resume_du_mois_et_la_page_des_clotures_le_disent(corrige, point, client):
    section = resumer(JANVIER[0], Sites(None, (point.lieu,)))
    connecter(client, un_compte("direction"))
    liste = _texte(client.get(reverse("collecte:clotures")))

    assert "Révisions de mois clos : −630 kg collectés" in map(espaces, section.phrases)
    assert "−630 kg collectés" in liste


def test_une_correction_faite_dans_l_annee_ne_se_lit_pas_sur_l_annee(
    point, responsable, time_machine
):
    time_machine.move_to(datetime(2026, 10, 14, 10, tzinfo=UTC), tick=False)
    bon = un_depot(point=point)
    time_machine.move_to(LE_20_DECEMBRE, tick=False)
    clore(point, date(2026, 10, 1))
    defaire(bon, responsable)

    assert lire_revisions(date(2026, 1, 1), date(2026, 12, 31)).dites == []
    assert [c.code for c in lire_revisions(date(2026, 10, 1), date(2026, 10, 31)).dites] == [
        "depuis"
    ]
    assert [c.code for c in lire_revisions(*DECEMBRE).dites] == ["revisions"]


def test_ce_qui_change_seulement_de_sort_se_lit_sort_par_sort():
    bascule = Bilan(*JANVIER, reemploi_g=-10_000, dechetterie_g=10_000)

    [correction] = Revisions(bascule, Bilan(*JANVIER)).dites

    assert espaces(correction.phrase) == (
        "révisions de mois clos : −10 kg réemployés, +10 kg en déchetterie"
    )


def test_sous_une_categorie_seules_ses_corrections_se_lisent(corrige):
    livres, mobilier = [categorie("livres").pk], [categorie("mobilier").pk]

    assert lire_revisions(*JANVIER, categories=livres).portees.collecte_g == -630_000
    assert lire_revisions(*JANVIER, categories=mobilier).dites == []


def test_dans_un_mois_ouvert_le_depot_retape_garde_son_jour(point, responsable, time_machine):
    time_machine.move_to(LE_20_DECEMBRE, tick=False)
    bon = un_depot(une_ligne("livres", 700_000, confirmee=True), point=point)
    time_machine.move_to(LE_20_DECEMBRE + timedelta(days=2), tick=False)
    defaire(bon, responsable)

    refait = retaper(bon, responsable, 70_000)

    assert refait.jour == date(2026, 12, 20)
    assert refait.mouvements.get().revise is None
    assert refait.apport.remplace == bon


def test_retape_apres_la_cloture_il_revise_le_mois_de_l_annulation(
    point, responsable, time_machine
):
    time_machine.move_to(LE_20_DECEMBRE, tick=False)
    bon = un_depot(une_ligne("livres", 700_000, confirmee=True), point=point)
    defaire(bon, responsable)
    time_machine.move_to(LE_5_JANVIER, tick=False)
    clore(point)

    refait = retaper(bon, responsable, 70_000)

    assert refait.mouvements.get().revise == date(2026, 12, 1)


def test_un_autre_jour_tape_sur_le_ticket_rouvert_reste_un_jour_tape(corrige, point, responsable):
    defaire(corrige, responsable)

    with pytest.raises(MoisClos):
        retaper(corrige, responsable, 70_000, jour="2026-12-21")


@pytest.mark.parametrize("cas", ["vivant", "deux fois", "ailleurs", "par un autre", "inconnu"])
def test_on_ne_remplace_qu_un_depot_annule_par_soi_une_fois_au_meme_lieu(cas, point, responsable):
    bon = un_depot(point=point)
    if cas != "vivant":
        defaire(bon, un_compte("responsable", lieu=point.lieu) if "autre" in cas else responsable)
    if cas == "deux fois":
        retaper(bon, responsable, 1_000)
    if cas == "ailleurs":
        responsable = un_compte("direction")
        autre = un_depot(point=un_point("quai"))
        defaire(autre, responsable)
        bon.pk = autre.pk
    if cas == "inconnu":
        bon.pk = 2**53
    avant = Bon.objects.count()

    with pytest.raises(RemplacementImpossible):
        retaper(bon, responsable, 2_000)

    assert Bon.objects.count() == avant
    assert Apport.objects.filter(remplace__isnull=False).count() == (cas == "deux fois")


def test_la_page_du_bon_annule_mene_au_ticket_a_retaper(point, responsable, client, time_machine):
    time_machine.move_to(LE_20_DECEMBRE, tick=False)
    bon = un_depot(une_ligne("livres", 700_000, confirmee=True), point=point)
    defaire(bon, responsable)
    connecter(client, responsable, point)
    page = reverse("collecte:bon", args=[bon.pk])
    suite = f"{reverse('collecte:comptoir')}?remplace={bon.pk}"

    assert suite in client.get(page).content.decode()
    a_retaper = client.get(suite).context["reglages"]["a_retaper"]
    assert (a_retaper["remplace"], a_retaper["lignes"][0]["masse_g"]) == (bon.pk, 700_000)
    for faux in ("", "abc", "9" * 5_000, "0", str(bon.pk + 999)):
        reponse = client.get(reverse("collecte:comptoir"), {"remplace": faux})
        assert reponse.context["reglages"]["a_retaper"] is None
    refait = retaper(bon, responsable, 70_000)
    assert suite not in client.get(page).content.decode()
    assert (
        "remplace le bon" in client.get(reverse("collecte:bon", args=[refait.pk])).content.decode()
    )


def test_une_raison_touchee_sur_la_page_du_bon_le_rouvre_au_comptoir(point, responsable, client):
    bons = [un_depot(une_ligne("livres", 5_000), point=point) for _ in range(2)]
    connecter(client, responsable, point)
    page = client.get(reverse("collecte:bon", args=[bons[0].pk])).content.decode()
    assert 'name="raison" value="Mauvais poids"' in page

    def annules_pour(raison, bon):
        adresse = reverse("collecte:bon_annuler", args=[bon.pk])
        return client.post(adresse, {"uuid": str(uuid4()), "raison": raison}).url

    au_comptoir = annules_pour("Mauvais poids", bons[0])
    assert au_comptoir == f"{reverse('collecte:comptoir')}?remplace={bons[0].pk}"
    assert client.get(au_comptoir).context["reglages"]["a_retaper"]["motif"] == "Mauvais poids"
    # What was typed twice is not to be typed again.
    assert annules_pour("Saisi deux fois", bons[1]) == reverse("collecte:bon", args=[bons[1].pk])


def test_un_bon_saisi_deux_fois_ne_propose_pas_de_le_retaper(point, responsable, client):
    bon = un_depot(une_ligne("livres", 5_000), point=point)
    annuler(bon=bon, uuid=uuid4(), motif="Saisi deux fois", compte=responsable)
    connecter(client, responsable, point)

    lu = client.get(reverse("collecte:bon", args=[bon.pk])).content.decode()
    assert "Saisi deux fois" in lu
    assert f"?remplace={bon.pk}" not in lu


def _texte(reponse) -> str:
    """The page without its tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", unescape(lue(reponse))).split())


def _pdf(reponse) -> str:
    pages = PdfReader(BytesIO(reponse.content)).pages
    return " ".join(espaces(page.extract_text()) for page in pages).replace("\n", " ")


def _csv(reponse) -> list[list[str]]:
    texte = espaces(b"".join(reponse).decode("utf-8-sig"))
    return list(csv.reader(StringIO(texte), delimiter=";"))


def _bilan(debut: str, fin: str, **options) -> str:
    sortie = StringIO()
    call_command("bilan", f"--debut={debut}", f"--fin={fin}", stdout=sortie, **options)
    return espaces(sortie.getvalue())
