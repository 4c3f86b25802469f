import contextlib

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st

from casebook import paths
from casebook.errors import BadArgument
from casebook.report.parameters import Parameter, check_parameters, declared, read_parameters

LINES = [
    ('lang: str = "en"  # edition', Parameter("lang", "str", "en", "edition")),
    ("top: int | None = None", Parameter("top", "int | None", None, "")),
    ('mark: str = "a=b # c"  # has = and # in it', Parameter("mark", "str", "a=b # c", "has = and # in it")),
    ("share: float = -0.5", Parameter("share", "float", -0.5, "")),
]


@pytest.mark.parametrize(("line", "parameter"), LINES)
def test_reads_a_line(line, parameter):
    assert read_parameters(line, "x.ipynb") == [parameter]


@pytest.mark.parametrize("line", ["lang = 'en'", "import os", "lang: str", "lang: str = f()", "lang: str = (", "a.b: int = 1", "  x: int = 1"])
def test_refuses_a_line_that_is_no_parameter(line):
    with pytest.raises(BadArgument, match=r"^x.ipynb: line 2 of the parameters cell"):
        read_parameters(f"a: int = 1\n{line}", "x.ipynb")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(source):
    with contextlib.suppress(BadArgument):
        assert all(isinstance(p, Parameter) for p in read_parameters(source, "x.ipynb"))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}_", fullmatch=True), st.none() | st.booleans() | st.integers() | st.text()))
def test_what_is_written_is_read(values):
    source = "".join(f"{name}: object = {value!r}  # help\n" for name, value in values.items())
    assert {p.name: p.default for p in read_parameters(source, "x.ipynb")} == values


def test_a_parameter_that_the_notebook_does_not_have_is_an_error(tmp_path):
    notebook = toy.write(tmp_path, "10-x", toy.notebook("1"))
    check_parameters(notebook, {"lang": "en", "articles": "."})
    with pytest.raises(BadArgument, match="10-x.ipynb: has no parameter 'langs'"):
        check_parameters(notebook, {"langs": "en"})


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}', '{"cells": [1]}'])
def test_a_file_that_is_no_notebook_is_named(tmp_path, content):
    (tmp_path / "10-x.ipynb").write_text(content)
    with pytest.raises(BadArgument, match="10-x.ipynb"):
        declared(tmp_path / "10-x.ipynb")


@pytest.mark.parametrize("notebook", sorted(paths.NOTEBOOKS.glob("*.ipynb")), ids=lambda n: n.stem)
def test_every_notebook_of_the_project_can_be_told_what_the_build_tells(notebook):
    known = declared(notebook)
    assert {"articles", "lang", "as_of", "out"} <= set(known)
    assert all(p.help for p in known.values())
