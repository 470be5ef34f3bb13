
app_name = "personnes"

urlpatterns: list = []
