import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Budget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('source', models.CharField(max_length=200)),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('method', models.CharField(choices=[('equal_shares', 'Equal shares: every home has the same part to give'), ('most_wanted', 'The most wanted first')], max_length=16)),
                ('state', models.CharField(choices=[('proposing', 'gathering wishes'), ('voting', 'every home chooses'), ('decided', 'decided')], default='proposing', max_length=12)),
                ('propose_until', models.DateTimeField()),
                ('vote_until', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='spending_budget_code'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='spending_amount'), models.CheckConstraint(condition=models.Q(('vote_until__gt', models.F('propose_until'))), name='spending_span')],
            },
        ),
        migrations.CreateModel(
            name='Improvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=80)),
                ('words', models.TextField(blank=True, default='')),
                ('cost_fen', models.PositiveBigIntegerField()),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('proposed', 'is being looked at'), ('admitted', 'on the list'), ('declined', 'cannot be done from this money')], default='proposed', max_length=12)),
                ('declined_because', models.CharField(blank=True, default='', max_length=200)),
                ('won', models.BooleanField(blank=True, null=True)),
                ('key', models.CharField(max_length=36)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='spending.budget')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='improvements_proposed', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='spending_improvement_code'), models.UniqueConstraint(models.F('community'), models.F('key'), name='spending_wish_once'), models.CheckConstraint(condition=models.Q(('cost_fen__gt', 0)), name='spending_cost')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='places.dwelling')),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approvals_given', to='people.person')),
                ('improvement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='spending.improvement')),
            ],
            options={
                'indexes': [models.Index(models.F('dwelling'), name='spending_approval_home')],
                'constraints': [models.UniqueConstraint(models.F('improvement'), models.F('dwelling'), name='spending_approval_once')],
            },
        ),
    ]
