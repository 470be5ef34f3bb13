"""What is asked of an installation: its base, disk, worker, night, backups, drill, clock, mail,
certificate."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.abonnements.models import Envoi
from petiterockette.alertes.registre import Seuil, Unite
from petiterockette.journal.models import Entree
from petiterockette.temps.dates import date_format
from petiterockette.travaux.models import EtapeDeNuit, Travail
from petiterockette.travaux.veille import nuit_due, nuit_faite

from .certificat import CertificatIllisible, fin_du_certificat
from .controles import Controle, Etat, Verdict, bien
from .copies import EXERCICE, SAUVEGARDES
from .disque import dire_quand_plein, place
from .models import SigneDeVie
from .quand import en_jours, quand
from .vital import base_a_jour, base_repond

# A worker looks each minute, and says how far a long work is.
OUVRIER_MUET = timedelta(minutes=15)
# What a clock may be behind what was noted.
HORLOGE = timedelta(minutes=5)
# A mail is tried again for hours.
COURRIEL_ATTENDU = timedelta(hours=12)
# A work that was put off so many times does not go by itself.
ESSAIS = 4


def _base(maintenant: datetime, seuil: int) -> list[Verdict]:
    if not base_repond():
        return [Verdict(Etat.EN_PANNE, _("Elle ne répond pas."))]
    if not base_a_jour():
        dit = _(
            "Elle est d’une autre version que le logiciel\u00a0: une mise à jour reste à finir."
        )
        return [Verdict(Etat.EN_PANNE, dit)]
    return bien(_("Elle répond, et elle est à jour."))


def _disque(maintenant: datetime, seuil: int) -> list[Verdict]:
    la, jour = place(), timezone.localdate(maintenant)
    phrase = _("%(pc)d\u00a0%% pris\u00a0: %(place)s. %(plein)s") % {
        "pc": la.pourcent,
        "place": la,
        "plein": dire_quand_plein(jour, la),
    }
    if la.manque:
        return [Verdict(Etat.EN_PANNE, phrase)]
    return [Verdict(Etat.A_REGARDER, phrase)] if la.pourcent >= seuil else bien(phrase)


def _ouvrier(maintenant: datetime, seuil: int) -> list[Verdict]:
    """A worker that was never there wants nothing, until something waits for it."""
    oublies = Travail.objects.dus(maintenant).filter(demande_le__lt=maintenant - OUVRIER_MUET)
    remis = Travail.objects.qui_bougent().filter(essais__gte=ESSAIS).count()
    trouves = []
    if n := oublies.count():
        dit = ngettext(
            "%(n)d travail attend depuis plus d’un quart d’heure, et personne ne le fait.",
            "%(n)d travaux attendent depuis plus d’un quart d’heure, et personne ne les fait.",
            n,
        )
        trouves.append(Verdict(Etat.EN_PANNE, dit % {"n": n}, "file"))
    if remis:
        dit = ngettext(
            "%(n)d travail a été remis à plus tard quatre fois ou plus.",
            "%(n)d travaux ont été remis à plus tard quatre fois ou plus.",
            remis,
        )
        trouves.append(Verdict(Etat.A_REGARDER, dit % {"n": remis}, "remis"))
    vu = _dernier_signe()
    if vu and maintenant - vu > OUVRIER_MUET:
        dit = _("Il n’a plus donné signe de vie depuis\u00a0: %(quand)s.")
        depuis = timezone.localdate(vu)
        dit %= {"quand": quand(vu, maintenant)}
        trouves.append(Verdict(Etat.EN_PANNE, dit, "muet", depuis))
    if trouves:
        return trouves
    if vu is None:
        return [
            Verdict(Etat.PAS_SUIVI, _("Aucun ouvrier n’est encore venu ici, et rien n’attend."))
        ]
    return bien(_("Il est là, et rien n’attend."))


def _dernier_signe() -> datetime | None:
    """The worker's last one: of its looks, or of the work that it is at."""
    signes = [
        SigneDeVie.objects.values_list("le", flat=True).first(),
        Travail.objects.filter(etat=Travail.Etat.EN_COURS)
        .order_by("-battement")
        .values_list("battement", flat=True)
        .first(),
    ]
    # Without a look, no worker stands here: a night that was scheduled did the works.
    return max(filter(None, signes)) if signes[0] else None


def _nuit(maintenant: datetime, seuil: int) -> list[Verdict]:
    if not EtapeDeNuit.objects.exists():
        return [Verdict(Etat.PAS_SUIVI, _("Aucune nuit n’a encore été faite ici."))]
    jour = nuit_due(maintenant) or timezone.localdate(maintenant - timedelta(days=1))
    pannes = EtapeDeNuit.objects.filter(jour=jour, etat=EtapeDeNuit.Etat.PANNE).count()
    if pannes:
        dit = ngettext(
            "%(n)d étape de la dernière nuit est en panne.",
            "%(n)d étapes de la dernière nuit sont en panne.",
            pannes,
        )
        return [Verdict(Etat.A_REGARDER, dit % {"n": pannes})]
    if nuit_faite(jour):
        return bien(_("Il a été fait le %(jour)s.") % {"jour": date_format(jour, "j F")})
    derniere = EtapeDeNuit.objects.order_by("-jour").values_list("jour", flat=True)[0]
    if derniere >= jour - timedelta(days=1):
        return bien(_("Celui de cette nuit va se faire."))
    dit = _("Il n’a plus été fait depuis le %(jour)s.") % {"jour": date_format(derniere, "j F")}
    return [Verdict(Etat.A_REGARDER, dit, depuis=derniere)]


def _horloge(maintenant: datetime, seuil: int) -> list[Verdict]:
    """Compared with what was noted last: a clock that went back is behind it."""
    derniere = Entree.objects.order_by("-pk").values_list("le", flat=True).first()
    if derniere and derniere > maintenant + HORLOGE:
        dit = _(
            "Elle retarde\u00a0: un geste est déjà écrit à une heure qui n’est pas venue (%(q)s)."
        )
        return [Verdict(Etat.EN_PANNE, dit % {"q": quand(derniere, maintenant)})]
    return bien(_("Elle n’a pas reculé."))


def _courriel(maintenant: datetime, seuil: int) -> list[Verdict]:
    if not settings.COURRIEL_REGLE:
        return [
            Verdict(Etat.PAS_SUIVI, _("Aucun serveur de courriel n’est réglé\u00a0: rien ne part."))
        ]
    attendus = Envoi.objects.filter(
        Q(etat__in=[Envoi.Etat.PREVU, Envoi.Etat.EN_COURS]),
        prevu_le__lt=maintenant - COURRIEL_ATTENDU,
    )
    if n := attendus.count():
        dit = ngettext(
            "%(n)d courriel attend depuis plus de douze heures.",
            "%(n)d courriels attendent depuis plus de douze heures.",
            n,
        )
        return [Verdict(Etat.A_REGARDER, dit % {"n": n})]
    return bien(_("Rien n’attend de partir."))


def _certificat(maintenant: datetime, seuil: int) -> list[Verdict]:
    try:
        fin = fin_du_certificat()
    except CertificatIllisible:
        dit = _("Il ne se lit pas\u00a0: CERTIFICAT, dans les réglages du serveur.")
        return [Verdict(Etat.A_REGARDER, dit)]
    if fin is None:
        return [Verdict(Etat.PAS_SUIVI, _("Personne n’a dit au logiciel où il est (CERTIFICAT)."))]
    jours = (timezone.localdate(fin) - timezone.localdate(maintenant)).days
    if fin <= maintenant:
        dit = _("Il est fini\u00a0: les navigateurs refusent l’adresse.")
        return [Verdict(Etat.EN_PANNE, dit, depuis=timezone.localdate(fin))]
    phrase = _("Il vaut encore %(n)s, jusqu’au %(jour)s.") % {
        "n": en_jours(max(jours, 1)),
        "jour": date_format(timezone.localdate(fin), "j F Y"),
    }
    return [Verdict(Etat.A_REGARDER, phrase)] if jours < seuil else bien(phrase)


BASE = Controle(
    code="base",
    nom=gettext_lazy("La base"),
    pictogramme="database",
    definition=gettext_lazy("La base répond, et elle est de la version du logiciel."),
    que_faire=gettext_lazy(
        "Prévenez la personne qui tient le serveur\u00a0: sans elle, rien ne s’ouvre."
    ),
    regarder=_base,
)
DISQUE = Controle(
    code="disque",
    nom=gettext_lazy("Le disque"),
    pictogramme="hard-drive",
    definition=gettext_lazy(
        "Le disque du serveur se remplit\u00a0: plein, plus rien ne s’enregistre."
    ),
    que_faire=gettext_lazy(
        "Demandez à la personne qui tient le serveur de faire de la place, ou d’agrandir le disque."
    ),
    regarder=_disque,
    seuil=Seuil(Unite.POURCENT, 80, 50, 95, gettext_lazy("à partir de %s pris")),
    url="sante:sauvegardes",
)
OUVRIER = Controle(
    code="ouvrier",
    nom=gettext_lazy("L’ouvrier"),
    pictogramme="cog",
    definition=gettext_lazy(
        "Ce que le logiciel fait derrière les pages (papiers, courriels, nuit) n’avance plus."
    ),
    que_faire=gettext_lazy(
        "Demandez à la personne qui tient le serveur de relancer l’ouvrier\u00a0; rien n’est "
        "perdu, tout repartira."
    ),
    regarder=_ouvrier,
    url="travaux:travaux",
)
NUIT = Controle(
    code="nuit",
    nom=gettext_lazy("Le travail de la nuit"),
    pictogramme="moon",
    definition=gettext_lazy("Une étape de la nuit est en panne, ou plus aucune nuit n’est faite."),
    que_faire=gettext_lazy("La page «\u00a0Les travaux\u00a0» dit laquelle, et pourquoi."),
    regarder=_nuit,
    url="travaux:travaux",
)
HORLOGE_DU_SERVEUR = Controle(
    code="horloge",
    nom=gettext_lazy("L’horloge"),
    pictogramme="clock",
    definition=gettext_lazy("L’horloge du serveur est en retard sur ce qui est déjà écrit."),
    que_faire=gettext_lazy(
        "Demandez à la personne qui tient le serveur de le mettre à l’heure\u00a0: d’ici là, les "
        "caisses attendent."
    ),
    regarder=_horloge,
)
COURRIEL = Controle(
    code="courriel",
    nom=gettext_lazy("Le courriel"),
    pictogramme="mail",
    definition=gettext_lazy("Des courriels attendent, et ne partent pas."),
    que_faire=gettext_lazy(
        "Demandez à la personne qui tient le serveur si l’adresse du serveur de courriel a changé "
        "(EMAIL_URL)\u00a0; ils repartiront seuls."
    ),
    regarder=_courriel,
    url="travaux:travaux",
)
CERTIFICAT = Controle(
    code="certificat",
    nom=gettext_lazy("Le certificat"),
    pictogramme="badge-check",
    definition=gettext_lazy(
        "Ce qui prouve l’adresse aux navigateurs finit bientôt\u00a0: fini, plus personne n’entre."
    ),
    que_faire=gettext_lazy(
        "Il se renouvelle seul d’ordinaire\u00a0: demandez à la personne qui tient le serveur "
        "pourquoi il ne l’est pas."
    ),
    regarder=_certificat,
    seuil=Seuil(Unite.JOURS, 21, 3, 60, gettext_lazy("%s avant la fin")),
    url="sante:sauvegardes",
)

CONTROLES = (
    *(BASE, DISQUE, SAUVEGARDES, EXERCICE, OUVRIER, NUIT, HORLOGE_DU_SERVEUR, COURRIEL),
    CERTIFICAT,
)
# A base that does not answer raises no alert: nothing does.
SURVEILLES = tuple(c for c in CONTROLES if c is not BASE)
