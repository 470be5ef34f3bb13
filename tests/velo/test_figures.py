"""The figures of a month of the workshop, worked by hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from ateliers.velo.bilans import bilan_du
from ateliers.velo.models import Changement, Controle, Velo
from ateliers.velo.services import permanences, remises
from ateliers.velo.services.demontages import demonter
from ateliers.velo.services.pieces import sortir_des_pieces
from ateliers.velo.verifications import controles, demontages, etats, objets
from boutique.models import Activite, Article
from boutique.services.listes import nouveau_numero
from collecte.services.annulations import annuler
from petiterockette.personnes.services.fusions import fusionner
from tests.boutique.a_la_caisse import ligne, plafonner, rend, une_caisse
from tests.fabriques import categorie, origine, type_don, un_lieu, un_point, une_personne
from tests.seances.seances import MAINTENANT, une_seance_close
from tests.velo.test_vendre import _ligne


@pytest.fixture
def mois(atelier):
    """Eight bikes: 2 sold (1 given back), 1 given, 1 lent, 2 taken apart, 2 still here."""
    plafonner("caisse", None)
    tenue = une_caisse(point=un_point("caisse", lieu=atelier.lieu))
    ventes = [tenue.vendre(_ligne(atelier.en_vente(masse_g=g))) for g in (14_000, 15_000)]
    tenue.rendre(ventes[1], [rend(ventes[1].lignes.get())])
    remises.donner(
        geste=atelier.geste(), velo=atelier.controle(masse_g=12_000), type_don=type_don()
    )
    atelier.prete(timezone.localdate(), masse_g=13_000)
    for masse_g, roues_g in ((10_000, 2_500), (9_000, 0)):
        demonter(
            geste=atelier.geste(),
            velo=atelier.a_demonter(masse_g=masse_g),
            pieces={"roues": roues_g},
            carcasse_g=masse_g - roues_g,
        )
    atelier.recevoir(masse_g=11_000)
    atelier.diagnostique(masse_g=16_000)
    return atelier


def _bilan(lieux=None, jour=None):
    jour = jour or timezone.localdate()
    return bilan_du(jour, jour, lieux)


def test_les_velos_d_un_mois_a_la_main(mois):
    b = _bilan()

    assert (b.recuperes, b.recuperes_g) == (8, 100_000)
    assert (b.vendus, b.donnes, b.pretes, b.remis) == (1, 1, 1, 3)
    assert (b.demontes, b.demontes_pour_pieces, b.pieces_g, b.recycles_g) == (2, 1, 2_500, 16_500)
    # Here: the one given back, the lent one, and the two that wait.
    assert b.stock == Velo.objects.presents().count() == 4
    # (3 back on the road + 1 taken apart for its parts) / 8.
    assert b.taux_reemploi == Decimal("50.0")


def test_un_autre_lieu_et_un_autre_jour_ne_comptent_rien(mois):
    ailleurs = _bilan([un_lieu().pk])
    demain = _bilan(jour=timezone.localdate() + timedelta(days=1))

    assert (ailleurs.recuperes, ailleurs.stock, ailleurs.taux_reemploi) == (0, 0, None)
    assert (demain.recuperes, demain.vendus, demain.stock) == (0, 0, 4)


def test_les_permanences_comptent_leur_dernier_releve(atelier, monkeypatch):
    debut = datetime(2026, 3, 7, 13, tzinfo=UTC)
    geste = atelier.geste()
    ouvrir = type(geste)(geste.uuid, geste.compte, debut)
    p = permanences.ouvrir(geste=ouvrir, lieu=atelier.lieu, pieds=2)
    for _ in range(3):
        atelier.arrive(p)
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


def test_les_pieces_qui_resservent_se_comptent_retours_deduits(mois):
    """2.5 kg in the bins: 0.8 to the shelf, 0.5 given, 0.4 to scrap; 0.3 given then taken back."""
    sorties = [
        sortir_des_pieces(uuid=uuid4(), lieu=mois.lieu, vers=v, masse_g=g, compte=mois.compte)[0]
        for v, g in (
            *(("rayon", 800), ("donne_particulier", 500)),
            *(("a_recycler", 400), ("donne_particulier", 300)),
        )
    ]
    annuler(bon=sorties[-1], uuid=uuid4(), motif="gardées", compte=mois.compte)

    assert _bilan().pieces_reemployees_g == 1_300


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


def test_un_bilan_coute_huit_questions(mois, django_assert_num_queries):
    with django_assert_num_queries(8):
        _bilan()


def test_les_livres_de_l_atelier_s_accordent(mois):
    assert [c.phrase for v in (etats, controles, demontages, objets) for c in v()] == []


def test_ce_qui_ne_s_accorde_pas_se_dit(mois):
    velo = Velo.objects.filter(statut="recu").get()
    Velo.objects.filter(pk=velo.pk).update(statut="a_reparer")
    Changement.objects.create(
        velo=velo,
        uuid=mois.geste().uuid,
        de="a_reparer",
        vers="a_reparer",
        le=timezone.now(),
        lieu=mois.lieu,
        masse_g=1,
        compte=mois.compte,
    )
    controle = Controle.objects.create(
        uuid=mois.geste().uuid, velo=velo, le=timezone.now(), conforme=False, compte=mois.compte
    )

    assert [c.phrase for c in etats()] == [f"vélo {velo} : son histoire saute de a_reparer"]
    assert [c.phrase for c in controles()] == [
        f"vélo {velo}, contrôle {controle.pk} : ses points disent autrement"
    ]
