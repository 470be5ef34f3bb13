"""The one door to the accountant's files and to whose the accounts are."""
