"""What keeps an archive from being made, or from being found."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PeriodeALEnvers(Refus):
    texte = _("Le dernier jour vient avant le premier : échangez-les.")


class JoursPasClos(Refus):
    texte = _(
        "« %(caisse)s » n’est close que jusqu’au %(jour)s : archivez jusque-là, "
        "ou attendez la clôture de la nuit."
    )


class RienAArchiver(Refus):
    texte = _("Aucune caisse n’a encore de journée close : il n’y a rien à archiver.")


class AucuneFacture(Refus):
    texte = _("Aucune facture n’est de ces jours-là : il n’y a rien à archiver.")


class ArchiveIntrouvable(Refus):
    texte = _(
        "Le fichier « %(fichier)s » n’est plus dans le dossier des archives : reprenez-le "
        "d’une sauvegarde, ou refaites une archive des mêmes jours."
    )
