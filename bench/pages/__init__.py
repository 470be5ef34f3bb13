"""What is read: the year's page, the directory, the API, then each page that links lead to."""
