"""时序进度: the share of the planned change that has been made against the share of the plan's time that has passed.

The practice of mid-term evaluations of Chinese five-year plans: 实现程度 (v−b)/(T−b) is compared with the elapsed
share of the plan, and what runs behind it is 滞后. The 0.8 boundary between 基本达到 and 滞后 is lygap's own reading.
"""

from lygap.growth import pace
from lygap.methods.method import Band, Method

METHOD = Method(
    id="timeline",
    statistic=pace,
    bands=(Band("on_track", 1.0), Band("at_risk", 0.8), Band("off_track", 0.0)),
    labels={
        "achieved": "提前完成",
        "on_track": "达到时序进度",
        "at_risk": "略滞后于时序进度",
        "off_track": "滞后",
        "regressing": "倒退",
        "missed": "未完成",
    },
    reference="国家发展和改革委员会, practice of mid-term evaluations of five-year plans (规划中期评估)",
)
