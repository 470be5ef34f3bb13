"""What the till's money is counted under and paid with: activities, VAT, accounts, means;
and how a row of its lists is written.
"""
