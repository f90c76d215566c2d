"""Sheets of any arrangement → the values of a plan's indicators, cell by cell, and what was not understood."""
