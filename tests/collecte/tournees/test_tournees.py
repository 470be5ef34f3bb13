"""Truck rounds: prepared, ordered, listed."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.tournees.models import Arret, Coordonnees, Demande, Tournee
from collecte.tournees.refus import (
    ArretDejaDit,
    CreneauUnAutreJour,
    DejaEnTournee,
    DemandeDejaTraitee,
    JourPasse,
    TourneeDejaPrevue,
    TourneeNonVide,
    VehiculeAilleurs,
)
from collecte.tournees.services.arrets import dire_l_issue
from collecte.tournees.services.tournees import (
    ajouter_une_demande,
    changer_l_equipage,
    deplacer,
    prevoir,
    renoncer,
    retirer,
)
from petiterockette.journal.models import Entree
from tests.fabriques import connecter, un_lieu, une_personne
from tests.fabriques_tournees import (
    JOUR,
    SECRETS,
    acceptee,
    un_enlevement,
    un_vehicule,
    une_demande,
    une_demande_tapee,
    une_livraison,
    une_tournee,
)
from tests.pages import erreurs, lue

from .chemins import geste, ordre, page

pytestmark = pytest.mark.django_db


def test_prevoir_une_tournee_avec_son_equipage(client, responsable, vehicule):
    awa = une_personne("Awa", equipe=vehicule.lieu)
    tape = {
        "uuid": str(uuid4()),
        "lieu": "CHV",
        "vehicule": vehicule.pk,
        "jour": timezone.localdate().isoformat(),
        "moment": "matin",
        "equipiers": [awa.pk],
    }

    pages = {client.post(reverse("collecte:tournee_nouvelle"), tape)["Location"] for _ in "ab"}

    tournee = Tournee.objects.get()
    assert pages == {page(tournee)}
    assert list(tournee.equipiers.all()) == [awa]
    assert "Awa" in lue(client.get(page(tournee)))


@pytest.mark.parametrize(
    ("champs", "ou", "phrase"),
    [
        ({"jour": "2020-01-06"}, "__all__", "est passé"),
        ({"jour": "2027-02-29"}, "jour", "n’existe pas"),
        ({"vehicule": "0"}, "vehicule", ""),
        ({"moment": "nuit"}, "moment", ""),
        ({"equipiers": ["0"]}, "equipiers", "plus dans l’équipe"),
    ],
)
def test_une_tournee_mal_tapee_n_est_pas_prevue(client, responsable, vehicule, champs, ou, phrase):
    tape = {
        "uuid": str(uuid4()),
        "lieu": "CHV",
        "vehicule": vehicule.pk,
        "jour": timezone.localdate().isoformat(),
        "moment": "matin",
    }

    reponse = client.post(reverse("collecte:tournee_nouvelle"), tape | champs)

    assert phrase in erreurs(reponse)[ou]
    assert Tournee.objects.count() == 0


def test_un_vehicule_n_a_qu_une_tournee_par_moment(vehicule, tournee):
    with pytest.raises(TourneeDejaPrevue, match="Le camion"):
        une_tournee(vehicule)
    une_tournee(vehicule, moment="matin")


def test_un_vehicule_d_un_autre_lieu_ne_part_pas_d_ici(vehicule, responsable):
    with pytest.raises(VehiculeAilleurs):
        prevoir(
            uuid=uuid4(),
            lieu=vehicule.lieu,
            vehicule=un_vehicule(),
            jour=timezone.localdate(),
            moment="matin",
            compte=responsable,
        )


def test_hier_ne_se_prevoit_pas(vehicule):
    with pytest.raises(JourPasse):
        une_tournee(vehicule, timezone.localdate() - JOUR)


def test_une_demande_acceptee_s_ajoute_d_une_touche(client, responsable, tournee):
    demande = acceptee(une_demande(tournee.lieu))
    assert SECRETS[0] in lue(client.get(page(tournee)))

    for _ in "ab":
        client.post(geste("tournee_ajouter", tournee), {"demande": demande.pk})

    arret = Arret.objects.get()
    assert (arret.demande, arret.tournee, arret.rang) == (demande, tournee, 1)
    assert "1,5 m³ prévus sur 12 m³" in _sans_balises(lue(client.get(page(tournee))))


def _sans_balises(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def test_seul_ce_qui_est_accepte_ce_jour_la_s_ajoute(tournee, responsable):
    nouvelle = une_demande(tournee.lieu)
    demain = acceptee(une_demande(tournee.lieu), tournee.jour + JOUR)

    with pytest.raises(DemandeDejaTraitee):
        ajouter_une_demande(tournee=tournee, demande=nouvelle, compte=responsable)
    with pytest.raises(CreneauUnAutreJour):
        ajouter_une_demande(tournee=tournee, demande=demain, compte=responsable)
    assert tournee.arrets.count() == 0


def test_une_demande_n_est_que_dans_une_tournee(tournee, responsable):
    arret = un_enlevement(tournee)
    autre = une_tournee(tournee.vehicule, moment="matin")

    with pytest.raises(DejaEnTournee):
        ajouter_une_demande(tournee=autre, demande=arret.demande, compte=responsable)


def test_la_demande_d_un_autre_lieu_ne_s_ajoute_pas(client, responsable, tournee):
    ailleurs = acceptee(une_demande(un_lieu()))

    reponse = client.post(geste("tournee_ajouter", tournee), {"demande": ailleurs.pk})

    assert reponse.status_code == 404
    assert client.post(geste("tournee_ajouter", tournee), {"demande": "²"}).status_code == 404


def test_une_livraison_s_ajoute_une_fois_et_ne_fait_rien_encaisser(client, responsable, tournee):
    tape = une_demande_tapee(quoi="Un buffet vendu.")

    for _ in "ab":
        client.post(geste("livraison", tournee), tape)

    arret = Arret.objects.get()
    assert (arret.genre, arret.contact.nom) == ("livraison", SECRETS[0])
    assert Coordonnees.objects.count() == 1
    assert "rien à encaisser" in lue(client.get(geste("arret", arret)))


def test_la_tournee_trop_pleine_se_voit(client, responsable, tournee):
    un_enlevement(tournee, volume_l=12_000)
    un_enlevement(tournee, volume_l=6_000)

    assert "6 m³ de trop" in lue(client.get(page(tournee)))
    assert "trop plein" in lue(client.get(reverse("collecte:tournees")))


def test_les_arrets_montent_et_descendent_par_des_boutons(client, responsable, tournee):
    a, b, c = (un_enlevement(tournee) for _ in "abc")

    client.post(geste("arret_deplacer", c), {"sens": "monter", "rang": "3"})
    assert ordre(tournee) == [a.pk, c.pk, b.pk]
    reponse = client.post(geste("arret_deplacer", a), {"sens": "descendre", "rang": "1"})
    assert ordre(tournee) == [c.pk, a.pk, b.pk]
    assert reponse["Location"] == f"{page(tournee)}?bouge={a.pk}&sens=descendre"


def test_deux_touches_sur_monter_montent_d_un_rang(tournee, camion):
    a, b, c = (un_enlevement(tournee) for _ in "abc")

    for _ in "ab":
        deplacer(arret=c, rang=3, monter=True, compte=camion)

    assert ordre(tournee) == [a.pk, c.pk, b.pk]


def test_le_premier_ne_monte_pas_et_le_dernier_ne_descend_pas(tournee, camion):
    a, b = (un_enlevement(tournee) for _ in "ab")
    avant = Entree.objects.count()

    deplacer(arret=a, rang=1, monter=True, compte=camion)
    deplacer(arret=b, rang=2, monter=False, compte=camion)

    assert ordre(tournee) == [a.pk, b.pk]
    assert Entree.objects.count() == avant


def test_retirer_un_arret_rend_la_demande_et_efface_la_livraison(client, responsable, tournee):
    arret, livraison = un_enlevement(tournee), une_livraison(tournee)

    client.post(geste("arret_retirer", arret))
    client.post(geste("arret_retirer", livraison))

    assert Arret.objects.count() == 0
    assert list(Demande.objects.a_placer(tournee.lieu, tournee.jour)) == [arret.demande]
    assert Coordonnees.objects.count() == 1


def test_on_ne_retire_pas_ce_qui_est_dit(tournee, responsable):
    arret = un_enlevement(tournee)
    dire_l_issue(arret=arret, issue="fait", compte=responsable)

    with pytest.raises(ArretDejaDit):
        retirer(arret=arret, compte=responsable)


def test_une_tournee_vide_s_abandonne_une_autre_non(tournee, responsable):
    arret = un_enlevement(tournee)
    with pytest.raises(TourneeNonVide):
        renoncer(tournee=tournee, compte=responsable)
    retirer(arret=arret, compte=responsable)
    renoncer(tournee=tournee, compte=responsable)

    assert Tournee.objects.count() == 0


def test_l_equipage_se_change_et_garde_qui_est_parti(client, responsable, tournee):
    awa = une_personne("Awa", equipe=tournee.lieu)
    parti = une_personne("Bilal")
    changer_l_equipage(tournee=tournee, equipiers=[parti], compte=responsable)

    client.post(geste("tournee_equipage", tournee), {"equipiers": [awa.pk, parti.pk]})

    assert set(tournee.equipiers.all()) == {awa, parti}


def test_l_equipage_dit_qui_part_vraiment_et_qui_conduit(client, tournee, camion):
    """Somebody is missing, somebody else came: the truck says so itself, and it leaves a trace."""
    lucie = une_personne("Lucie", equipe=tournee.lieu)
    djibril = une_personne("Djibril", equipe=tournee.lieu)
    tournee.equipiers.set([lucie])
    connecter(client, camion)
    moi = camion.personne
    assert f"{moi}, vous n’êtes pas dans l’équipage." in lue(client.get(page(tournee)))

    for _ in "ab":
        client.post(geste("tournee_equipage", tournee), {"rejoindre": ""})
    lu = lue(client.get(page(tournee)))
    assert set(tournee.equipiers.all()) == {lucie, moi}
    assert "pas dans l’équipage" not in lu

    # Who drives goes, ticked or not.
    dits = {"equipiers": [moi.pk], "conducteur": djibril.pk}
    client.post(geste("tournee_equipage", tournee), dits)

    lu = lue(client.get(page(tournee)))
    assert "Djibril (au volant)" in lu
    assert f"{lucie} n’en est plus." in lu
    assert set(tournee.equipiers.all()) == {djibril, moi}
    joint, change = Entree.objects.filter(code="collecte.tournee.changee").order_by("id")
    assert change.contenu["avant"] == joint.contenu["equipiers"]
    etranger = une_personne("Zoé")
    client.post(geste("tournee_equipage", tournee), {"conducteur": etranger.pk})
    tournee.refresh_from_db()
    assert tournee.conducteur == djibril
