"""Exports of other sites, in and out."""
