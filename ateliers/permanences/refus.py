"""What a permanence refuses, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PermanenceDejaOuverte(Refus):
    texte = _("Une permanence est déjà ouverte %(ou)s.")


class OuverteMoinsLongtemps(Refus):
    texte = _("Elle a ouvert il y a %(duree)s : elle n’a pas pu rester ouverte plus longtemps.")


class PermanencePrevue(Refus):
    texte = _(
        "Une permanence est prévue ici aujourd’hui, de %(de)s à %(a)s. Il est %(heure)s : "
        "est-ce elle que vous ouvrez ?"
    )


class PlusAOuvrir(Refus):
    texte = _("Cette permanence n’est plus à ouvrir : elle l’est déjà, ou ses heures sont passées.")


class DUnAutreMoment(Refus):
    texte = _(
        "Personne n’est compté : cette permanence est celle du %(jour)s, %(heure)s. Fermez-la, "
        "puis ouvrez celle de maintenant."
    )


class PermanenceFermee(Refus):
    texte = _("Cette permanence est fermée : ouvrez-en une autre.")


class DejaIci(Refus):
    """An ordinary fact: said, not held against anybody."""

    texte = _("%(qui)s est déjà ici.")


class PiedPris(Refus):
    texte = _("La place %(pied)s est prise : choisissez-en une autre.")


class PersonneNAttend(Refus):
    texte = _("Personne n’attend.")


class TousLesPiedsSontPris(Refus):
    texte = _("Toutes les places sont prises : le prochain s’installe dès que l’une se libère.")


class EncoreOuverte(Refus):
    texte = _("La permanence est encore ouverte : fermez-la, ses chiffres se comptent alors.")
