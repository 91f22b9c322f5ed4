"""Words inside the names of schools, and how names are shortened. Pure."""

from __future__ import annotations

SHORTER = {
    ("high", "school"): (("high",), ("hs",)),
    ("middle", "school"): (("middle",), ("ms",)),
    ("junior", "high", "school"): (("junior", "high"), ("jhs",)),
    ("elementary", "school"): (("elementary",), ("es",)),
    tuple("教育局"): tuple(
        map(
            tuple,
            (
                *("教育系统", "教育工会", "教育督导室", "招生办", "招生办公室", "招考办"),
                *("招生考试办公室", "招生考试中心", "教育考试中心", "教育考试院"),
                *("学生资助中心", "学生资助管理中心"),
            ),
        )
    ),
}
"""How American school names are shortened, and what the offices of a Chinese education bureau are
called: the last words of the name, and what is said instead.
"""
COMMON = frozenset(
    [
        "the",
        "a",
        "de",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "des",
        "du",
        "het",
        "school",
        "schools",
        "escuela",
        "escuelas",
        "distrito",
        "colegio",
        "lycee",
        "college",
        "ecole",
        "centre",
        "stichting",
        "basisschool",
        "primaria",
        "preparatoria",
        "cbs",
        "obs",
        "district",
        "public",
        "city",
        "academy",
        "secundaria",
        "secundario",
        "telesecundaria",
        "instituto",
        "institucion",
        "academia",
        "bachillerato",
        "jardin",
        "liceo",
        "gimnasio",
        "unidad",
        "tecnica",
        "ceip",
        "cbtis",
        "cetis",
        "saint",
        "st",
        "ste",
        "san",
        "santa",
        "north",
        "south",
        "east",
        "west",
        "new",
        "team",
        "club",
        "department",
        "athletics",
    ]
)
"""First words of names that are no place."""
KINDS = {
    "escuela": "esc",
    "primaria": "prim",
    "secundaria": "sec",
    "preparatoria": "prep",
    "tecnica": "tec",
    "colegio": "col",
    "instituto": "inst",
    "academia": "acad",
    "distrito": "dist",
    "oficial": "of",
    "ecole": "ec",
    "lycee": "lyc",
    "institut": "inst",
    "secondaire": "sec",
    "primaire": "prim",
    "elementaire": "elem",
}
"""How a kind of school is written shortly: `Esc. Prim. …`."""
OF_A_KIND = frozenset({"primaria", "secundaria", "preparatoria", "telesecundaria", "tecnica"})
"""Kinds before which `Escuela` may be left out."""
KINDS_AFTER = frozenset(
    {"academy", "elementary", "es", "high", "hs", "intermediate", "jh", "jhs", "junior"}
    | {"middle", "ms", "school"}
)
"""What follows the place or the person for whom an American school is called (`Tolliver MS`)."""
ARTICLES = frozenset({"the", "of", "de", "la", "le", "les", "el", "los", "des", "du", "het", "van"})
"""Words inside a name that handles leave out."""
CONTRACTED = {"les": "des", "le": "du"}
CLOSER = frozenset(
    {"secondaire", "primaire", "elementaire", "maternelle", "communale", "fondamentale"}
    | {"professionnel", "general", "technologique", "polyvalent", "agricole", "royal"}
)
"""What a kind of school is called more closely: `Lycée professionnel du …`."""
SAINTS = {"saint": "st", "sainte": "ste", "st": "saint", "ste": "sainte"}
"""How saints in names are shortened, and the other way round."""
OF_PLACES = {("van", "der"), ("van", "den"), ("van", "de")}
"""How Dutch family names begin; written `vd` where it has to be short (`@vdweyden`)."""
GO_SCHOOLS = frozenset(
    [
        "atheneum",
        "basisschool",
        "campus",
        "centrum",
        "freinetschool",
        "internaat",
        "kleuterschool",
        "koninklijk",
        "lagere",
        "lyceum",
        "middenschool",
        "onderwijs",
        "school",
        "scholengroep",
        "secundair",
        "technisch",
    ]
)
"""What follows `GO!` in the names of Flanders' public schools."""
