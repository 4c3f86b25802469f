"""The whole build: articles → facts → notebooks → one report in each language and format.

    check      every argument, before anything is read
    alone      no other build writes into the folder, and what a killed one left is put right (lock.py, publish.py)
    compare    what goes in with what went into the last build (record.py): where nothing changed there is nothing to do
    facts      read, or taken from the cache; themes of which they do not speak are left out
    notebooks  asked for their answers (answers.py), and those whose answers are not those of a run in the cache run side by side; where one fails, a
               line stands for it (missing.py)
    afterwards what only the whole report can say: what changed since the last one, and what each finding hangs on (afterwards.py)
    export     the combined notebook of each edition, each format by itself, or taken from the cache where its parts are the same (export.py)
    publish    everything was made in a folder beside; only now is it renamed to its place (publish.py)

A build that fails before the last step has changed nothing.
"""

import gc
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook import paths
from casebook.errors import InputChanged, NotebookFailed
from casebook.findings.codebook import Codebook, read_codebooks
from casebook.lexicon import beside
from casebook.progress import Watch
from casebook.report import record
from casebook.report.assemble import combine, for_slides
from casebook.report.cache import Shelf, digest, judgements_key, notebook_key, program_key
from casebook.report.export import FORMATS, SLIDES, Export, export_all
from casebook.report.lock import sole_build
from casebook.report.missing import stand_in
from casebook.report.order import Order
from casebook.report.parameters import check_parameters
from casebook.report.publish import publish, recover, staging
from casebook.report.strict import broken_findings, lost_passages, unspoken_themes
from casebook.say import LANGS

if TYPE_CHECKING:
    from casebook.case import Case
    from casebook.report.answers import Answers

WORKERS = min(8, (os.cpu_count() or 1) + 3)  # more than there are processors: a kernel waits while it starts and ends, and for its messages


@dataclass(frozen=True)
class Done:
    """What came of a build: one line in all, one for each thing refused or missing, one for each thing that fails a strict build."""

    summary: str
    refusals: list[str]
    broken: list[str]


@dataclass(frozen=True)
class Plan:
    """A build whose arguments are good: the order, its editions and notebooks, and the keys of what goes in."""

    order: Order
    langs: tuple[str, ...]
    notebooks: list[Path]
    program: str
    judgements: str
    articles: str
    texts: str

    def key(self) -> str:
        """Key of everything that goes into an edition."""
        talk = json.dumps(self.order.asked_of_slides(), sort_keys=True)
        return digest([self.program, self.judgements, self.articles, self.texts, self.order.as_of, talk])

    def codebooks(self) -> list[Codebook]:
        """The codebooks of the themes in this build."""
        themes = {n.stem for n in self.notebooks}
        return [book for book in read_codebooks(paths.NOTEBOOKS) if book.theme in themes]

    def of_what_is_told(self, case: "Case") -> tuple["Plan", list[Codebook]]:
        """This plan without the themes of which the articles do not speak, and the codebooks of the others."""
        told = case.themes
        unspoken = {book.theme for book in case.left_out}
        notebooks = [n for n in self.notebooks if n.stem not in unspoken]
        return replace(self, notebooks=notebooks), [told[n.stem].codebook for n in notebooks if n.stem in told]


@dataclass(frozen=True)
class Run:
    """One notebook in one language, and the key of what comes of it."""

    lang: str
    notebook: Path
    key: str


def build_report(order: Order, watch: Watch) -> Done:
    """Build what is ordered into OUT/report and OUT/figures. Raises CasebookError, and then has changed nothing."""
    plan = make_plan(order)
    with sole_build(order.out, wait=lambda: watch.running(f"waiting for another build into {order.out}")) as waited:
        plan = make_plan(order) if waited else plan
        recover(order.out)
        last = record.read(order.out)
        if all(record.unchanged(order.out, last, lang, plan.key()) for lang in plan.langs):
            return done(plan, last, "nothing has changed since the last build; nothing to do")
        made = make(plan, last, watch)
    return done(
        plan, made, f"wrote {len(record.files(made)) + 1} files{left_out(made)}; open {order.out / 'report' / f'report.{plan.langs[0]}.html'}"
    )


def make_plan(order: Order) -> Plan:
    """Check an order. Raises BadArgument or CannotWrite."""
    from casebook.facts.keys import facts_key

    order.check_date()
    order.check_out()
    langs, notebooks = order.langs(), order.notebooks()
    for notebook in notebooks:
        check_parameters(notebook, parameters(order, langs[0], "", Path()))
    texts = digest(piece for n in notebooks for piece in (n.name, n.read_bytes()))
    plan = Plan(order, langs, notebooks, program_key(), judgements_key(), facts_key(order.articles), texts)
    order.check_talk(plan.codebooks() if order.talk.slides is not None else ())  # not read for a build that may have nothing to do
    return plan


def done(plan: Plan, made: dict[str, Any], what: str) -> Done:
    """What to say of a build whose record is `made`."""
    broken = dict.fromkeys(line for lang in plan.langs for line in made["editions"][lang]["broken"])
    missing = dict.fromkeys(line for lang in plan.langs for line in made["editions"][lang]["missing"])
    return Done(what, [*made["refused"], *missing], list(broken))


def left_out(made: dict[str, Any]) -> str:
    """Which themes a build left out, as part of what to say of it."""
    return f"; left out, since the articles do not speak of it: {', '.join(made['left_out'])}" if made["left_out"] else ""


def make(asked: Plan, last: dict[str, Any], watch: Watch) -> dict[str, Any]:
    """Make everything in a folder beside, then put it in its place. The record of the build."""
    from casebook.facts.records import fingerprint
    from casebook.facts.store import cached_facts, write_facts
    from casebook.figures.table_file import table_csv
    from casebook.findings.coded import CODED_COLUMNS, CODES_FILE, RULES_FILE, coding_rules
    from casebook.report.afterwards import found_afterwards, told_afterwards
    from casebook.report.answers import Unfinished
    from casebook.report.forks import warm_up

    warm_up()
    gc.freeze()  # what is imported by now stays: no need to look through it for garbage again and again
    watch.start(1 + len(asked.langs) * (len(asked.notebooks) + len(FORMATS)))
    facts, refusals, reading = cached_facts(asked.order.articles, scheduler=asked.order.scheduler, on_article=watch.article)
    books, over = read_codebooks(paths.NOTEBOOKS), beside(asked.order.articles)
    cases = {lang: Unfinished("", facts, lang, asked.order.as_of, None, books, over) for lang in LANGS}
    told = cases[asked.langs[0]]  # what does not depend on the language is the same of each
    plan, books = asked.of_what_is_told(told)
    unspoken = [n.stem for n in asked.notebooks if n not in plan.notebooks]
    watch.done(1 + len(plan.langs) * len(unspoken))
    lost = lost_passages(books, facts.sentences) + unspoken_themes(unspoken)
    with staging(plan.order.out) as stage, ExitStack() as borrowed:
        facts_folder = stage / "common" / "report" / "facts"
        write_facts(told.published, facts_folder)
        columns = [{"key": name, "label": name} for name in CODED_COLUMNS]
        (facts_folder / CODES_FILE).write_bytes(table_csv(columns, told.coded))
        (facts_folder / RULES_FILE).write_text(coding_rules(told.books), encoding="utf-8")
        combined, missing = run_editions(plan, cases, stage, borrowed, watch)
        program = digest([plan.program, plan.judgements])
        known = found_afterwards(plan.order.out, cases, told.as_of, program, combined, stage / "common")
        for lang in plan.langs:
            combined[lang] = told_afterwards(combined[lang], known, lang)
        export_editions(plan, combined, stage, watch)
        made = {
            **record.blank(),
            "articles": fingerprint(d for d in facts.documents if not d.refused),
            "reading": reading,
            "refused": [str(r) for r in refusals],
            "left_out": unspoken,
            "facts": record.digests(stage / "common"),
        }
        same = {"key": asked.key(), "as_of": told.as_of, "snapshot": record.snapshot(made)}
        editions = {
            lang: {**same, "broken": broken_findings(combined[lang]) + lost, "missing": missing[lang], "files": record.digests(stage / lang)}
            for lang in plan.langs
        }
        made["editions"] = dict(sorted({**last["editions"], **editions}.items()))
        check_unchanged(asked)
        record.write(made, stage / "record")
        publish([stage / part for part in ("common", *plan.langs, "record")], plan.order.out, record.files(last), record.files(made))
    return made


def check_unchanged(plan: Plan) -> None:
    """Raise InputChanged where what goes in is no longer what the plan was made of: a page, or a notebook in the cache, would go by another's name."""
    if make_plan(plan.order).key() != plan.key():
        raise InputChanged(f"{plan.order.articles}: the articles or the program changed while the report was made; build again")


def parameters(order: Order, lang: str, as_of: str, out: Path) -> dict[str, Any]:
    """What every notebook is told. Paths are absolute, since a notebook runs in its own folder."""
    return {"articles": str(order.articles.resolve()), "lang": lang, "as_of": as_of, "out": str(out)}


def run_editions(
    plan: Plan, cases: "dict[str, Case]", stage: Path, borrowed: ExitStack, watch: Watch
) -> tuple[dict[str, dict[str, Any]], dict[str, list[str]]]:
    """Run the notebooks of all editions, side by side. Of each edition the combined notebook, whose figures
    come into `stage`, and one line for each notebook that failed. Raises NotebookFailed where none did not."""
    watch.running("running notebooks")
    runs, kept, failures = run_all(plan, cases, borrowed, watch)
    if len(failures) == len(runs):
        raise NotebookFailed(next(iter(failures.values())))
    combined = {}
    for lang in plan.langs:
        folders = [kept[run.key] for run in runs if run.lang == lang]
        combined[lang] = combine([folder / "executed.ipynb" for folder in folders], lang)
        for folder in folders:
            shutil.copytree(folder / "figures", stage / lang / "figures", dirs_exist_ok=True)
    return combined, {lang: [failures[run.key] for run in runs if run.lang == lang and run.key in failures] for lang in plan.langs}


def run_key(plan: Plan, case: "Case", notebook: Path, answers: "Answers | None") -> str:
    """Key of what comes of a notebook: of the answers that it gets, or where these cannot be known of all articles and codebooks."""
    if answers:
        return notebook_key(notebook, {"lang": case.lang}, plan.program, answers.key)
    return notebook_key(notebook, {"lang": case.lang, "as_of": case.as_of}, plan.program, plan.judgements, plan.articles)


def run_all(plan: Plan, cases: "dict[str, Case]", borrowed: ExitStack, watch: Watch) -> tuple[list[Run], dict[str, Path], dict[str, str]]:
    """Every notebook in every edition, {key: folder with the executed notebook and its figures}, and {key: why it failed}. A notebook that the cache
    does not have runs while the answers to the next are still asked for."""
    from casebook.answered import leaving
    from casebook.report.answers import answers
    from casebook.report.run import Job, run_notebooks

    shelf, as_of = Shelf("notebooks"), cases[plan.langs[0]].as_of
    runs: list[Run] = []
    folders: dict[str, Path] = {}
    jobs: dict[str, Job] = {}

    def fresh() -> Iterator[Job]:
        for lang, notebook in product(plan.langs, plan.notebooks):
            known = answers(cases[lang], notebook)
            run = Run(lang, notebook, run_key(plan, cases[lang], notebook, known))
            runs.append(run)
            found = shelf.find(run.key)
            if found:
                folders[run.key] = found
                watch.done()
                continue
            folder = borrowed.enter_context(shelf.new())
            (folder / "figures").mkdir()
            told = parameters(plan.order, lang, as_of, folder / "figures")
            if known:
                waiting.enter_context(leaving(known.given, folder / "figures"))
            jobs[run.key] = Job(notebook, told, folder / "executed.ipynb", shelf.failed(f"{notebook.stem}.{lang}.ipynb"))
            yield jobs[run.key]

    with ExitStack() as waiting:
        failed = run_notebooks(fresh(), WORKERS, lambda job: watch.done())
    if jobs:
        check_unchanged(plan)
    failures = {key: why for key, ran in jobs.items() for job, why in failed if job is ran}
    folders |= {key: shelf.put(job.executed.parent, key) for key, job in jobs.items() if key not in failures}
    shelf.prune()
    titles = {book.theme: book.head["title"] for book in plan.codebooks()} if failures else {}
    for run in runs:
        if run.key in failures:
            folder = borrowed.enter_context(shelf.new())
            (folder / "figures").mkdir()
            stand_in(titles.get(run.notebook.stem, {}).get(run.lang, run.notebook.stem), run.lang, failures[run.key], folder / "executed.ipynb")
            folders[run.key] = folder
    return runs, folders, failures


def export_editions(plan: Plan, combined: dict[str, dict[str, Any]], stage: Path, watch: Watch) -> None:
    """Make every format of every edition under `stage`; only the slides are given what is asked of slides."""
    watch.running("setting pages")
    for lang in plan.langs:
        (stage / lang / "report").mkdir(parents=True)
        parts = {"pages": combined[lang], "slides": for_slides(combined[lang], plan.order.asked_of_slides())}
        for name, notebook in parts.items():
            (stage / name).mkdir(exist_ok=True)
            (stage / name / f"{lang}.ipynb").write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    exports = [
        Export(
            stage / ("slides" if name in SLIDES else "pages") / f"{lang}.ipynb",
            exporter,
            stage / lang / "report" / name.format(lang=lang),
            plan.program,
        )
        for name, exporter in FORMATS.items()  # what takes longest begins first, in all editions
        for lang in plan.langs
    ]
    export_all(exports, lambda export: watch.done())
