"""The exception that carries a refusal up to whoever keeps the list of them."""

from casebook.errors import Refusal


class Refused(Exception):
    """One file cannot be used; `refusal` says which, why and what to do. The rest of the folder goes on."""

    def __init__(self, refusal: Refusal):
        """Keep the refusal; its one line is the message."""
        super().__init__(str(refusal))
        self.refusal = refusal
