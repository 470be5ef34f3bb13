"""What the tests of rounds need, made by the services as people would."""

from datetime import date, timedelta
from io import BytesIO
from itertools import count
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from collecte.livre.models import Bon
from collecte.tournees.models import Arret, Demande, Tournee, Vehicule
from collecte.tournees.services import rendez_vous, tournees
from collecte.tournees.services.arrets import dire_l_issue
from collecte.tournees.services.coordonnees import Adresse
from collecte.tournees.services.rendez_vous import DemandeDite
from petiterockette.lieux.models import Association, Lieu, Point
from tests.fabriques import les_listes, localite, origine, un_compte, un_depot, un_lieu, un_point

JOUR = timedelta(days=1)
_n = count(1)

# Nothing of this may be read where it has no business.
SECRETS = ("Ursule Z.", "06 39 98 11 22", "ursule@exemple.org", "12 rue du Puits-Fleuri", "B4512")


def ouvrir_la_maison() -> Lieu:
    """What the public form needs: the lists, a telephone, a site with a vehicle."""
    les_listes()
    Association.objects.create(id=1, nom="La Petite Rockette", telephone="01 99 00 11 25")
    return un_vehicule(un_lieu(code="CHV", nom="Chemin-Vert")).lieu


def un_vehicule(lieu: Lieu | None = None, **champs) -> Vehicule:
    lieu = lieu or un_lieu()
    champs.setdefault("nom", f"Camion {next(_n)}")
    champs.setdefault("volume_l", 12_000)
    if "point" not in champs:
        champs["point"] = un_point("camion", lieu=lieu)
    return Vehicule.objects.create(lieu=lieu, **champs)


def une_adresse(**champs) -> Adresse:
    nom, telephone, courriel, adresse, acces = SECRETS
    fixe = {
        "nom": nom,
        "telephone": telephone,
        "courriel": courriel,
        "adresse": adresse,
        "acces": acces,
        "code_postal": "75011",
        "quoi": "Une armoire et deux chaises.",
    }
    return Adresse(**fixe | champs)


def une_demande(lieu: Lieu | None = None, *, compte=None, **champs) -> Demande:
    """A request told by phone, as new as can be."""
    les_listes()
    lieu = lieu or un_lieu()
    chez = une_adresse(
        **{nom: champs.pop(nom) for nom in Adresse.__dataclass_fields__ if nom in champs}
    )
    champs.setdefault("uuid", uuid4())
    champs.setdefault("volume_l", 1_500)
    dite = DemandeDite(chez=chez, **champs)
    demande, _cree = rendez_vous.demander_par_telephone(
        dite=dite, lieu=lieu, compte=compte or un_compte("responsable", lieu=lieu)
    )
    return demande


def acceptee(
    demande: Demande, jour: date | None = None, moment: str = "matin", **heures
) -> Demande:
    return rendez_vous.accepter(
        demande=demande,
        jour=jour or timezone.localdate(),
        moment=moment,
        compte=un_compte("responsable", lieu=demande.lieu),
        **heures,
    )


def une_tournee(vehicule: Vehicule | None = None, jour: date | None = None, **champs) -> Tournee:
    vehicule = vehicule or un_vehicule()
    champs.setdefault("uuid", uuid4())
    champs.setdefault("moment", "journee")
    champs.setdefault("compte", un_compte("responsable", lieu=vehicule.lieu))
    tournee, _cree = tournees.prevoir(
        lieu=vehicule.lieu, vehicule=vehicule, jour=jour or timezone.localdate(), **champs
    )
    return tournee


def un_enlevement(tournee: Tournee | None = None, **champs) -> Arret:
    """An accepted request, in a round of its day (today's unless said else)."""
    tournee = tournee or une_tournee()
    demande = acceptee(une_demande(tournee.lieu, **champs), tournee.jour)
    compte = un_compte("responsable", lieu=tournee.lieu)
    return tournees.ajouter_une_demande(tournee=tournee, demande=demande, compte=compte)


def un_enlevement_fait(tournee: Tournee, compte, **champs) -> Arret:
    return dire_l_issue(arret=un_enlevement(tournee, **champs), issue="fait", compte=compte)


def une_livraison(tournee: Tournee | None = None, **champs) -> Arret:
    tournee = tournee or une_tournee()
    arret, _cree = tournees.ajouter_une_livraison(
        uuid=uuid4(),
        tournee=tournee,
        chez=une_adresse(quoi="Un buffet vendu.", **champs),
        volume_l=1_500,
        compte=un_compte("responsable", lieu=tournee.lieu),
    )
    return arret


def un_depot_de_tournee(point: Point, *lignes, code: str = "75011", **champs) -> Bon:
    """What came back from a home, weighed at a point."""
    les_listes()
    champs.setdefault("origine", origine("domicile").pk)
    return un_depot(*lignes, point=point, localite=localite(code).pk, **champs)


def une_demande_tapee(**champs) -> dict:
    """What a right form of request holds, as a browser posts it."""
    nom, telephone, courriel, adresse, acces = SECRETS
    return {
        "uuid": str(uuid4()),
        "nom": nom,
        "telephone": telephone,
        "courriel": courriel,
        "adresse": adresse,
        "code_postal": "75011",
        "commune": "",
        "acces": acces,
        "etage": "3",
        "ascenseur": "non",
        "quoi": "Une armoire et deux chaises.",
        "volume_l": "1500",
        "disponibilites": ["mardi-matin", "samedi-apres-midi"],
        **champs,
    }


def une_image(
    format: str = "JPEG", taille=(40, 30), nom: str = "", **options
) -> SimpleUploadedFile:
    sortie = BytesIO()
    Image.new("RGB", taille, "#c2350f").save(sortie, format, **options)
    return SimpleUploadedFile(nom or f"photo.{format.lower()}", sortie.getvalue())
