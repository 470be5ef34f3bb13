from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PersonneQuerySet(models.QuerySet["Personne"]):
    def de_l_equipe(self, lieu, jour):
        """The people whose name tile stands at a site on a day."""
        return (
            self.filter(
                Q(equipes__fin=None) | Q(equipes__fin__gte=jour),
                equipes__lieu=lieu,
                equipes__debut__lte=jour,
                anonymisee_le=None,
            )
            .distinct()
            .order_by("prenom", "nom", "id")
        )


class Personne(models.Model):
    """Somebody: a volunteer, an employee, a donor who gave a name."""

    prenom = models.CharField(_("prénom"), max_length=60)
    nom = models.CharField(_("nom"), max_length=60, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    cree_le = models.DateTimeField(_("créée le"), auto_now_add=True)
    anonymisee_le = models.DateTimeField(_("anonymisée le"), null=True, blank=True)

    objects = PersonneQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ("prenom", "nom", "id")

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()


class EquipierQuerySet(models.QuerySet["Equipier"]):
    def en_cours(self, jour):
        """The name tiles that stand on that day, in the order of names."""
        return self.filter(
            Q(fin=None) | Q(fin__gte=jour), debut__lte=jour, personne__anonymisee_le=None
        ).order_by("personne__prenom", "personne__nom", "id")

    def avec_leur_code(self):
        """Each with ``a_un_code``: whether that person has chosen a code for the till."""
        codes = CodeDeCaisse.objects.filter(personne=models.OuterRef("personne"))
        return self.annotate(a_un_code=models.Exists(codes))

    def partis(self, jour):
        """The tiles taken down, the latest first; nobody who is back, nobody forgotten."""
        revenus = self.model.objects.en_cours(jour).filter(
            lieu=models.OuterRef("lieu"), personne=models.OuterRef("personne")
        )
        return self.filter(
            ~models.Exists(revenus), fin__lt=jour, personne__anonymisee_le=None
        ).order_by("-fin", "-id")


class Equipier(models.Model):
    """A name tile: somebody who works at a site's counter, for a time."""

    personne = models.ForeignKey(
        Personne, models.PROTECT, related_name="equipes", verbose_name=_("personne")
    )
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="equipiers", verbose_name=_("lieu")
    )
    debut = models.DateField(_("depuis le"))
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = EquipierQuerySet.as_manager()

    class Meta:
        verbose_name = _("équipier")
        verbose_name_plural = _("équipiers")
        constraints = (
            models.UniqueConstraint(
                fields=["personne", "lieu"],
                condition=Q(fin=None),
                name="personnes_equipier_une_fois",
                violation_error_message=_("Cette personne est déjà dans l’équipe."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="personnes_equipier_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.personne} · {self.lieu}"


class CodeDeCaisse(models.Model):
    """Four digits by which somebody shows, at a till, that the name is theirs; kept hashed.

    ``essais``: wrong tries in a row; ``pause_jusqu_au``: no try is heard before.
    """

    personne = models.OneToOneField(
        Personne, models.CASCADE, related_name="code_de_caisse", verbose_name=_("personne")
    )
    condense = models.CharField(_("condensé"), max_length=128)
    choisi_le = models.DateTimeField(_("choisi le"))
    essais = models.PositiveSmallIntegerField(_("essais manqués"), default=0)
    pause_jusqu_au = models.DateTimeField(_("pause jusqu’à"), null=True, blank=True)

    class Meta:
        verbose_name = _("code de caisse")
        verbose_name_plural = _("codes de caisse")

    def __str__(self) -> str:
        return str(self.personne)


class Structure(models.Model):
    """An organisation the association deals with. It knows nothing of matter."""

    class Genre(models.TextChoices):
        RECYCLEUR = "recycleur", _("recycleur")
        ASSOCIATION = "association", _("association partenaire")
        DECHETTERIE = "dechetterie", _("déchetterie")
        AUTRE = "autre", _("autre structure")

    nom = models.CharField(_("nom"), max_length=120, unique=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    objet = models.CharField(_("ce qu’elle fait"), max_length=200, blank=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    recepisse = models.CharField(
        _("nº de récépissé"),
        max_length=40,
        blank=True,
        help_text=_("récépissé de transport de déchets"),
    )
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    couleur = models.CharField(_("couleur"), max_length=7, default="#c0c0c0")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(genre__in=["recycleur", "association", "dechetterie", "autre"]),
                name="personnes_structure_genre_connu",
                violation_error_message=_("Ce genre de structure n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
