"""时序进度: the share of the planned change that has been made against the share of the plan's time that has passed.

The practice of mid-term evaluations of Chinese five-year plans: 实现程度 (v−b)/(T−b) is compared with the elapsed
share of the plan, and what keeps up with it, at 1, is on schedule. That 0.8 of it is only slightly behind is a
convention of lygap; no published boundary between the two is known.
"""

from lygap.figures import pace
from lygap.methods.method import Band, Method

METHOD = Method(
    id="timeline",
    statistic=pace,
    bands=(Band("on_track", 1.0), Band("at_risk", 0.8), Band("off_track", 0.0)),
    labels={
        "achieved": "已实现目标",
        "on_track": "达到时序进度",
        "at_risk": "略滞后",
        "off_track": "滞后",
        "regressing": "倒退",
        "missed": "未完成",
    },
    reference="国家发展和改革委员会，五年规划实施中期评估的做法（mid-term evaluation of five-year plans）",
)
