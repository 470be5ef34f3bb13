"""A test that does not run proves nothing: a skipped or xfailed one fails the run."""

import pytest

_INTERDITS = ("skipped", "xfailed", "xpassed")


def _fautifs(config: pytest.Config) -> list[str]:
    rapporteur = config.pluginmanager.get_plugin("terminalreporter")
    if rapporteur is None:
        return []
    return [rapport.nodeid for etat in _INTERDITS for rapport in rapporteur.stats.get(etat, [])]


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if exitstatus == pytest.ExitCode.OK and _fautifs(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    fautifs = _fautifs(config)
    if fautifs:
        terminalreporter.section("tests sautés ou attendus en échec : la suite échoue", red=True)
        for nodeid in fautifs:
            terminalreporter.write_line(nodeid)
