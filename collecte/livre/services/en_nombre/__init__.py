"""Many gestures at once, written as their services would have written them one by one."""
