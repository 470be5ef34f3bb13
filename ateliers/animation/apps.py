from petiterockette.affichage import apps as affichage


class AnimationConfig(affichage.Salle):
    name = "ateliers.animation"
    label = "animation"
    verbose_name = "animation"
