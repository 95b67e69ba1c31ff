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
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(blank=True, max_length=80, null=True)),
                ('at', models.DateTimeField()),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('move_id', models.BigIntegerField()),
                ('collector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs_received', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('key'), name='payments_hand_over_key')],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Expense',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vendor', models.CharField(max_length=80)),
                ('purpose', models.CharField(max_length=160)),
                ('at', models.DateTimeField()),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('channel', models.CharField(choices=[('cash', 'cash'), ('transfer', 'transfer')], max_length=24)),
                ('invoice_no', models.CharField(max_length=60)),
                ('key', models.CharField(max_length=80)),
                ('move_id', models.BigIntegerField()),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('paid_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='expenses_paid', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('key'), name='payments_expense_key')],
            },
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('vendor', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('site_visited', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, default='', max_length=200)),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotes', to='payments.inquiry')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='payments.quote')),
            ],
            options={
                'ordering': ['at', 'id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='payments_quote_code'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='payments_quote_amount')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('number', models.PositiveIntegerField()),
                ('key', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('amount_fen', models.PositiveBigIntegerField()),
                ('channel', models.CharField(max_length=24)),
                ('purpose', models.CharField(max_length=160)),
                ('external_no', models.CharField(blank=True, default='', max_length=40)),
                ('move_id', models.BigIntegerField()),
                ('collector', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipts_given', to='people.person')),
                ('community', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='places.community')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='places.dwelling')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(models.F('community'), models.F('collector'), models.F('at'), name='payments_receipt_collector')],
                'constraints': [models.UniqueConstraint(models.F('community'), models.F('code'), name='payments_receipt_code'), models.UniqueConstraint(models.F('community'), models.F('number'), name='payments_receipt_number'), models.UniqueConstraint(models.F('community'), models.F('key'), name='payments_receipt_key'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='payments_receipt_amount')],
            },
        ),
    ]
