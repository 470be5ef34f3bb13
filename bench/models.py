"""The floor's tables: what a deposit of three lines would be if it promised nothing."""

from django.db import models


class Tete(models.Model):
    """A header: who, where, when."""

    uuid = models.UUIDField("identifiant", unique=True)
    lieu = models.CharField("lieu", max_length=8)
    point = models.IntegerField("point")
    origine = models.IntegerField("origine")
    localite = models.IntegerField("localité")
    le = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        verbose_name = "tête"
        verbose_name_plural = "têtes"

    def __str__(self) -> str:
        return str(self.uuid)


class Rang(models.Model):
    """A line: what, how heavy."""

    tete = models.ForeignKey(Tete, models.PROTECT, related_name="rangs", verbose_name="tête")
    categorie = models.IntegerField("catégorie")
    masse_g = models.BigIntegerField("masse")
    destination = models.CharField("destination", max_length=20)

    class Meta:
        verbose_name = "rang"
        verbose_name_plural = "rangs"

    def __str__(self) -> str:
        return f"{self.categorie} : {self.masse_g} g"
