"""What the séances hold of people: who signs up, and who holds them."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.donnees import Base, Donnee, declarer, exempter

declarer(
    Donnee(
        "seances.Inscription",
        nom=_("Inscriptions aux séances"),
        finalite=_("tenir les places, prévenir d’un changement"),
        base=Base.CONTRAT,
        duree=_("%(n)d jours après la séance ; le nombre de places, sans nom, sans limite")
        % {"n": settings.JOURS_DES_INSCRITS},
        identite=("nom", "courriel", "telephone"),
        montre=("seance__titre", "seance__debut", "places", "etat"),
    ),
    Donnee(
        "seances.Seance",
        nom=_("Séances animées"),
        finalite=_("savoir qui tient une séance"),
        base=Base.INTERET,
        duree=_("sans limite, par un numéro"),
        personnes=("equipe",),
        textes=("titre", "texte", "adresse", "notes", "recit", "motif"),
        montre=("titre", "debut"),
    ),
    Donnee(
        "seances.Photo",
        nom=_("Photos des séances"),
        finalite=_("rendre compte d’une séance, avec l’accord de qui s’y reconnaît"),
        base=Base.CONSENTEMENT,
        duree=_("trois ans avec accord, un an pour l’équipe ; retirée dès qu’on le demande"),
        textes=("accords",),
        signatures=("par",),
    ),
    Donnee(
        "seances.Bilan",
        nom=_("Bilans des séances"),
        finalite=_("savoir qui a écrit un bilan"),
        base=Base.INTERET,
        duree=_("sans limite, par un numéro"),
        signatures=("par",),
    ),
)

exempter(
    _("code, jours ou empreinte écrits par le logiciel"),
    "seances.Inscription.code",
    "seances.Inscription.foyer",
    "seances.Serie.sauf",
    "seances.Photo.empreinte",
)
