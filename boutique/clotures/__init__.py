"""The closings of a till: sessions, days, months, exercises, in order."""
