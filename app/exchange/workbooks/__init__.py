"""Workbooks for Excel and Calc."""
