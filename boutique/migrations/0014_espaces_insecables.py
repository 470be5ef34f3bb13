"""A sign never begins a line alone, in what forms and refusals say too."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('boutique', '0013_tickets_a_l_heure'),
    ]

    operations = [
        migrations.AlterField(
            model_name='postecomptable',
            name='poste',
            field=models.CharField(choices=[('tva', 'TVA collectée'), ('banque', 'banque'), ('manque', 'caisse\xa0: il manque'), ('trop', 'caisse\xa0: il y a trop'), ('depense', 'petites dépenses, à ventiler'), ('matiere', 'matière vendue à des recycleurs'), ('clients', 'clients, factures à recevoir'), ('solidaire', 'bons solidaires dépensés, dus par les prescripteurs')], max_length=12, unique=True, verbose_name='poste'),
        ),
        migrations.AlterField(
            model_name='regimetva',
            name='autres_taux',
            field=models.CharField(blank=True, db_default='', max_length=40, validators=[django.core.validators.RegexValidator('^[1-9]\\d{0,3}(,[1-9]\\d{0,3})*$', 'Un taux est sous 100\xa0%.')], verbose_name='autres taux admis'),
        ),
        migrations.AlterField(
            model_name='regimetva',
            name='taux_cp',
            field=models.PositiveSmallIntegerField(default=0, help_text='en centièmes de pour cent\xa0: 2000 pour 20\xa0%', verbose_name='taux'),
        ),
        migrations.AlterConstraint(
            model_name='operation',
            name='boutique_operation_pourcent',
            constraint=models.CheckConstraint(condition=models.Q(('pourcent__range', (1, 100))), name='boutique_operation_pourcent', violation_error_message='Une remise va de 1 à 100\xa0%.'),
        ),
    ]
