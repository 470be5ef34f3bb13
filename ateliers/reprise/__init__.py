"""What the poles did before: séances, hours and audience in totals, beside what is counted here."""
