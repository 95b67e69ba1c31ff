"""The mechanism: whoever helps is credited for it, it is told, and that brings the next one."""
