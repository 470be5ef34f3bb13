"""The followed thing: what it is, where it stands, its photos, and what happened to it."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petiterockette.photos.fichiers import fichiers_de

from ..codes import code_lisible

COTE_MAX_CM = 2_000

# What is written where a brand or a model cannot be read: an answer, and no name.
INCONNUS = frozenset({"", "inconnu", "inconnue"})


class ObjetQuerySet(models.QuerySet["Objet"]):
    def visibles(self, lieux):
        """The things of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def presents(self):
        return self.filter(situation=Objet.Situation.PRESENT)

    def partis(self):
        return self.exclude(situation=Objet.Situation.PRESENT)

    def a_completer(self, fiches):
        """Present, and something is still to be said; ``fiches``: categories with a unit sheet."""
        sans_photo = ~models.Exists(Photo.objects.filter(objet=models.OuterRef("pk")))
        manque = Q(masse_g=None) | Q(etat="") | sans_photo
        fiche = Q(marque="") | Q(modele="") | Q(numero_serie="")
        return self.presents().filter(manque | (Q(categorie__in=fiches) & fiche))

    def avec_details(self):
        """Everything a list of things shows, in a bounded number of queries."""
        return self.select_related("lieu", "emplacement", "categorie").prefetch_related("photos")


class Objet(models.Model):
    """A thing worth following one by one: furniture, an appliance, a bike, an instrument.

    Its kilograms are told here; the bons alone move matter. ``ligne``: what it came with.
    ``recherche``: what people look for, without accents or capitals.
    """

    class Etat(models.TextChoices):
        NEUF = "neuf", _("neuf")
        BON = "bon", _("bon état")
        USE = "use", _("usé mais utilisable")
        A_REPARER = "a_reparer", _("à réparer")
        POUR_PIECES = "pour_pieces", _("pour pièces")

    class Situation(models.TextChoices):
        PRESENT = "present", _("présent")
        VENDU = "vendu", _("vendu")
        DONNE = "donne", _("donné")
        DEMONTE = "demonte", _("démonté")
        SORTI = "sorti", _("sorti")
        PERDU = "perdu", _("perdu")

    code = models.CharField(_("code"), max_length=6, unique=True)
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="objets", verbose_name=_("lieu")
    )
    emplacement = models.ForeignKey(
        "collecte_objets.Emplacement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objets",
        verbose_name=_("emplacement"),
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie", models.PROTECT, verbose_name=_("catégorie")
    )
    designation = models.CharField(_("ce que c’est"), max_length=80, blank=True)
    etat = models.CharField(_("état"), max_length=12, choices=Etat.choices, blank=True)
    masse_g = models.BigIntegerField(_("poids"), null=True, blank=True)
    hauteur_cm = models.PositiveSmallIntegerField(_("hauteur"), null=True, blank=True)
    largeur_cm = models.PositiveSmallIntegerField(_("largeur"), null=True, blank=True)
    profondeur_cm = models.PositiveSmallIntegerField(_("profondeur"), null=True, blank=True)
    marque = models.CharField(_("marque"), max_length=60, blank=True)
    modele = models.CharField(_("modèle"), max_length=60, blank=True)
    numero_serie = models.CharField(_("numéro de série"), max_length=60, blank=True)
    ligne = models.ForeignKey(
        "collecte_livre.Ligne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objets",
        verbose_name=_("venu avec la ligne"),
    )
    situation = models.CharField(
        _("situation"), max_length=8, choices=Situation.choices, default=Situation.PRESENT
    )
    suivi_le = models.DateTimeField(_("suivi depuis le"))
    parti_le = models.DateTimeField(_("parti le"), null=True, blank=True)
    # How many times it was completed: two people never overwrite each other unseen.
    version = models.PositiveIntegerField(_("version"), default=0)
    recherche = models.CharField(_("mots cherchés"), max_length=400, blank=True)

    objects = ObjetQuerySet.as_manager()

    class Meta:
        verbose_name = _("objet suivi")
        verbose_name_plural = _("objets suivis")
        ordering = ("-id",)
        indexes = (models.Index(fields=["lieu", "situation", "id"], name="collecte_objet_liste"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    situation__in=["present", "vendu", "donne", "demonte", "sorti", "perdu"]
                )
                & Q(etat__in=["", "neuf", "bon", "use", "a_reparer", "pour_pieces"]),
                name="collecte_objet_mots_connus",
                violation_error_message=_("Cet état n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(situation="present", parti_le=None)
                | (~Q(situation="present") & Q(parti_le__isnull=False)),
                name="collecte_objet_parti_date",
                violation_error_message=_("Un objet parti dit depuis quand."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g=None) | Q(masse_g__gt=0),
                name="collecte_objet_masse_positive",
                violation_error_message=_("Un objet pèse plus de zéro."),
            ),
            models.CheckConstraint(
                condition=(Q(hauteur_cm=None) | Q(hauteur_cm__range=(1, COTE_MAX_CM)))
                & (Q(largeur_cm=None) | Q(largeur_cm__range=(1, COTE_MAX_CM)))
                & (Q(profondeur_cm=None) | Q(profondeur_cm__range=(1, COTE_MAX_CM))),
                name="collecte_objet_cotes",
                violation_error_message=_("Une dimension va de 1 cm à 20 m."),
            ),
        )

    def __str__(self) -> str:
        return self.titre

    @property
    def titre(self) -> str:
        """What the thing is called: what somebody wrote, its brand if it is known, or its
        category."""
        return (
            self.designation
            or " ".join(mot for mot in (self.marque, self.modele) if mot.casefold() not in INCONNUS)
            or (self.categorie.nom)
        )

    @property
    def code_lisible(self) -> str:
        return code_lisible(self.code)

    @property
    def est_present(self) -> bool:
        return self.situation == self.Situation.PRESENT

    @property
    def dimensions(self) -> str:
        """« H 80 × L 120 × P 45 cm », what is known of it."""
        cotes = (("H", self.hauteur_cm), ("L", self.largeur_cm), ("P", self.profondeur_cm))
        dites = [f"{lettre}\u00a0{cm}" for lettre, cm in cotes if cm]
        return f"{' × '.join(dites)}\u00a0cm" if dites else ""

    @property
    def premiere_photo(self) -> "Photo | None":
        return next(iter(self.photos.all()), None)


class Photo(models.Model):
    """A picture of a thing: two files under its own key. A row taken away leaves an event."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    objet = models.ForeignKey(
        Objet, models.PROTECT, related_name="photos", verbose_name=_("objet suivi")
    )
    cle = models.UUIDField(_("clé des fichiers"), unique=True, default=uuid4)
    largeur = models.PositiveSmallIntegerField(_("largeur"))
    hauteur = models.PositiveSmallIntegerField(_("hauteur"))
    prise_le = models.DateTimeField(_("ajoutée le"))

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("objet", "id")

    def __str__(self) -> str:
        return f"{_('photo')} {self.cle}"

    @property
    def fichiers(self) -> dict[str, str]:
        return fichiers_de(self.cle)


class Evenement(models.Model):
    """What happened to a thing, with its French sentence, written at once. Sealed.

    ``geste``: the uuid made with the page, shared by all the things that one gesture moved.
    """

    class Nature(models.TextChoices):
        SUIVI = "suivi", _("suivi")
        COMPLETE = "complete", _("complété")
        DEPLACE = "deplace", _("déplacé")
        PHOTO = "photo", _("photo ajoutée")
        PHOTO_RETIREE = "photo_retiree", _("photo retirée")
        PARTI = "parti", _("parti")
        REVENU = "revenu", _("revenu")

    objet = models.ForeignKey(
        Objet, models.PROTECT, related_name="evenements", verbose_name=_("objet suivi")
    )
    geste = models.UUIDField(_("identifiant du geste"), db_index=True)
    empreinte = models.CharField(_("empreinte du document"), max_length=64)
    nature = models.CharField(_("nature"), max_length=14, choices=Nature.choices)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    resume = models.CharField(_("résumé"), max_length=300)
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    contenu = models.JSONField(_("contenu"), default=dict)

    class Meta:
        verbose_name = _("événement d’un objet")
        verbose_name_plural = _("événements des objets")
        ordering = ("objet", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["geste", "objet"],
                name="collecte_evenement_une_fois",
                violation_error_message=_("Ce geste est déjà enregistré pour cet objet."),
            ),
            models.CheckConstraint(
                condition=Q(
                    nature__in=[
                        *("suivi", "complete", "deplace", "photo", "photo_retiree"),
                        *("parti", "revenu"),
                    ]
                ),
                name="collecte_evenement_nature_connue",
                violation_error_message=_("Cette nature d’événement n’existe pas."),
            ),
            models.CheckConstraint(
                condition=~Q(nature__in=["parti", "revenu"]) | ~Q(motif=""),
                name="collecte_evenement_motive",
                violation_error_message=_("Un départ ou un retour porte sa raison."),
            ),
        )

    def __str__(self) -> str:
        return self.resume
