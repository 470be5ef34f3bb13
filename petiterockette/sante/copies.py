"""What is asked of the backups: the last good one, its copies, the last drill."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.alertes.registre import Seuil, Unite

from .controles import Controle, Etat, Verdict, bien, sert_pour_de_bon
from .etat import Endroit
from .etat import Etat as EtatDesCopies
from .quand import quand, quel_jour
from .sauvegardes import Sauvegardes, a_jour, age, en_retard, sauvegardes


def _sauvegardes(maintenant: datetime, seuil: int) -> list[Verdict]:
    """The last good one, then each place whose copy is late."""
    les = sauvegardes()
    if not les.reglees:
        etat = Etat.A_REGARDER if sert_pour_de_bon() else Etat.PAS_SUIVI
        dit = _("Aucune sauvegarde n’est réglée sur cette installation.")
        return [Verdict(etat, dit, "reglees")]
    if les.faute:
        dit = _("Ce que le travail des sauvegardes a écrit ne se lit pas (%(quoi)s).")
        return [Verdict(Etat.EN_PANNE, dit % {"quoi": les.faute}, "etat")]
    return [*_la_derniere(les, maintenant), *_les_endroits(les.etat, maintenant)]


def _la_derniere(les: Sauvegardes, maintenant: datetime) -> list[Verdict]:
    bonne, relue = les.etat.derniere_bonne, les.etat.derniere_relue
    if bonne is None:
        dit = _("Aucune sauvegarde n’a encore réussi. %(raison)s") % {"raison": _raison(les)}
        return [Verdict(Etat.EN_PANNE, dit.strip(), "derniere")]
    phrase = _("La dernière bonne\u00a0: %(quand)s.") % {"quand": quand(bonne.fini_le, maintenant)}
    depuis = timezone.localdate(bonne.fini_le)
    if en_retard(bonne.fini_le, maintenant):
        dit = f"{phrase} {_raison(les)}".strip()
        return [Verdict(Etat.EN_PANNE, dit, "derniere", depuis)]
    if not les.etat.nuits[-1].reussie:
        dit = _("La dernière n’a pas réussi. %(raison)s %(bonne)s")
        dit %= {"raison": _raison(les), "bonne": phrase}
        return [Verdict(Etat.A_REGARDER, " ".join(dit.split(" ")), "derniere", depuis)]
    if relue is None or en_retard(relue.fini_le, maintenant):
        dit = _("%(bonne)s Elle n’a pas été relue\u00a0: rien ne dit qu’elle se remettrait.")
        return [Verdict(Etat.A_REGARDER, dit % {"bonne": phrase}, "relue", depuis)]
    return bien(phrase)


def _raison(les: Sauvegardes) -> str:
    """Why the last try failed, as the job said it."""
    derniere = les.etat.nuits[-1] if les.etat.nuits else None
    if derniere is None or derniere.reussie or not derniere.raison:
        return ""
    return f"{derniere.raison.rstrip('.')}."


def _les_endroits(etat: EtatDesCopies, maintenant: datetime) -> list[Verdict]:
    return [
        Verdict(
            Etat.A_REGARDER,
            dire_l_endroit(endroit, maintenant),
            f"endroit-{rang}",
            timezone.localdate(endroit.derniere) if endroit.derniere else None,
        )
        for rang, endroit in enumerate(etat.endroits)
        if not a_jour(endroit, maintenant)
    ]


def titre_de_l_endroit(endroit: Endroit, maintenant: datetime) -> str:
    """« Disque de Montgallet : la copie a 9 jours »."""
    if endroit.derniere is None:
        dit = _("%(nom)s\u00a0: aucune copie n’y est encore arrivée")
    elif jours := age(endroit.derniere, maintenant):
        dit = ngettext(
            "%(nom)s\u00a0: la copie a %(n)d jour", "%(nom)s\u00a0: la copie a %(n)d jours", jours
        )
    else:
        dit = _("%(nom)s\u00a0: la dernière copie n’est pas arrivée")
        jours = 0
    return dit % {"nom": endroit.nom, "n": 0 if endroit.derniere is None else jours}


def dire_l_endroit(endroit: Endroit, maintenant: datetime) -> str:
    raison = f" {endroit.raison.rstrip('.')}." if endroit.raison else ""
    return f"{titre_de_l_endroit(endroit, maintenant)}.{raison}"


def _exercice(maintenant: datetime, seuil: int) -> list[Verdict]:
    les = sauvegardes()
    exercice = les.etat.exercice
    if not les.reglees or les.faute:
        return [Verdict(Etat.PAS_SUIVI, _("Sans sauvegarde lue, rien à remettre en place."))]
    if exercice is None:
        if les.etat.nuits and age(les.etat.nuits[0].fini_le, maintenant) > seuil:
            return [
                Verdict(Etat.A_REGARDER, _("Aucune sauvegarde n’a jamais été remise à l’essai."))
            ]
        return [Verdict(Etat.PAS_SUIVI, _("La première remise d’essai est à venir."))]
    depuis = timezone.localdate(exercice.fini_le)
    jour = quel_jour(exercice.fini_le, maintenant)
    if not exercice.reussi:
        raison = f" {exercice.raison.rstrip('.')}." if exercice.raison else ""
        dit = _("Celle d’essai n’a pas réussi (%(jour)s).") % {"jour": jour}
        return [Verdict(Etat.EN_PANNE, f"{dit}{raison}", depuis=depuis)]
    phrase = _("La dernière a réussi\u00a0: %(jour)s.") % {"jour": jour}
    en_retard = age(exercice.fini_le, maintenant) > seuil
    return [Verdict(Etat.A_REGARDER, phrase, depuis=depuis)] if en_retard else bien(phrase)


SAUVEGARDES = Controle(
    code="sauvegardes",
    nom=gettext_lazy("Les sauvegardes"),
    pictogramme="database-backup",
    definition=gettext_lazy(
        "La dernière bonne sauvegarde a plus d’un jour et demi, n’a pas été relue, ou l’une des "
        "copies n’arrive plus."
    ),
    que_faire=gettext_lazy(
        "Ouvrez «\u00a0Sauvegardes\u00a0», vérifiez que le disque est branché, puis essayez à "
        "nouveau."
    ),
    regarder=_sauvegardes,
    url="sante:sauvegardes",
)
EXERCICE = Controle(
    code="exercice",
    nom=gettext_lazy("La remise d’essai"),
    pictogramme="history",
    definition=gettext_lazy(
        "Chaque mois, une sauvegarde est remise en place à côté et comparée\u00a0: cela n’a pas "
        "réussi, ou n’a pas été fait."
    ),
    que_faire=gettext_lazy(
        "Demandez à la personne qui tient le serveur de la relancer (docs/sante.md)\u00a0: une "
        "sauvegarde qui ne se remet pas n’en est pas une."
    ),
    regarder=_exercice,
    seuil=Seuil(Unite.JOURS, 40, 32, 120, gettext_lazy("après %s sans remise d’essai")),
    url="sante:sauvegardes",
)
