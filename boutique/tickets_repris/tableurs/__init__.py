"""Sales totals of before, as spreadsheets tell them: read, judged, written, cancelled."""
