"""What the generators share: pseudo-random data that C makes, too, and C text with 17 digits."""

import math
import os
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
UNIT = os.path.join(HERE, "..", "unit")
DATA = os.path.join(HERE, "..", "data")
MASK = (1 << 64) - 1


def splitmix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def test_hash(seed, i):
    """test_hash of test/unit/support.c: splitmix64 of a counter."""
    return splitmix(((seed << 32) + (i + 1) * 0x9E3779B97F4A7C15) & MASK)


def number(x):
    """A double as C text that gives back the same double."""
    x = float(x)
    if math.isnan(x):
        return "NAN"
    if math.isinf(x):
        return "INFINITY" if x > 0 else "-INFINITY"
    return "%.17g" % x


def text(s):
    return "NULL" if s is None else '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def braces(items):
    return "{" + ", ".join(items) + "}"


def array(kind, name, items):
    """static const <kind> <name>[] = {...}; wrapped. An empty one has one item that nobody reads."""
    body = ", ".join(items) or ("NULL" if "char" in kind else "0")
    lines = textwrap.wrap(body, 96, break_long_words=False, break_on_hyphens=False)
    return "static const %s%s[] = {\n\t%s};\n" % (kind if kind.endswith("*") else kind + " ",
                                                   name, "\n\t".join(lines))


def doubles(name, values):
    return array("double", name, [number(v) for v in values])


def strings(name, values):
    return array("char *", name, [text(v) for v in values])


def header(filename, script, libraries, includes, body):
    guard = filename.upper().replace(".", "_")
    path = os.path.join(UNIT, filename)
    with open(path, "w", encoding="utf-8") as out:
        out.write("/*\n * %s\n *\t\tMade by test/gen/%s%s; not edited by hand.\n */\n"
                  % (filename, script, " with " + libraries if libraries else ""))
        out.write("#ifndef %s\n#define %s\n\n" % (guard, guard))
        out.write("/* clang-format off */\n")
        for include in includes:
            out.write("#include %s\n" % include)
        out.write("\n" + body + "\n#endif /* %s */\n" % guard)
