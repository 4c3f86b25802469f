"""Articles read by the workers of a Dask cluster. They need this version of the program and no sight of the folder: bytes and lexicon travel.

What a worker that dies was reading, another reads; a worker with another version of the program would read other facts, and ends the run.
"""

import logging
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from casebook import lexicon
from casebook.corpus.folder import Source, source_of
from casebook.errors import BadArgument, ReadingStopped
from casebook.facts.chunks import in_order
from casebook.facts.keys import program_key
from casebook.facts.part import Means, Shared, read_packed
from casebook.facts.parts import Readers

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECTING = 10  # seconds until a scheduler that does not answer is given up
WAITING = 30  # seconds after which somebody looks whether any worker is left
LOGS = ("distributed", "distributed.client", "distributed.scheduler")  # what they tell of a lost connection, one line says
# Dask advises against tasks of so many bytes on standard error; eight of the longest articles are 40 MB.
ARTICLES_ARE_LONG = {"distributed.admin.large-graph-warning-threshold": "1GB"}

SentLexicon = tuple[tuple[str, bytes], ...]  # the files of the lexicon beside the articles: name, bytes

# A worker may run several threads. Reading would gain nothing by them, since Python runs one at a time.
_READING = Lock()


class OtherProgram(ReadingStopped):
    """A worker has another version of the program, of its lexicon or of a library."""


def read_on(scheduler: str) -> Readers:
    """Who reads articles at the scheduler of that address, tcp://HOST:PORT.

    Raise, once the first article is asked for, BadArgument where nothing answers there, ReadingStopped where the cluster cannot go on.
    """

    def read(files: Sequence[Path], shared: Shared) -> Iterator[bytes]:
        if files:
            over = tuple((file.name, file.read_bytes()) for file in lexicon.files(shared.over)) if shared.over else None
            with _client(scheduler) as client:
                cluster = _Cluster(client, scheduler, over, shared.key, shared.engine)
                yield from in_order(files, cluster.submit, cluster.threads)

    return read


@contextmanager
def _client(scheduler: str) -> Iterator["Client"]:
    import dask  # half a second, and only some have a cluster
    from distributed import Client

    for name in LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(scheduler, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BadArgument(f"--scheduler {scheduler}: {error}; start one by `dask scheduler` and give its address, tcp://HOST:PORT") from error
    with client, dask.config.set(ARTICLES_ARE_LONG):
        try:
            client.wait_for_workers(1, timeout=WAITING)
        except TimeoutError as error:
            raise _no_worker(scheduler) from error
        yield client


@dataclass(frozen=True)
class _Cluster:
    """A connected cluster, and what its workers are sent with the articles."""

    client: "Client"
    scheduler: str
    over: SentLexicon | None
    key: str
    engine: str

    def submit(self, files: Sequence[Path]) -> "_Chunk":
        """Have some articles read."""
        sources = [source_of(file) for file in files]
        with self.reached():
            return _Chunk(self.client.submit(read_sent, sources, self.over, self.key, self.engine, pure=False), self)

    def threads(self) -> int:
        """How many chunks the workers there are now can have at once; 0 where there is no worker."""
        with self.reached():
            return sum(self.client.nthreads().values())

    @contextmanager
    def reached(self) -> Iterator[None]:
        """Say in one line where the scheduler no longer answers."""
        from distributed.client import ClosedClientError

        try:
            yield
        except (CancelledError, ClosedClientError, OSError) as error:
            raise ReadingStopped(f"reading stopped: the scheduler at {self.scheduler} is gone; start it and run it again") from error


@dataclass(frozen=True)
class _Chunk:
    """Some articles that a cluster reads."""

    future: "Future"
    cluster: _Cluster

    def result(self) -> list[bytes]:
        """Wait for them, as long as there is a worker."""
        while (parts := self._result()) is None:
            if not self.cluster.threads():
                raise _no_worker(self.cluster.scheduler)
        return parts

    def _result(self) -> list[bytes] | None:
        """None where they take longer than one waits without looking."""
        from distributed import KilledWorker

        with self.cluster.reached():
            try:
                return self.future.result(timeout=WAITING)
            except TimeoutError:
                return None
            except KilledWorker as error:
                raise ReadingStopped("reading stopped: some articles ended worker after worker; give workers more memory and run it again") from error
            except (ImportError, OSError, RuntimeError) as error:
                if self.future.status != "error":
                    raise
                raise _failed(error, self.cluster.scheduler) from error


def _failed(error: Exception, scheduler: str) -> ReadingStopped:
    """The fault of a worker, or of the scheduler, and not of an article: this program is not there, its disk is full."""
    why = f"a machine of the cluster at {scheduler} cannot read articles ({error})"
    return ReadingStopped(f"reading stopped: {why}; see that the scheduler and all workers have this program and room for temporary files")


def _no_worker(scheduler: str) -> ReadingStopped:
    return ReadingStopped(f"reading stopped: the scheduler at {scheduler} has no worker; start some by `dask worker {scheduler}` and run it again")


def read_sent(sources: Sequence[Source], over: SentLexicon | None, key: str, engine: str) -> list[bytes]:
    """On a worker: some articles as packed parts. Raises OtherProgram."""
    with _READING:
        means = _means(over, key, engine)
        return [read_packed(source, means) for source in sources]


@lru_cache(maxsize=2)
def _means(over: SentLexicon | None, key: str, engine: str) -> Means:
    with tempfile.TemporaryDirectory(prefix="casebook-") as name:
        folder = Path(name) if over is not None else None
        for file, data in over or ():
            (Path(name) / file).write_bytes(data)
        if not find_spec(engine) or program_key(folder, engine) != key:
            raise OtherProgram(
                "reading stopped: a worker has another version of the program; install this one with the same libraries on all of them"
            )
        return Means.load(folder, engine)
