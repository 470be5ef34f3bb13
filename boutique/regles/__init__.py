"""What the till's money is counted under and paid with: activities, VAT, accounts, means."""
