"""Plain functions that make what a test needs; a test states only what matters to it.

Each fills with ``setdefault`` what the test leaves unsaid.
"""

from datetime import date
from itertools import count
from uuid import uuid4

from django.http import HttpResponse
from django.utils import timezone

from collecte.declarations.models import EcoOrganisme
from collecte.depots.documents import lire_depot
from collecte.depots.services.depots import enregistrer_depot
from collecte.entrainement.models import Essai
from collecte.listes.models import (
    Accord,
    Bac,
    Categorie,
    Contenant,
    DestinBac,
    Localite,
    Matiere,
    MatierePossible,
    MotifRefus,
    Origine,
    TypeDon,
)
from collecte.listes.services.chargement import charger_les_listes
from collecte.livre.entete import Entete
from collecte.livre.models import Bon
from collecte.objets.models import FormatEtiquette, SuiviParCategorie
from collecte.tri.models import Controle, ControleFait, NonVendable, Souhait
from collecte.tri.services.controles_avant_vente import controler, controles_de
from collecte.tri.services.souhaits import souhaiter
from petiterockette.comptes.models import Affectation, Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.appareil import retenir_le_point
from petiterockette.lieux.models import Lieu, Ouverture, Point, Tache
from petiterockette.lieux.services.journees import ouvrir
from petiterockette.personnes.models import Equipier, Personne, Structure
from petiterockette.personnes.services.annuaire import indexer
from tests.listes import Listes

OUVERTURE = date(2015, 1, 5)

_n = count(1)


# Sites, people, accounts


def un_lieu(**champs) -> Lieu:
    n = next(_n)
    champs.setdefault("code", f"L{n}")
    champs.setdefault("nom", f"Lieu {n}")
    champs.setdefault("ouvert_le", OUVERTURE)
    return Lieu.objects.create(**champs)


def un_point(genre: str = "comptoir", **champs) -> Point:
    if "lieu" not in champs:
        champs["lieu"] = un_lieu()
    champs.setdefault("nom", f"Point {next(_n)}")
    champs.setdefault("maximum_g", None if genre in {"caisse", "atelier"} else 700_000)
    champs.setdefault("ouvert_le", OUVERTURE)
    return Point.objects.create(genre=genre, **champs)


def une_personne(prenom: str = "Awa", *, equipe: Lieu | None = None, **champs) -> Personne:
    """Somebody; with a name tile at ``equipe`` if a site is given."""
    personne = Personne.objects.create(prenom=prenom, **champs)
    indexer(personne)
    if equipe:
        Equipier.objects.create(personne=personne, lieu=equipe, debut=OUVERTURE)
    return personne


def un_compte(
    *roles: str, lieu: Lieu | None = None, point: Point | None = None, pole: str = "", **champs
) -> Compte:
    """An account that holds exactly these roles, there (everywhere without a place).

    ``pole``: the only one of whoever answers for a pole.
    ``personne=None`` makes the account of a counter's device.
    """
    champs.setdefault("identifiant", f"compte-{next(_n)}")
    if "personne" not in champs:
        champs["personne"] = une_personne()
    mot_de_passe = champs.pop("mot_de_passe", None)
    compte = Compte(**champs)
    if mot_de_passe:
        compte.set_password(mot_de_passe)
    else:
        compte.set_unusable_password()
    compte.save()
    for role in roles:
        partout = role == "administration"
        Affectation.objects.create(
            compte=compte,
            role=role,
            lieu=None if partout else lieu or (point.lieu if point else None),
            point=None if partout else point,
            pole=pole if role == "pole" else "",
            debut=OUVERTURE,
            fin=date(2099, 12, 31) if role == "controle" else None,
        )
    return compte


def connecter(client, compte: Compte, point: Point | None = None):
    """Sign ``compte`` in on a device, set to ``point`` if given; returns the client."""
    client.force_login(compte)
    if point:
        reponse = HttpResponse()
        retenir_le_point(reponse, point, securise=False)
        client.cookies.update(reponse.cookies)
    return client


# The lists: the default ones, found by code or name

_LISTES = Listes(
    charger_les_listes,
    (
        *(Matiere, Categorie, MatierePossible, Contenant, Bac, DestinBac, Origine, Localite),
        *(TypeDon, Structure, Accord, MotifRefus, NonVendable, Controle, SuiviParCategorie),
        *(FormatEtiquette, EcoOrganisme),
    ),
)


def les_listes() -> None:
    """The default lists, unless this test has them."""
    if not Categorie.objects.filter(interne=True).exists():
        _LISTES.poser()


def sans_hypotheses() -> None:
    """The default lists, that suppose nothing of what an object weighs."""
    les_listes()
    Categorie.objects.update(poids_moyen_g=None)


def _de_la_liste(modele, **cle):
    les_listes()
    return modele.objects.get(**cle)


def categorie(code: str = "textiles") -> Categorie:
    return _de_la_liste(Categorie, code=code)


def matiere(code: str = "metaux") -> Matiere:
    return _de_la_liste(Matiere, code=code)


def origine(code: str = "apport-volontaire") -> Origine:
    return _de_la_liste(Origine, code=code)


def localite(code: str = "quartier") -> Localite:
    return _de_la_liste(Localite, code=code)


def contenant(nom: str = "Caisse grise") -> Contenant:
    return _de_la_liste(Contenant, nom=nom)


def bac(nom: str = "Petit bac vert") -> Bac:
    return _de_la_liste(Bac, nom=nom)


def type_don(nom: str = "Don à un particulier") -> TypeDon:
    return _de_la_liste(TypeDon, nom=nom)


def structure(nom: str = "Gebetex") -> Structure:
    return _de_la_liste(Structure, nom=nom)


def motif_refus(nom: str = "Matelas") -> MotifRefus:
    return _de_la_liste(MotifRefus, nom=nom)


# Gestures


def une_ligne(code: str = "textiles", masse_g: int = 7_400, *, tares=(), **champs) -> dict:
    """A line of a posted deposit; ``tares``: pairs (name of a container, how many)."""
    contenants = [(contenant(nom), n) for nom, n in tares]
    champs.setdefault("categorie", categorie(code).pk)
    champs.setdefault("masse_g", masse_g)
    champs.setdefault("tares", [{"contenant": c.pk, "n": n} for c, n in contenants])
    champs.setdefault("brut_g", masse_g + sum(c.tare_g * n for c, n in contenants))
    champs.setdefault("quantite", None)
    champs.setdefault("mesure", "pesee")
    champs.setdefault("destination", "a_trier")
    champs.setdefault("confirmee", False)
    return champs


def un_document(point: Point | None = None, **champs) -> dict:
    """A deposit as a counter posts it: 7,4 kg of textiles unless ``lignes`` says else."""
    if point is None and "point" not in champs:
        point = un_point()
    if point is not None:
        champs.setdefault("lieu", point.lieu.code)
        champs["point"] = point.pk
    champs.setdefault("uuid", str(uuid4()))
    champs.setdefault("appareil_le", None)
    champs.setdefault("par", None)
    if "origine" not in champs:
        champs["origine"] = origine().pk
    if "localite" not in champs:
        champs["localite"] = localite().pk
    champs.setdefault("donateur", None)
    champs.setdefault("commentaire", "")
    champs.setdefault("jour", None)
    if "lignes" not in champs:
        champs["lignes"] = [une_ligne()]
    champs.setdefault("refuses", [])
    return champs


def un_depot(
    *lignes: dict, point: Point | None = None, compte: Compte | None = None, **champs
) -> Bon:
    """A recorded deposit of these lines; by a volunteer of the point unless said else."""
    point = point or un_point()
    compte = compte or un_compte("benevole", lieu=point.lieu)
    if lignes:
        champs["lignes"] = list(lignes)
    document = un_document(point, **champs)
    bon, _cree = enregistrer_depot(depot=lire_depot(document), compte=compte)
    return bon


def un_essai(
    poste: str = "apport", *, point: Point | None = None, compte: Compte | None = None, **champs
) -> Essai:
    """An exercise of that counter, made by a volunteer; it weighed nothing that counts."""
    point = point or un_point()
    compte = compte or un_compte("benevole", lieu=point.lieu)
    champs.setdefault("faits", ["peser"])
    champs.setdefault("le", timezone.now())
    return Essai.objects.create(
        **{"uuid": uuid4(), "empreinte": "e" * 64, "poste": poste, "masse_g": 7_400},
        **{"lieu": point.lieu, "point": point, "compte": compte, "par_id": compte.personne_id},
        **champs,
    )


def entete(compte: Compte | None = None, point: Point | None = None, **champs) -> Entete:
    """Who makes a gesture and where; a person in charge of the site unless said else."""
    if "lieu" not in champs:
        champs["lieu"] = point.lieu if point else un_lieu()
    champs.setdefault("uuid", uuid4())
    champs.setdefault("empreinte", empreinte_de({"essai": champs["uuid"]}))
    champs.setdefault("par", None)
    compte = compte or un_compte("responsable", lieu=champs["lieu"])
    return Entete(compte=compte, point=point, **champs)


# A site's day, and the sorting table's lists


def une_tache(
    lieu: Lieu, texte: str = "Alarme coupée", moment: str = "ouverture", **champs
) -> Tache:
    return Tache.objects.create(lieu=lieu, texte=texte, moment=moment, **champs)


def une_ouverture(lieu: Lieu, *, par: Compte | None = None, faites=(), uuid=None) -> Ouverture:
    """The site opens now."""
    par = par or un_compte("tri", lieu=lieu)
    return ouvrir(lieu=lieu, uuid=uuid or uuid4(), faites=faites, par=par)[0]


def un_controle_fait(code: str = "informatique", *, lieu: Lieu, **champs) -> ControleFait:
    """One object of a category that passed all its checks."""
    champs.setdefault("uuid", uuid4())
    champs.setdefault("conformes", 1)
    champs.setdefault("par", None)
    champs.setdefault("compte", un_compte("tri", lieu=lieu))
    champs.setdefault("controles", controles_de(categorie(code)))
    return controler(lieu=lieu, categorie=categorie(code), **champs)[0][0]


def un_souhait(code: str = "textiles", *, lieu: Lieu | None = None, **champs) -> Souhait:
    """« Action froid » looks for twenty blankets."""
    champs.setdefault("uuid", uuid4())
    champs.setdefault("structure", structure("Action froid"))
    champs.setdefault("quoi", "couvertures")
    champs.setdefault("quantite", 20)
    champs.setdefault("compte", un_compte("direction"))
    return souhaiter(categorie=categorie(code), lieu=lieu, **champs)[0]
