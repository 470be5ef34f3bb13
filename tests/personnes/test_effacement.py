"""Somebody planted everywhere, then forgotten: only what the law keeps still names them."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from boutique.adhesions.models import Carte
from boutique.factures.clients import Client
from collecte.depots.services.donateurs import oublier_les_donateurs
from collecte.livre.models import Apport
from petiterockette.indicateurs.registre import BILANS, Portee
from petiterockette.journal.models import Entree, Maillon
from petiterockette.personnes.donnees import DONNEES
from petiterockette.personnes.dossier import dossier
from petiterockette.personnes.models import Personne
from petiterockette.personnes.refus import EncoreActive
from petiterockette.personnes.services.effacements import effacer
from petiterockette.personnes.services.fusions import fusionner
from petiterockette.verification import VERIFICATIONS
from tests.boutique.a_la_caisse import ligne, une_caisse
from tests.boutique.des_factures import une_facture
from tests.fabriques import (
    les_listes,
    localite,
    origine,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_personne,
)
from tests.personnes.plantations import COURRIEL, NOM, TELEPHONE, planter, tables, traces
from tests.valides import VALIDES, un, un_bon

pytestmark = pytest.mark.django_db


def la_plantee() -> Personne:
    return une_personne("Zéphyrine", nom="Quatrevents", courriel=COURRIEL, telephone=TELEPHONE)


def test_une_personne_plantee_partout_ne_reste_que_la_ou_la_loi_le_veut():
    les_listes()
    restent = tables()

    while restent:
        plantees = _effacee_de(restent)

        assert plantees, restent
        restent = [modele for modele in restent if modele not in plantees]


def _effacee_de(modeles: list[str]) -> list[str]:
    """Forget her from as many of these tables as can be planted side by side; which ones."""
    gardees = {d.modele: str(d.nom) for d in DONNEES if d.retenue}
    with transaction.atomic():
        plantees = [modele for modele in modeles if _se_plante(modele)]
        recu = effacer(personne=la_plantee(), par=None, compte=None)
        restes = traces()
        transaction.set_rollback(True)
    assert restes == gardees.keys() & {*plantees}
    assert {gardees[modele] for modele in restes} == {ligne["quoi"] for ligne in recu.retenu}
    assert all(date.fromisoformat(ligne["fin"]) > date(2026, 1, 1) for ligne in recu.retenu)
    return plantees


def _se_plante(modele: str) -> bool:
    try:
        with transaction.atomic():
            planter(modele)
    except IntegrityError:
        # Its valid row and that of a table before are the same one.
        return False
    return True


def test_tout_ce_qui_reste_d_elle_est_sur_le_recu_avec_sa_raison_et_sa_duree():
    """Her number in every column that may hold one: gone with her, or told by the receipt."""
    les_listes()
    restent = sorted({d.modele for d in DONNEES if _colonnes(d)} - EN_POSTE)

    restees = set()
    while restent:
        plantees, portent = _numerotees(restent)
        restees |= portent

        assert plantees, restent
        restent = [modele for modele in restent if modele not in plantees]
    assert len(restees) > 30


# Whoever has an open account, or a tile, is not forgotten: no row of theirs is left open here.
EN_POSTE = {"comptes.Compte", "personnes.Personne", "personnes.CodeDeCaisse"}


def _colonnes(donnee) -> list[str]:
    return [c for c in (*donnee.personnes, *donnee.signatures) if "__" not in c]


def _numerotees(modeles: list[str]) -> tuple[list[str], set]:
    """Number as many of these tables as can be side by side, then forget her; which ones, and
    the tables that still hold her number."""
    noms: dict[str, set[str]] = {}
    for d in DONNEES:
        noms.setdefault(d.modele, set()).add(str(d.nom))
    with transaction.atomic():
        personne = la_plantee()
        plantees = [modele for modele in modeles if _se_numerote(modele, personne)]
        recu = effacer(personne=personne, par=None, compte=None)
        portent = {m for m in apps.get_models() if _porte(m, personne.pk)}
        transaction.set_rollback(True)
    dits = {ligne["quoi"] for ligne in recu.restes}
    manquent = {m._meta.label for m in portent if not noms.get(m._meta.label, set()) & dits}
    # The row itself, and the receipt, which says its number.
    assert manquent <= {"personnes.Personne", "personnes.Effacement"}
    assert all(ligne["raison"] and ligne["duree"] and ligne["nombre"] for ligne in recu.restes)
    return plantees, portent


def _se_numerote(modele: str, personne: Personne) -> bool:
    table = apps.get_model(modele)
    rangee = un(modele) if modele in VALIDES else NUMEROTES[modele]()
    seuls, plusieurs = [], []
    for nom in {c for d in DONNEES if d.modele == modele for c in _colonnes(d)}:
        (plusieurs if table._meta.get_field(nom).many_to_many else seuls).append(nom)
    try:
        with transaction.atomic():
            for nom in seuls:
                relation = table._meta.get_field(nom).is_relation
                setattr(rangee, nom, personne if relation else personne.pk)
            if modele == "personnes.Equipier":
                rangee.debut, rangee.fin = date(2025, 1, 1), date(2026, 1, 1)
            rangee.save(force_insert=True)
            for nom in plusieurs:
                getattr(rangee, nom).add(personne)
    except IntegrityError:
        # Its valid row and that of a table before are the same one.
        return False
    return True


NUMEROTES = {
    "boutique_adhesions.Carte": lambda: Carte(code="BCDFGHJKLMNP", cree_le=timezone.now()),
    "collecte_livre.Apport": lambda: Apport(
        bon=un_bon(), origine=origine(), localite=localite(), jeton="a"
    ),
    "journal.Entree": lambda: Entree(le=timezone.now(), code="essai", resume="Essai"),
}


def _porte(modele, numero: int) -> bool:
    """Whether a row of a table holds the number of this person, in a column made for one."""
    champs = [c for c in (*modele._meta.concrete_fields, *modele._meta.many_to_many) if _dit_qui(c)]
    rangees = modele._default_manager
    return any(rangees.filter(**{champ.name: numero}).exists() for champ in champs)


def _dit_qui(champ) -> bool:
    nomme = champ.name in {"par", "personne"} or champ.name.endswith(("_par", "_personne"))
    entier = isinstance(champ, models.IntegerField) and not champ.primary_key
    return (entier and nomme) or champ.related_model is Personne


def les_chiffres() -> dict[str, dict]:
    """Every figure that the product gives, of all the years and of all the sites."""
    portee = Portee(date(2015, 1, 1), date(2099, 12, 31))
    return {nom: dict(bilan(portee)) for nom, bilan in BILANS.items()}


def les_maillons() -> dict[int, str]:
    return dict(Maillon.objects.values_list("pk", "empreinte"))


def les_desaccords() -> list[str]:
    """What « manage.py verifier » finds: the books, the seals and all the chains."""
    return [c.phrase for _nom, lire in VERIFICATIONS for c in lire() if c.anomalie]


def test_aucun_chiffre_ne_bouge_et_les_chaines_se_tiennent():
    tenue = une_caisse()
    personne = la_plantee()
    tenue.poster(tenue.document([ligne("Pantalon", 2)], par=personne.pk, commentaire=f"pour {NOM}"))
    un_depot(
        point=un_point(lieu=tenue.point.lieu),
        par=personne.pk,
        donateur=NOM,
        commentaire=f"{NOM}, {TELEPHONE}",
    )
    une_facture(tenue.point.lieu, client=Client(NOM, "2 quai de Seine, 75019 Paris"))
    chiffres, chaines = les_chiffres(), les_maillons()

    recu = effacer(personne=personne, par=None, compte=None)

    efface = {ligne["quoi"]: ligne["nombre"] for ligne in recu.efface}
    assert efface == {
        "Nom et coordonnées": 2,
        "Commentaires des bons": 1,
        "Commentaires des tickets": 1,
    }
    assert traces() == {"boutique_factures.Facture", "journal.Maillon"}
    assert {"Factures", "Chaînes des caisses"} <= {ligne["quoi"] for ligne in recu.retenu}
    assert les_chiffres() == chiffres
    assert les_desaccords() == []
    # What was struck out is one more link; those before are as they were.
    assert chaines.items() <= les_maillons().items()


def test_qui_a_une_tuile_ou_un_compte_ouvert_ne_s_efface_pas():
    equipiere = une_personne(equipe=un_lieu())
    for personne in (equipiere, un_compte("benevole", lieu=un_lieu()).personne):
        with pytest.raises(EncoreActive):
            effacer(personne=personne, par=None, compte=None)

    assert not Personne.objects.exclude(anonymisee_le=None).exists()


def test_qui_partage_un_telephone_ou_la_fin_d_un_courriel_reste():
    partie = une_personne("Luc", nom="Dupont", courriel="dupont@free.fr", telephone=TELEPHONE)
    restent = [
        une_personne("Marie", nom="Dupont", courriel="marie.dupont@free.fr", telephone=TELEPHONE),
        une_personne("Paul", nom="Dupont", courriel="dupont@free.fr"),
    ]
    bons = [un_depot(commentaire=f"écrire à {qui}dupont@free.fr.") for qui in ("", "marie.")]

    effacer(personne=partie, par=None, compte=None)

    for personne in restent:
        avant = (personne.prenom, personne.courriel, personne.telephone)
        personne.refresh_from_db()
        assert (personne.prenom, personne.courriel, personne.telephone) == avant
    for bon in bons:
        bon.commentaire.refresh_from_db()
    assert [b.commentaire.texte for b in bons] == ["", "écrire à marie.dupont@free.fr."]


@pytest.mark.parametrize("present", ["compte", "tuile"])
def test_un_homonyme_entier_qui_est_encore_la_reste(present):
    partie = une_personne("Zéphyrine", nom="Quatrevents")
    autre = une_personne(NOM, equipe=un_lieu() if present == "tuile" else None)
    if present == "compte":
        un_compte("benevole", lieu=un_lieu(), personne=autre)

    effacer(personne=partie, par=None, compte=None)

    autre.refresh_from_db()
    assert (autre.prenom, autre.anonymisee_le) == (NOM, None)


def test_le_dossier_ne_montre_d_une_rangee_d_un_autre_que_ce_qui_nomme():
    partie = une_personne("Luc", nom="Dupont", telephone=TELEPHONE)
    une_personne("Marie", nom="Martin", courriel="marie@example.org", telephone=TELEPHONE)

    (fiches,) = [p for p in dossier(partie) if p.donnee.modele == "personnes.Personne"]

    assert [ligne[1:] for ligne in fiches.lignes] == [
        ["Luc", "Dupont", "", TELEPHONE],
        ["", "", "", TELEPHONE],
    ]


def test_un_donateur_fusionne_attend_la_purge_de_la_nuit():
    point = un_point()
    absorbe, gardee, seul = (
        un_depot(point=point, donateur=nom).apport.donateur for nom in ("Luc Un", "Luc Deux", "Zoé")
    )
    fusionner(garder=gardee, doublon=absorbe, par=None, compte=None)

    assert oublier_les_donateurs(aujourd_hui=timezone.localdate() + timedelta(days=400)) == 1

    anonymes = Personne.objects.exclude(anonymisee_le=None)
    assert [p.pk for p in anonymes] == [seul.pk]
