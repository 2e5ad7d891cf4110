"""The worked examples of CONTRIBUTING.md work."""

import re
from pathlib import Path

from lessonpress.build.backends.backend import Backend, PrintOptions
from lessonpress.layouts.exercises.kind import Bench
from lessonpress.layouts.layout import Layout, Setting, chance
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.items import Level
from lessonpress.resources.reader import read_topic
from lessonpress.resources.teaching import Material

ROOT = Path(__file__).parents[1]
EXERCISE, LAYOUT, BACKEND = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.S)
TOPIC = read_topic(ROOT / "resources" / "new_topic").topic
THEME = load_theme()


def names_of(example, package="examples"):
    names = {"__name__": f"{package}.example", "__package__": package}
    exec(compile(example, "CONTRIBUTING.md", "exec", dont_inherit=True), names)
    return names


def test_the_exercise():
    names = names_of(EXERCISE, "lessonpress.layouts.exercises")
    bench = Bench(TOPIC, Level.CORE, "", chance("pick"), chance("order"))
    task = names["make"](names["Options"](kind="which-year", count=3), bench)
    assert len(task.body) == 3
    assert all(paragraph.text[-1].answer in ("1310", "1311", "1312") for paragraph in task.body)


def test_the_layout_and_the_backend():
    names = {**names_of(LAYOUT), **names_of(BACKEND)}
    layout, backend = names["Door"](), names["PlainText"]()
    assert isinstance(layout, Layout)
    assert isinstance(backend, Backend)
    (material,) = layout.standard(TOPIC)
    assert isinstance(material, Material)
    document = layout.make(TOPIC, material, layout.Options(), Setting(THEME, PAPERS["a4"]))
    text = backend.render(document, theme=THEME, options=PrintOptions()).data.decode()
    assert "Adal" in text
    assert "Osric" not in text
