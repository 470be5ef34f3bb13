"""The API: which figures others read, by which key; its keys, its schema, its documentation."""
