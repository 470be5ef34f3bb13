"""The page of the sales, their indicators, their spreadsheets."""
