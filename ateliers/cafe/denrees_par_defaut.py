"""The categories of food that the café starts with; the association changes them."""

# Code, name, short name, colour, drawing.
CATEGORIES = (
    ("denrees-legumes", "Fruits et légumes", "Légumes", "#2e9b4f", "carrot"),
    ("denrees-pain", "Pain et viennoiseries", "Pain", "#d89a3a", "croissant"),
    ("denrees-laitages", "Crèmerie et œufs", "Crèmerie", "#f2d94e", "milk"),
    ("denrees-viandes", "Viandes et poissons", "Viandes", "#c0453a", "fish"),
    ("denrees-epicerie", "Épicerie et boissons", "Épicerie", "#8a6fc0", "soup"),
    ("denrees-prepare", "Plats préparés", "Préparés", "#4a86c5", "salad"),
)
