"""Exports of other sites: what people keep of their film lives elsewhere, in and out.

    export = read_export(path)                  rows of files, as entries
    report = match(export, films)               entries, as films of ours
    report = settle(report, answers)            what nobody but the person can know
    taken = take_in(report, films, library, "ana")

Nothing is lost without being counted: rows read are entries, rows skipped by reason, and rows that
told of the same film again; entries are films found, left open or left out.
"""
