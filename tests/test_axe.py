"""What asks axe finds what is wrong: on the page, or in the dialog that stands over it."""

from tests.axe import defauts

PAGE = """<html lang="fr"><title>Essai</title><main><h1>Essai</h1><button id="dehors"></button>
<dialog aria-label="Essai"><button id="dedans"></button></dialog></main></html>"""


def test_axe_voit_ce_qui_n_a_pas_de_nom_et_dans_un_dialogue_lui_seul(page):
    page.set_content(PAGE)
    [sur_la_page] = defauts(page)
    page.evaluate("document.querySelector('dialog').showModal()")
    [dans_le_dialogue] = defauts(page)

    assert sur_la_page.startswith('button-name : <button id="dehors">')
    assert dans_le_dialogue.startswith('button-name : <button id="dedans">')
    assert defauts(page, graves=True) == [dans_le_dialogue]
