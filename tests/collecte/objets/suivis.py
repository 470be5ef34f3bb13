"""Followed things for the tests: pictures drawn on the spot, things, places, pages posted."""

from io import BytesIO
from itertools import count
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from collecte.objets.models import Emplacement, Objet, Rouleau
from collecte.objets.services.etiquettes import preparer_un_rouleau
from collecte.objets.services.objets import Fiche, completer, suivre
from petiterockette.lieux.models import Lieu, Point
from petiterockette.photos.images import PhotoPrete, preparer_la_photo
from tests.fabriques import categorie, entete, un_lieu, un_point

_n = count(1)


def une_image(largeur: int = 64, hauteur: int = 48, genre: str = "JPEG", **options) -> bytes:
    """The bytes of a picture, red at the top and blue at the bottom."""
    mode = options.pop("mode", "RGB")
    image = Image.new("RGB", (largeur, hauteur), "#c2350f")
    image.paste("#2a66b8", (0, hauteur // 2, largeur, hauteur))
    sortie = BytesIO()
    image.convert(mode).save(sortie, genre, **options)
    return sortie.getvalue()


def un_envoi(contenu: bytes | None = None, nom: str = "photo.jpg") -> SimpleUploadedFile:
    """A picture as a phone posts it."""
    return SimpleUploadedFile(nom, une_image() if contenu is None else contenu, "image/jpeg")


def une_photo(**options) -> PhotoPrete:
    contenu = une_image(**options)
    return preparer_la_photo(BytesIO(contenu), len(contenu))


def un_emplacement(lieu: Lieu | None = None, **champs) -> Emplacement:
    champs.setdefault("nom", f"Réserve {next(_n)}")
    return Emplacement.objects.create(lieu=lieu or un_lieu(), **champs)


def un_objet(quoi: str = "mobilier", *, point: Point | None = None, **options) -> Objet:
    """A thing just begun; a person in charge of the site did it unless said else."""
    options.setdefault("entete", entete(point=point or un_point()))
    objet, cree = suivre(categorie=categorie(quoi), **options)
    assert cree
    return objet


def la_fiche(objet: Objet, **champs) -> Fiche:
    """All that is said of a thing now, but for what is changed."""
    objet = Objet.objects.get(pk=objet.pk)
    dit = {nom: getattr(objet, nom) for nom in Fiche.__dataclass_fields__}
    return Fiche(**dit | champs)


def complet(objet: Objet, **champs) -> Objet:
    """The same thing with what is said of it."""
    objet = Objet.objects.get(pk=objet.pk)
    qui = entete(lieu=objet.lieu)
    return completer(entete=qui, objet=objet, vu=objet.version, fiche=la_fiche(objet, **champs))[0]


def un_rouleau(lieu: Lieu | None = None, nombre: int = 24) -> Rouleau:
    return preparer_un_rouleau(entete=entete(lieu=lieu or un_lieu()), nombre=nombre)[0]


def page(nom: str, *arguments) -> str:
    return reverse(f"collecte:{nom}", args=arguments)


def suivre_par_la_page(client, point: Point, **champs):
    """Send the page that begins to follow a thing, as it was made."""
    champs.setdefault("uuid", str(uuid4()))
    champs.setdefault("categorie", categorie("mobilier").pk)
    champs |= {"lieu": point.lieu.code, "point": point.pk}
    return client.post(page("objet_suivre"), {n: v for n, v in champs.items() if v is not None})
