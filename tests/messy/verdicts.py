"""What `status` says of each well-written folder, and why; where an office published something else, that too."""

from collections.abc import Mapping
from typing import NamedTuple

Statuses = Mapping[str, str]


class Row(NamedTuple):
    """One indicator of a folder in one year.

    `says` has a status, or the reason of `unknown`, by method. `figures` are entries of the row that the first of
    these methods gives, by their key in the JSON (`target.value` for one inside another); `notes` are all of its
    notes and `between` its status range where it is not firm. `published` is an office's own verdict, and how it
    comes that lygap's is another.
    """

    case: str
    year: int
    says: Statuses
    why: str
    figures: Mapping[str, object] = {}
    notes: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    published: str = ""


PAST_ITS_TARGET = {"progress": None, "undefined.progress": "base_attains_target"}
NO_RATE = {"required_cagr": None, "undefined.required_cagr": "nonpositive"}
RATES_UNKNOWN = {"eurostat": "nonpositive", "statcan": "nonpositive"}

TABLE = (
    # ---- the base is past its target already
    Row(
        "cap_exceeded/cif_3_13_1",
        2023,
        {"auto": "regressing", "eurostat": "regressing", "timeline": "regressing", "statcan": "regressing"},
        "7.8 was under the cap of 10; 20.8 is movement away, however large the ratio of two growth rates",
        {"statistic": -7.189447185672515, "gap": 10.8, "projected": 41.91087376346078, **PAST_ITS_TARGET},
        published="substantial progress by a ratio of +7.19 until the office mended it to deterioration; lygap has "
        "−7.19, because d and not the sign of the required rate says which way is better",
    ),
    Row(
        "cap_exceeded/cif_3_13_1_every_year",
        2023,
        {"auto": "off_track", "timeline": "off_track"},
        "a cap that holds in every year is kept or not; no path leads to it",
        {"expected": 10, "target.each_year": True},
    ),
    Row(
        "floor_undercut/cif_14_2_1",
        2022,
        {"auto": "regressing", "timeline": "regressing", "statcan": "regressing"},
        "68.6 was above the floor of 55; 46.2 is below it",
        {"statistic": -2.7716439398314994, "gap": 8.8461538461538, "projected": 36.81494854091225, **PAST_ITS_TARGET},
        published="substantial progress by a ratio of +2.77, mended to deterioration as with 3.13.1",
    ),
    Row(
        "base_past_target/maternal_mortality",
        2016,
        {"auto": "achieved", "timeline": "achieved", "eurostat": "achieved", "unsd": "achieved"},
        "10.96 is worse than the base of 0 and still far below 70: attained comes before any trend",
        {"gap": -59.04, **NO_RATE, "statistic": None},
        published="achieved or on track, as here",
    ),
    Row(
        "target_is_base/sports_schools",
        2016,
        {"auto": "regressing", "timeline": "regressing", "statcan": "regressing", "destatis": "too_few_points"},
        "to stay at 12 is the target; 11.8 has lost ground and there was no way to go",
        {"required_cagr": 0, "required_per_year": 0, "gap": 0.2, "projected": 9.325941028681736, **PAST_ITS_TARGET},
    ),
    Row(
        "survey_waves/overweight_by_2030",
        2017,
        {"auto": "regressing", "timeline": "regressing"},
        "no higher than at the start, by a date: a target equal to its base",
        {"target.value": 18.1, "statistic": None, "projected": 19.43478474579964, **PAST_ITS_TARGET},
    ),
    # ---- zero
    Row(
        "zero_target_index/greenhouse_gases",
        2024,
        {"auto": "off_track", "timeline": "off_track", "destatis": "on_track", **RATES_UNKNOWN},
        "100 to 0 is no growth rate; 48 % of the way in 62 % of the time is behind the calendar, and the last five "
        "years alone would nearly do",
        {
            "statistic": 0.778864705882,
            "gap_pct": None,
            "undefined.gap_pct": "zero_target",
            "projected": 22.1135294,
            **NO_RATE,
        },
        published="sun, as here by destatis; the rule forgets what was lost before the last five years",
    ),
    Row(
        "zero_target_index/greenhouse_gases_geometric",
        2024,
        {"auto": "off_track", "eurostat": "nonpositive", "destatis": "too_few_points"},
        "no geometric path leads to zero, so `auto` takes the calendar and nothing is expected",
        {"expected": None, "undefined.expected": "nonpositive", "statistic": 0.778864705882},
    ),
    Row(
        "zero_target_share/fine_particles",
        2021,
        {"auto": "on_track", "timeline": "on_track", "destatis": "on_track", **RATES_UNKNOWN},
        "28.2 after 15.0 is a bad year in a series that is far ahead; its base is the plan's base year's observation",
        {"statistic": 1.3048727, "gap": 28.232, "baseline.value": 100, **NO_RATE},
        published="sun, as here",
    ),
    Row(
        "zero_base/declarations",
        2025,
        {"auto": "on_track", "timeline": "on_track", "destatis": "off_track", **RATES_UNKNOWN},
        "no rate leads away from zero; 85 % of the way in 58 % of the time keeps up, though the last years fall back",
        {"statistic": 1.45714286, "progress": 0.85, "expected": None, "undefined.expected": "nonpositive", **NO_RATE},
    ),
    Row(
        "zero_base/declarations_doubled",
        2025,
        {"auto": "nonpositive", "timeline": "nonpositive", "destatis": "nonpositive"},
        "twice nothing would be attained by anything; the target has no number",
        {"target.value": None, "gap": None, "undefined.gap": "nonpositive"},
    ),
    # ---- below zero
    Row(
        "sign_change/foreign_investment",
        2023,
        {"auto": "regressing", "timeline": "regressing", **RATES_UNKNOWN},
        "from 28 to −425 with 42 aimed at: a straight line can tell, a rate cannot",
        {"gap": 466.80315, "actual_per_year": -56.5974375, "actual_cagr": None, "undefined.actual_cagr": "nonpositive"},
        ("attained_and_lost",),
    ),
    Row(
        "sign_change/foreign_investment_geometric",
        2023,
        {"auto": "nonpositive", "eurostat": "nonpositive", "timeline": "regressing"},
        "base and target are positive and the path is geometric, so `auto` asks for a rate that a loss does not have",
        {"expected": 34.7457838, "actual_per_year": -56.5974375, "required_cagr": 0.0274575375},
        ("attained_and_lost",),
    ),
    Row(
        "sign_change/forest_area",
        2020,
        {"auto": "regressing", "timeline": "regressing", **RATES_UNKNOWN},
        "−0.03 to 0.7 crosses zero; −0.09 is further off",
        {"statistic": -0.164383562, "progress": -0.0821917808, "expected": 0.335, **NO_RATE},
    ),
    Row(
        "sign_change/mangroves",
        2020,
        {"auto": "regressing", "timeline": "regressing", "destatis": "regressing", **RATES_UNKNOWN},
        "a loss is to end: negative base, target zero, and the loss grows",
        {"gap": 1.06569, "gap_pct": None, "undefined.gap_pct": "zero_target", "progress": -1.685508},
    ),
    Row(
        "sign_change/mangroves_halved",
        2020,
        {"auto": "nonpositive", "timeline": "nonpositive"},
        "half of −0.4 is −0.2, and a third more than −0.4 would be −0.53: a multiple of a loss turns round",
        {"target.value": None},
    ),
    # ---- bands and parity
    Row(
        "bands/women_government",
        2019,
        {"auto": "regressing", "timeline": "regressing"},
        "63.6 % is 3.6 points past the band's far end, and counts as that far short; the base of 50 was inside",
        {"gap": 3.6, "observation.value": 63.6, "target.value": 40, "target.min": 40, "target.max": 60},
        ("beyond_band", "attained_and_lost"),
    ),
    Row("bands/women_government", 2025, {"auto": "achieved", "timeline": "achieved"}, "46.7 % is between 40 and 60"),
    Row(
        "bands/women_mayors",
        2025,
        {"auto": "on_track", "timeline": "on_track", "destatis": "too_few_points"},
        "25.2 to 35.7 with the near end of the band at 40; 2022 is missing, so there are no four years in a row",
        {"gap": 4.3, "statistic": 1.1330656, "direction": None},
    ),
    Row(
        "bands/public_service",
        2023,
        {"auto": "regressing", "timeline": "regressing", "destatis": "regressing"},
        "1.16 lay inside and nearer to 1.2, so less is better; 1.29 left the band by its near end",
        {"gap": 0.09, "target.value": 1.2},
        ("attained_and_lost",),
    ),
    Row(
        "bands/police",
        2023,
        {"auto": "off_track", "timeline": "off_track", "unsd": "at_risk"},
        "from below the band its lower end is the target",
        {"target.value": 0.8, "gap": 0.5, "statistic": 0.38972306},
    ),
    Row(
        "bands/university_every_year",
        2018,
        {"auto": "achieved", "timeline": "achieved"},
        "a band to be kept, without a date",
        {"target.year": None, "elapsed": None, "undefined.elapsed": "no_target_year", "expected": 0.8},
    ),
    Row(
        "bands/police_without_base",
        2023,
        {"auto": "no_baseline", "timeline": "no_baseline", "destatis": "off_track"},
        "the band turns to the value instead; who needs a base says that there is none",
        {"target.value": 0.8, "gap": 0.5, "baseline": None},
    ),
    Row(
        "parity/participation",
        2024,
        {"auto": "regressing", "timeline": "regressing", "statcan": "regressing"},
        "1.117 to 1.148 is away from 1.03",
        {"target.value": 1.03, "gap": 0.11786857548566},
        published="deterioration, as here; the office aims at 1 and takes 0.97 to 1.03 for it",
    ),
    Row(
        "parity/participation_about",
        2024,
        {"auto": "regressing", "statcan": "regressing"},
        "written as about 1 ± 0.03 it keeps the office's own number, and a rate of its own",
        {"target.value": 1, "statistic": -0.410088553, "actual_cagr": 0.00301771008},
    ),
    Row("parity/proficiency", 2022, {"auto": "regressing"}, "1.069 to 1.086", published="deterioration, as here"),
    Row("parity/completion", 2017, {"auto": "achieved"}, "1 and 1: in the band", published="target achieved, as here"),
    Row(
        "parity/wealth", 2021, {"auto": "achieved"}, "1.126 to 1", {"gap": -0.03}, published="target achieved, as here"
    ),
    Row(
        "target_range/goods_transport",
        2023,
        {"auto": "off_track", "timeline": "off_track", "destatis": "on_track"},
        "15 to 20 % less is attained from 15 % on; 3.4 % less after eight of fifteen years is not enough",
        {"target.value": 85, "target.min": 80, "target.max": 85, "statistic": 0.40038519, "progress": 0.2266666667},
        published="sun, as here by destatis: it carries the fall since 2018 on, and forgets the rise before",
    ),
    # ---- relative targets
    Row(
        "relative_target/eutrophication",
        2019,
        {"auto": "at_risk", "timeline": "off_track", "destatis": "off_track"},
        "35 % less than 79.447 is 51.64",
        {"target.value": 51.64055, "statistic": 0.615818130, "pace": 0.702175215, "required_cagr": -0.0170837066},
        published="cloud, as here by destatis; the office rounds the target to 52",
    ),
    Row(
        "relative_target/eutrophication_later_base",
        2019,
        {"auto": "off_track", "timeline": "off_track"},
        "followed from 2015 the target is still 35 % less than in 2005, and next to nothing has happened since",
        {"target.value": 51.64055, "baseline.year": 2015, "progress": 0.00962641865},
    ),
    Row(
        "relative_target/eutrophication_lost_base",
        2019,
        {"auto": "no_baseline", "destatis": "no_baseline"},
        "nobody knows the value of 2006, so the target has no number; the nearest one is not taken instead",
        {"target.value": None, "gap": None, "undefined.gap": "no_baseline", "baseline.value": 79.447},
    ),
    Row(
        "growth_target/energy_productivity",
        2024,
        {"auto": "at_risk", "timeline": "off_track", "destatis": "off_track"},
        "2.1 % a year from 2008 to 2050 is 239.4; a straight line asks too much of a growth target at first",
        {"target.value": 239.37630979640863, "required_cagr": 0.021, "statistic": 0.817004299},
        published="cloud, as here by destatis",
    ),
    Row(
        "change_target/life_expectancy",
        2021,
        {"auto": "on_track", "timeline": "on_track", "destatis": "too_few_points"},
        "one year more than 77.3 in 2019, the baseline's own year and not the plan's",
        {"target.value": 78.3, "baseline.year": 2019, "progress": 0.9, "elapsed": 0.3333333333, "pace": 2.7},
    ),
    Row(
        "change_target/life_expectancy",
        2023,
        {"auto": "achieved"},
        "78.6 is past 78.3 two years early",
        {"gap": -0.3},
        published="in line by the mid-term evaluation, which knew of 2021 or 2022",
    ),
    Row(
        "change_target/life_expectancy",
        2019,
        {"auto": "no_observation"},
        "the row has its base alone; what a path would ask for can be told",
        {"elapsed": 0, "expected": 77.3, "required_per_year": 0.1666666667, "observation": None},
    ),
    Row(
        "cumulative_reduction/energy_intensity",
        2023,
        {"auto": "off_track", "timeline": "off_track"},
        "13.5 % less in five years is an index of 86.5 in 2025, and each year's growth makes the next index",
        {"target.value": 86.5, "observation.value": 96.7166865, "progress": 0.243208407, "statistic": 0.38709184},
        ("obs_derived",),
        published="lagging (滞后) by the mid-term evaluation, as here",
    ),
    Row(
        "cumulative_reduction/energy_intensity_as_stated",
        2023,
        {"auto": "no_observation", "timeline": "no_observation"},
        "a change of −13.5 from no level and with no values: nothing can be said, and the reason is given",
        {"target.value": None, "undefined.required_per_year": "no_baseline"},
    ),
    Row(
        "increments/urban_jobs",
        2024,
        {"auto": "on_track", "timeline": "on_track", "destatis": "on_track", **RATES_UNKNOWN},
        "1269 + 1206 + 1244 + 1256 of 5500, counted from zero",
        {
            "observation.value": 4975,
            "expected": 4400,
            "statistic": 1.13068182,
            "reach_date": "2025-06",
            "baseline.value": 0,
        },
        ("obs_derived",),
    ),
    Row(
        "increments/urban_jobs_with_a_gap",
        2023,
        {"timeline": "off_track"},
        "with 2022 missing the sum is a lower bound: it may be anything from behind to done",
        {"observation.value": 2513, "observation.bound": "at_least", "statistic": 0.76151515},
        ("bound_at_least", "obs_derived"),
        ("off_track", "achieved"),
    ),
    # ---- no number, no date, no base
    Row(
        "text_target/gdp_growth",
        2023,
        {"auto": "not_numeric", "timeline": "not_numeric", "destatis": "not_numeric", "eurostat": "not_numeric"},
        "“within a reasonable range, set each year” is no number",
        {
            "target.value": None,
            "gap": None,
            "undefined.gap": "not_numeric",
            "actual_per_year": 0.9666666667,
            "elapsed": 0.6,
        },
        published="in line by the mid-term evaluation, which judged words by words",
    ),
    Row(
        "cap_every_year/debt",
        2024,
        {"auto": "off_track", "timeline": "off_track", "destatis": "off_track"},
        "62.2 % is over a cap of 60 % that knows no date; it was kept in 2019",
        {"gap": 2.2, "expected": 60, "elapsed": None, "undefined.elapsed": "no_target_year"},
        ("obs_provisional", "attained_and_lost"),
        published="thunderstorm, also destatis's word here: its trend is away from the cap. As a status it is off "
        "track, by the order that all methods share",
    ),
    Row(
        "cap_every_year/debt", 2019, {"auto": "achieved", "destatis": "achieved"}, "58.7 % is under 60 %", {"gap": -1.3}
    ),
    Row(
        "cap_every_year/debt_undated",
        2024,
        {"auto": "no_target_year", "timeline": "no_target_year", "destatis": "no_target_year"},
        "a wish without a date cannot be late; the gap can be told",
        {"gap": 2.2, "undefined.needed_per_year": "no_target_year", "needed_per_year": None},
        ("attained_and_lost",),
    ),
    Row("cap_every_year/debt_undated", 2019, {"auto": "achieved"}, "and it can be met", {"gap": -1.3}),
    Row(
        "no_base_year/agriculture",
        2021,
        {"auto": "regressing", "timeline": "regressing"},
        "2012 lies between two censuses; the first one after it stands in, and is named",
        {"baseline.year": 2016, "baseline.value": 66, "statistic": -1.1731882600976888},
        ("base_taken",),
    ),
    Row(
        "no_base_year/agriculture",
        2016,
        {"auto": "no_baseline", "timeline": "no_baseline", "destatis": "too_few_points"},
        "the value that would stand in is the one to be judged, and cannot be both",
        {"baseline": None, "gap": 5},
    ),
    Row(
        "no_base_year/agriculture_not_stated",
        2021,
        {"auto": "no_baseline", "timeline": "no_baseline"},
        "a baseline that the plan leaves open is not zero, and nothing stands in for it",
        {"baseline": None, "gap": 7, "undefined.progress": "no_baseline"},
    ),
    Row(
        "single_observation/textiles",
        2025,
        {"auto": "no_observation", "timeline": "no_observation", "destatis": "no_observation"},
        "the only value is the base; what would have to be by now can be told",
        {"expected": 33.3333333333, "elapsed": 0.6666666667, "baseline.value": 0, "observation": None},
    ),
    Row(
        "single_observation/textiles_no_base",
        2023,
        {"auto": "no_baseline", "timeline": "no_baseline", "destatis": "too_few_points"},
        "the only value is the observation: a gap, and no pace",
        {"gap": 50, "needed_per_year": 16.6666666667, "pace": None},
        published="no symbol: too little to go by",
    ),
    Row(
        "index_of_target_year/biodiversity",
        2019,
        {"auto": "regressing", "timeline": "regressing", "destatis": "regressing"},
        "2030 = 100 says nothing of the base, which is 2010 with 79.47; 75.29 is less",
        {"baseline.value": 79.47, "target.value": 100, "gap": 24.71},
        published="thunderstorm, as here by destatis",
    ),
    Row(
        "index_of_target_year/biodiversity_target_as_base",
        2019,
        {"auto": "regressing", "timeline": "regressing"},
        "1990 with 136.8 is past the target: the wrong base, of which `check` warns",
        {"projected": 60.02934633225107, **PAST_ITS_TARGET},
        ("attained_and_lost",),
    ),
    # ---- odd periods
    Row(
        "half_years/broadband",
        2021,
        {"auto": "on_track", "timeline": "on_track", "destatis": "on_track"},
        "of 2021 only the first half-year is known; it stands at its own date",
        {"observation.value": 62.13, "elapsed": 0.356555773, "statistic": 1.34306370, "reach_date": "2024-03"},
    ),
    Row(
        "half_years/broadband",
        2024,
        {"auto": "at_risk", "timeline": "at_risk", "destatis": "off_track"},
        "of the two half-years of 2024 the second counts",
        {"observation.value": 77.89, "elapsed": 0.8571428571, "statistic": 0.81170589},
        published="cloud, as here by destatis",
    ),
    Row(
        "survey_waves/obesity",
        2017,
        {"auto": "achieved", "timeline": "achieved", "destatis": "achieved"},
        "8.0 in 2014–2017 is no more than 8.3 in 2003–2006; a survey counts at its end",
        {"target.value": 8.3, "observation.period": "2014/2017", "gap": -0.3, "elapsed": None},
    ),
    Row(
        "survey_waves/overweight",
        2017,
        {"auto": "off_track", "timeline": "off_track"},
        "18.7 is more than 18.1, and the increase was to end for good",
        {"gap": 0.6, "expected": 18.1},
    ),
    Row(
        "survey_waves/overweight",
        2010,
        {"auto": "no_observation"},
        "between two waves nothing is known",
        {"observation": None, "expected": 18.1, "baseline.year": 2006},
    ),
    Row(
        "financial_years/vaccination",
        2016,
        {"auto": "off_track", "timeline": "off_track"},
        "2015-16 ends in March 2016 and counts for that year, at that date",
        {"observation.value": 94.1, "observation.period": "2015-04/2016-03", "gap": 0.9},
        ("attained_and_lost",),
    ),
    Row(
        "financial_years/vaccination_flow",
        2016,
        {"auto": "off_track"},
        "a financial year is a whole year, not a part of one",
        {"observation.value": 94.1, "gap": 0.9},
        ("attained_and_lost",),
    ),
    # ---- target years that are over
    Row(
        "target_year_over_achieved/climate_finance",
        2024,
        {"auto": "achieved", "timeline": "achieved", "destatis": "achieved"},
        "twice 2.34 was reached in 2020; what came later is not asked for, and 2020's value is not out of date",
        {"target.value": 4.68, "observation.year": 2020, "gap": -0.41},
        published="sun, as here",
    ),
    Row(
        "target_year_over_missed/poverty",
        2024,
        {"auto": "missed", "timeline": "missed", "statcan": "missed", "destatis": "missed"},
        "47.2 in 2020 with 30 aimed at; that 2021 was better does not mend it",
        {
            "observation.year": 2020,
            "gap": 17.2,
            "statistic": 0.332409145,
            "undefined.needed_per_year": "target_year_over",
        },
    ),
    # ---- sparse and large
    Row(
        "sparse_series/agriculture",
        2024,
        {"auto": "regressing", "timeline": "regressing", "statcan": "regressing", "destatis": "too_few_points"},
        "every five years one value; between them the last one counts, at its own date",
        {"statistic": -1.1731882600976888, "observation.year": 2021, "observation.stale": True},
        ("stale",),
        published="deterioration with −1.17318826, as here by statcan",
    ),
    Row(
        "huge_ratio/charging_stations",
        2026,
        {"auto": "on_track", "statcan": "on_track", "unsd": "on_track", "timeline": "off_track"},
        "24 times as many in eleven years: ahead of a growth rate of 31 %, far behind a straight line",
        {"statistic": 1.0828341757518625, "pace": 0.560194978, "reach_date": "2029-12"},
        published="substantial progress with 1.0828, as here by statcan",
    ),
    Row(
        "basque_poverty/arope",
        2022,
        {"auto": "off_track", "timeline": "off_track", "unsd": "at_risk", "destatis": "too_few_points"},
        "a value every other year; a fifth of the rate that is needed",
        {"statistic": 0.216848056, "gap": 8.2},
        published="progress, but acceleration needed, as here by unsd",
    ),
    # ---- vintages
    Row(
        "revision/poverty_before",
        2023,
        {"auto": "on_track", "statcan": "on_track"},
        "10.2 as first published",
        {"statistic": 0.9525901792032172},
        published="substantial progress, as here by statcan",
    ),
    Row(
        "revision/poverty",
        2023,
        {"auto": "at_risk", "statcan": "at_risk"},
        "of two vintages the newer one counts, and nobody has said so: the older one would turn the verdict",
        {"statistic": 0.9010898946976208, "observation.value": 10.4, "observation.published": "2026-05-06"},
        ("rivals",),
        ("at_risk", "on_track"),
        published="moderate progress after the revision, as here by statcan",
    ),
    Row(
        "revision/poverty_preferred",
        2023,
        {"auto": "at_risk", "statcan": "at_risk"},
        "preferred, the revision is settled",
        {"observation.value": 10.4},
        ("rivals_settled",),
    ),
)

SYMBOLS: Mapping[str, Mapping[int, str]] = {
    "zero_target_index/greenhouse_gases": {
        **dict.fromkeys((2015, 2016, 2017, 2018, 2019, 2022), "cloud"),
        **dict.fromkeys((2020, 2023, 2024), "sun"),
        2021: "sun and cloud",
    },
    "zero_target_share/fine_particles": {
        **dict.fromkeys((2015, 2018), "cloud"),
        **dict.fromkeys((2017, 2019, 2020, 2021), "sun"),
        2016: "sun and cloud",
    },
    "target_range/goods_transport": {2020: "thunderstorm", 2021: "thunderstorm", 2022: "cloud", 2023: "sun"},
    "cap_every_year/debt": {
        **dict.fromkeys((2016, 2017, 2018, 2020, 2021), "cloud"),
        **dict.fromkeys((2022, 2023, 2024), "thunderstorm"),
        2019: "sun",
    },
    "relative_target/eutrophication": {2018: "cloud", 2019: "cloud"},
    "index_of_target_year/biodiversity": {
        **dict.fromkeys((2011, 2013, 2014, 2017, 2018, 2019), "thunderstorm"),
        **dict.fromkeys((2012, 2015, 2016), "cloud"),
    },
    "half_years/broadband": {2023: "cloud", 2024: "cloud"},
    "target_year_over_achieved/climate_finance": {
        **dict.fromkeys((2016, 2017, 2019, 2020), "sun"),
        2018: "sun and cloud",
    },
}
"""The weather symbols that the German office published for these rows, wherever destatis has a base to start from."""

OTHER_SYMBOLS: Mapping[tuple[str, int], tuple[str, str]] = {
    ("zero_target_index/greenhouse_gases", 2022): (
        "sun and cloud",
        "15.9 % of the way will be missing, which is no cloud by the rule; 29 % were for the target of 2030",
    ),
    ("relative_target/eutrophication", 2018): (
        "thunderstorm",
        "from 2015 to 2018 the revised series rises by 0.1; before the revision it must have fallen",
    ),
    ("index_of_target_year/biodiversity", 2012): (
        "thunderstorm",
        "from 2007 to 2012 the series falls from 87 to 81 as it stands now; every value of these years was revised",
    ),
    ("target_year_over_achieved/climate_finance", 2018): (
        "cloud",
        "57 % of the way will be missing by the figures that stand there now",
    ),
}
"""Where lygap has another symbol than the office, with the reason as far as it is known."""
