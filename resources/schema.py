"""The JSON Schema (draft 7) of a topic's files, for editors: the same shapes, told to a machine.

`python -m lessonpress.resources.schema` writes it anew.
"""

from __future__ import annotations

import ast
import inspect
import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct

from .shapes import (
    Anything,
    Choice,
    Date,
    Either,
    Field,
    Inline,
    Many,
    Number,
    Record,
    Said,
    Shape,
    Table,
    Text,
    Truth,
    record_of,
)
from .topic import Sections
from .wording import noun

SCHEMA_FILE = Path(__file__).with_name("topic.schema.json")

# An editor reads 1924 as a number and true as a truth before it looks here; in a topic both are text.
_WORDS = {"type": ["string", "number", "boolean"]}
_COMMON: dict[str, Any] = {
    "text": {
        **_WORDS,
        "description": "A text; **key word**, *emphasis*, [words](https://address) and [@source] have a meaning.",
    },
    "statement": {
        "description": "A text with its sources; the long form adds why it is disputed.",
        "anyOf": [
            {"$ref": "#/definitions/text"},
            {
                "type": "object",
                "properties": {"text": {"$ref": "#/definitions/text"}, "disputed": {"$ref": "#/definitions/text"}},
                "required": ["text"],
                "additionalProperties": False,
            },
        ],
    },
    "date": {
        "type": ["string", "integer"],
        "description": "1924-01-21, 1924-01, 1924, c. 1922, 1922/1923, 1922/ (open), 44 BC",
    },
}


def json_schema() -> dict[str, Any]:
    """The schema of a whole topic in one file, and of a file that holds some of its sections: none is required."""
    definitions: dict[str, Any] = dict(_COMMON)
    topic = _record(record_of(Sections), definitions)
    del topic["required"]
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "lessonpress topic"}
    return head | topic | {"definitions": dict(sorted(definitions.items()))}


def schema_text() -> str:
    """The schema as it stands in `topic.schema.json`."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _record(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = record.fields.values()
    return {
        "description": inspect.cleandoc(record.type.__doc__ or ""),
        "type": "object",
        "properties": {f.key: _field(f, record.type, definitions) for f in fields},
        "required": [f.key for f in fields if f.required],
        "additionalProperties": False,
    }


def _field(field: Field, owner: type[Struct], definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _schema(field.shape, definitions)
    about = _descriptions(owner).get(field.name)
    if about is None:
        return schema
    # Draft 7 overlooks what stands beside a $ref.
    return {"allOf": [schema], "description": about} if "$ref" in schema else schema | {"description": about}


def _schema(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case Record():
            name = noun(shape.type)
            if name not in definitions:
                definitions[name] = {}  # a type that holds itself must not be described for ever
                definitions[name] = _record(shape, definitions)
            return {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}
        case Many():
            return {"type": "array", "items": _schema(shape.item, definitions)} | _bounds(shape, "minItems", "maxItems")
        case Table():
            names, values = _schema(shape.key, definitions), _schema(shape.value, definitions)
            return {"type": "object", "propertyNames": names, "additionalProperties": values}
        case Either():
            return {"anyOf": [_schema(one, definitions) for one in shape.shapes]}
        case _:
            return _word(shape)


def _word(shape: Shape) -> dict[str, Any]:
    match shape:
        case Inline():
            return {"$ref": "#/definitions/text"}
        case Said():
            return {"$ref": "#/definitions/statement"}
        case Date():
            return {"$ref": "#/definitions/date"}
        case Text(pattern=str(pattern)):
            return {"type": "string", "pattern": pattern, "description": shape.meaning}
        case Text():
            return _WORDS | ({"description": shape.meaning} if shape.meaning else {})
        case Number():
            return {"type": "integer" if shape.whole else "number"} | _bounds(shape, "minimum", "maximum")
        case Truth():
            return {"enum": [True, False, "yes", "no", "on", "off"]}
        case Choice():
            return {"enum": list(shape.words)}
        case _:
            assert isinstance(shape, Anything)
            return {}


def _bounds(shape: Number | Many, least: str, most: str) -> dict[str, float]:
    bounds = {least: shape.least, most: shape.most}
    return {
        key: bound for key, bound in bounds.items() if math.isfinite(bound) and not (least == "minItems" and bound == 0)
    }


@cache
def _descriptions(type_: type[Struct]) -> dict[str, str]:
    """The docstrings that stand below the fields of a class, its own and its bases'."""
    found: dict[str, str] = {}
    for owner in reversed(type_.__mro__):
        if issubclass(owner, Struct) and owner is not Struct:
            found |= _docstrings(owner)
    return found


def _docstrings(owner: type) -> dict[str, str]:
    (tree,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(owner))).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    return {
        line.target.id: inspect.cleandoc(below.value.value)
        for line, below in pairwise(body)
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
