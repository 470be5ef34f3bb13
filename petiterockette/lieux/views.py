from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from .appareil import retenir_le_point
from .models import Point


def point_choisir(request: HttpRequest) -> HttpResponse:
    """Choose once where this device stands."""
    points = Point.objects.ouverts(timezone.localdate()).select_related("lieu")
    suite = request.POST.get("suite") or request.GET.get("suite") or "/"
    if not url_has_allowed_host_and_scheme(suite, allowed_hosts=None):
        suite = "/"
    if request.method == "POST":
        point = get_object_or_404(points, pk=request.POST.get("point") or 0)
        reponse = redirect(suite)
        retenir_le_point(reponse, point, securise=settings.HTTPS)
        return reponse
    return render(request, "lieux/point_choisir.html", {"points": points, "suite": suite})
