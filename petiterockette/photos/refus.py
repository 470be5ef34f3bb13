"""What is refused of a photo."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PhotoIllisible(Refus):
    texte = _(
        "Ce fichier n’est pas une photo entière. Reprenez-la : JPEG, PNG ou WebP, "
        "comme le fait un téléphone."
    )


class PhotoTropLourde(Refus):
    texte = _("Cette photo pèse %(mo)s Mo : %(max)s Mo au plus. Reprenez-la en plus petit.")


class PhotoTropGrande(Refus):
    texte = _("Cette image a plus de %(millions)s millions de points : c’est trop pour une photo.")


class ImageIllisible(Refus):
    texte = _("« %(nom)s » n’est pas une photo que nous savons lire : envoyez un JPEG ou un PNG.")


class ImageTropLourde(Refus):
    texte = _("« %(nom)s » est trop lourde : 10 Mo au plus.")
