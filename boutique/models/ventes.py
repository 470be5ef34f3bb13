"""The tickets: what was sold, given back or corrected, line by line, and how it was paid."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.etapes import Etape, Mesure, Moyenne
from petiterockette.mesures import nombre

from .articles import Article


class VenteQuerySet(models.QuerySet["Vente"]):
    def reelles(self):
        """Without training."""
        return self.filter(serie__ecole=False)

    def avec_details(self):
        """Everything a ticket shows, in a bounded number of queries."""
        return self.select_related(
            "serie__caisse__point__lieu", "session", "lien__serie__caisse", "public"
        ).prefetch_related("lignes__categorie", "reglements__moyen")


class Vente(models.Model):
    """A ticket: a sale, a refund (« avoir ») or a correction of how it was paid. Sealed.

    Amounts are signed cents: a refund's are negative, a correction's sum to zero.
    The link of rank ``numero`` in its series' chain holds everything the law wants recorded,
    as it was read back from the base. ``par`` is a number: no sealed row holds a name.
    """

    class Nature(models.TextChoices):
        VENTE = "vente", _("vente")
        AVOIR = "avoir", _("remboursement")
        CORRECTION = "correction", _("correction du paiement")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    empreinte = models.CharField(_("empreinte du document"), max_length=64)
    serie = models.ForeignKey(
        "boutique.Serie", models.PROTECT, related_name="ventes", verbose_name=_("série")
    )
    numero = models.PositiveBigIntegerField(_("numéro"))
    nature = models.CharField(_("nature"), max_length=12, choices=Nature.choices)
    session = models.ForeignKey(
        "boutique.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ventes",
        verbose_name=_("session"),
    )
    jour = models.DateField(_("jour"))
    le = models.DateTimeField(_("le"))
    appareil_le = models.DateTimeField(_("heure de l’appareil"), null=True, blank=True)
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    lien = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suites",
        verbose_name=_("à propos de"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    # It changes what the period took by means, not what the drawer should hold.
    hors_tiroir = models.BooleanField(_("hors tiroir"), default=False)
    public = models.ForeignKey(
        "boutique.Public",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("public"),
    )
    # Typed from the paper book after a cut: what it says of when.
    saisie_differee = models.CharField(_("date du carnet"), max_length=60, blank=True)
    catalogue_cts = models.BigIntegerField(_("au prix du catalogue"))
    remise_cts = models.BigIntegerField(_("remises"))
    total_cts = models.BigIntegerField(_("total"))
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    bon = models.OneToOneField(
        "collecte.Bon",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vente",
        verbose_name=_("bon"),
    )
    # Unguessable: whoever was given the ticket's address may read it, nobody else.
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)
    # The comment itself lives aside, where it can be redacted; its digest is sealed here.
    commentaire_empreinte = models.CharField(
        _("empreinte du commentaire"), max_length=64, blank=True
    )
    version = models.CharField(_("version du logiciel"), max_length=20)

    objects = VenteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vente")
        verbose_name_plural = _("ventes")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["jour", "serie"], name="boutique_vente_jour"),
            models.Index(fields=["session", "id"], name="boutique_vente_session"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["serie", "numero"],
                name="boutique_vente_numero",
                violation_error_message=_("Ce numéro de ticket est déjà pris."),
            ),
            models.CheckConstraint(
                condition=Q(nature="vente", lien=None, total_cts__gte=0)
                | Q(nature="avoir", total_cts__lte=0)
                | Q(nature="correction", lien__isnull=False, total_cts=0, catalogue_cts=0),
                name="boutique_vente_nature",
                violation_error_message=_("Une vente compte en plus, un remboursement en moins."),
            ),
            models.CheckConstraint(
                condition=Q(nature="vente") | ~Q(motif=""),
                name="boutique_vente_motivee",
                violation_error_message=_("Un remboursement, une correction disent pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(total_cts=F("catalogue_cts") - F("remise_cts"))
                & Q(total_cts=F("ht_cts") + F("tva_cts")),
                name="boutique_vente_sommes",
                violation_error_message=_("Le total n’est pas la somme de ses parts."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, hors_tiroir=False)
                | Q(hors_tiroir=True, nature="correction"),
                name="boutique_vente_en_session",
                violation_error_message=_("Une vente se fait dans une caisse ouverte."),
            ),
        )

    def __str__(self) -> str:
        return self.numero_lisible

    @property
    def numero_lisible(self) -> str:
        """« 1-2 418 »: the till, then the ticket."""
        return f"{self.serie.prefixe}-{nombre(self.numero)}"

    @property
    def ecole(self) -> bool:
        return self.serie.ecole

    @property
    def est_une_vente(self) -> bool:
        return self.nature == self.Nature.VENTE

    @property
    def donne_cts(self) -> int:
        return sum(r.donne_cts for r in self.reglements.all())

    @property
    def rendu_cts(self) -> int:
        """The change given back, in cents."""
        return sum(r.rendu_cts for r in self.reglements.all())

    @property
    def masse_g(self) -> int:
        return sum(ligne.masse_g or 0 for ligne in self.lignes.all())


class LigneVente(models.Model):
    """A line of a ticket, with the label, price and VAT of that day. Sealed.

    Everything is signed: a refund's line has a negative quantity, amount and mass.
    ``nb_objets`` empty: a lot sold without a number, or something that is not objects.
    ``masse_g`` is frozen with how it was known; empty: « sans masse ».
    """

    class Mode(models.TextChoices):
        UNITE = "unite", _("à l’unité")
        LOT = "lot", _("le lot")
        POIDS = "poids", _("au poids")

    vente = models.ForeignKey(Vente, models.PROTECT, related_name="lignes", verbose_name=_("vente"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    genre = models.CharField(_("genre"), max_length=24)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="lignes", verbose_name=_("article")
    )
    # What the kind of this line keeps to know its own thing again.
    cle = models.BigIntegerField(_("clé"), null=True, blank=True)
    libelle = models.CharField(_("libellé"), max_length=80)
    categorie = models.ForeignKey(
        "collecte.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("catégorie"),
    )
    provenance = models.CharField(_("provenance"), max_length=8, choices=Article.Provenance.choices)
    activite = models.ForeignKey(
        "boutique.Activite", models.PROTECT, related_name="+", verbose_name=_("activité")
    )
    compte = models.CharField(_("compte comptable"), max_length=12)
    mode = models.CharField(_("mode"), max_length=6, choices=Mode.choices)
    quantite = models.IntegerField(_("quantité"))
    nb_objets = models.IntegerField(_("nombre d’objets"), null=True, blank=True)
    prix_cts = models.PositiveIntegerField(_("prix"))
    catalogue_cts = models.BigIntegerField(_("au prix du catalogue"))
    operation = models.ForeignKey(
        "boutique.Operation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opération"),
    )
    remise_operation_cts = models.BigIntegerField(_("remise de l’opération"), default=0)
    remise_main_cts = models.BigIntegerField(_("remise faite à la main"), default=0)
    offert = models.BooleanField(_("offert"), default=False)
    montant_cts = models.BigIntegerField(_("montant"))
    regime = models.CharField(_("régime de TVA"), max_length=24)
    taux_cp = models.PositiveSmallIntegerField(_("taux de TVA"), default=0)
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    masse_g = models.BigIntegerField(_("masse"), null=True, blank=True)
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices, blank=True)
    moyenne_mg = models.PositiveBigIntegerField(_("poids moyen retenu"), null=True, blank=True)
    moyenne_source = models.CharField(
        _("d’où vient ce poids moyen"), max_length=12, choices=Moyenne.choices, blank=True
    )
    # A refund's line: what it gives back, and where the thing goes.
    rend = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="retours",
        verbose_name=_("rend la ligne"),
    )
    vers = models.CharField(_("retour vers"), max_length=20, choices=Etape.choices, blank=True)
    a_enlever = models.BooleanField(_("vendu, à enlever"), default=False)

    class Meta:
        verbose_name = _("ligne de vente")
        verbose_name_plural = _("lignes de vente")
        ordering = ("vente", "rang")
        indexes = (
            # What an article's average weight is made of.
            models.Index(
                fields=["article"],
                condition=Q(mesure="pesee", nb_objets__isnull=False),
                name="boutique_ligne_moyennes",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["vente", "rang"],
                name="boutique_ligne_rang_unique",
                violation_error_message=_("Ce ticket a déjà cette ligne."),
            ),
            models.CheckConstraint(
                condition=Q(
                    montant_cts=F("catalogue_cts")
                    - F("remise_operation_cts")
                    - F("remise_main_cts")
                )
                & Q(montant_cts=F("ht_cts") + F("tva_cts")),
                name="boutique_ligne_sommes",
                violation_error_message=_("Le montant n’est pas le prix moins ses remises."),
            ),
            models.CheckConstraint(
                condition=Q(
                    quantite__gt=0,
                    catalogue_cts__gte=0,
                    remise_operation_cts__gte=0,
                    remise_main_cts__gte=0,
                    montant_cts__gte=0,
                )
                | Q(
                    quantite__lt=0,
                    catalogue_cts__lte=0,
                    remise_operation_cts__lte=0,
                    remise_main_cts__lte=0,
                    montant_cts__lte=0,
                ),
                name="boutique_ligne_un_seul_sens",
                violation_error_message=_("Une ligne compte toute en plus ou toute en moins."),
            ),
            models.CheckConstraint(
                condition=Q(mode="unite", catalogue_cts=F("quantite") * F("prix_cts"))
                | Q(mode="lot", quantite=1, catalogue_cts=F("prix_cts"))
                | Q(mode="lot", quantite=-1, catalogue_cts=-F("prix_cts"))
                | Q(mode="poids", quantite__in=[1, -1], mesure="pesee"),
                name="boutique_ligne_prix",
                violation_error_message=_("Le prix ne fait pas le montant."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g=None, mesure="", moyenne_mg=None)
                | Q(masse_g__gt=0, quantite__gt=0, mesure__in=["pesee", "estimee"])
                | Q(masse_g__lt=0, quantite__lt=0, mesure__in=["pesee", "estimee"]),
                name="boutique_ligne_masse",
                violation_error_message=_("Une masse dit comment on la connaît."),
            ),
            models.CheckConstraint(
                condition=Q(remise_operation_cts=0) | Q(operation__isnull=False),
                name="boutique_ligne_operation",
                violation_error_message=_("Une remise automatique dit son opération."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle

    @property
    def remise_cts(self) -> int:
        return self.remise_operation_cts + self.remise_main_cts


class Reglement(models.Model):
    """How a ticket was paid, or paid back: signed cents, net of the change. Sealed."""

    vente = models.ForeignKey(
        Vente, models.PROTECT, related_name="reglements", verbose_name=_("vente")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    moyen = models.ForeignKey(
        "boutique.Moyen", models.PROTECT, related_name="+", verbose_name=_("moyen")
    )
    # Copied: a means that is renamed or becomes another kind leaves the past alone.
    genre = models.CharField(_("genre"), max_length=8)
    libelle = models.CharField(_("libellé"), max_length=40)
    montant_cts = models.BigIntegerField(_("montant"))
    donne_cts = models.BigIntegerField(_("donné"))
    reference = models.CharField(_("référence"), max_length=40, blank=True)
    bon_achat = models.ForeignKey(
        "boutique.BonAchat",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reglements",
        verbose_name=_("bon d’achat"),
    )

    class Meta:
        verbose_name = _("règlement")
        verbose_name_plural = _("règlements")
        ordering = ("vente", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["vente", "rang"],
                name="boutique_reglement_rang_unique",
                violation_error_message=_("Ce ticket a déjà ce règlement."),
            ),
            models.CheckConstraint(
                condition=~Q(montant_cts=0)
                & (
                    Q(donne_cts=F("montant_cts"))
                    | Q(genre="especes", montant_cts__gt=0, donne_cts__gt=F("montant_cts"))
                ),
                name="boutique_reglement_monnaie",
                violation_error_message=_("On ne rend la monnaie que sur des espèces."),
            ),
            models.CheckConstraint(
                condition=Q(genre="bon", bon_achat__isnull=False)
                | (~Q(genre="bon") & Q(bon_achat=None)),
                name="boutique_reglement_bon",
                violation_error_message=_("Un règlement par bon dit lequel."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle

    @property
    def rendu_cts(self) -> int:
        return self.donne_cts - self.montant_cts


class CommentaireVente(models.Model):
    """What somebody typed beside a ticket. Not sealed: it may name a person, and be redacted."""

    vente = models.OneToOneField(
        Vente,
        models.PROTECT,
        primary_key=True,
        related_name="commentaire",
        verbose_name=_("vente"),
    )
    texte = models.CharField(_("texte"), max_length=500, blank=True)
    caviarde_le = models.DateTimeField(_("caviardé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("commentaire de vente")
        verbose_name_plural = _("commentaires de ventes")

    def __str__(self) -> str:
        return self.texte


class Remis(models.Model):
    """A ticket handed over: printed, mailed, shown as a code; the second time, a duplicate.

    Sealed: every paper that left the till is known.
    """

    class Forme(models.TextChoices):
        PAPIER = "papier", _("imprimé")
        COURRIEL = "courriel", _("par courriel")
        CODE = "code", _("par un code à scanner")
        CADEAU = "cadeau", _("ticket cadeau")
        REFUSE = "refuse", _("refusé par le client")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    vente = models.ForeignKey(Vente, models.PROTECT, related_name="remis", verbose_name=_("vente"))
    forme = models.CharField(_("forme"), max_length=8, choices=Forme.choices)
    # Of the papers that hold the prices: 0 is the ticket, n the nth duplicate.
    duplicata = models.PositiveSmallIntegerField(_("duplicata nº"), default=0)
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("ticket remis")
        verbose_name_plural = _("tickets remis")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(forme__in=["papier", "courriel", "code", "cadeau", "refuse"]),
                name="boutique_remis_forme_connue",
                violation_error_message=_("Cette forme de ticket n’existe pas."),
            ),
            models.UniqueConstraint(
                fields=["vente", "duplicata"],
                condition=Q(forme="papier"),
                name="boutique_remis_duplicata",
                violation_error_message=_("Ce duplicata est déjà sorti."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.vente} {self.get_forme_display()}"
