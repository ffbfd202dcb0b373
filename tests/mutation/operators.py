"""The changes that are made: for a node of a syntax tree, the nodes that may come instead."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

Change = tuple[str, ast.AST]  # what is done, in words, and the node that comes instead

OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
OTHER_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OTHER_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
OTHER_METHODS = {
    "startswith": "endswith",
    "endswith": "startswith",
    "partition": "rpartition",
    "rpartition": "partition",
}
CLEANERS = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "normalize"}
EMPTY = {"tuple": "()", "list": "[]", "sorted": "[]", "dict": "{}", "set": "set()"}
SYMBOLS = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.BitOr: "|", ast.BitAnd: "&",
}  # fmt: skip
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Seen(NamedTuple):
    """A node with what its operators need to know of its surroundings."""

    node: ast.AST
    parent: ast.AST
    field: str
    inside: bool  # of a function


def words(node: ast.AST, most: int = 40) -> str:
    """A node as source, cut short."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def without(nodes: list[ast.expr], place: int) -> list[ast.expr]:
    """A list without one of its nodes."""
    return [*nodes[:place], *nodes[place + 1 :]]


def comparisons(seen: Seen) -> Iterator[Change]:
    """`<` becomes `<=` and `>=`, `in` becomes `not in`, and so on."""
    if isinstance(node := seen.node, ast.Compare):
        for place, old in enumerate(node.ops):
            for new in OTHER_COMPARISONS[type(old)]:
                ops = [*node.ops[:place], new(), *node.ops[place + 1 :]]
                label = f"{SYMBOLS[type(old)]} -> {SYMBOLS[new]}"
                yield label, ast.Compare(left=node.left, ops=ops, comparators=node.comparators)


def conditions(seen: Seen) -> Iterator[Change]:
    """`and` and `or` change places, one side or a `not` is dropped."""
    node = seen.node
    if isinstance(node, ast.BoolOp):
        new: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        label = "and -> or" if isinstance(node.op, ast.And) else "or -> and"
        yield label, ast.BoolOp(op=new, values=node.values)
        for place, one in enumerate(node.values):
            rest = without(node.values, place)
            less = rest[0] if len(rest) == 1 else ast.BoolOp(op=node.op, values=rest)
            yield f"sisi dibuang: {words(one)}", less
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dibuang", node.operand


def branches(seen: Seen) -> Iterator[Change]:
    """A condition always or never holds, a loop has nothing, a filter or a case is gone."""
    node = seen.node
    if seen.field == "test" and isinstance(seen.parent, ast.If | ast.IfExp):
        yield "if -> True", ast.Constant(value=True)
    if seen.field == "test" and isinstance(seen.parent, ast.If | ast.IfExp | ast.While):
        yield "if -> False", ast.Constant(value=False)
    if seen.field == "ifs":
        yield "saringan dibuang", ast.Constant(value=True)
    if seen.field == "iter" and isinstance(seen.parent, ast.For):
        yield "for -> ()", ast.Tuple(elts=[], ctx=ast.Load())
    if isinstance(node, ast.match_case) and node.guard:
        yield "syarat kasus dibuang", ast.match_case(node.pattern, None, node.body)
    if isinstance(node, ast.Match) and len(node.cases) > 1:
        for place, case in enumerate(node.cases):
            rest = [*node.cases[:place], *node.cases[place + 1 :]]
            label = f"kasus dibuang: {words(case.pattern)}"
            yield label, ast.Match(subject=node.subject, cases=rest)


def constants(seen: Seen) -> Iterator[Change]:
    """Numbers one up and one down (in texts too), True and False, other texts changed."""
    if not isinstance(seen.node, ast.Constant):
        return
    value = seen.node.value
    if isinstance(value, bool):
        yield f"{value} -> {not value}", ast.Constant(value=not value)
    elif isinstance(value, int | float):
        for new in (value + 1, value - 1):
            yield f"{value} -> {new}", ast.Constant(value=new)
    elif isinstance(value, str) and NUMBER.fullmatch(value):
        for one in (1, -1):
            text = str(Decimal(value) + one)
            yield f"{value!r} -> {text!r}", ast.Constant(value=text)
    elif isinstance(value, str):
        yield f"teks diubah: {words(seen.node)}", ast.Constant(value=f"{value}~")


def placeholders(seen: Seen) -> Iterator[Change]:
    """A value told in a sentence is left out."""
    if isinstance(seen.node, ast.FormattedValue) and seen.field == "values":
        yield f"isian dibuang: {words(seen.node.value)}", ast.Constant(value="")


def arithmetic(seen: Seen) -> Iterator[Change]:
    """`+` becomes `-`, `*` becomes `/`; of a text joined to another the first part stays."""
    node = seen.node
    if not isinstance(node, ast.BinOp | ast.AugAssign) or type(node.op) not in OTHER_ARITHMETIC:
        return
    new = OTHER_ARITHMETIC[type(node.op)]
    label = f"{SYMBOLS[type(node.op)]} -> {SYMBOLS[new]}"
    if isinstance(node, ast.AugAssign):
        yield label + "=", ast.AugAssign(target=node.target, op=new(), value=node.value)
    elif any(is_text(side) for side in (node.left, node.right)):
        yield f"{SYMBOLS[type(node.op)]} dibuang", node.left
    elif seen.inside or not isinstance(node.op, ast.BitOr):  # else: a type of this or that
        yield label, ast.BinOp(left=node.left, op=new(), right=node.right)


def is_text(node: ast.expr) -> bool:
    """Whether a node is a text as it stands."""
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def calls(seen: Seen) -> Iterator[Change]:
    """`min` becomes `max`, `sorted` leaves the order, cleaning is skipped, keywords are dropped."""
    if not isinstance(node := seen.node, ast.Call):
        return
    func = node.func
    if isinstance(func, ast.Name) and func.id in OTHER_NAMES:
        new = ast.Name(id=OTHER_NAMES[func.id], ctx=ast.Load())
        yield f"{func.id} -> {new.id}", ast.Call(new, node.args, node.keywords)
    if isinstance(func, ast.Name) and func.id in ("sorted", "reversed"):
        new = ast.Name(id="list", ctx=ast.Load())
        yield f"{func.id} -> list", ast.Call(new, node.args, [])
    if isinstance(func, ast.Attribute) and func.attr in OTHER_METHODS:
        other = OTHER_METHODS[func.attr]
        method = ast.Attribute(value=func.value, attr=other, ctx=ast.Load())
        yield f"{func.attr} -> {other}", ast.Call(method, node.args, node.keywords)
    if isinstance(func, ast.Attribute) and func.attr in CLEANERS:
        yield f"{func.attr}() dibuang", func.value


def keywords(seen: Seen) -> Iterator[Change]:
    """An argument given by name is left to its default."""
    if isinstance(node := seen.node, ast.Call):
        for place, one in enumerate(node.keywords):
            rest = [*node.keywords[:place], *node.keywords[place + 1 :]]
            new = ast.Call(func=node.func, args=node.args, keywords=rest)
            yield f"argumen dibuang: {one.arg}", ast.copy_location(new, one)


def elements(seen: Seen) -> Iterator[Change]:
    """One element of a table is missing; inside functions, of a set, a dict or `in (…)`."""
    node = seen.node
    if isinstance(node, ast.Dict):
        for place, value in enumerate(node.values):
            key = node.keys[place]
            keys = [*node.keys[:place], *node.keys[place + 1 :]]
            new: ast.expr = ast.Dict(keys=keys, values=without(node.values, place))
            yield f"unsur dibuang: {words(key or value)}", ast.copy_location(new, key or value)
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        table = not seen.inside and not isinstance(seen.parent, ast.Subscript | ast.Dict)
        if not (table or isinstance(node, ast.Set) or seen.field == "comparators"):
            return
        for place, one in enumerate(node.elts):
            rest = without(node.elts, place)
            new = ast.Set(elts=rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
            yield f"unsur dibuang: {words(one)}", ast.copy_location(new, one)


def returns(seen: Seen) -> Iterator[Change]:
    """Nothing comes back, or an empty collection where the code shows that it is one."""
    node = seen.node
    if not isinstance(node, ast.Return) or node.value is None:
        return
    empty = "None"
    match node.value:
        case ast.Constant() | ast.Tuple(elts=[]) | ast.List(elts=[]) | ast.Dict(keys=[]):
            return
        case ast.Tuple():
            empty = "()"
        case ast.List() | ast.ListComp():
            empty = "[]"
        case ast.Dict() | ast.DictComp():
            empty = "{}"
        case ast.Call(func=ast.Name(id=name)):
            empty = EMPTY.get(name, "None")
    yield f"return -> {empty}", ast.Return(value=ast.parse(empty, mode="eval").body)


def statements(seen: Seen) -> Iterator[Change]:
    """A statement with an effect is gone."""
    node = seen.node
    match node:
        case ast.Continue() | ast.Break() | ast.Raise() | ast.AugAssign() | ast.Delete():
            gone = True
        case ast.Return():  # a last return is told by `returns`
            gone = not isinstance(seen.parent, ast.FunctionDef)
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            gone = True
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            gone = True
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            gone = any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(value))
        case _:
            gone = False
    if gone and seen.inside:
        yield "baris dibuang", ast.Pass()


OPERATORS: tuple[Callable[[Seen], Iterator[Change]], ...] = (
    comparisons, conditions, branches, constants, placeholders, arithmetic, calls, keywords,
    elements, returns, statements,
)  # fmt: skip
