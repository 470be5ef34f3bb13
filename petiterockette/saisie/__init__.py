"""What a page receives: fields, forms, numbers of an address, what was sent twice."""
