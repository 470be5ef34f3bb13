"""What is done behind the pages: works, the steps of the night, the worker."""
