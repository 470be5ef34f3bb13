"""Sites, their points and their days: hours, openings, closings, intake suspended."""
