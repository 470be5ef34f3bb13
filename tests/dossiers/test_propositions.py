"""What the séances wrote and photographed comes into a draft in one gesture, and may leave it."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from ateliers.seances.models import Photo, Seance
from ateliers.seances.services.bilans import clore
from ateliers.seances.services.photos import photographier
from ateliers.seances.services.seances import Horaire
from petiterockette.dossiers.models import Dossier, Texte
from petiterockette.dossiers.refus import PasUnBrouillon
from petiterockette.dossiers.services.textes import accepter, proposees, retirer
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from petiterockette.photos.images import jeter
from tests.collecte.objets.suivis import une_photo
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import espaces, lue
from tests.seances.seances import une_seance

from .les_dossiers import fige, un_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

RECIT = "Douze vestes reprisées, et le thé."


@pytest.fixture
def seance(time_machine) -> Seance:
    """A séance of the animation that is told, whose photo is still to be taken."""
    return tenue("Couture", date(2026, 11, 28), time_machine)


def tenue(titre: str, jour: date, horloge, recit: str = RECIT, **champs) -> Seance:
    lieu = champs.pop("lieu", None) or un_lieu(code="CHV")
    horaire = Horaire(jour, time(14), time(16))
    champs.setdefault("pole", "animation")
    seance = une_seance(titre=titre, lieu=lieu, horaire=horaire, **champs)
    horloge.move_to(seance.fin + timedelta(minutes=5), tick=False)
    compte = un_compte("responsable", lieu=lieu)
    geste = {"uuid": uuid4(), "tetes": {"tous": 12}, "minutes": 120, "compte": compte}
    clore(seance=seance, recit=recit, **geste)
    seance.refresh_from_db()
    return seance


def prise(seance: Seance, droits: str = "personne", largeur: int = 64, **champs) -> Photo:
    compte = un_compte("responsable", lieu=seance.lieu)
    geste = {
        "uuid": uuid4(),
        "photo": une_photo(largeur=largeur),
        "droits": droits,
        "compte": compte,
    }
    return photographier(seance=seance, **geste | champs)[0]


def proposes(dossier: Dossier) -> list[Texte]:
    """Each passage that is proposed, accepted."""
    titres = [p.titre for p in proposees(dossier)]
    return accepter(dossier=dossier, compte=dossier.compte, titres=titres)


def test_un_recit_et_sa_photo_font_un_texte(seance):
    prise(seance)

    [texte] = proposes(un_dossier())

    assert texte.titre == texte.legende == "Couture, 28 novembre 2026"
    assert texte.texte == RECIT
    assert texte.photo


def test_les_memes_mots_de_plusieurs_jours_se_disent_une_fois(seance, time_machine):
    tenue("Couture", date(2026, 11, 30), time_machine, lieu=seance.lieu)

    [proposee] = proposees(un_dossier())

    assert proposee.texte == f"28 novembre, 30 novembre, Couture\u00a0: {RECIT}"


def test_les_recits_sans_photo_se_suivent_pole_par_pole(seance, time_machine):
    ici = {"horloge": time_machine, "lieu": seance.lieu}
    tenue("Vélo-école", date(2026, 11, 29), recit="Huit enfants roulent.", pole="velo", **ici)
    tenue("Broderie", date(2026, 11, 30), recit="Trois nappes.", **ici)
    tenue("Sans un mot", date(2026, 12, 1), recit="", **ici)

    textes = {t.titre: t.texte for t in proposes(un_dossier())}

    assert len(textes) == 2
    [animation] = [texte for texte in textes.values() if "Broderie" in texte]
    assert animation.index("28 novembre, Couture") < animation.index("30 novembre, Broderie")
    assert "Sans un mot" not in "".join(textes.values())


def test_une_photo_de_l_equipe_ne_sort_pas_ni_une_photo_a_son_terme(seance):
    prise(seance, "equipe")
    signee = prise(seance, "accords", 72, accords="classeur bleu")
    Photo.objects.filter(pk=signee.pk).update(terme=date(2026, 11, 1))

    [texte] = proposes(un_dossier())

    assert texte.photo is None
    assert RECIT in texte.texte


def test_une_photo_dont_les_accords_sont_signes_sort(seance):
    prise(seance, "equipe")
    prise(seance, "accords", 72, accords="classeur bleu")

    [texte] = proposes(un_dossier())

    assert texte.photo


def test_une_photo_dont_le_fichier_manque_laisse_ses_mots(seance):
    photo = prise(seance)
    jeter(photo.cle, "seances")

    [texte] = proposes(un_dossier())

    assert (texte.photo, texte.legende, texte.texte) == (None, "", RECIT)


def test_deux_fois_le_meme_geste_ne_propose_rien_de_plus(seance):
    prise(seance)
    dossier = un_dossier()

    assert len(proposes(dossier)) == 1
    assert proposes(dossier) == []


def test_ce_qui_est_propose_se_retire(seance):
    dossier = un_dossier()
    [texte] = proposes(dossier)

    retirer(dossier=dossier, compte=dossier.compte, texte=texte)

    assert not dossier.textes.filter(pk=texte.pk).exists()
    assert Entree.objects.filter(code="dossiers.texte.ecrit").exists()


def test_d_autres_jours_et_un_autre_lieu_ne_proposent_rien(seance):
    ailleurs = un_lieu(code="MTG")

    assert proposes(un_dossier(fin=date(2026, 10, 31))) == []
    assert proposes(un_dossier(lieux=[ailleurs])) == []
    assert len(proposes(un_dossier(lieux=[seance.lieu]))) == 1


def test_un_dossier_fige_ne_recoit_rien(seance):
    dossier = un_dossier()
    fige(dossier)

    with pytest.raises(PasUnBrouillon):
        proposes(dossier)
    with pytest.raises(DroitManquant):
        accepter(dossier=un_dossier(), compte=un_compte("pole"), titres=[])


def test_la_page_laisse_choisir_et_dit_quand_il_n_y_a_rien(client, seance, time_machine):
    prise(seance)
    tenue("Broderie", date(2026, 11, 30), time_machine, recit="Trois nappes.", lieu=seance.lieu)
    dossier = un_dossier()
    connecter(client, dossier.compte)
    adresse = f"/dossiers/{dossier.pk}/textes/proposer/"

    vierge = dossier.textes.count()
    page = lue(client.get(adresse))
    assert "Couture, 28 novembre 2026 (avec sa photo) « Douze vestes" in espaces(page)
    assert "Trois nappes." in page
    assert "Cochez au moins un texte" in lue(client.post(adresse, {}))
    avant = set(dossier.textes.all())
    assert len(avant) == vierge

    choisi = {"titres": ["Couture, 28 novembre 2026"]}
    assert "1 texte ajouté" in lue(client.post(adresse, choisi, follow=True))
    assert [t.titre for t in dossier.textes.all() if t not in avant] == choisi["titres"]
    proposes(dossier)
    assert "Rien de plus à reprendre" in lue(client.get(adresse))


def test_la_page_dit_pourquoi_aucune_photo_ne_vient(client, seance):
    prise(seance, "equipe")
    dossier = un_dossier()
    connecter(client, dossier.compte)

    page = lue(client.get(f"/dossiers/{dossier.pk}/textes/proposer/"))

    assert "Aucune photo à reprendre" in page
