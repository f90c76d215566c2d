"""The terms of the glossary: what lygap itself calls them, or how the field does, and what they mean."""

from typing import NamedTuple

from lygap.words import Lang, say


class Term(NamedTuple):
    """A term: a key of lygap's words, or its two names; its code in files and JSON, if it has one; its meaning."""

    named: str | tuple[str, str]
    code: str
    en: str
    zh: str

    def name(self, lang: Lang) -> str:
        """The term in a language."""
        if isinstance(self.named, str):
            said = say(lang, self.named)
            return said[0].upper() + said[1:]
        english, chinese = self.named
        return english if lang == "en" else chinese

    def row(self, lang: Lang) -> str:
        """Its row in the glossary of a language, which begins with that language's name."""
        other: Lang = "zh" if lang == "en" else "en"
        meaning = self.en if lang == "en" else self.zh
        code = f"`{self.code}`" if self.code else ""
        return f"| {self.name(lang)} | {self.name(other)} | {code} | {meaning} |\n"


HEADS = {
    "en": "| English | Chinese | in files and JSON | meaning |\n|---|---|---|---|\n",
    "zh": "| 中文 | 英文 | 文件和 JSON 中 | 含义 |\n|---|---|---|---|\n",
}

TERMS = (
    # the plan
    Term(
        ("Plan", "规划"), "plan", "a document with indicators and targets for some years", "载明若干年指标和目标的文件"
    ),
    Term(("Indicator", "指标"), "indicator", "a measure with a fixed definition", "定义固定的度量"),
    Term("by.group", "group", "a heading for indicators", "指标的分类标题"),
    Term("by.region", "region", "the territory that a value is for", "数值所属的地域"),
    Term(
        ("District", "区县"),
        "district",
        "a region that is a part of another; its values can be added",
        "另一地区的组成部分，数值可以相加",
    ),
    Term(
        ("Zone", "园区、功能区"),
        "zone",
        "a region that overlaps others; its values are never added",
        "与其他地区重叠，数值从不相加",
    ),
    Term(("Responsible unit", "责任单位"), "owner", "who is responsible for the indicator", "负责该指标的单位"),
    Term("show.unit", "unit", "the unit of values, baseline and target", "数值、基期值和目标的单位"),
    Term("nature.binding", "binding", "a target that must be met", "必须完成的目标"),
    Term("nature.anticipatory", "anticipatory", "a target that is expected to be met", "预期完成的目标"),
    Term("kind.stock", "stock", "a level at a date: firms, population", "某一时点的水平，如企业数、人口"),
    Term("kind.flow", "flow", "an amount in a year: spending, patents granted", "一年内的数量，如投入、授权专利"),
    Term("kind.ratio", "ratio", "a share or another quotient", "占比或其他比值"),
    Term("kind.cumulative", "cumulative", "what was added since the base year", "基期以来新增的总数"),
    Term("kind.rank", "rank", "a place in a ranking", "在排名中的名次"),
    Term("kind.coverage", "coverage", "how many of a fixed number are covered", "固定总数中已覆盖的数量"),
    Term("direction.up", "up", "the direction of the indicator", "指标的方向"),
    Term("direction.down", "down", "the direction of the indicator", "指标的方向"),
    # baselines and targets
    Term(("Base year", "基期、基年"), "base_year", "the year that the plan starts from", "规划起算的年份"),
    Term("show.baseline", "baseline", "the value in the base year", "基期的数值"),
    Term(("Target year", "目标年"), "target_year", "the year in which the target is due", "目标到期的年份"),
    Term("show.target", "target", "the value to reach", "要达到的数值"),
    Term(
        ("Interim target", "中间目标"),
        "on_path",
        "a target for a year on the way; it is not judged",
        "途中某年的目标，不作判断",
    ),
    Term("modality.strive", "strive", "the plan only promises to try", "规划只承诺争取"),
    Term(
        ("Tolerance", "容差"), "tolerance", "how far below an “about” target still meets it", "低于约数目标多少仍算达到"
    ),
    Term(("Doubling", "翻番"), "multiple_of_baseline", "the target is twice the baseline", "目标为基期值的两倍"),
    Term(("Claim", "规划的表述"), "claims", "what a plan says about its own figures", "规划对自身数字的说法"),
    # observed values
    Term(("Observation", "观测值"), "observations", "a published value", "公布的数值"),
    Term("show.source", "source", "the publication that a value comes from", "数值所出自的出版物"),
    Term("show.mirror", "mirror", "a copy on another site was read, not the original", "读的是他处的转载，不是原文"),
    Term(
        ("Lower bound", "下限"),
        "at_least",
        "the value is this much or more: “over”",
        "数值不少于此：“突破”“超”“余”",
    ),
    Term(("Upper bound", "上限"), "at_most", "the value is this much or less: “nearly”", "数值不多于此：“近”“不足”"),
    Term(("About", "约"), "about", "the value is approximate", "数值为约数"),
    Term(("Margin", "误差幅度"), "margin", "how much higher or lower the value may be", "数值可上下浮动的幅度"),
    Term(
        ("Part of a year", "年内时段"),
        "period",
        "a value for some months; parts can add up to the year",
        "若干月的数值，各时段可合成全年",
    ),
    Term("obs_status.provisional", "provisional", "published before the final value", "最终数公布之前的数"),
    Term("obs_status.estimated", "estimated", "estimated by the publisher", "由发布单位估计"),
    Term("obs_status.derived", "derived", "computed from other values", "由其他数值算出"),
    Term("show.break", "break", "earlier values are not comparable", "此前的数值不可比"),
    Term(
        ("Conflict", "数值冲突"),
        "alternatives",
        "several values were published for the same time",
        "同一时间公布了不同的数值",
    ),
    Term("stale", "stale", "there is no value for the year; an older one is judged", "该年没有数值，沿用较早的值判断"),
    # figures
    *(
        Term(f"figure.{key}", key, en, zh)
        for key, en, zh in (
            ("elapsed", "share of the planned time that has passed", "计划时间已过去的比例"),
            ("expected", "value on the path at that time", "路径上该时点的数值"),
            ("required_cagr", "growth per year from baseline to target", "从基期值到目标所需的年均增长率"),
            ("actual_cagr", "growth per year from baseline to value", "从基期值到现值的年均增长率"),
            ("needed_cagr", "growth per year from value to target", "从现值到目标所需的年均增长率"),
            (
                "required_per_year",
                "change per year from baseline to target, in the unit",
                "从基期值到目标的年均变化量，以单位计",
            ),
            (
                "actual_per_year",
                "change per year from baseline to value, in the unit",
                "从基期值到现值的年均变化量，以单位计",
            ),
            (
                "needed_per_year",
                "change per year from value to target, in the unit",
                "从现值到目标的年均变化量，以单位计",
            ),
            ("gap", "what is left to the target; below zero: beyond it", "离目标还差多少；小于零为已超过"),
            ("gap_pct", "gap / target", "差距除以目标"),
            ("gap_to_path", "value minus expected value; above zero: ahead", "现值减应达到值；大于零为超前"),
            ("progress", "share of the way from baseline to target", "从基期值到目标已走完的比例"),
            ("pace", "progress / time elapsed; 1 is exactly as planned", "实现程度除以时间进度；1 即恰如计划"),
            ("projected", "value in the target year if the pace stays the same", "速度不变时目标年的数值"),
            ("reach_date", "month in which the target is reached at this pace", "按此速度达到目标的月份"),
        )
    ),
    Term("path.column.geometric", "geometric", "constant growth rate", "增长率不变"),
    Term("path.column.linear", "linear", "constant change per year", "每年变化量不变"),
    Term("path.column.catch_up", "catch_up", "from the newest value to the target", "从最新值到目标"),
    # verdicts
    Term("show.method", "method", "a published way to judge progress", "已公布的进展判断办法"),
    Term("method.timeline.short", "timeline", "compares progress with the time elapsed", "比较实现程度与时间进度"),
    Term("show.statistic", "statistic", "the number that the method judges", "方法据以判断的数"),
    *(
        Term(f"status.{key}", key, en, zh)
        for key, en, zh in (
            ("achieved", "the target is met", "已达到目标"),
            ("on_track", "the pace is enough", "速度足够"),
            ("at_risk", "the pace is a little too low", "速度略慢"),
            ("off_track", "the pace is much too low", "速度过慢"),
            ("regressing", "the value moves away from the target", "数值背离目标"),
            ("missed", "the target year is over, and the target is not met", "目标年已过，未达到目标"),
            ("unknown", "cannot be judged; the reason is given", "无法判断，并说明原因"),
        )
    ),
    Term(
        ("Firm", "确定"),
        "firm",
        "the verdict is the same wherever the true value may lie",
        "真值无论在何处，判断都相同",
    ),
    Term(("Agreement", "各方法一致性"), "agreement", "the status by each method", "各方法给出的状态"),
    Term(("Finding", "检查结果"), "findings", "what `lygap check` reports", "`lygap check` 报告的内容"),
)
