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
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('goods', 'goods'), ('service', 'service')], max_length=8)),
                ('name', models.CharField(max_length=80)),
                ('cost_points', models.PositiveIntegerField()),
                ('stock', models.PositiveIntegerField(blank=True, null=True)),
                ('left', models.PositiveIntegerField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='credit_item_code'), models.CheckConstraint(condition=models.Q(('cost_points__gt', 0)), name='credit_item_cost')],
            },
        ),
        migrations.CreateModel(
            name='Redemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('quantity', models.PositiveIntegerField()),
                ('points', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('move_id', models.BigIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redemptions', to='credit.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redemptions', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='credit_redemption_code'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='credit_redemption_quantity')],
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('code_of_rule', models.CharField(max_length=48)),
                ('points', models.PositiveIntegerField(blank=True, null=True)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('adopted_by', models.CharField(blank=True, default='', max_length=120)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='credit_rule_code'), models.CheckConstraint(condition=models.Q(('points__isnull', True), ('points__gt', 0), _connector='OR'), name='credit_rule_only_gives')],
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('because_id', models.BigIntegerField()),
                ('move_id', models.BigIntegerField(unique=True)),
                ('reversed_move_id', models.BigIntegerField(blank=True, null=True, unique=True)),
                ('reversed_at', models.DateTimeField(blank=True, null=True)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='places.dwelling')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='people.person')),
                ('shop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='places.shop')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='credit.rule')),
            ],
            options={
                'indexes': [models.Index(models.F('community'), models.F('because_id'), name='credit_award_because')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dwelling__isnull', True), ('person__isnull', False), ('shop__isnull', True)), models.Q(('dwelling__isnull', True), ('person__isnull', True), ('shop__isnull', False)), models.Q(('dwelling__isnull', False), ('person__isnull', True), ('shop__isnull', True)), _connector='OR'), name='credit_award_one_holder'), models.CheckConstraint(condition=models.Q(('points__gt', 0)), name='credit_award_gives')],
            },
        ),
        migrations.CreateModel(
            name='RuleTier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('above_hours', models.PositiveIntegerField()),
                ('up_to_hours', models.PositiveIntegerField(blank=True, null=True)),
                ('hours_per_point', models.PositiveIntegerField()),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tiers', to='credit.rule')),
            ],
            options={
                'ordering': ['above_hours'],
                'constraints': [models.CheckConstraint(condition=models.Q(('hours_per_point__gt', 0)), name='credit_tier_only_gives')],
            },
        ),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('code_of_rule', models.CharField(max_length=48)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField()),
                ('run_at', models.DateTimeField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='credit_settlement_code'), models.CheckConstraint(condition=models.Q(('to_date__gte', models.F('from_date'))), name='credit_settlement_span')],
            },
        ),
        migrations.CreateModel(
            name='Honour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('title', models.CharField(choices=[('excellent_party_member', 'excellent Party member'), ('excellent_unit_leader', 'excellent unit leader'), ('good_neighbour', 'good neighbour')], max_length=32)),
                ('nominated_on', models.DateField()),
                ('comment_until', models.DateField()),
                ('awarding_body', models.CharField(choices=[('party_branch', 'Party branch'), ('residents_committee', "residents' committee")], max_length=24)),
                ('awarded_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='honours_approved', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('nominated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='honours_proposed', to='people.person')),
                ('nominee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='people.person')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='credit_honour_code'), models.CheckConstraint(condition=models.Q(('awarded_on__isnull', True), models.Q(('nominee', models.F('approved_by')), _negated=True), _connector='OR'), name='credit_honour_not_self'), models.CheckConstraint(condition=models.Q(('awarded_on__isnull', True), ('awarded_on__gt', models.F('comment_until')), _connector='OR'), name='credit_honour_after_comment')],
            },
        ),
    ]
