"""Read the JSON documents that counters post: types and units only, no rule of the house."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _

from petiterockette.mots.mesures import MASSE_MAX_G


class DocumentIllisible(ValueError):
    """The document is not in the agreed form; ``champs`` says where, in French."""

    def __init__(self, champs: dict[str, str]) -> None:
        self.champs = champs
        super().__init__("; ".join(f"{c} : {p}" for c, p in champs.items()))


@dataclass(frozen=True)
class EnteteRecu:
    """The header of a document, as a counter posted it: who, where and when.

    ``par``: id of a person, None for the account's own. ``jour`` None: today. ``empreinte``: the
    document's digest.
    """

    uuid: UUID
    empreinte: str
    lieu: str
    point: int
    par: int | None
    appareil_le: datetime | None = None
    commentaire: str = ""
    jour: date | None = None


def est_lisible(texte: str) -> bool:
    """Whether both databases can keep a text: no NUL, no half of a surrogate pair."""
    return not any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in texte)


class Lecteur:
    """Reads one JSON object, gathering what is wrong under dotted names."""

    def __init__(self, document: Any, nom: str = "", champs: dict[str, str] | None = None):
        self.champs: dict[str, str] = {} if champs is None else champs
        self.nom = nom
        self.document: dict[str, Any] = document if isinstance(document, dict) else {}
        if not isinstance(document, dict):
            self._dire("", _("Ce document n’a pas la forme attendue."))

    def _dire(self, cle: str, phrase: Any) -> None:
        self.champs[".".join(filter(None, (self.nom, cle)))] = str(phrase)

    def naturel(self, cle: str, *, maximum: int, obligatoire: Any = "") -> int | None:
        """An integer that may be 0, as amounts may."""
        return self.entier(cle, minimum=0, maximum=maximum, obligatoire=obligatoire)

    def entier(
        self, cle: str, *, minimum: int = 1, maximum: int = 2**53, obligatoire: Any = ""
    ) -> int | None:
        valeur = self.document.get(cle)
        if valeur is None:
            if obligatoire:
                self._dire(cle, obligatoire)
            return None
        # bool is an int for Python; a float would round grams.
        if isinstance(valeur, bool) or not isinstance(valeur, int):
            self._dire(cle, _("Un nombre entier est attendu ici."))
            return None
        if not minimum <= valeur <= maximum:
            self._dire(cle, _("Ce nombre ne peut pas être %(n)s.") % {"n": valeur})
            return None
        return valeur

    def masse(self, cle: str, obligatoire: Any) -> int:
        return self.entier(cle, maximum=MASSE_MAX_G, obligatoire=obligatoire) or 0

    def texte(self, cle: str, longueur: int, obligatoire: Any = "") -> str:
        valeur = self.document.get(cle)
        if valeur is None or valeur == "":
            if obligatoire:
                self._dire(cle, obligatoire)
            return ""
        if not isinstance(valeur, str) or len(valeur) > longueur:
            self._dire(cle, _("%(n)d caractères au plus.") % {"n": longueur})
            return ""
        if not est_lisible(valeur):
            self._dire(cle, _("Ce texte contient un caractère illisible."))
            return ""
        return valeur.strip()

    def choix(self, cle: str, valeurs: Any, defaut: str) -> str:
        valeur = self.document.get(cle, defaut)
        if valeur not in [str(v) for v in valeurs]:
            self._dire(cle, _("Ce choix n’existe pas."))
            return str(defaut)
        return str(valeur)

    def jour(self, cle: str) -> date | None:
        return self._date(cle, parse_date)

    def instant(self, cle: str) -> datetime | None:
        instant = self._date(cle, parse_datetime)
        if instant is None:
            return None
        if is_naive(instant):
            self._dire(cle, _("Une heure avec son fuseau est attendue ici."))
            return None
        # Near the ends of the calendar an hour cannot be told in UTC.
        if not 1900 <= instant.year <= 2999:
            self._dire(cle, _("Cette date n’existe pas."))
            return None
        # PostgreSQL does not read every offset that Python does.
        return instant.astimezone(UTC)

    def _date(self, cle: str, lire: Any) -> Any:
        valeur = self.document.get(cle)
        if valeur is None or valeur == "":
            return None
        try:
            lue = lire(valeur) if isinstance(valeur, str) else None
        except ValueError:
            lue = None
        if lue is None:
            self._dire(cle, _("Cette date n’existe pas."))
        return lue

    def uuid(self, cle: str) -> UUID:
        try:
            return UUID(self.document.get(cle))
        except (TypeError, ValueError, AttributeError):
            self._dire(cle, _("L’identifiant du geste manque."))
            return UUID(int=0)

    def tares(self) -> tuple[tuple[int, int], ...]:
        """Pairs (container id, how many)."""
        return tuple(
            (
                t.entier("contenant", obligatoire=_("Quel contenant ?")) or 0,
                t.entier("n", maximum=99, obligatoire=_("Combien ?")) or 0,
            )
            for t in self.liste("tares")
        )

    def vrai(self, cle: str) -> bool:
        return self.document.get(cle) is True

    def entete_recu(self, empreinte: str) -> EnteteRecu:
        """The header that every document of a counter starts with."""
        return EnteteRecu(
            uuid=self.uuid("uuid"),
            empreinte=empreinte,
            lieu=self.texte("lieu", 8, obligatoire=_("Le lieu manque.")),
            point=self.entier("point", obligatoire=_("Le point manque.")) or 0,
            par=self.entier("par"),
            appareil_le=self.instant("appareil_le"),
            commentaire=self.texte("commentaire", 500),
            jour=self.jour("jour"),
        )

    def finir(self) -> None:
        """Raise ``DocumentIllisible`` if anything read was wrong."""
        if self.champs:
            raise DocumentIllisible(self.champs)

    def liste(self, cle: str) -> list["Lecteur"]:
        valeur = self.document.get(cle, [])
        if not isinstance(valeur, list) or len(valeur) > 200:
            self._dire(cle, _("Une liste est attendue ici."))
            return []
        nom = ".".join(filter(None, (self.nom, cle)))
        return [Lecteur(d, f"{nom}.{i}", self.champs) for i, d in enumerate(valeur)]
