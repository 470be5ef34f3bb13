"""The figures of the workshop, worked by hand."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from ateliers.permanences.bilans import bilan_du
from ateliers.permanences.services import permanences, visites
from boutique.articles.models import Article
from boutique.articles.services.listes import nouveau_numero
from boutique.regles.models import Activite
from petiterockette.personnes.services.fusions import fusionner
from tests.boutique.a_la_caisse import ligne, plafonner, rend, une_caisse
from tests.fabriques import categorie, origine, un_lieu, un_point, une_personne
from tests.seances.seances import MAINTENANT, une_seance_close
from tests.velo.test_vendre import _ligne


def _bilan(lieux=None, jour=None):
    jour = jour or timezone.localdate()
    return bilan_du(jour, jour, lieux)


def test_les_permanences_comptent_leur_dernier_releve(atelier, monkeypatch):
    debut = datetime(2026, 3, 7, 13, tzinfo=UTC)
    geste = atelier.geste()
    ouvrir = type(geste)(geste.uuid, geste.compte, debut)
    p = permanences.ouvrir(geste=ouvrir, lieu=atelier.lieu, pieds=2)
    for _ in range(3):
        arrivee = type(geste)(atelier.geste().uuid, geste.compte, debut)
        visites.accueillir(geste=arrivee, permanence=p)
    fin = type(geste)(atelier.geste().uuid, geste.compte, debut + timedelta(hours=3, minutes=20))
    permanences.fermer(geste=fin, permanence=p, benevoles_min=400, salaries_min=200)
    permanences.corriger(geste=atelier.geste(), permanence=p, benevoles_min=600, salaries_min=0)

    b = _bilan(jour=timezone.localdate(debut))

    assert (b.permanences, b.passages, b.ouverture_min) == (1, 3, 200)
    assert (b.benevoles_min, b.salaries_min) == (600, 0)


def test_qui_revient_est_une_personne_et_un_doublon_aussi(atelier):
    zoe, double, paul = (une_personne(prenom, nom="Petit") for prenom in ("Zoé", "Zoe", "Paul"))
    for qui in (zoe, double, paul, None):
        p = atelier.permanence()
        atelier.arrive(p, qui)
        permanences.fermer(geste=atelier.geste(), permanence=p, benevoles_min=0, salaries_min=0)
    fusionner(garder=zoe, doublon=double, par=None, compte=None)

    assert (_bilan().passages, _bilan().connues) == (4, 2)
    assert _bilan([un_lieu().pk]).connues == 0


def test_les_seances_du_pole_sont_ses_ateliers(db, time_machine):
    for pole, presents in (("cafe", 9), ("velo", 7)):
        time_machine.move_to(MAINTENANT, tick=False)
        bilan = une_seance_close(horloge=time_machine, pole=pole, tetes={"tous": presents})

    b = _bilan(jour=timezone.localdate(bilan.seance.debut))

    assert (b.seances.seances, b.seances.participants) == (1, 7)


def test_les_velos_se_comptent_par_origine(atelier):
    """Two brought here, one fetched, one that only its followed thing tells of."""
    for code in ("apport-volontaire", "apport-volontaire", "domicile"):
        atelier.recevoir(origine=origine(code))
    atelier.recevoir(etape="a_trier")

    b = _bilan()

    assert (b.recuperes, b.apportes, b.collectes, b.sans_depot) == (4, 2, 1, 1)


def test_les_marquages_sont_ceux_de_l_atelier(atelier):
    ici, deja, corrige = (atelier.recevoir() for _ in range(3))
    atelier.identifier(ici, pose_ici=True)
    atelier.identifier(deja)
    velo = atelier.identifier(corrige, "BC00000001", pose_ici=True)
    assert _bilan().marquages == 2
    atelier.identifier(velo, "BC00000001", pose_ici=False)

    assert _bilan().marquages == 1
    assert _bilan(jour=timezone.localdate() + timedelta(days=1)).marquages == 0
    assert _bilan([un_lieu().pk]).marquages == 0


def _article(nom, prix_cts, **champs):
    """A thing of the workshop's, at the till."""
    article = Article(
        numero=nouveau_numero(),
        nom=nom,
        activite=Activite.objects.get(code="velo"),
        mode_prix="fixe",
        prix_cts=prix_cts,
        **champs,
    )
    article.full_clean()
    article.save()
    return article


def test_les_recettes_se_lisent_par_ligne(atelier):
    """One bike of 80 € sold, another given back; 2 lights at 5 €; a repair at 15 €."""
    plafonner("caisse", None)
    tenue = une_caisse(point=un_point("caisse", lieu=atelier.lieu))
    lampe = _article("Lampe", 500, provenance="don", categorie=categorie("velo"))
    reglage = _article("Réglage", 1_500, provenance="service")
    tenue.vendre(_ligne(atelier.en_vente()), ligne(lampe.nom, 2), ligne(reglage.nom))
    rendu = tenue.vendre(_ligne(atelier.en_vente()))
    tenue.rendre(rendu, [rend(rendu.lignes.get())])

    ca = _bilan().ca

    assert (ca.velos, ca.pieces, ca.services, ca.total) == (8_000, 1_000, 1_500, 10_500)
    assert _bilan([un_lieu().pk]).ca.total == 0
