"""The café: menus and allergens, rescued food by lots, suspended meals, hygiene, its day."""
