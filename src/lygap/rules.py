"""The catalogue of rules. A code is never used again for another meaning.

LYG0xx reading a file, LYG1xx the shape of one value, LYG2xx between records, LYG3xx sense.
"""

from lygap.findings import Rule

UNREADABLE = Rule("LYG001", "unreadable-file", "error")
SYNTAX = Rule("LYG002", "syntax", "error")
DUPLICATE_KEY = Rule("LYG003", "duplicate-key", "error")
ALIAS = Rule("LYG004", "alias", "error")
TAG = Rule("LYG005", "tag", "error")
KEY_NOT_TEXT = Rule("LYG006", "key-not-text", "error")
LIMIT = Rule("LYG007", "limit-exceeded", "error")
ENCODING = Rule("LYG008", "encoding", "error")
CSV_ROW = Rule("LYG009", "csv-row", "error")
NO_TARGETS_FILE = Rule("LYG010", "no-targets-file", "error")
OVERLOOKED_FILE = Rule("LYG011", "overlooked-file", "error")

UNKNOWN_KEY = Rule("LYG101", "unknown-key", "error")
MISSING_KEY = Rule("LYG102", "missing-key", "error")
WRONG_TYPE = Rule("LYG103", "wrong-type", "error")
NOT_A_CHOICE = Rule("LYG104", "not-a-choice", "error")
OUT_OF_BOUNDS = Rule("LYG105", "out-of-bounds", "error")
BAD_TEXT = Rule("LYG106", "bad-text", "error")
BAD_DATE = Rule("LYG107", "bad-date", "error")
CONTROL_CHARACTER = Rule("LYG108", "control-character", "error")

UNKNOWN_INDICATOR = Rule("LYG201", "unknown-indicator", "error")
UNKNOWN_SOURCE = Rule("LYG202", "unknown-source", "error")
UNKNOWN_REGION = Rule("LYG203", "unknown-region", "error")
UNKNOWN_GROUP = Rule("LYG204", "unknown-group", "error")
SOURCE_TWICE = Rule("LYG205", "source-twice", "error")
TWO_PREFERRED = Rule("LYG206", "two-preferred", "error")
MIXED_CUMULATIVE = Rule("LYG207", "mixed-cumulative", "error")
INCREMENT_ELSEWHERE = Rule("LYG208", "increment-elsewhere", "error")
NO_YEAR = Rule("LYG209", "no-year", "error")
NOT_ONE_VALUE = Rule("LYG210", "not-one-value", "error")
NOT_ONE_AIM = Rule("LYG211", "not-one-aim", "error")
COMPARATOR = Rule("LYG212", "comparator", "error")
NO_DIRECTION = Rule("LYG213", "no-direction", "error")
CUMULATIVE_BASELINE = Rule("LYG214", "cumulative-baseline", "error")
TARGET_TWICE = Rule("LYG215", "target-twice", "error")
TARGET_AND_TARGETS = Rule("LYG216", "target-and-targets", "error")
UNKNOWN_PART = Rule("LYG217", "unknown-part", "error")
PART_CYCLE = Rule("LYG218", "part-cycle", "error")
CLAIM_KEYS = Rule("LYG219", "claim-keys", "error")
GROWTH_WITHOUT_BASE = Rule("LYG220", "growth-without-base", "error")
YEAR_TWICE = Rule("LYG221", "year-twice", "error")
CLAIM_TWICE = Rule("LYG222", "claim-twice", "error")
REGION_OF_PLAN = Rule("LYG223", "region-of-plan", "error")

OUTSIDE_LIMITS = Rule("LYG301", "outside-limits", "error")
YEARS_OUT_OF_ORDER = Rule("LYG302", "years-out-of-order", "error")
OUTSIDE_YEAR = Rule("LYG303", "outside-year", "error")
DIRECTION = Rule("LYG304", "direction", "warning")
CONFLICT = Rule("LYG305", "conflict", "warning")

RULES: dict[str, Rule] = {rule.code: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
