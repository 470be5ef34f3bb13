"""What a person decided of a base, before any of it is written. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import repartir

from .carnet.horloge import Horloge
from .raisons import Raison

# Code of a finding that a person must answer → its answers, the first one proposed.
# ``ultime_perdu`` is answered bin by bin, as a word.
REPONSES = {
    "lots_sans_marque": {
        "unite": _("au prix × la quantité, comme les écrans de l’ancien outil"),
        "lot": _("le prix est celui du lot entier"),
    },
    "heure_de_paris": {
        "paris": _("ce sont des heures de Paris"),
        "utc": _("ce sont des heures UTC"),
    },
    "heure_inconnue": {
        "paris": _("ce sont des heures de Paris"),
        "utc": _("ce sont des heures UTC"),
    },
    "sans_date": {"laisser": _("les laisser dehors")},
    "sorties_sans_classe": {
        "laisser": _("les laisser dehors"),
        "sorties": _("des dons"),
        "sortiesc": _("chez des partenaires"),
        "sortiesr": _("chez des recycleurs"),
        "sortiesp": _("dans des bacs"),
        "sortiesd": _("à la déchetterie"),
    },
    "tables_manquantes": {"accepter": _("la base n’en a pas")},
    "tables_videes": {"accepter": _("elles ont été vidées")},
    "pas_fini": {"accepter": _("l’export est entier")},
}


@dataclass(frozen=True)
class Decisions:
    """What each old word means here, when each old point stopped, what was answered.

    ``mots``: (list of ``examen.listes.LISTES``, old id) → code of the row here; empty: what it
    names is left out. Points name a site; object categories, a category; materials, a material;
    bins, the fate of what they took (``collecte.matiere.etapes``); origins and localities, an
    origin and a locality; partners and recyclers, a partner; kinds of gifts, a partner or
    what they became; payment means, a
    means; the price grid, an article. A partner is named by its number. Without its origin, its
    locality or its partner a row is written all the same.
    ``bascules``: (list of points, old id) → first day, in Paris, that is not brought in.
    ``reponses``: code of a finding → code of its answer in ``REPONSES``.
    ``parts``: (object categories, old id) → codes of the categories that its grams are shared
    between, each with its hundredths, whose sum is 100; ``mots`` has the first, for what has one.
    """

    mots: Mapping[tuple[str, int], str] = field(default_factory=dict)
    bascules: Mapping[tuple[str, int], date] = field(default_factory=dict)
    reponses: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[tuple[str, int], Sequence[tuple[str, int]]] = field(default_factory=dict)

    def mot(self, liste: str, numero: int | None) -> str:
        """What an old word means here; empty where it is left out, or where nobody decided."""
        return self.mots.get((liste, numero or 0), "")

    def partager(self, liste: str, numero: int | None, masse_g: int) -> list[tuple[str, int]]:
        """What a mass becomes where its word is shared: codes and grams, whose sum is the mass.

        By largest remainder, to the gram; a share of less than a gram has none. Empty where the
        word is not shared.
        """
        parts = self.parts.get((liste, numero or 0), ())
        if not parts:
            return []
        grammes = repartir(masse_g, [pc for _code, pc in parts])
        return [(code, g) for (code, _pc), g in zip(parts, grammes, strict=True) if g]

    def dehors(
        self, points: str, numero: int | None, jour: date, fait_le: date | None
    ) -> Raison | None:
        """Why a day of an old point is listed, never written; None if it is written.

        ``fait_le``: the day that the export was made on. What is dated after it shows a wrong
        clock, whatever the day that the house itself counts from.
        """
        if not self.mot(points, numero):
            return Raison.POINT
        if fait_le and jour > fait_le:
            return Raison.APRES_L_EXPORT
        bascule = self.bascules.get((points, numero or 0))
        return Raison.BASCULE if bascule and jour >= bascule else None

    def horloge(self, lue: Horloge) -> Horloge:
        """What the instants of a base are told in, once somebody answered; ``lue``: as its own rows
        show it. A base that is of UTC asks nothing."""
        if lue is Horloge.UTC:
            return lue
        return Horloge(self.reponse("heure_de_paris" if lue is Horloge.PARIS else "heure_inconnue"))

    def reponse(self, code: str) -> str:
        """The answer to a finding; the one proposed where nobody answered."""
        return self.reponses.get(code) or next(iter(REPONSES[code]))
