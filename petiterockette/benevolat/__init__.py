"""Volunteers: hours in sealed rows, needs and permanences, who comes, exchanges, reminders."""
