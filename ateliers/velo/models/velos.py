"""The bike, and what happened to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Etape, Mesure
from petiterockette.mots.mesures import environ, kilos

from ..etats import ATTENDENT_LE_CONTROLE, PRESENTS, RIEN_A_REPARER, SE_CONTROLENT, Statut
from ..identifiants import ROUE_EXEMPTEE_DP, Operateur, est_exempte, porte_un_numero

SUR_PLACE = ("a_trier", "rayon", "atelier", "prete")


class VeloQuerySet(models.QuerySet["Velo"]):
    def visibles(self, lieux):
        """The bikes of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(objet__lieu__in=lieux)

    def presents(self):
        return self.filter(statut__in=PRESENTS)

    def avec_details(self):
        """Everything a list of bikes shows, in a bounded number of queries."""
        return self.select_related("objet__lieu", "objet__categorie")


class Velo(models.Model):
    """A bike of the workshop; ``objet`` is the followed thing: brand, frame number, label, photos.

    Its number is its id. ``roue_dp``: tenths of an inch. ``masse_g``: what the ledger carries for
    it, at the stage ``etape`` («» : it is gone). ``controle``: the checklist that is worth
    something today. ``ancien``: marked before 2021, in its operator's own format.
    """

    class Genre(models.TextChoices):
        VILLE = "ville", _("ville")
        VTC = "vtc", _("VTC")
        VTT = "vtt", _("VTT")
        COURSE = "course", _("course")
        PLIANT = "pliant", _("pliant")
        ENFANT = "enfant", _("enfant")
        CARGO = "cargo", _("cargo")
        VAE = "vae", _("à assistance électrique")
        AUTRE = "autre", _("autre")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    objet = models.OneToOneField(
        "collecte_objets.Objet", models.PROTECT, related_name="velo", verbose_name=_("objet suivi")
    )
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    roue_dp = models.PositiveSmallIntegerField(
        _("taille de roue"), help_text=_("en dixièmes de pouce")
    )
    couleur = models.CharField(_("couleur"), max_length=30, blank=True)
    identifiant = models.CharField(_("identifiant"), max_length=20, blank=True)
    ancien = models.BooleanField(_("marqué avant 2021"), default=False)
    operateur = models.CharField(
        _("opérateur"), max_length=12, choices=Operateur.choices, blank=True
    )
    # The day when the workshop marked it; empty: it came with its mark, or has none.
    marquage_le = models.DateField(_("marqué ici le"), null=True, blank=True)
    statut = models.CharField(_("état"), max_length=14, choices=Statut.choices, default=Statut.RECU)
    etape = models.CharField(
        _("où sont ses kilos"), max_length=20, choices=Etape.choices, blank=True
    )
    masse_g = models.PositiveIntegerField(_("poids"))
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices)
    diagnostic = models.CharField(_("diagnostic"), max_length=300, blank=True)
    # The last answer of the register of stolen bikes, and its day: « pas déclaré volé ».
    verifie_le = models.DateField(_("vérifié le"), null=True, blank=True)
    controle = models.ForeignKey(
        "velo.Controle",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contrôle qui vaut"),
    )
    reserve_pour = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("réservé pour"),
    )
    recu_le = models.DateTimeField(_("reçu le"))
    # Here before this product: its kilograms are in the opening stock, and it was not received.
    d_avant = models.BooleanField(_("repris d’avant"), default=False, db_default=False)

    objects = VeloQuerySet.as_manager()

    class Meta:
        verbose_name = _("vélo")
        verbose_name_plural = _("vélos")
        ordering = ("-id",)
        indexes = (models.Index(fields=["statut", "id"], name="velo_velo_liste"),)
        constraints = (
            models.UniqueConstraint(
                fields=["identifiant"],
                condition=~Q(identifiant="") & Q(statut__in=PRESENTS),
                name="velo_velo_identifiant",
                violation_error_message=_("Un autre vélo d’ici porte déjà cet identifiant."),
            ),
            models.CheckConstraint(
                condition=Q(statut__in=Statut.values)
                & Q(mesure__in=["pesee", "estimee"])
                & Q(roue_dp__range=(50, 400)),
                name="velo_velo_mots_connus",
                violation_error_message=_("Cet état, ou cette roue, n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g__gt=0),
                name="velo_velo_masse_positive",
                violation_error_message=_("Un vélo pèse plus de zéro."),
            ),
            models.CheckConstraint(
                condition=Q(statut__in=PRESENTS, etape__in=SUR_PLACE)
                | (~Q(statut__in=PRESENTS) & Q(etape="")),
                name="velo_velo_etape",
                violation_error_message=_("Un vélo d’ici a ses kilos quelque part."),
            ),
            models.CheckConstraint(
                condition=~Q(statut__in=["en_vente", "vendu"])
                | Q(roue_dp__lte=ROUE_EXEMPTEE_DP)
                | ~Q(identifiant=""),
                name="velo_velo_vendu_identifie",
                violation_error_message=_("Au-dessus de 16 pouces, un vélo se vend identifié."),
            ),
            models.CheckConstraint(
                condition=~Q(statut__in=["controle_ok", "en_vente", "vendu", "donne", "prete"])
                | Q(controle__isnull=False),
                name="velo_velo_controle",
                violation_error_message=_("Un vélo qui repart a un contrôle sans défaut."),
            ),
            models.CheckConstraint(
                condition=Q(marquage_le=None) | (~Q(identifiant="") & Q(ancien=False)),
                name="velo_velo_marquage",
                violation_error_message=_("Un vélo marqué ici porte un identifiant d’aujourd’hui."),
            ),
            models.CheckConstraint(
                condition=~Q(statut="reserve") | Q(reserve_pour__isnull=False),
                name="velo_velo_reserve",
                violation_error_message=_("Une réservation dit pour qui."),
            ),
        )

    def __str__(self) -> str:
        return self.numero

    @property
    def numero(self) -> str:
        """« V12 »: what people call it, and write on its frame."""
        return f"V{self.pk}"

    @property
    def roue_lisible(self) -> str:
        """« 27,5″ »."""
        pouces, dixieme = divmod(self.roue_dp, 10)
        return f"{pouces},{dixieme}″" if dixieme else f"{pouces}″"

    @property
    def poids_lisible(self) -> str:
        """« 14,2 kg », or « environ 9 kg » of a bike that nobody weighed."""
        return (environ if self.mesure == Mesure.ESTIMEE else kilos)(self.masse_g)

    @property
    def est_exempte(self) -> bool:
        """Small wheels need no identifier."""
        return est_exempte(self.roue_dp)

    @property
    def est_electrique(self) -> bool:
        return self.genre == self.Genre.VAE

    @property
    def a_identifier(self) -> bool:
        """Whether the law wants an identifier on its frame, and none is written."""
        return not self.identifiant and not self.est_exempte

    @property
    def numero_cherche(self) -> str:
        """What the register of stolen bikes is asked about; « illisible » is no number."""
        serie = self.objet.numero_serie
        return self.identifiant or (serie if porte_un_numero(serie) else "")

    @property
    def dit_sans_numero(self) -> bool:
        """Whether whoever asked the register last had nothing to look for. One query."""
        derniere = self.verifications.order_by("-pk").first()
        return derniere is not None and derniere.reponse == derniere.Reponse.SANS_IDENTIFIANT

    @property
    def se_controle(self) -> bool:
        """Whether a checklist signed now stays worth something."""
        return self.statut in SE_CONTROLENT

    @property
    def defaut_ouvert(self) -> str:
        """What its diagnosis found, until a checklist says that it is mended."""
        rien = self.diagnostic.strip(" .").casefold() == RIEN_A_REPARER.casefold()
        return "" if rien or self.statut not in ATTENDENT_LE_CONTROLE else self.diagnostic

    @property
    def est_present(self) -> bool:
        return self.statut in PRESENTS


class Changement(models.Model):
    """A bike went from one state to another: the sealed history that figures are counted from.

    ``de`` is empty when it arrives. ``masse_g``: what it weighed then. ``par`` by number only.
    """

    velo = models.ForeignKey(
        Velo, models.PROTECT, related_name="changements", verbose_name=_("vélo")
    )
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    de = models.CharField(_("de"), max_length=14, choices=Statut.choices, blank=True)
    vers = models.CharField(_("vers"), max_length=14, choices=Statut.choices)
    le = models.DateTimeField(_("le"), db_index=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    masse_g = models.PositiveIntegerField(_("poids"))
    bon = models.ForeignKey(
        "collecte_livre.Bon",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bon"),
    )
    vente = models.ForeignKey(
        "boutique_ventes.Vente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ticket"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.BigIntegerField(_("par"), null=True)

    class Meta:
        verbose_name = _("changement d’un vélo")
        verbose_name_plural = _("changements des vélos")
        ordering = ("velo", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(vers__in=Statut.values) & Q(de__in=["", *Statut.values]),
                name="velo_changement_mots_connus",
                violation_error_message=_("Cet état n’existe pas."),
            ),
            models.CheckConstraint(
                condition=~Q(vers__in=["restitue"]) | ~Q(motif=""),
                name="velo_changement_motive",
                violation_error_message=_("Dites à qui il est rendu."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.velo} → {self.get_vers_display()}"
