"""What the database itself says of a day.

Django's own asks Python on SQLite: row after row, and no other tool could read a base whose
constraints call it.
"""

from django.db.models import DateField, Func, IntegerField


class Annee(Func):
    """The year of a day."""

    template = "EXTRACT(YEAR FROM %(expressions)s)::integer"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **contexte):
        template = "CAST(strftime('%%%%Y', %(expressions)s) AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **contexte)


class JourDeSemaine(Func):
    """The day of the week of a day, 1 for Monday."""

    template = "EXTRACT(ISODOW FROM %(expressions)s)::integer"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **contexte):
        dimanche_0 = "CAST(strftime('%%%%w', %(expressions)s) AS INTEGER)"
        template = f"(({dimanche_0} + 6) %%%% 7 + 1)"
        return super().as_sql(compiler, connection, template=template, **contexte)


class PremierDuMois(Func):
    """The first day of the month of a day."""

    template = "date_trunc('month', %(expressions)s)::date"
    output_field = DateField()

    def as_sqlite(self, compiler, connection, **contexte):
        template = "date(%(expressions)s, 'start of month')"
        return super().as_sql(compiler, connection, template=template, **contexte)
