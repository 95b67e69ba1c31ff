"""Which column of a file is which of our fields: recognised by name, then kept as a mapping."""

from __future__ import annotations

from collections.abc import Iterable

KNOWN = {
    "external_id": ("case_enquiry_id", "service_request_id", "工单编号", "工单号", "编号", "id"),
    "reported_at": ("open_dt", "requested_datetime", "受理时间", "来电时间", "登记时间"),
    "due_at": ("target_dt", "expected_datetime", "截止时间", "办理时限", "限办时间", "到期时间"),
    "closed_at": ("closed_dt", "办结时间", "结案时间"),
    "on_time": ("ontime", "on_time", "是否按时", "是否按期", "按时", "是否超期", "是否逾期"),
    "status": ("case_status", "status", "工单状态", "状态"),
    "title": ("case_title", "title", "诉求标题", "标题"),
    "description": ("description", "诉求内容", "来电内容", "内容"),
    "outcome": ("closure_reason", "status_notes", "办理结果", "处理结果"),
    "category": ("type", "service_code", "诉求类别", "问题分类", "类别"),
    "address": ("location", "address", "事发地址", "地址"),
    "lat": ("latitude", "lat", "纬度"),
    "lon": ("longitude", "long", "lon", "经度"),
}
"""Our fields and what files call them; the first that a file has is taken."""

NEEDED = ("external_id", "reported_at")
MOMENTS = ("reported_at", "due_at", "closed_at")
EXACT = (*MOMENTS, "external_id", "lat", "lon", "status", "on_time")
"""Fields of which only a date, a number or a known word is read: nothing of a person gets in."""

CLOSED = ["closed", "已办结", "办结", "已结案", "结案", "已关闭", "已完成"]
IN_TIME = ["ontime", "on time", "yes", "true", "1", "是", "按时", "按期", "未超期"]
NOT_LATE = ["no", "false", "0", "否", "未超期", "未逾期"]


def recognised(header: Iterable[str]) -> dict[str, str]:
    """Our fields with the columns of this file that hold them."""
    by_name = {name.strip().lower(): name for name in header}
    found = {}
    for field, names in KNOWN.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            found[field] = column
    return found


def meaning_in_time(column: str) -> list[str]:
    """Which values of an on-time column say yes; one that asks "overdue?" says so with no."""
    return NOT_LATE if any(word in column for word in ("超期", "逾期")) else IN_TIME
