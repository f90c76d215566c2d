"""The words by which the head of a column says that a plan states what stands below: an aim, or where it begins.

One vocabulary for both readers of sheets: what becomes a target of a draft is never taken as an observed value.
"""

import re

_AIM = re.compile(
    "目标|target|goal|objective|milestone|(?<![a-z])aims?(?![a-z])|^aims?(?:for|in|by|of)(?![a-z])|planned|plan$|"
    "^plan(?:value|figure|for|by)?(?![a-z])|(?<![a-z])plan(?![a-z])|"
    "(?:规划|计划|任务|预期)(?:目标|任务|完成|安排)?[值数量]?$|(?:规划|计划)[值数]"
)
_NO_AIM = re.compile("^(?:主要|重点|工作)任务$|方向$")
_BASE = re.compile(
    "基期|基数|基准|基年|baseline|startingvalue|"
    "(?<![a-z])base(?:value|year|figure)?(?![a-z])|^base(?:value|year|figure)?(?:in|of)(?![a-z])"
)
PRESENT = "现状"
"""What was there when the plan was made: a plan begins with it, and it was observed, too."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?[末底]?)?|[()\[\]【】〔〕:,，\-–—/]")


def states_aim(word: str) -> bool:
    """Whether a head, in small letters and without blanks, speaks of an aim."""
    return not _NO_AIM.search(word) and bool(_AIM.search(word) or _AIM.search(_YEAR.sub("", word)))


def states_base(word: str) -> bool:
    """Whether a head, in small letters and without blanks, speaks of where a plan begins."""
    return _BASE.search(word) is not None
