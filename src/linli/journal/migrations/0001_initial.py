import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='RecordedFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=80)),
                ('matter', models.CharField(max_length=40)),
                ('matter_id', models.BigIntegerField()),
                ('values', models.JSONField()),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('by_id', models.BigIntegerField(null=True)),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('history', models.BooleanField(default=False)),
                ('remarks', models.JSONField(default=list)),
                ('because', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consequences', to='journal.recordedfact')),
            ],
            options={
                'indexes': [models.Index(models.F('community_id'), models.F('matter'), models.F('matter_id'), models.F('id'), name='journal_fact_matter'), models.Index(models.F('community_id'), models.F('kind'), models.F('at'), name='journal_fact_kind')],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('answered', models.BooleanField()),
                ('error', models.TextField(default='')),
                ('attempts', models.PositiveIntegerField(default=1)),
                ('tried_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reactions', to='journal.recordedfact')),
            ],
            options={
                'indexes': [models.Index(models.F('id'), condition=models.Q(('answered', False)), name='journal_reaction_failed')],
                'constraints': [models.UniqueConstraint(models.F('fact'), models.F('name'), name='journal_reaction_once')],
            },
        ),
        migrations.CreateModel(
            name='Refusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_id', models.BigIntegerField()),
                ('code', models.CharField(max_length=80)),
                ('act', models.CharField(max_length=120)),
                ('by_id', models.BigIntegerField(null=True)),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('row', models.CharField(default='', max_length=80)),
                ('asked', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [models.Index(models.F('community_id'), models.F('code'), models.F('id'), name='journal_refusal_code')],
            },
        ),
        migrations.CreateModel(
            name='Repeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('community_id', models.BigIntegerField()),
                ('act', models.CharField(max_length=120)),
                ('row', models.CharField(max_length=80)),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [models.Index(models.F('community_id'), models.F('act'), name='journal_repeat_act')],
            },
        ),
    ]
