"""The exceptions of the house, one tree:

    OnrecordError
     +-- UsageError (ValueError)        the call itself is wrong: a date that is no date, an unknown format
     +-- InstallError                   a model or data file is missing or is not what was shipped
     |    +-- LexiconError              a lexicon breaks its own header's rules
     +-- LedgerError                    the ledger cannot be opened, read or written
     +-- ArchiveError                   an archive cannot be read or written, or its engine has failed
     +-- DocumentError                  this one document cannot be read; the others of the run can
          +-- EmptyDocument             no text in it
          +-- NotText                   binary, or in no encoding that we can tell
          +-- TooLarge                  over the size limit
          +-- TooDeep                   markup nested over the limit
          +-- NoArticle                 a page without an article
          +-- WrongLanguage             a language that the reader does not read
          +-- BadMetadata (ValueError)  what came with the document is malformed (a date that is no date)
          +-- OutOfTime                 a parser was stopped at its time limit
          +-- ParserDied                a native parser crashed or ran out of memory
          +-- Refused                   an address that is not fetched, or a page that is not given to us
          +-- Unreachable               no answer, or a server in trouble: later it may be had
          +-- BadRecord                 a record that does not quote its report, or names a record that is not there

Each carries the document it is about, the step that failed and the cause, and composes its text once:
``report.html: ingest: markup nested over 2000 levels``. Whatever is not an `OnrecordError` is a bug and is
never swallowed.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of every error we raise on purpose.

    Args:
        message: what happened, in words for the person who runs the tool.
        document: the source (path, URL, "-" ...) of the document concerned, if one is.
        step: the step that failed ("ingest", "times", ...).
        cause: the underlying error, if there is one.
    """

    default_message = "something went wrong"

    def __init__(
        self,
        message: str | None = None,
        *,
        document: str | None = None,
        step: str | None = None,
        cause: BaseException | str | None = None,
    ) -> None:
        self.message = message or self.default_message
        self.document = document
        self.step = step
        self.cause = cause
        super().__init__(self.message)

    def __str__(self) -> str:
        parts = [part for part in (self.document, self.step, self.message) if part]
        if isinstance(self.cause, BaseException):
            detail = str(self.cause)
            parts.append(f"{type(self.cause).__name__}: {detail}" if detail else type(self.cause).__name__)
        elif self.cause:
            parts.append(self.cause)
        return ": ".join(parts)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process boundaries (killable parsers, read_many): keep every field on the way. A live
        # cause may not pickle, so it travels as text.
        cause = f"{type(self.cause).__name__}: {self.cause}" if isinstance(self.cause, BaseException) else self.cause
        return (_rebuild, (type(self), self.message, self.document, self.step, cause))


def _rebuild(
    kind: type[OnrecordError], message: str, document: str | None, step: str | None, cause: str | None
) -> OnrecordError:
    return kind(message, document=document, step=step, cause=cause)


class UsageError(OnrecordError, ValueError):
    default_message = "wrong use"


class InstallError(OnrecordError):
    default_message = "the installation is incomplete; run `onrecord doctor`"


class LexiconError(InstallError):
    default_message = "a lexicon is malformed"


class LedgerError(OnrecordError):
    default_message = "the ledger cannot be used"


class ArchiveError(OnrecordError):
    default_message = "the archive cannot be used"


class DocumentError(OnrecordError):
    default_message = "the document cannot be read"


class EmptyDocument(DocumentError):
    default_message = "there is no text in it"


class NotText(DocumentError):
    default_message = "not text: binary data, or an encoding that cannot be told"


class TooLarge(DocumentError):
    default_message = "over the size limit"


class TooDeep(DocumentError):
    default_message = "markup nested too deeply"


class NoArticle(DocumentError):
    default_message = "no article found on the page"


class WrongLanguage(DocumentError):
    default_message = "not in a language that this reader reads"


class BadMetadata(DocumentError, ValueError):
    default_message = "malformed metadata"


class OutOfTime(DocumentError):
    default_message = "stopped at the time limit"


class ParserDied(DocumentError):
    default_message = "the parser crashed"


class Refused(DocumentError):
    default_message = "not fetched"


class Unreachable(DocumentError):
    default_message = "no answer"


class BadRecord(DocumentError):
    default_message = "the record does not quote its report"
