"""What shows that nothing was changed, and what an administrator does when a clock or a base
went back.
"""
