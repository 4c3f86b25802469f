"""In a notebook, Tab within quotation marks completes what a question takes: `case.finding("la`.

IPython completes attributes and files by itself. What a string may be only the object knows that is asked, and says in `offered(question)`.
"""

import re
import sys
from typing import Any

ASKED = re.compile(r"""(?P<of>\w+)\.(?P<question>\w+)\((?:\s*(?:"[^"]*"|'[^']*')\s*,)*\s*["'](?P<begun>[^"']*)$""")


def complete_ids() -> None:
    """Teach the IPython that this runs in, where it does, to complete ids; once taught it is not taught again."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell and ids not in shell.Completer.custom_matchers:
        shell.Completer.custom_matchers.append(ids)


def ids(context: Any) -> dict[str, Any]:
    """IPython's matcher, of its second form: what goes on as the text before the cursor begins."""
    from IPython.core.completer import SimpleCompletion

    asked = ASKED.search(context.text_until_cursor)
    of = sys.modules["IPython"].get_ipython().user_ns.get(asked["of"]) if asked else None
    offered = of.offered(asked["question"]) if hasattr(of, "offered") else []
    found = [SimpleCompletion(text=name, type="id") for name in offered if name.startswith(asked["begun"])]
    return {"completions": found, "matched_fragment": asked["begun"] if asked else "", "suppress": bool(found)}


ids.matcher_api_version = 2  # type: ignore[attr-defined]  # by which IPython tells the forms apart
