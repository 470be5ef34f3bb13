"""The catalogue of séances as others read it: what the public agenda shows, nobody's name."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema

from petiterockette.api.domaines import SANS_CLE, domaine
from petiterockette.api.lieux import lieux_lus
from petiterockette.api.parametres import CodeDeLieu
from petiterockette.api.porte import Demande
from petiterockette.api.registre import lecture

from .models import Seance
from .quelles_seances import publiees

DES_SEANCES = domaine(
    "seances", _("Les séances"), _("l’agenda public, et ce qu’il reste de places")
)

SANS_CLE.append((_("L’agenda, en iCal"), "seances:agenda_ics"))


class SeancePubliee(Schema):
    """A séance of the public agenda."""

    numero: int = Field(description="Le sien, qui ne change pas.")
    titre: str = Field(description="Son titre.")
    texte: str = Field(description="Sa présentation.")
    debut: str = Field(description="Quand elle commence, en UTC.")
    fin: str = Field(description="Quand elle finit, en UTC.")
    lieu: str = Field(description="Le code du lieu qui la tient.", examples=["CHV"])
    ou: str = Field(description="Où l’on va.")
    pole: str = Field(description="Le code du pôle\u00a0; vide, toute la maison.")
    public: str = Field(description="Pour qui.", examples=["grand public"])
    tarif: Seance.Prix = Field(description="Comment elle se paie.")
    prix_cts: int | None = Field(description="En centimes.")
    places: int | None = Field(description="Rien, si personne ne les compte.")
    restantes: int | None = Field(description="Les places libres.")
    sur_inscription: bool = Field(description="S’il faut s’inscrire.")
    annulee: bool = Field(description="Si elle n’aura pas lieu.")
    adresse: str = Field(description="Sa page, où l’on s’inscrit.")


class Seances(Schema):
    """The public agenda."""

    seances: list[SeancePubliee] = Field(description="Dans l’ordre, soixante au plus.")


@lecture(
    "seances",
    domaine=DES_SEANCES,
    repond=Seances,
    resume="Les séances à venir",
    texte="Celles de l’agenda public qui ne sont pas finies, dans l’ordre\u00a0; les annulées y "
    "restent. L’agenda se lit aussi en iCal, sans clé.",
)
def seances(request: Demande, lieu: CodeDeLieu = "") -> Seances:
    ids = lieux_lus(request.auth, lieu).ids
    return Seances(seances=[_publiee(s) for s in publiees(timezone.now(), ids)])


def _publiee(s: Seance) -> SeancePubliee:
    prises = s.prises  # type: ignore[attr-defined]
    return SeancePubliee(
        numero=s.pk,
        titre=s.titre,
        texte=s.texte,
        debut=s.debut.isoformat(),
        fin=s.fin.isoformat(),
        lieu=s.lieu.code,
        ou=s.ou,
        pole=s.pole,
        public=str(s.get_public_display()),
        tarif=Seance.Prix(s.mode_prix),
        prix_cts=s.prix_cts,
        places=s.places,
        restantes=s.restantes(prises),
        sur_inscription=s.ouverte,
        annulee=s.annulee_le is not None,
        adresse=settings.ADRESSE_PUBLIQUE + reverse("seances:agenda_seance", args=[s.pk]),
    )
