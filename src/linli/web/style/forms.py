from __future__ import annotations

from django import forms

CATEGORIES = [
    ("sewage_overflow", "污水外溢"),
    ("blocked_drain", "下水堵塞"),
    ("stairwell_light", "楼道灯"),
    ("clutter", "乱堆放"),
    ("broken_railing", "栏杆破损"),
    ("manhole_cover", "井盖"),
    ("waste_smell", "垃圾异味"),
    ("disorderly_parking", "乱停车"),
]


class SampleForm(forms.Form):
    """A report, as the style page shows its fields."""

    category = forms.ChoiceField(label="是哪一类？", choices=CATEGORIES, widget=forms.RadioSelect)
    words = forms.CharField(
        label="说一句", help_text="在哪儿、怎么了。一句就够。", widget=forms.Textarea({"rows": 3})
    )
    phone = forms.RegexField(
        r"1\d{10}",
        label="怎么找您？",
        required=False,
        help_text="办好了告诉您一声",
        error_messages={"invalid": "手机号是 11 位数字，这里少了一位。您再看看？"},
    )
    building = forms.ChoiceField(label="哪栋楼？", choices=[("1", "塔山中路 159-1")])
    told = forms.BooleanField(label="办好以后，可以在楼道里写上我的姓", required=False)
