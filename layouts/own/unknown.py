"""What a template asks for and is not there: told in the topic's words, with what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import StrictUndefined
from jinja2.utils import missing
from msgspec import Struct

from lessonpress.resources.diagnostics import did_you_mean
from lessonpress.resources.wording import noun, with_article


def unknown(names: Iterable[str]) -> type[StrictUndefined]:
    """The kind of undefined values for a template that knows these names."""
    known = tuple(names)

    class Unknown(StrictUndefined):
        """Fails as soon as it is used."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            name, owner = str(self._undefined_name), self._undefined_obj
            if owner is missing:
                return _told(f"a template knows nothing called '{name}'", name, known)
            if isinstance(owner, Struct):
                fields = owner.__struct_fields__
                return _told(f"{with_article(noun(type(owner)))} has no '{name}'", name, fields)
            return f"there is no '{name}' here"

    return Unknown


def _told(message: str, name: str, known: Iterable[str]) -> str:
    """The message and a hint; the key 'one-line' of a topic is asked for as 'one_line'."""
    begun = next((other for other in known if other.startswith(f"{name}_")), None)
    if begun:
        return f"{message}: did you mean '{begun}', with _ for each hyphen?"
    hint = did_you_mean(name, known)
    return f"{message}: {hint}" if hint else message
