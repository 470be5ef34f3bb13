"""The list of bons, and the page of any one."""
