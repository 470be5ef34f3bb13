"""What stands in other tools: a file held apart, told column by column, brought in as one."""
