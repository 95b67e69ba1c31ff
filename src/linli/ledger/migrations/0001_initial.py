import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('journal', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.CharField(choices=[('points', 'Points'), ('fen', 'Fen')], max_length=6)),
                ('kind', models.CharField(max_length=24)),
                ('holder', models.CharField(default='', max_length=48)),
                ('floor', models.BigIntegerField(null=True)),
                ('balance', models.BigIntegerField(default=0)),
                ('seq', models.BigIntegerField(default=0)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('unit'), models.F('kind'), models.F('holder'), name='ledger_account_once'), models.CheckConstraint(condition=models.Q(('unit__in', ['points', 'fen'])), name='ledger_account_unit'), models.CheckConstraint(condition=models.Q(('floor__isnull', True), ('balance__gte', models.F('floor')), _connector='OR'), name='ledger_account_floor')],
            },
        ),
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('digest', models.BinaryField(max_length=32)),
                ('kind', models.CharField(max_length=24)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('by_id', models.BigIntegerField(null=True)),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('memo', models.TextField(default='')),
                ('because', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.recordedfact')),
                ('community', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.community')),
                ('reverses', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='ledger.move')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('key'), name='ledger_move_key'), models.UniqueConstraint(models.F('reverses'), condition=models.Q(('reverses__isnull', False)), name='ledger_move_reversed_once'), models.CheckConstraint(condition=models.Q(('because__isnull', False), ('kind', 'opening'), _connector='OR'), name='ledger_move_because')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('pk', models.CompositePrimaryKey('account_id', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('amount', models.BigIntegerField()),
                ('balance_after', models.BigIntegerField()),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.account')),
                ('move', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='ledger.move')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='ledger_entry_moves')],
            },
        ),
    ]
