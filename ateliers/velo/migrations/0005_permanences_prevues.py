import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('benevolat', '0001_initial'),
        ('velo', '0004_mots_du_controle'),
    ]

    operations = [
        migrations.AddField(
            model_name='permanence',
            name='prevue',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='benevolat.permanence', verbose_name='permanence prévue'),
        ),
        migrations.AddField(
            model_name='visite',
            name='annulee_le',
            field=models.DateTimeField(blank=True, null=True, verbose_name='annulée le'),
        ),
        migrations.AlterField(
            model_name='permanence',
            name='pieds',
            field=models.PositiveSmallIntegerField(verbose_name='places pour réparer'),
        ),
        migrations.AlterField(
            model_name='visite',
            name='pied',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='place pour réparer'),
        ),
        migrations.AddConstraint(
            model_name='visite',
            constraint=models.CheckConstraint(condition=models.Q(('annulee_le', None), models.Q(('a_repare', False), ('partie_le__isnull', False)), _connector='OR'), name='velo_visite_annulee', violation_error_message='Une visite annulée n’est plus ici et n’a rien réparé.'),
        ),
        migrations.AlterConstraint(
            model_name='permanence',
            name='velo_permanence_pieds',
            constraint=models.CheckConstraint(condition=models.Q(('pieds__range', (1, 30))), name='velo_permanence_pieds', violation_error_message='De 1 à 30 places pour réparer.'),
        ),
        migrations.AlterConstraint(
            model_name='visite',
            name='velo_visite_un_pied',
            constraint=models.UniqueConstraint(condition=models.Q(('partie_le', None), ('pied__isnull', False)), fields=('permanence', 'pied'), name='velo_visite_un_pied', violation_error_message='Cette place est déjà prise.'),
        ),
        migrations.AlterConstraint(
            model_name='visite',
            name='velo_visite_installee',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('installee_le', None), ('pied', None)), models.Q(('installee_le__isnull', False), ('pied__isnull', False)), _connector='OR'), name='velo_visite_installee', violation_error_message='Une personne installée a une place.'),
        ),
    ]
