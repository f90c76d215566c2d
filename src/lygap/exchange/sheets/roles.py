"""The words that sheets have at the head of columns, by what stands below them."""

from typing import Literal

Role = Literal[
    "label", "unit", "year", "value", "region", "number", "note", "comment", "source", "status", "as_of", "period",
    "bound", "nature", "dimension", "tens", "ignored", "aim", "baseline", "skip",
]  # fmt: skip
"""What a column holds. In `number` rows are counted, `note` is for people, `comment` goes with the value.

Below `aim` stand numbers of goals, or what a plan aims at where a year stands between.
"""

_WORDS: dict[Role, str] = {
    "label": (
        "指标 指标名称 指标项 指标项目 主要指标 主要指标名称 项目 项目名称 名称 统计指标 评价指标 监测指标 "
        "具体指标 一级指标 二级指标 三级指标 指标内容 内容 指标类别 类别 类别及指标 指标体系 核心指标 规划指标 "
        "发展指标 指标编码 指标id indicator indicators indicatorname indicatorid indicatorcode "
        "indicatordescription name series seriesname seriescode seriesdescription item items measure variable id "
        "指标及单位"
    ),
    "unit": (
        "单位 计量单位 指标单位 数据单位 单位名 unit units unitofmeasure unitmeasure unitofmeasurement measurementunit"
    ),
    "year": (
        "年份 年度 年 时间 统计年度 统计年份 统计时间 数据年份 日期 期间 季度 月份 报告期 统计期 统计时期 时期 年月 "
        "year years time timeperiod date refperiod referenceperiod yearofreference quarter month"
    ),
    "value": (
        "数值 指标数值 指标值 值 数据 数据值 统计值 统计数 统计数据 完成值 完成数 完成量 完成情况 实际值 实际数 "
        "实际 实际完成 实际完成值 实际完成情况 本年 本年数 本年值 本年度 本期 本期数 本期值 当年 当年值 当年数 "
        "当期值 现状 现状值 绝对值 绝对数 绝对量 总量 数量 累计 累计完成 累计值 累计数 年末数 年末值 期末数 "
        "期末值 全年 全年值 决算数 value values obsvalue observationvalue actual actuals actualvalue datavalue "
        "amount figure observation"
    ),
    "region": (
        "地区 区县 县区 市县 县市 市区县 县市区 城市 地市 市州 盟市 区域 行政区 行政区划 省份 省市 省市区 区市 "
        "区市县 区市名称 地区名称 区县名称 城市名称 region regions refarea area entity geoareaname geoarea geo "
        "country countryname territory district districts city province regionname"
    ),
    "number": "序号 编号 行次 行号 序 no no. # 代码 地区代码 行政区划代码 code geoareacode countrycode isocode iso3",
    "note": "备注 说明 注 注释 附注 补充说明 remark remarks comments footnote footnotes",
    "comment": "note notes comment commentobs obscomment",
    "source": "source sources 来源 数据来源 资料来源 来源id sourceid",
    "status": "obsstatus observationstatus 数据状态 状态",
    "as_of": "asof 截止日期 截至日期 时点",
    "period": "period 覆盖期间",
    "bound": "bound",
    "nature": "属性 指标属性 性质 指标性质 指标类型 nature",
    "dimension": (
        "sex gender age agegroup ageclass agerange residence urbanrural urbanisation urbanization degurba "
        "disability location disabilitystatus education educationlevel wealth wealthquintile wealthquantile "
        "incomequintile incomewealthquantile quantile occupation ethnicity nationality activity migration "
        "maritalstatus typeofproduct typeofskill compositebreakdown disaggregation 性别 年龄 年龄组 年龄段 城乡 "
        "城乡分类 城乡划分 户籍 户籍类型 学历 文化程度 行业 产业 登记注册类型 企业规模 规模 民族 分组 分类"
    ),
    "tens": "unitmult unitmultiplier",
    "ignored": (
        "方向 指标方向 责任单位 牵头单位 责任部门 牵头部门 配合单位 责任科室 填报单位 填报部门 口径 统计口径 "
        "指标解释 指标说明 定义 解释 权重 direction department owner definition description responsible weight "
        "targetid freq frequency dataflow structure structureid action decimals confstatus timeformat "
        "timedetail basper baseper sourcedetail geoinfourl reportingtype observationclass"
    ),
    "aim": "goal",
}

ROLE_OF: dict[str, Role] = {word: role for role, words in reversed(_WORDS.items()) for word in words.split()}
"""The role of a column by the word at its head; of a word with several, the first."""
