"""The rules of the animation, by name, with the sentence that explains each of them."""

from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus


class PasDansCetEtat(Refus):
    texte = _(
        "Cette demande est «\u00a0%(etat)s\u00a0»\u00a0: "
        "ce geste demande qu’elle soit «\u00a0%(voulus)s\u00a0»."
    )


class ContactDemande(Refus):
    texte = _("Donnez un courriel ou un téléphone\u00a0: c’est là que nous répondons.")


class DevisManquant(Refus):
    texte = _(
        "Il manque un devis\u00a0: faites-le, ou cochez «\u00a0gratuite\u00a0» dans la demande."
    )


class DevisPerime(Refus):
    texte = _("Le devis %(numero)s ne vaut plus depuis le %(jour)s\u00a0: refaites-en un.")


class DevisVide(Refus):
    texte = _("Ce devis n’a aucune ligne qui vaille quelque chose\u00a0: remplissez-en une.")


class ValiditePassee(Refus):
    texte = _("Un devis vaut jusqu’à un jour à venir\u00a0: choisissez-en un autre.")


class AnimationGratuite(Refus):
    texte = _(
        "Cette demande est gratuite\u00a0: décochez «\u00a0gratuite\u00a0» pour faire un devis."
    )


class SeanceManquante(Refus):
    texte = _("Aucune séance n’a eu lieu\u00a0: annulez la demande, ou prévoyez-en une.")


class BilanManquant(Refus):
    texte = _("Il manque le bilan de\u00a0: %(seances)s. Faites-le d’abord.")


class SeanceDejaFaite(Refus):
    texte = _(
        "Une séance a déjà son bilan\u00a0: dites la demande faite, ou annulez les autres séances."
    )


class AucunAvis(Refus):
    texte = _("Comptez au moins un avis, ou revenez sans rien changer.")


class TropDAvis(Refus):
    texte = _("Cela fait %(reponses)d avis, et le bilan compte %(presents)d présents.")


class RienNeChange(Refus):
    texte = _("Rien n’a changé\u00a0: il n’y a rien à enregistrer.")


class DejaFacturee(Refus):
    texte = _("Cette animation est déjà facturée\u00a0: %(numero)s.")


class PasFacturable(Refus):
    texte = _("On facture une animation confirmée ou faite, qui a son devis.")


class AilleursQueLAnimation(Refus):
    texte = _("Cette séance n’est pas de l’animation\u00a0: son pôle compte autrement.")


class PasDeBilan(Refus):
    texte = _("La séance n’a pas encore son bilan\u00a0: faites-le, puis dites d’où l’on venait.")


class SommesDifferentes(Refus):
    texte = _(
        "Cela fait %(compte)d, et le bilan compte %(presents)d présents\u00a0: "
        "mettez ceux dont vous ne savez rien à «\u00a0inconnu\u00a0»."
    )


class MaterielVide(Refus):
    texte = _("Tapez au moins un poids.")


class RendDePlusQueSorti(Refus):
    texte = _(
        "%(categorie)s\u00a0: %(rendu)s reviennent, et il n’en est sorti que %(dehors)s. "
        "Pesez à nouveau, ou notez d’abord ce qui est sorti en plus."
    )


class RienDehors(Refus):
    texte = _("Rien n’est sorti pour cette séance\u00a0: il n’y a rien à rendre.")


class ReemploiAAnnuler(Refus):
    texte = _(
        "Le retour est annulé, mais pas ce qu’il disait réemployé\u00a0: "
        "annulez aussi le bon nº\u00a0%(bon)s, puis rendez."
    )


class TypeDeDonManquant(Refus):
    texte = _(
        "Le réemploi en atelier n’a pas sa destination\u00a0: dans les listes de la collecte, "
        "montrez un type de don qui devient «\u00a0usage interne\u00a0»."
    )
