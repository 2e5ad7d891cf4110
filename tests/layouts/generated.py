"""Topics that nobody wrote: struggles for power made of dice, some rich, some that say next to nothing."""

from hypothesis import strategies as st

from lessonpress.resources.dates import parse_date
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Statement, parse
from lessonpress.resources.topic import (
    About,
    Alliance,
    Body,
    Claim,
    Conflict,
    Event,
    Factor,
    Figure,
    Person,
    Phase,
    Policy,
    Post,
    Question,
    Source,
    SourceView,
    Term,
    Topic,
    Value,
    Verdict,
)  # fmt: skip

NAMES = ("Adal", "Bertran", "Clara", "Dorn", "Elsbet", "Falk", "Gisla", "Hagen", "Irma", "Jost", "Kuno", "Luitgard")
THINGS = (
    "army", "council", "treasury", "harbour", "guard", "temple", "mint", "fleet", "granary", "archive", "bridge",
    "abbey", "market", "forest", "mine", "castle", "mill", "orchard", "court", "hospital", "library", "prison",
    "quarry", "stable", "theatre", "vineyard", "wharf", "arsenal", "bakery", "chapel", "dairy", "forge", "kiln",
)  # fmt: skip
DEEDS = ("seized", "lost", "promised", "sold", "guarded", "divided", "praised", "closed", "opened", "taxed", "burned")
PLACES = ("north", "south", "east", "west", "capital", "valley", "islands", "border")

who, what, deed, where = (st.sampled_from(words) for words in (NAMES, THINGS, DEEDS, PLACES))


@st.composite
def statements(draw) -> Statement:
    """'Clara sold the **mint** in the north. [@s1]', disputed now and then."""
    source = draw(st.sampled_from(["s1", "s2"]))
    thing = draw(what)
    marked = f"**{thing}**" if draw(st.integers(0, 4)) else thing
    text = f"{draw(who)} {draw(deed)} the {marked} of the {draw(where)} in year {draw(st.integers(1, 99))}. [@{source}]"
    doubt = parse("Nobody saw it. [@s2]") if draw(st.integers(0, 9)) == 0 else None
    return Statement(parse(text), doubt)


many = st.lists(statements(), max_size=3).map(tuple)


def _parted(ids: list[str], size: int, more: int) -> tuple[tuple[str, ...], ...]:
    """Some on one side, some on the other, some beside the first, nobody on both."""
    return tuple(ids[:size]), tuple(ids[size : size + 3]), tuple(ids[size + 3 : size + 3 + more])


@st.composite
def councils(draw) -> tuple[Body, ...]:
    """Bodies of which each stands above some later ones, in one way or the other, or beside them."""
    count = draw(st.integers(0, 9))
    above = {n: draw(st.lists(st.integers(0, n - 1), unique=True, max_size=2)) if n else [] for n in range(count)}
    elected = [draw(st.booleans()) for _ in range(count)]
    return tuple(
        Body(
            id=f"b{n}", name=f"The {draw(what)} of the {draw(where)}", does=draw(statements()),
            elects=tuple(f"b{m}" for m in range(count) if elected[m] and n in above[m]),
            answers_to=() if elected[n] else tuple(f"b{m}" for m in above[n]),
        )
        for n in range(count)
    )  # fmt: skip


@st.composite
def posts(draw, bodies: tuple[Body, ...]) -> tuple[Post, ...]:
    """Offices, in a body or not, with or without dates."""
    dates, ids = st.none() | st.just(parse_date("1312")), st.sampled_from([None, *(body.id for body in bodies)])
    return tuple(
        Post(title=parse(f"Keeper of the {draw(what)}"), from_=draw(dates), body=draw(ids))
        for _ in range(draw(st.integers(0, 2)))
    )


@st.composite
def figures(draw) -> Figure:
    """Numbers of any size, in time or not."""
    dated = draw(st.booleans())
    number = st.integers(0, 10**7) | st.integers(-50, 0) | st.floats(0, 1000, width=16)
    values = tuple(
        Value(
            label=parse(f"{draw(what)} {n}".capitalize()), value=draw(number),
            date=parse_date(str(1300 + n)) if dated else None, note=draw(st.none() | st.just(parse("Counted twice."))),
        )
        for n in range(draw(st.integers(1, 9)))
    )  # fmt: skip
    name = draw(what)
    return Figure(id=f"g-{name}", title=parse(f"The {name}"), unit=draw(st.sampled_from(["", "men"])), values=values,
                  note=draw(statements()))  # fmt: skip


@st.composite
def topics(draw) -> Topic:
    """A topic with anything from nothing to a dozen things in each section."""
    least = draw(st.sampled_from([0, 4]))  # of each sort: a poor topic or a rich one
    people = draw(st.lists(who, unique=True, min_size=least, max_size=12))
    ids = [name.lower() for name in people]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=4).map(tuple) if ids else st.just(())
    sides = st.tuples(st.permutations(ids), st.integers(1, 3), st.integers(0, 2)).map(lambda drawn: _parted(*drawn))
    years = draw(st.lists(st.integers(1300, 1330), unique=True, min_size=least, max_size=12))
    events = tuple(
        Event(
            id=f"e{n}", date=parse_date(f"{year}-05-0{1 + n % 9}"), title=parse(f"The {draw(what)} {n}"),
            description=draw(statements()), people=draw(some), weight=draw(st.integers(1, 5)), details=draw(many),
            effect=draw(st.none() | statements()),
            leads_to=tuple(f"e{m}" for m in range(len(years)) if years[m] > year and draw(st.booleans()))[:2],
            standing={name: draw(st.integers(0, 10)) for name in draw(some)},
        )
        for n, year in enumerate(years)
    )  # fmt: skip
    alliances = tuple(
        Alliance(
            id=f"a{n}", name=f"The {draw(what)} league {n}", members=side[0], against=side[1],
            supporters=side[2],
            from_=parse_date(f"130{n}"), to=parse_date(f"131{n}"), purpose=draw(many), policy=draw(many),
            outcome=draw(many),
        )
        for n in range(draw(st.integers(least, 5)) if ids else 0)
        for side in [draw(sides)]
    )  # fmt: skip
    bodies = draw(councils())
    return Topic(
        topic=About(title=parse("A struggle"), question=parse("Who won?"), period=parse_date("1300/1330")),
        people=tuple(
            Person(
                id=name.lower(), name=name, contender=draw(st.booleans()), one_line=draw(statements()),
                posts=draw(posts(bodies)), power_base=draw(many), strengths=draw(many), weaknesses=draw(many),
                ideology=draw(many),
            )
            for name in people
        ),
        events=events,
        alliances=alliances,
        bodies=bodies,
        figures=tuple(draw(st.lists(figures(), max_size=2, unique_by=lambda figure: figure.id))),
        phases=tuple(
            Phase(
                id=f"p{n}", title=parse(f"Phase {n}"), from_=parse_date(f"13{n}0"), to=parse_date(f"13{n}9"),
                summary=draw(statements()), events=tuple(e.id for e in events if e.date.year // 10 == 130 + n),
                governing=next(iter(named), None) if draw(st.booleans()) else None, opposing=named[1:4],
            )
            for n in range(draw(st.integers(0, 3)))
            for named in [tuple(a.id for a in draw(st.permutations(alliances)))]
        ),
        policies=tuple(
            Policy(
                id=f"y{n}", title=parse(f"More of the {draw(what)}"), statement=draw(statements()), for_=side[0],
                against=side[1],
            )
            for n in range(draw(st.integers(least, 5)))
            for side in [draw(sides)]
        ),
        terms=tuple(
            Term(id=f"t{n}", term=word, definitions={Level.CORE: draw(statements())})
            for n, word in enumerate(draw(st.lists(what, unique=True, min_size=2 * least, max_size=12)))
        ),
        factors=tuple(
            Factor(
                id=f"f{n}", title=parse(f"The {draw(what)} factor {n}"), summary=draw(statements()),
                evidence=tuple(e.id for e in events if draw(st.booleans()))[:3],
                counter_argument=draw(st.none() | statements()),
                sources_say=(
                    SourceView(source="s1", says=parse("It mattered."), rating=draw(st.sampled_from(["high", None]))),
                ),
            )
            for n in range(draw(st.integers(least, 9)))
        ),
        claims=tuple(
            Claim(id=f"c{n}", source="s1", text=draw(statements()).text, verdict=draw(st.sampled_from(list(Verdict))),
                  correction=draw(st.none() | statements().map(lambda s: s.text)))
            for n in range(draw(st.integers(2 * least, 16)))
        ),
        conflicts=tuple(
            Conflict(
                id=f"x{n}", title=parse(f"What of the {draw(what)}?"), prompt=parse("Who is right?"),
                sources_say=(SourceView(source="s1", says=parse("Yes.")), SourceView(source="s2", says=parse("No."))),
                known=draw(statements()), resolution=draw(statements()),
            )
            for n in range(draw(st.integers(0, 2)))
        ),
        questions=tuple(
            Question(
                id=f"q{n}", stem=parse(f"What was {draw(deed)} in the {draw(where)} in {1300 + n}?"),
                answer=parse(words[0]), distractors=tuple(map(parse, words[1:])),
                difficulty=draw(st.sampled_from(["easy", "medium", "hard"])),
                about=(f"e{n % len(years)}",) if years else (),
            )
            for n in range(draw(st.integers(2 * least, 12)))
            for words in [draw(st.lists(what, unique=True, min_size=3, max_size=5))]
        ),
        sources=(
            Source(id="s1", title=parse("A chronicle"), strength=parse("Early."), weakness=parse("Loyal.")),
            Source(id="s2", title=parse("A letter"), strength=parse("Private."), weakness=parse("Angry.")),
        ),
    )  # fmt: skip
