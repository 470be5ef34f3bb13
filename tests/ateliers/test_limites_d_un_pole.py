"""An account limited to one pole opens that pole, and nothing of the others."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from ateliers.seances.models import Seance
from ateliers.seances.services.inscriptions import inscrire
from petiterockette.alertes.calcul import calculer
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.comptes.refus import RoleASoiMeme
from petiterockette.comptes.roles import DROITS_PAR_ROLE, droits_du_role
from petiterockette.comptes.services import affecter
from petiterockette.droits import DroitManquant
from tests.benevolat.benevoles import un_pole, une_permanence
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import erreurs
from tests.seances.seances import a_venir, un_inscrit, une_seance

pytestmark = [pytest.mark.django_db, pytest.mark.une_base]


@pytest.fixture
def louise(lieu) -> Compte:
    return un_compte("pole", pole="animation")


@pytest.fixture
def celle_d_un_pole(lieu):
    """A séance of each pole, and one of the whole house."""
    compte = un_compte("direction")
    return {
        pole: une_seance(
            lieu=lieu, compte=compte, horaire=a_venir(), pole=pole, titre=f"Atelier {pole}"
        )
        for pole in ("animation", "velo", "")
    }


ACCUEILS = {
    "cafe": "cafe:accueil",
    "animation": "animation:accueil",
    "formation": "formation:sessions",
    "velo": "velo:accueil",
}


@pytest.mark.parametrize(
    ("role", "limite", "ouvre"),
    [
        ("pole", "", {"cafe", "animation", "formation", "velo"}),
        *(("pole", pole, {pole}) for pole in ACCUEILS),
        ("cuisine", "", {"cafe"}),
        ("animation", "", {"animation"}),
        ("formation", "", {"formation"}),
        ("mecanique", "", {"velo"}),
    ],
)
def test_un_compte_d_un_pole_n_ouvre_que_celui_la(role, limite, ouvre, lieu, client):
    connecter(client, un_compte(role, pole=limite))

    statuts = {
        pole: client.get(reverse(page), headers={"accept": "application/json"}).status_code
        for pole, page in ACCUEILS.items()
    }

    assert {pole for pole, statut in statuts.items() if statut == 200} == ouvre
    assert {statuts[pole] for pole in ACCUEILS.keys() - ouvre} <= {403}


@pytest.mark.usefixtures("lieu")
def test_un_pole_ajoute_n_ouvre_pas_a_qui_est_d_un_autre(client, louise):
    connecter(client, louise)

    assert client.get(reverse("rucher:accueil")).status_code == 403
    assert reverse("rucher:accueil") not in client.get("/").text
    poles = client.get(reverse("ateliers:poles")).context["poles"]
    assert [pole.code for pole in poles] == ["animation"]


def test_on_ne_lit_que_les_seances_de_son_pole(client, louise, celle_d_un_pole):
    connecter(client, louise)

    page = client.get(reverse("seances:seances"))
    statuts = {
        pole: client.get(reverse("seances:seance", args=[s.pk])).status_code
        for pole, s in celle_d_un_pole.items()
    }

    assert list(page.context["a_venir"]) == [celle_d_un_pole["animation"]]
    assert statuts == {"animation": 200, "velo": 403, "": 403}


def test_aller_a_ne_trouve_que_les_seances_de_son_pole(client, louise, celle_d_un_pole):
    connecter(client, louise)
    la_notre = celle_d_un_pole["animation"]

    # « Atelier » is the first word of the three titles.
    reponse = client.get(reverse("aller"), {"q": "atelier", "lignes": "1"})

    groupes = {str(groupe.titre): groupe.trouves for groupe in reponse.context["groupes"]}
    [trouvee] = groupes["Séances"]
    assert trouvee.url == reverse("seances:seance", args=[la_notre.pk])


def test_qui_tient_un_lieu_et_un_pole_ailleurs_lit_les_deux(client, lieu, celle_d_un_pole):
    ailleurs = un_lieu()
    compte = un_compte("responsable", lieu=ailleurs)
    un_compte("pole", pole="velo").affectations.update(compte=compte)
    horaire = a_venir()
    la_bas = une_seance(lieu=ailleurs, compte=compte, horaire=horaire, pole="animation")
    connecter(client, compte)

    lues = set(client.get(reverse("seances:seances")).context["a_venir"])

    assert lues == {celle_d_un_pole["velo"], la_bas}


def test_on_ne_prevoit_de_seance_que_pour_son_pole(client, lieu, louise):
    connecter(client, louise)
    adresse = reverse("seances:seance_nouvelle")
    proposes = [code for code, _nom in client.get(adresse).context["form"]["pole"].field.choices]
    jour = timezone.localdate() + timedelta(days=8)
    dite = {"titre": "Réparer", "jour": jour.isoformat(), "de": "14:00", "a": "16:00"}
    dite |= {"lieu": "CHV", "public": "tous", "mode_prix": "gratuit", "uuid": str(uuid4())}

    refusee = client.post(adresse, dite | {"pole": "velo"})

    assert proposes == ["animation"]
    assert "pole" in erreurs(refusee)
    assert client.post(adresse, dite | {"pole": "animation"}).status_code == 302
    assert Seance.objects.get().pole == "animation"


def test_le_service_refuse_aussi_la_seance_d_un_autre_pole(lieu, louise, celle_d_un_pole):
    with pytest.raises(DroitManquant):
        une_seance(lieu=lieu, compte=louise, horaire=a_venir(), pole="velo")
    with pytest.raises(DroitManquant):
        une_seance(lieu=lieu, compte=louise, horaire=a_venir())
    with pytest.raises(DroitManquant):
        inscrire(seance=celle_d_un_pole["velo"], inscrit=un_inscrit(), compte=louise)


def test_le_calendrier_ne_montre_que_son_pole(client, lieu, louise, celle_d_un_pole):
    for pole in ("animation", "velo"):
        une_permanence(lieu, pole=un_pole(pole), debut=celle_d_un_pole[""].debut.date())
    jour = timezone.localdate(celle_d_un_pole[""].debut).isoformat()
    connecter(client, louise)

    page = client.get(reverse("ateliers:calendrier") + f"?jour={jour}")

    montres = [e for j in page.context["jours"] for e in j.evenements]
    assert {e.pole for e in montres} == {"animation"}
    assert len(montres) == 2
    assert not page.context["poles"]


def test_le_planning_et_les_alertes_ne_montrent_que_les_permanences_de_son_pole(
    client, lieu, louise
):
    la_leur, la_notre = (une_permanence(lieu, pole=un_pole(p)) for p in ("velo", "animation"))
    calculer(timezone.localdate())
    connecter(client, louise)

    semaine = reverse("benevolat:semaine_du", args=[la_notre.jour.isoformat()])
    montrees = [m.permanence for _j, ms in client.get(semaine).context["jours"] for m in ms]
    alertes = client.get(reverse("alertes:alertes")).text

    assert montrees == [la_notre]
    assert reverse("benevolat:permanence", args=[la_notre.pk]) in alertes
    assert reverse("benevolat:permanence", args=[la_leur.pk]) not in alertes
    assert client.get(reverse("benevolat:permanence", args=[la_leur.pk])).status_code == 403


def test_l_accueil_ne_dit_a_regarder_que_ce_qui_est_de_son_pole(client, lieu, louise):
    une_permanence(lieu, pole=un_pole("velo"))
    calculer(timezone.localdate())
    connecter(client, louise)
    assert 'id="a-regarder"' not in client.get("/").text

    la_notre = une_permanence(lieu, pole=un_pole("animation"))
    calculer(timezone.localdate())

    assert reverse("benevolat:permanence", args=[la_notre.pk]) in client.get("/").text


def test_un_role_limite_ne_garde_que_les_droits_de_la_maison_et_du_sien():
    gardes = droits_du_role("pole", "animation")

    assert set(DROITS_PAR_ROLE["pole"] - gardes) == {
        d for d in DROITS_PAR_ROLE["pole"] if d.split(".")[0] in {"cafe", "formation", "velo"}
    } | {"collecte.suivre_des_objets", "collecte.lire_les_objets"}
    assert "seances.tenir" in gardes


def test_limite_a_un_pole_on_ne_se_donne_pas_les_autres(lieu):
    """What an administrator holds for one pole does not let them take them all."""
    karim = un_compte("administration")
    un_compte("pole", pole="animation").affectations.update(compte=karim)
    donner = {"compte": karim, "role": "pole", "par": Compte.objects.get(pk=karim.pk)}

    with pytest.raises(RoleASoiMeme):
        affecter(**donner)
    with pytest.raises(RoleASoiMeme):
        affecter(**donner, pole="velo")
    assert affecter(**donner, pole="animation").pole == "animation"


@pytest.mark.parametrize("role", ["benevole", "caisse", "direction", "mecanique"])
def test_seul_un_responsable_de_pole_se_limite_a_un_pole(client, lieu, role):
    connecter(client, un_compte("administration"))
    awa = un_compte()
    dit = {"role": role, "lieu": "tous", "pole": "velo", "debut": "2026-01-05"}

    reponse = client.post(reverse("comptes:role_donner", args=[awa.pk]), dit)

    assert erreurs(reponse) == {"pole": "Seul un responsable de pôle se limite à un pôle."}
    assert not Affectation.objects.filter(compte=awa).exists()


def test_le_pole_se_choisit_dans_une_liste_et_se_dit_par_son_nom(client, lieu):
    connecter(client, un_compte("administration"))
    awa = un_compte()
    adresse = reverse("comptes:role_donner", args=[awa.pk])
    dit = {"role": "pole", "lieu": "tous", "debut": "2026-01-05"}

    assert "pole" in erreurs(client.post(adresse, dit | {"pole": "licornes"}))
    page = client.post(adresse, dit | {"pole": "velo"}, follow=True).text

    assert "La Cycklette" in page
    assert Affectation.objects.get(compte=awa).pole == "velo"
