"""Documents that only a child process may touch, and the sentences for what becomes of it."""

import logging
from typing import BinaryIO

from app.base.progress import Progress
from app.domain.document import DocumentForm
from app.domain.errors import Refused
from app.exchange.documents.source import MarkUp, SourceText
from app.exchange.sandbox.failure import ChildFailed, Reason
from app.exchange.sandbox.limits import Limits
from app.exchange.sandbox.parent import confined

_WORKER = "app.exchange.documents.worker"
_log = logging.getLogger(__name__)


def read_in_child(
    file: BinaryIO, form: DocumentForm, name: str, progress: Progress, limits: Limits | None = None
) -> SourceText:
    """Read an open file of a form. Raises Refused, Environment, or Cancelled out of `progress`."""
    limits = limits or Limits()
    try:
        result = confined(_WORKER, file, [form.value, name], progress=progress, limits=limits)
    except ChildFailed as failed:
        _log.warning("no reading of a %s: %s %s", form.value, failed.reason, failed.details)
        raise _refusal(failed.reason, name, limits) from failed
    mark_up = MarkUp(dict(result["levels"]), frozenset(result["table_heads"]))
    return SourceText(tuple(result["lines"]), form, result["encoding"], mark_up=mark_up)


def _refusal(reason: Reason, name: str, limits: Limits) -> Refused:
    if reason is Reason.TIME:
        return Refused("document_takes_too_long", name=name, seconds=round(limits.seconds))
    if reason in (Reason.MEMORY, Reason.OUTPUT):
        return Refused("document_takes_too_much", name=name)
    if reason is Reason.FAULT:
        return Refused("document_damaged", name=name)
    return Refused("document_breaks_reader", name=name)
