"""The closings of a till: what the law wants summed, session by session, day, month, year."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Activite


class Cloture(models.Model):
    """A closing: what a till took over a session, a day, a month or a year. Sealed and chained.

    ``numero`` follows the one before at the same level, ``rang`` is its link's in the chain of
    the till's closings. ``debut`` and ``fin`` are days of Paris, both included; a session's are
    the day it opened. Signed cents; ``absolu_cts`` sums every ticket without its sign, so that
    no refund hides a sale. ``perpetuel_*``: since the first ticket, never reset.
    ``par_taux``: [régime, taux en centièmes de %, HT, TVA, TTC]; ``par_moyen``: [moyen, genre,
    libellé, nombre, montant]; ``par_activite``: [activité, compte, HT, TTC].
    ``especes_*``: of the sessions that were counted by then; ``a_compter``: of how many not.

    Source: BOI-TVA-DECLA-30-10-30 § 210 and following; LPF art. L. 102 B.
    """

    class Niveau(models.TextChoices):
        SESSION = "session", _("session")
        JOUR = "jour", _("jour")
        MOIS = "mois", _("mois")
        ANNEE = "annee", _("exercice")

    caisse = models.ForeignKey(
        "boutique_caisses.Caisse", models.PROTECT, related_name="clotures", verbose_name=_("caisse")
    )
    niveau = models.CharField(_("niveau"), max_length=8, choices=Niveau.choices)
    numero = models.PositiveIntegerField(_("numéro"))
    rang = models.PositiveBigIntegerField(_("rang"))
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    session = models.OneToOneField(
        "boutique_caisses.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cloture",
        verbose_name=_("session"),
    )
    le = models.DateTimeField(_("faite le"))
    premier = models.CharField(_("premier ticket"), max_length=24, blank=True)
    dernier = models.CharField(_("dernier ticket"), max_length=24, blank=True)
    # The digest of the last ticket, by which the closing is tied to the tickets' own chain.
    empreinte_du_dernier = models.CharField(
        _("empreinte du dernier ticket"), max_length=64, blank=True
    )
    sessions = models.PositiveIntegerField(_("sessions"), default=0)
    ventes = models.PositiveIntegerField(_("ventes"), default=0)
    avoirs = models.PositiveIntegerField(_("remboursements"), default=0)
    corrections = models.PositiveIntegerField(_("corrections"), default=0)
    total_cts = models.BigIntegerField(_("total"), default=0)
    absolu_cts = models.BigIntegerField(_("total sans les signes"), default=0)
    avoirs_cts = models.BigIntegerField(_("remboursé"), default=0)
    catalogue_cts = models.BigIntegerField(_("au prix du catalogue"), default=0)
    remises = models.PositiveIntegerField(_("tickets remisés"), default=0)
    remise_cts = models.BigIntegerField(_("remises"), default=0)
    ht_cts = models.BigIntegerField(_("hors taxes"), default=0)
    tva_cts = models.BigIntegerField(_("TVA"), default=0)
    par_taux = models.JSONField(_("par taux"), default=list)
    par_moyen = models.JSONField(_("par moyen"), default=list)
    par_activite = models.JSONField(_("par activité"), default=list)
    duplicatas = models.PositiveIntegerField(_("duplicatas"), default=0)
    tiroirs = models.PositiveIntegerField(_("ouvertures du tiroir sans vente"), default=0)
    abandons = models.PositiveIntegerField(_("lignes enlevées et paniers abandonnés"), default=0)
    fond_cts = models.BigIntegerField(_("fonds de caisse"), default=0)
    especes_attendues_cts = models.BigIntegerField(_("espèces attendues"), default=0)
    especes_comptees_cts = models.BigIntegerField(_("espèces comptées"), default=0)
    ecart_cts = models.BigIntegerField(_("écart"), default=0)
    a_compter = models.PositiveIntegerField(_("sessions à compter"), default=0)
    perpetuel_net_cts = models.BigIntegerField(_("perpétuel net"))
    perpetuel_absolu_cts = models.BigIntegerField(_("perpétuel sans les signes"))
    perpetuel_ventes = models.PositiveBigIntegerField(_("ventes depuis la première"))
    version = models.CharField(_("version du logiciel"), max_length=20)

    class Meta:
        verbose_name = _("clôture")
        verbose_name_plural = _("clôtures")
        ordering = ("caisse", "-rang")
        # A period's closings, of all tills, and the first and the last ever.
        indexes = (models.Index(fields=["niveau", "debut"], name="boutique_cloture_niveau"),)
        constraints = (
            models.UniqueConstraint(
                fields=["caisse", "niveau", "numero"],
                name="boutique_cloture_numero",
                violation_error_message=_("Cette clôture est déjà faite."),
            ),
            models.UniqueConstraint(
                fields=["caisse", "rang"],
                name="boutique_cloture_rang",
                violation_error_message=_("Cette caisse a déjà cette clôture."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["caisse", "debut"],
                    condition=Q(niveau=niveau),
                    name=f"boutique_cloture_{niveau}_unique",
                    violation_error_message=_("Cette période est déjà close."),
                )
                for niveau in ("jour", "mois", "annee")
            ),
            models.CheckConstraint(
                condition=Q(niveau="session", session__isnull=False)
                | Q(niveau__in=["jour", "mois", "annee"], session=None),
                name="boutique_cloture_de_session",
                violation_error_message=_("Une clôture de session dit laquelle."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut"))
                & Q(total_cts=F("catalogue_cts") - F("remise_cts"))
                & Q(total_cts=F("ht_cts") + F("tva_cts"))
                & Q(ecart_cts=F("especes_comptees_cts") - F("especes_attendues_cts"))
                & Q(absolu_cts__gte=F("total_cts"))
                & Q(perpetuel_absolu_cts__gte=F("perpetuel_net_cts")),
                name="boutique_cloture_sommes",
                violation_error_message=_("Les sommes de cette clôture ne se répondent pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nom} nº {self.numero}"

    def activites_nommees(self) -> list[tuple[str, str, int]]:
        """(Activity, account, cents) of each, in the order of the lists."""
        noms = dict(Activite.objects.values_list("pk", "nom"))
        return [(noms.get(pk, ""), compte, ttc) for pk, compte, _ht, ttc in self.par_activite]

    @property
    def nom(self) -> str:
        """« Z » for a session; else the level in a word."""
        return {
            self.Niveau.SESSION: "Z",
            self.Niveau.JOUR: str(_("Clôture du jour")),
            self.Niveau.MOIS: str(_("Clôture du mois")),
            self.Niveau.ANNEE: str(_("Clôture de l’exercice")),
        }[self.Niveau(self.niveau)]
