"""The tiles of a site's day on the home page, with its state now."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.journees import JourneeDuLieu, journee_du_lieu, journees, reste_a_ouvrir
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import TIRET

from .accueil import ChiffreVif, Tuile
from .espaces import CHIFFRES, REGLER, CarteVive

OUVRIR = "lieux.ouvrir"


def _journee_d_ici(request: HttpRequest) -> JourneeDuLieu | None:
    """The day of this reader's site, read once per request."""
    if not hasattr(request, "_journee_d_ici"):
        lieu = lieu_d_ici(request, OUVRIR)
        request._journee_d_ici = journee_du_lieu(lieu) if lieu else None  # type: ignore[attr-defined]
    return request._journee_d_ici  # type: ignore[attr-defined]


def etat_d_ici(request: HttpRequest) -> ChiffreVif | None:
    """« Ouvert depuis 9 h 02 », « collecte suspendue » at this reader's site."""
    journee = _journee_d_ici(request)
    if journee is None:
        return None
    mots = journee.mots if journee.est_ouvert or journee.est_ferme else _("Portes pas notées")
    return ChiffreVif(str(mots), str(_("collecte suspendue")) if journee.suspension else "")


def a_ouvrir(request: HttpRequest) -> bool:
    """Whether the doors of this reader's site are still to be opened today."""
    journee = _journee_d_ici(request)
    return journee is not None and reste_a_ouvrir(journee)


def portes(request: HttpRequest) -> list[CarteVive]:
    """The doors of the sites that this account opens, one card each; four queries."""
    ids = request.user.portee(OUVRIR).ids_des_lieux
    ouverts = Lieu.objects.ouverts(timezone.localdate())
    lieux = list(ouverts if ids is None else ouverts.filter(pk__in=ids))
    return [_porte(journee) for journee in journees(lieux)] if lieux else []


def _porte(journee: JourneeDuLieu) -> CarteVive:
    depuis = en_heure(journee.ouverture.le) if journee.ouverture else ""
    return CarteVive(
        nom=journee.lieu.nom,
        pictogramme="door-open" if journee.est_ouvert else "door-closed",
        valeur=_("depuis %(heure)s") % {"heure": depuis} if depuis else TIRET,
        base=journee.aujourd_hui,
        etat=_("ouvert") if journee.est_ouvert else _("fermé") if journee.est_ferme else "",
        bien=journee.est_ouvert,
        detail=_detail(journee),
    )


def _detail(journee: JourneeDuLieu) -> str:
    """What keeps a gift away, else why a card says neither « ouvert » nor « fermé »."""
    if journee.suspension:
        return _("collecte suspendue")
    return "" if journee.est_ouvert or journee.est_ferme else _("portes pas notées")


# The first gesture of a day; done, it makes room for the next ones.
TUILES = [
    Tuile(
        nom=gettext_lazy("Ouvrir, fermer le lieu"),
        texte=gettext_lazy("la liste du matin et du soir, les heures d’ouverture"),
        pictogramme="door-open",
        url="lieux:journee",
        rang=0,
        droit=OUVRIR,
        groupe=REGLER,
        mots=gettext_lazy("portes clés matin soir fermeture horaires"),
        ici=True,
        chiffre=etat_d_ici,
        roles=(Role.TRI, Role.CAISSE, Role.CAMION, Role.RESPONSABLE),
        quand=a_ouvrir,
    ),
]

FIN = [
    Tuile(
        nom=gettext_lazy("Heures d’ouverture"),
        texte=gettext_lazy("celles qui ont vraiment été faites, mois par mois"),
        pictogramme="clock",
        url="lieux:heures",
        droit="lieux.lire_les_heures",
        groupe=CHIFFRES,
        mots=gettext_lazy("ouverture amplitude horaires"),
    ),
]
