"""The rules of the animation, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasDansCetEtat(Refus):
    texte = _("Cette demande est « %(etat)s » : ce geste demande qu’elle soit « %(voulus)s ».")


class ContactDemande(Refus):
    texte = _("Donnez un courriel ou un téléphone : c’est là que nous répondons.")


class DevisManquant(Refus):
    texte = _("Il manque un devis : faites-le, ou cochez « gratuite » dans la demande.")


class DevisPerime(Refus):
    texte = _("Le devis %(numero)s ne vaut plus depuis le %(jour)s : refaites-en un.")


class DevisVide(Refus):
    texte = _("Ce devis n’a aucune ligne qui vaille quelque chose : remplissez-en une.")


class ValiditePassee(Refus):
    texte = _("Un devis vaut jusqu’à un jour à venir : choisissez-en un autre.")


class AnimationGratuite(Refus):
    texte = _("Cette demande est gratuite : décochez « gratuite » pour faire un devis.")


class SeanceManquante(Refus):
    texte = _("Aucune séance n’a eu lieu : annulez la demande, ou prévoyez-en une.")


class BilanManquant(Refus):
    texte = _("Il manque le bilan de : %(seances)s. Faites-le d’abord.")


class SeanceDejaFaite(Refus):
    texte = _(
        "Une séance a déjà son bilan : dites la demande faite, ou annulez les autres séances."
    )


class RienNeChange(Refus):
    texte = _("Rien n’a changé : il n’y a rien à enregistrer.")


class DejaFacturee(Refus):
    texte = _("Cette animation est déjà facturée : %(numero)s.")


class PasFacturable(Refus):
    texte = _("On facture une animation confirmée ou faite, qui a son devis.")


class AilleursQueLAnimation(Refus):
    texte = _("Cette séance n’est pas de l’animation : son pôle compte autrement.")


class PasDeBilan(Refus):
    texte = _("La séance n’a pas encore son bilan : faites-le, puis dites d’où l’on venait.")


class SommesDifferentes(Refus):
    texte = _(
        "Cela fait %(compte)d, et le bilan compte %(presents)d présents : "
        "mettez ceux dont vous ne savez rien à « inconnu »."
    )


class MaterielVide(Refus):
    texte = _("Tapez au moins un poids.")


class RendDePlusQueSorti(Refus):
    texte = _(
        "%(categorie)s : %(rendu)s reviennent, et il n’en est sorti que %(dehors)s. "
        "Pesez à nouveau, ou notez d’abord ce qui est sorti en plus."
    )


class RienDehors(Refus):
    texte = _("Rien n’est sorti pour cette séance : il n’y a rien à rendre.")


class TypeDeDonManquant(Refus):
    texte = _(
        "Le réemploi en atelier n’a pas sa destination : dans les listes de la collecte, montrez "
        "un type de don qui devient « usage interne »."
    )
