"""Requests for a home pick-up, and the only table of this subject that says whose they are."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..mots import (
    arrondissement,
    heures,
    jour_en_lettres,
    mots_de_l_etage,
    mots_des_disponibilites,
    mots_du_volume,
)


class Moment(models.TextChoices):
    """A part of the day, for a slot or for a round."""

    MATIN = "matin", _("le matin")
    APRES_MIDI = "apres_midi", _("l’après-midi")
    JOURNEE = "journee", _("dans la journée")


class MotifDemande(models.TextChoices):
    """Why a pick-up is refused; the code chooses what is said on the phone."""

    LOIN = "loin", _("trop loin")
    PEU = "peu", _("trop peu pour déplacer le camion")
    PAS_REPRIS = "pas_repris", _("pas repris ici")
    ACCES = "acces", _("accès impossible")
    COMPLET = "complet", _("plus de place")
    INJOIGNABLE = "injoignable", _("injoignable")
    AUTRE = "autre", _("autre raison")


PHRASES_DE_REFUS = {
    MotifDemande.LOIN: _("Notre camion ne va pas jusque chez vous : nous n’avons pas pu accepter."),
    MotifDemande.PEU: _(
        "C’est trop peu pour déplacer le camion : apportez-le au comptoir, il sera le bienvenu."
    ),
    MotifDemande.PAS_REPRIS: _(
        "Nous ne reprenons pas ce genre d’objets. La mairie enlève les encombrants gratuitement."
    ),
    MotifDemande.ACCES: _(
        "Nous ne pouvons pas sortir ces objets de chez vous : nous n’avons pas pu accepter."
    ),
    MotifDemande.COMPLET: _(
        "Nos tournées sont pleines pour longtemps : nous n’avons pas pu accepter."
    ),
    MotifDemande.INJOIGNABLE: _("Nous n’avons pas réussi à vous joindre : rappelez-nous."),
    MotifDemande.AUTRE: _("Nous n’avons pas pu accepter."),
}


class CoordonneesQuerySet(models.QuerySet["Coordonnees"]):
    def a_oublier(self, avant):
        """The contact details whose last useful day is before ``avant``."""
        return self.filter(oubliees_le=None, utile_le__lt=avant)


class Coordonnees(models.Model):
    """Who to call and where to go. Never sealed: forgotten at its term, but for the commune."""

    nom = models.CharField(_("nom"), max_length=80, blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    acces = models.CharField(_("code, interphone, étage"), max_length=120, blank=True)
    code_postal = models.CharField(_("code postal"), max_length=5, blank=True)
    quoi = models.CharField(_("ce qu’il y a"), max_length=1000, blank=True)
    commune = models.CharField(_("commune"), max_length=60)
    # The day of the round, of the refusal…: the year of keeping starts then.
    utile_le = models.DateField(_("dernier jour utile"))
    oubliees_le = models.DateTimeField(_("oubliées le"), null=True, blank=True)

    objects = CoordonneesQuerySet.as_manager()

    class Meta:
        verbose_name = _("coordonnées")
        verbose_name_plural = _("coordonnées")
        indexes = (
            models.Index(
                fields=["utile_le"], condition=Q(oubliees_le=None), name="collecte_coord_utile"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(oubliees_le=None)
                | Q(nom="", telephone="", courriel="", adresse="", acces="", code_postal="")
                & Q(quoi=""),
                name="collecte_coordonnees_oubliees",
                violation_error_message=_("Ce qui est oublié ne garde que sa commune."),
            ),
        )

    def __str__(self) -> str:
        return self.nom or self.commune

    @property
    def telephone_appelable(self) -> str:
        """The number as a « tel: » link wants it."""
        return "".join(c for c in self.telephone if c.isdigit() or c == "+")

    @property
    def ville(self) -> str:
        """« 75011 Paris »: a map reads it better than « Paris 11ᵉ »."""
        nom = "Paris" if arrondissement(self.code_postal) else self.commune
        return f"{self.code_postal} {nom}".strip()

    @property
    def destination(self) -> str:
        """The address on one line."""
        return ", ".join(filter(None, (self.adresse, self.ville)))


class DemandeQuerySet(models.QuerySet["Demande"]):
    def visibles(self, lieux):
        """The requests to these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def a_traiter(self):
        return self.filter(etat=Demande.Etat.NOUVELLE).order_by("recue_le", "id")

    def acceptees(self):
        return self.filter(etat=Demande.Etat.ACCEPTEE).order_by("jour", "de", "id")

    def finies(self):
        return self.exclude(etat__in=[Demande.Etat.NOUVELLE, Demande.Etat.ACCEPTEE])

    def a_placer(self, lieu, jour):
        """Accepted for that day, and in no round yet."""
        return self.acceptees().filter(lieu=lieu, jour=jour).exclude(arrets__issue="")

    def avec_details(self):
        return self.select_related("coordonnees", "localite", "lieu").prefetch_related(
            models.Prefetch("photos", PhotoDemande.objects.defer("jpeg")),
            "arrets__tournee__vehicule",
        )


class Demande(models.Model):
    """Somebody asks that the truck comes: by phone, or by the public form."""

    class Etat(models.TextChoices):
        NOUVELLE = "nouvelle", _("à traiter")
        ACCEPTEE = "acceptee", _("acceptée")
        REFUSEE = "refusee", _("refusée")
        ANNULEE = "annulee", _("annulée")
        FAITE = "faite", _("faite")

    class Canal(models.TextChoices):
        TELEPHONE = "telephone", _("par téléphone")
        EN_LIGNE = "en_ligne", _("en ligne")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    empreinte = models.CharField(_("empreinte de la saisie"), max_length=64, blank=True)
    # Unguessable: whoever holds the link reads the answer, and nothing else.
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    canal = models.CharField(_("canal"), max_length=10, choices=Canal.choices)
    recue_le = models.DateTimeField(_("reçue le"))
    coordonnees = models.OneToOneField(
        Coordonnees, models.PROTECT, related_name="demande", verbose_name=_("coordonnées")
    )
    localite = models.ForeignKey(
        "collecte_listes.Localite", models.PROTECT, verbose_name=_("localité")
    )
    etage = models.PositiveSmallIntegerField(_("étage"), null=True, blank=True)
    ascenseur = models.BooleanField(_("ascenseur"), null=True, blank=True)
    volume_l = models.PositiveIntegerField(_("volume"), help_text=_("en litres"))
    disponibilites = models.CharField(_("demi-journées préférées"), max_length=200, blank=True)
    etat = models.CharField(_("état"), max_length=10, choices=Etat.choices, default=Etat.NOUVELLE)
    jour = models.DateField(_("jour du passage"), null=True, blank=True)
    moment = models.CharField(_("moment"), max_length=10, choices=Moment.choices, blank=True)
    de = models.TimeField(_("à partir de"), null=True, blank=True)
    a = models.TimeField(_("jusqu’à"), null=True, blank=True)
    motif = models.CharField(_("motif"), max_length=12, choices=MotifDemande.choices, blank=True)
    # Free words: they may name somebody, and are forgotten with the rest.
    precision = models.CharField(_("précision"), max_length=200, blank=True)
    traitee_le = models.DateTimeField(_("traitée le"), null=True, blank=True)

    objects = DemandeQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de rendez-vous")
        verbose_name_plural = _("demandes de rendez-vous")
        ordering = ("-id",)
        indexes = (models.Index(fields=["lieu", "etat", "jour"], name="collecte_demande_etat"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(etat__in=["nouvelle", "acceptee", "refusee", "annulee", "faite"])
                & Q(canal__in=["telephone", "en_ligne"])
                & Q(moment__in=["", *Moment.values])
                & Q(motif__in=["", *MotifDemande.values]),
                name="collecte_demande_mots_connus",
                violation_error_message=_("Ce mot n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(volume_l__gt=0),
                name="collecte_demande_volume_positif",
                violation_error_message=_("Un enlèvement tient de la place."),
            ),
            models.CheckConstraint(
                condition=~Q(etat__in=["acceptee", "faite"])
                | Q(jour__isnull=False) & ~Q(moment=""),
                name="collecte_demande_creneau",
                violation_error_message=_("Un rendez-vous accepté a un jour et un moment."),
            ),
            models.CheckConstraint(
                condition=Q(de=None, a=None) | Q(de__lt=F("a")),
                name="collecte_demande_heures",
                violation_error_message=_("Le passage finit après avoir commencé."),
            ),
            models.CheckConstraint(
                condition=~Q(etat="refusee") | ~Q(motif=""),
                name="collecte_demande_refus_motive",
                violation_error_message=_("Un refus dit pourquoi."),
            ),
        )

    def __str__(self) -> str:
        return f"demande nº {self.pk}"

    @property
    def creneau(self) -> str:
        """« mardi 1 décembre, entre 9 h et 11 h »; nothing without a slot."""
        if self.jour is None:
            return ""
        if self.de and self.a:
            return f"{jour_en_lettres(self.jour)}, {heures(self.de, self.a)}"
        return f"{jour_en_lettres(self.jour)}, {self.get_moment_display()}"

    @property
    def volume(self) -> str:
        return mots_du_volume(self.volume_l)

    @property
    def monter(self) -> str:
        return mots_de_l_etage(self.etage, self.ascenseur)

    @property
    def preferences(self) -> str:
        return mots_des_disponibilites(self.disponibilites)

    @property
    def phrase_de_refus(self) -> str:
        return str(PHRASES_DE_REFUS[MotifDemande(self.motif or "autre")])

    @property
    def en_tournee(self):
        """The round that will come by; reads the stops that were fetched with the request."""
        return next((a.tournee for a in self.arrets.all() if not a.issue), None)

    @property
    def est_finie(self) -> bool:
        return self.etat not in {self.Etat.NOUVELLE, self.Etat.ACCEPTEE}


class PhotoDemande(models.Model):
    """A photo sent with a request, as we drew it again; it leaves with the coordinates."""

    demande = models.ForeignKey(
        Demande, models.PROTECT, related_name="photos", verbose_name=_("demande")
    )
    jpeg = models.BinaryField(_("image"))

    class Meta:
        verbose_name = _("photo d’une demande")
        verbose_name_plural = _("photos des demandes")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"photo nº {self.pk}"
