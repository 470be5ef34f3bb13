"""Who is at a permanence, whose turn it is, and what is known of its hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.adhesions.recherche import LETTRES_MIN, fins_des_personnes
from boutique.adhesions.validite import EtatDeCarte, etat_au
from petiterockette.benevolat.models import Inscription
from petiterockette.lieux.heures import en_heure
from petiterockette.personnes.annuaire import proposer
from petiterockette.personnes.models import Personne

from .models import Permanence, Releve, Visite
from .services.permanences import MINUTE, minutes_ouvertes

# Open for longer than that, it was forgotten.
OUBLIEE_MIN = 12 * 60


@dataclass(frozen=True)
class HeuresConnues:
    """What the house knows of a permanence before it closes, in minutes; None: nobody knows.

    ``inscrits``: how many volunteers had said that they would come.
    """

    ouverture_min: int | None
    benevoles_min: int | None
    salaries_min: int | None
    inscrits: int


def heures_connues(permanence: Permanence, maintenant: datetime) -> HeuresConnues:
    """How long it has been open, or was to be where it was forgotten; the time of the volunteers
    who had signed up for it. At most one query."""
    duree, prevue = minutes_ouvertes(permanence, maintenant), permanence.prevue
    inscrits = Inscription.objects.en_cours().filter(permanence=prevue).count() if prevue else 0
    ouverture_min: int | None = duree
    if duree >= OUBLIEE_MIN:
        fin = prevue.fin if prevue else None
        ouverte = (fin - permanence.ouverte_le) // MINUTE if fin else 0
        ouverture_min = ouverte if ouverte > 0 else None
    benevoles_min = inscrits * ouverture_min if inscrits and ouverture_min else None
    return HeuresConnues(ouverture_min, benevoles_min, None, inscrits)


def fermee_en_mots(permanence: Permanence, releve: Releve | None) -> str:
    """« Permanence de 14 h 11 fermée : 2 passages, 1 vélo réparé. »"""
    heure = en_heure(permanence.ouverte_le)
    if releve is None:
        return _("Permanence de %(heure)s fermée, ses heures sont à compléter.") % {"heure": heure}
    passages = ngettext("%(n)d passage", "%(n)d passages", releve.passages)
    repares = ngettext("%(n)d vélo réparé", "%(n)d vélos réparés", releve.repares)
    return _("Permanence de %(heure)s fermée : %(passages)s, %(repares)s.") % {
        "heure": heure,
        "passages": passages % {"n": releve.passages},
        "repares": repares % {"n": releve.repares},
    }


@dataclass(frozen=True)
class Salle:
    """A permanence as its page shows it: each stand with who is there, then the queue.

    Each visit goes with whether whoever is named is a member that day; None: nobody is named.
    ``toutes``: by number, those written down by mistake too. Whoever gave no name has a number,
    ``visite.rang``, which does not change when another is taken back.
    """

    permanence: Permanence
    pieds: list[tuple[int, Visite | None, EtatDeCarte | None]]
    file: list[tuple[Visite, EtatDeCarte | None]]
    libres: list[int]
    toutes: dict[int, Visite]
    passages: int
    repares: int
    ici: int


def la_salle(permanence: Permanence, jour: date) -> Salle:
    toutes = list(permanence.visites.select_related("personne").order_by("arrivee_le", "pk"))
    for rang, visite in enumerate((v for v in toutes if v.personne is None), start=1):
        visite.rang = rang
    visites = [v for v in toutes if v.annulee_le is None]
    ici = [v for v in visites if v.partie_le is None]
    etats = adhesions_de([v.personne for v in ici if v.personne], jour)
    la = {v.pied: v for v in ici if v.pied}
    pieds = [(pied, la.get(pied)) for pied in range(1, permanence.pieds + 1)]
    return Salle(
        permanence=permanence,
        pieds=[(pied, v, etats.get(v.personne_id) if v else None) for pied, v in pieds],
        file=[(v, etats.get(v.personne_id)) for v in ici if v.installee_le is None],
        libres=[pied for pied in range(1, permanence.pieds + 1) if pied not in la],
        toutes={v.pk: v for v in toutes},
        passages=len(visites),
        repares=sum(v.a_repare for v in visites),
        ici=len(ici),
    )


def adhesions_de(personnes: Sequence[Personne], jour: date) -> dict[int | None, EtatDeCarte]:
    """Person's number → what their card says that day; one query, none for nobody."""
    if not personnes:
        return {}
    qui = {p.pk: p.fusionnee_dans_id or p.pk for p in personnes}
    fins = fins_des_personnes(list(qui.values()))
    return {pk: etat_au(fins.get(tenant, (0, None))[1], jour) for pk, tenant in qui.items()}


def qui_arrive(mots: str, jour: date) -> list[tuple[Personne, EtatDeCarte]]:
    """The people whose names begin with the letters typed, each with what their card says."""
    trouvees = proposer(mots) if len(mots) >= LETTRES_MIN else []
    etats = adhesions_de(trouvees, jour)
    return [(p, etats[p.pk]) for p in trouvees]
