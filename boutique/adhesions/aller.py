"""What « Aller à… » says of people: until when they are members; what is done for them."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import Max, OuterRef, Subquery, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.aller.gestes import GesteCherche
from petiterockette.affichage.aller.ici import Mention
from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from .droits import ACCUEILLIR, VENDRE
from .models import Adhesion, Carte, numeros_de
from .validite import etat_au


def derniere_fin() -> Subquery:
    """The last day paid for by a person, by those merged into them too."""
    siennes = Adhesion.objects.en_cours().order_by()
    par_elle = siennes.filter(carte__personne__in=numeros_de(OuterRef("pk")))
    return Subquery(par_elle.values(un=Value(1)).values_list(Max("fin")))


def dire(fin: date | None) -> str:
    """« adhésion jusqu’au 3 mai 2027 », « adhésion échue le 3 mai 2026 »; nobody: nothing."""
    if fin is None:
        return ""
    phrase = _("adhésion échue le %(jour)s")
    if etat_au(fin, timezone.localdate()).valable:
        phrase = _("adhésion jusqu’au %(jour)s")
    return phrase % {"jour": date_format(fin)}


def adherents(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """To whoever welcomes without reading the directory: who bears that name, until when they are
    members, and their card, or the page where they join."""
    if request.user.has_perm("personnes.lire_l_annuaire") or not saisie.mots:
        return
    sa_carte = Carte.objects.filter(personne__in=numeros_de(OuterRef("pk"))).order_by("-pk")
    nommees = Personne.objects.nommees(saisie.texte).annotate(
        fin=derniere_fin(), carte=Subquery(sa_carte.values("pk")[:1])
    )
    for p in nommees[:PAR_GROUPE]:
        url = f"{reverse('adhesions:lire')}?{urlencode({'q': str(p)})}"
        if p.carte:
            url = reverse("adhesions:carte", args=[p.carte])
        yield Trouve(str(p), url, "user", dire(p.fin) or _("pas d’adhésion"))


MENTIONS = {"adhesion_fin": Mention(ACCUEILLIR, derniere_fin, dire)}
SOURCES = [SourceDeRecherche(Genre.PERSONNES, ACCUEILLIR, adherents)]
GESTES = [
    GesteCherche(
        nom=gettext_lazy("Prendre ou renouveler une adhésion"),
        ou=gettext_lazy("à la caisse, l’article «\u00a0Adhésion\u00a0», puis pour qui"),
        mots=gettext_lazy("adhér adhesion cotis membre renouvel carte"),
        url="boutique:caisse",
        droit=VENDRE,
        pictogramme="hand-heart",
    ),
]
