"""What many years weigh: telling them, checking their books, closing and archiving one."""
