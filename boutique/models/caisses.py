"""The till: where it stands, who holds it, what its drawer holds."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Caisse(models.Model):
    """A till: a point of the kind « caisse », and the row that everything it does locks."""

    point = models.OneToOneField(
        "lieux.Point", models.PROTECT, related_name="caisse", verbose_name=_("point")
    )
    numero = models.PositiveSmallIntegerField(_("numéro"), unique=True)
    fond_cts = models.PositiveIntegerField(
        _("fond habituel"), default=10_000, help_text=_("en centimes")
    )
    tolerance_cts = models.PositiveIntegerField(
        _("tolérance au comptage"), default=200, help_text=_("en centimes")
    )
    demande_le_code = models.BooleanField(
        _("demande le code de chacun"),
        default=False,
        db_default=False,
        help_text=_("quatre chiffres, en touchant son nom"),
    )
    # Above either, a line is looked at twice: 9 999 coats went through for a slip of the finger.
    quantite_plausible = models.PositiveSmallIntegerField(
        _("quantité qui se confirme"),
        default=100,
        db_default=100,
        help_text=_("au-dessus, la caisse demande"),
    )
    montant_plausible_cts = models.PositiveIntegerField(
        _("montant qui se confirme"),
        default=50_000,
        db_default=50_000,
        help_text=_("d’une ligne, en centimes"),
    )
    # What it sells first: the café’s menu, the workshop’s bikes; empty, the shop’s goods.
    s_ouvre_sur = models.ForeignKey(
        "boutique.Activite",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("s’ouvre sur"),
    )
    # Selling by weight asks for a verified instrument (décret 2001-387).
    vente_au_poids = models.BooleanField(_("vend au poids"), default=False)
    instrument = models.CharField(_("numéro de la balance"), max_length=40, blank=True)
    vignette_jusqu_au = models.DateField(_("vignette valable jusqu’au"), null=True, blank=True)

    class Meta:
        verbose_name = _("caisse")
        verbose_name_plural = _("caisses")
        ordering = ("numero",)
        constraints = (
            models.CheckConstraint(
                condition=Q(vente_au_poids=False)
                | (~Q(instrument="") & Q(vignette_jusqu_au__isnull=False)),
                name="boutique_caisse_au_poids",
                violation_error_message=_("Pour vendre au poids, dites la balance et sa vignette."),
            ),
            models.CheckConstraint(
                condition=Q(quantite_plausible__gt=0, montant_plausible_cts__gt=0),
                name="boutique_caisse_plausible",
                violation_error_message=_("Ce qui se confirme est au-dessus de quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return self.point.nom


class Serie(models.Model):
    """A gapless run of ticket numbers of a till; one more after a restored backup.

    Training has its own. A ticket's number is the rank of its link in ``chaine``.
    """

    caisse = models.ForeignKey(
        Caisse, models.PROTECT, related_name="series", verbose_name=_("caisse")
    )
    ecole = models.BooleanField(_("pour s’entraîner"), default=False)
    rang = models.PositiveSmallIntegerField(_("rang"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    chaine = models.OneToOneField(
        "journal.Chaine", models.PROTECT, related_name="+", verbose_name=_("chaîne")
    )

    class Meta:
        verbose_name = _("série")
        verbose_name_plural = _("séries")
        ordering = ("caisse", "ecole", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["caisse", "ecole", "rang"],
                name="boutique_serie_unique",
                violation_error_message=_("Cette caisse a déjà cette série."),
            ),
        )

    def __str__(self) -> str:
        return self.prefixe

    @property
    def prefixe(self) -> str:
        """« 1 », « 1.2 » after a restored backup, « E1 » for training."""
        return prefixe(self.caisse.numero, self.rang, self.ecole)


def prefixe(caisse: int, rang: int, ecole: bool) -> str:
    """What the numbers of a series begin with."""
    suite = f".{rang}" if rang > 1 else ""
    return f"{'E' if ecole else ''}{caisse}{suite}"


class SessionQuerySet(models.QuerySet["Session"]):
    def ouvertes(self):
        return self.filter(fermee_le=None)

    def a_compter(self):
        """Closed, the real ones, and nobody has counted the drawer yet."""
        return self.filter(fermee_le__isnull=False, ecole=False, comptee_le=None)


class Session(models.Model):
    """A till held on one device, from its opening to its closing.

    ``jour``: the Paris day of its opening, on which its sales count. ``appareil``: digest
    of the token of the one device that may sell. ``comptee_le`` stays empty while nobody has
    counted (« comptage en attente »).
    """

    caisse = models.ForeignKey(
        Caisse, models.PROTECT, related_name="sessions", verbose_name=_("caisse")
    )
    ecole = models.BooleanField(_("pour s’entraîner"), default=False)
    numero = models.PositiveIntegerField(_("numéro"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    jour = models.DateField(_("jour"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    ouverte_par = models.BigIntegerField(_("ouverte par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    fond_cts = models.PositiveIntegerField(_("fond de caisse"))
    appareil = models.CharField(_("appareil"), max_length=64)
    fermee_le = models.DateTimeField(_("fermée le"), null=True, blank=True)
    fermee_par = models.BigIntegerField(_("fermée par"), null=True, blank=True)
    # Nobody closed it: the product did, at 04:30 or at its next start.
    oubliee = models.BooleanField(_("oubliée ouverte"), default=False)
    comptee_le = models.DateTimeField(_("comptée le"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session de caisse")
        verbose_name_plural = _("sessions de caisse")
        ordering = ("-id",)
        indexes = (models.Index(fields=["jour", "caisse"], name="boutique_session_jour"),)
        constraints = (
            models.UniqueConstraint(
                fields=["caisse", "ecole"],
                condition=Q(fermee_le=None),
                name="boutique_session_une_seule_ouverte",
                violation_error_message=_("Cette caisse est déjà ouverte."),
            ),
            models.UniqueConstraint(
                fields=["caisse", "ecole", "numero"],
                name="boutique_session_numero",
                violation_error_message=_("Cette caisse a déjà cette session."),
            ),
            models.CheckConstraint(
                condition=Q(fermee_le=None) | Q(fermee_le__gte=F("ouverte_le")),
                name="boutique_session_ferme_apres_ouverture",
                violation_error_message=_("La caisse ferme avant d’avoir ouvert."),
            ),
            models.CheckConstraint(
                condition=Q(comptee_le=None) | Q(fermee_le__isnull=False),
                name="boutique_session_comptee_fermee",
                violation_error_message=_("On compte une caisse fermée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.caisse} nº {self.numero}"

    @property
    def est_ouverte(self) -> bool:
        return self.fermee_le is None


class Place(models.TextChoices):
    """Where cash may be, and where it comes from or goes to."""

    TIROIR = "tiroir", _("tiroir")
    COFFRE = "coffre", _("coffre")
    BANQUE = "banque", _("banque")
    DEPENSE = "depense", _("petite dépense")
    ECART = "ecart", _("écart constaté")
    # Cash of payments corrected once the drawer was closed: it was in no drawer's books.
    CORRIGE = "corrige", _("paiements corrigés")


_SANS_TIROIR = ("coffre", "banque", "depense", "ecart")


class MouvementEspeces(models.Model):
    """Cash that went from one place to another, and why. Sealed.

    ``session``: the one whose drawer it left or entered, or whose difference it explains.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="especes",
        verbose_name=_("session"),
    )
    de = models.CharField(_("de"), max_length=8, choices=Place.choices)
    vers = models.CharField(_("vers"), max_length=8, choices=Place.choices)
    montant_cts = models.PositiveIntegerField(_("montant"))
    motif = models.CharField(_("motif"), max_length=120)
    remise = models.ForeignKey(
        "boutique.RemiseBanque",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="especes",
        verbose_name=_("remise en banque"),
    )
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("mouvement d’espèces")
        verbose_name_plural = _("mouvements d’espèces")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0)
                & Q(de__in=Place.values, vers__in=Place.values)
                & ~Q(de=F("vers"))
                & ~Q(motif=""),
                name="boutique_especes_mouvement",
                violation_error_message=_("Des espèces vont d’une place à une autre, et pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, de="tiroir")
                | Q(session__isnull=False, vers="tiroir")
                | Q(session__isnull=False, de="corrige", vers="ecart")
                | Q(session__isnull=False, de="ecart", vers="corrige")
                | Q(session=None, de__in=_SANS_TIROIR, vers__in=_SANS_TIROIR),
                name="boutique_especes_tiroir",
                violation_error_message=_("Un tiroir, son écart sont ceux d’une session."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_de_display()} → {self.get_vers_display()}"

    @property
    def ecart_cts(self) -> int:
        """Of a difference that was booked: what was too much; negative, too little."""
        return self.montant_cts if self.de == Place.ECART else -self.montant_cts


class Comptage(models.Model):
    """What somebody counted when a session closed; counted again, one more row. Sealed.

    ``coupures``: cents of a coin or a note → how many. ``carte_cts``: the terminal's total
    as typed. ``retenu``: the one that the closing keeps.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="comptages", verbose_name=_("session")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    coupures = models.JSONField(_("coupures"))
    especes_cts = models.PositiveIntegerField(_("espèces comptées"))
    especes_attendues_cts = models.IntegerField(_("espèces attendues"))
    cheques_comptes = models.PositiveSmallIntegerField(_("chèques comptés"))
    cheques_attendus = models.SmallIntegerField(_("chèques attendus"))
    carte_cts = models.IntegerField(_("total du terminal"))
    carte_attendue_cts = models.IntegerField(_("carte attendue"))
    retenu = models.BooleanField(_("retenu"))
    motif = models.CharField(_("motif"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("comptage de caisse")
        verbose_name_plural = _("comptages de caisse")
        ordering = ("session", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["session", "rang"],
                name="boutique_comptage_rang",
                violation_error_message=_("Cette session a déjà ce comptage."),
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(retenu=True),
                name="boutique_comptage_un_seul_retenu",
                violation_error_message=_("Cette session est déjà comptée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.session} ({self.rang})"

    @property
    def ecart_cts(self) -> int:
        """What the drawer holds beyond what it should; negative: it is short."""
        return self.especes_cts - self.especes_attendues_cts

    def est_juste(self, tolerance_cts: int) -> bool:
        """Whether cheques and card agree, and the cash is within so many cents."""
        return (
            abs(self.ecart_cts) <= tolerance_cts
            and self.cheques_comptes == self.cheques_attendus
            and self.carte_cts == self.carte_attendue_cts
        )
