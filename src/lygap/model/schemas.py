"""Prepared schemas, written by `python -m lygap.model.preparing`: not to be changed by hand."""

from typing import Any

from lygap.model.forms import list_or_record, number_or_record, real_date, shape, text_of_year, text_or_record

CORE = "2.50.4"

def targets() -> dict[str, Any]:
    return {'type': 'definitions', 'schema': {'type': 'typed-dict', 'fields': {'schema': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'str'}}, 'required': False, 'validation_alias': '$schema'},
'format': {'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['lygap/1']}, 'required':
True}, 'plan': {'type': 'typed-dict-field', 'schema': {'type': 'typed-dict', 'fields': {'id': {'type':
'typed-dict-field', 'schema': {'type': 'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}, 'required': True},
'name': {'type': 'typed-dict-field', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type':
'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh',
'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator':
text_or_record}, 'required': True}, 'lang': {'type': 'typed-dict-field', 'schema': {'type': 'literal',
'expected': ['zh', 'en']}, 'required': False}, 'region': {'type': 'typed-dict-field', 'schema': {'type':
'str', 'pattern': '^[a-z][a-z0-9_]*$'}, 'required': True}, 'base_year': {'type': 'typed-dict-field', 'schema':
{'type': 'int', 'ge': 1000, 'le': 9999}, 'required': True}, 'target_year': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False}, 'path':
{'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['geometric', 'linear']}, 'required':
False}, 'source': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str',
'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'max_age': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 0}}, 'required': False}}, 'extra_behavior':
'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'PlanRecord'}, 'ref':
'lygap.model.plan.PlanRecord'}, 'required': True}, 'units': {'type': 'typed-dict-field', 'schema': {'type':
'dict', 'keys_schema': {'type': 'str', 'min_length': 1}, 'values_schema': {'type': 'tagged-union', 'choices':
{'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type':
'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}},
'discriminator': text_or_record}}, 'required': False}, 'regions': {'type': 'typed-dict-field', 'schema':
{'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}, 'values_schema': {'type':
'typed-dict', 'fields': {'name': {'type': 'typed-dict-field', 'schema': {'type': 'tagged-union', 'choices':
{'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type':
'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}},
'discriminator': text_or_record}, 'required': True}, 'part_of': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'kind':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected':
['district', 'zone']}}, 'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True,
'extra_fields_behavior': 'forbid', 'title': 'RegionRecord'}, 'ref': 'lygap.model.plan.RegionRecord'}},
'required': False}, 'sources': {'type': 'typed-dict-field', 'schema': {'type': 'dict', 'keys_schema': {'type':
'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}, 'values_schema': {'type': 'typed-dict', 'fields': {'title':
{'type': 'typed-dict-field', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str',
'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record},
'required': True}, 'publisher': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict',
'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length':
1}, 'min_length': 1}}, 'discriminator': text_or_record}}, 'required': False}, 'date': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'chain', 'steps': [{'type':
'function-after', 'function': {'type': 'no-info', 'function': real_date}, 'schema': {'type':
'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema': {'type': 'str'}}},
{'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False}, 'url': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required':
False}, 'kind': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal',
'expected': ['plan', 'statistics', 'briefing', 'news', 'compilation', 'other']}}, 'required': False},
'reference': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str',
'min_length': 1}}, 'required': False}, 'mirror': {'type': 'typed-dict-field', 'schema': {'type': 'bool'},
'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid',
'title': 'SourceRecord'}, 'ref': 'lygap.model.plan.SourceRecord'}}, 'required': False}, 'groups': {'type':
'typed-dict-field', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'},
'values_schema': {'type': 'typed-dict', 'fields': {'name': {'type': 'typed-dict-field', 'schema': {'type':
'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict',
'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length':
1}, 'min_length': 1}}, 'discriminator': text_or_record}, 'required': True}}, 'extra_behavior': 'forbid',
'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'GroupRecord'}, 'ref':
'lygap.model.plan.GroupRecord'}}, 'required': False}, 'indicators': {'type': 'typed-dict-field', 'schema':
{'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}, 'values_schema': {'type':
'typed-dict', 'fields': {'baseline': {'type': 'typed-dict-field', 'schema': {'type': 'tagged-union',
'choices': {'\x00number': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}},
'\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.BaselineRecord'}}, 'discriminator':
number_or_record}, 'required': False}, 'target': {'type': 'typed-dict-field', 'schema': {'type':
'tagged-union', 'choices': {'\x00number': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan':
False}}, '\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.TargetRecord'}},
'discriminator': number_or_record}, 'required': False}, 'targets': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'list', 'items_schema': {'type': 'tagged-union', 'choices':
{'\x00number': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, '\x00record':
{'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.TargetRecord'}}, 'discriminator':
number_or_record}}}, 'required': False}, 'number': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'int'}}, 'required': False}, 'group': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'name': {'type':
'typed-dict-field', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length':
1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record},
'required': True}, 'definition': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type':
'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str',
'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}}, 'required': False}, 'note': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices': {'\x00text':
{'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal',
'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}},
'discriminator': text_or_record}}, 'required': False}, 'owner': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length':
1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}},
'required': False}, 'part_of': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'unit': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'kind': {'type':
'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['stock', 'flow', 'ratio', 'cumulative', 'rank',
'coverage']}, 'required': True}, 'nature': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'literal', 'expected': ['binding', 'anticipatory']}}, 'required': False}, 'direction':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['up',
'down']}}, 'required': False}, 'path': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'literal', 'expected': ['geometric', 'linear']}}, 'required': False}, 'limits': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'list', 'items_schema': {'type':
'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, 'min_length': 2, 'max_length': 2}},
'required': False}, 'population': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'typed-dict', 'fields': {'name': {'type': 'typed-dict-field', 'schema': {'type': 'tagged-union',
'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema':
{'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1},
'min_length': 1}}, 'discriminator': text_or_record}, 'required': True}, 'count': {'type': 'typed-dict-field',
'schema': {'type': 'float', 'allow_inf_nan': False, 'gt': 0}, 'required': True}}, 'extra_behavior': 'forbid',
'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'PopulationRecord'}, 'ref':
'lygap.model.plan.PopulationRecord'}}, 'required': False}, 'aliases': {'type': 'typed-dict-field', 'schema':
{'type': 'list', 'items_schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'regions': {'type':
'typed-dict-field', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'},
'values_schema': {'type': 'typed-dict', 'fields': {'baseline': {'type': 'typed-dict-field', 'schema': {'type':
'tagged-union', 'choices': {'\x00number': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan':
False}}, '\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.BaselineRecord'}},
'discriminator': number_or_record}, 'required': False}, 'target': {'type': 'typed-dict-field', 'schema':
{'type': 'tagged-union', 'choices': {'\x00number': {'type': 'nullable', 'schema': {'type': 'float',
'allow_inf_nan': False}}, '\x00record': {'type': 'definition-ref', 'schema_ref':
'lygap.model.plan.TargetRecord'}}, 'discriminator': number_or_record}, 'required': False}, 'targets': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'list', 'items_schema': {'type':
'tagged-union', 'choices': {'\x00number': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan':
False}}, '\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.TargetRecord'}},
'discriminator': number_or_record}}}, 'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict':
True, 'extra_fields_behavior': 'forbid', 'title': 'GoalsRecord'}, 'ref': 'lygap.model.plan.GoalsRecord'}},
'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid',
'title': 'IndicatorRecord'}, 'ref': 'lygap.model.plan.IndicatorRecord'}}, 'required': True}, 'claims':
{'type': 'typed-dict-field', 'schema': {'type': 'list', 'items_schema': {'type': 'typed-dict', 'fields':
{'id': {'type': 'typed-dict-field', 'schema': {'type': 'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'},
'required': True}, 'kind': {'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['share',
'growth', 'cagr', 'sum', 'total', 'multiple', 'statement']}, 'required': True}, 'indicator': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}},
'required': False}, 'part': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'whole': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'parts':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'list', 'items_schema':
{'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}}, 'required': False}, 'value': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, 'required': False},
'year': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000,
'le': 9999}}, 'required': False}, 'base_year': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False, 'validation_alias': 'from'}, 'to':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le':
9999}}, 'required': False}, 'of': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'literal', 'expected': ['target', 'observation']}}, 'required': False}, 'reading': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['by', 'to',
'unknown']}}, 'required': False}, 'bound': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'literal', 'expected': ['at_least', 'at_most', 'about']}}, 'required': False}, 'margin':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan':
False, 'ge': 0}}, 'required': False}, 'text': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record':
{'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type':
'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}}, 'required': False}, 'source':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'region': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'note':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices':
{'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type':
'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}},
'discriminator': text_or_record}}, 'required': False}, 'locator': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required': False}}, 'extra_behavior':
'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'ClaimRecord'}, 'ref':
'lygap.model.plan.ClaimRecord'}}, 'required': False}, 'checks': {'type': 'typed-dict-field', 'schema':
{'type': 'dict', 'keys_schema': {'type': 'str', 'min_length': 1}, 'values_schema': {'type': 'tagged-union',
'choices': {'\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.RuleRecord'}, '\x00list':
{'type': 'list', 'items_schema': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.RuleRecord'}}},
'discriminator': list_or_record}}, 'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True,
'extra_fields_behavior': 'forbid', 'title': 'TargetsFile'}, 'ref': 'lygap.model.plan.TargetsFile'},
'definitions': [{'type': 'typed-dict', 'fields': {'value': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, 'required': True}, 'year': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}},
'required': False}, 'source': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'note': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str',
'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}},
'required': False}, 'locator': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'str', 'min_length': 1}}, 'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True,
'extra_fields_behavior': 'forbid', 'title': 'BaselineRecord'}, 'ref': 'lygap.model.plan.BaselineRecord'},
{'type': 'typed-dict', 'fields': {'value': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'tagged-union', 'choices': {'\x00number': {'type': 'float', 'allow_inf_nan': False},
'\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.plan.RangeRecord'}}, 'discriminator':
number_or_record}}, 'required': False}, 'multiple_of_baseline': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, 'required': False}, 'growth':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan':
False}}, 'required': False}, 'change': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'float', 'allow_inf_nan': False}}, 'required': False}, 'base_year': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False,
'validation_alias': 'from'}, 'text': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type':
'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str',
'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}}, 'required': False}, 'year': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}},
'required': False}, 'date': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date},
'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema':
{'type': 'str'}}}, {'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False},
'comparator': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal',
'expected': ['at_least', 'at_most', 'more_than', 'less_than', 'about', 'between']}}, 'required': False},
'tolerance': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float',
'allow_inf_nan': False, 'ge': 0}}, 'required': False}, 'source': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required':
False}, 'modality': {'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['commit',
'strive']}, 'required': False}, 'valid_from': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function':
real_date}, 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year},
'schema': {'type': 'str'}}}, {'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required':
False}, 'valid_to': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'chain',
'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date}, 'schema':
{'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema': {'type':
'str'}}}, {'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False}, 'id':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'on_path': {'type': 'typed-dict-field', 'schema':
{'type': 'bool'}, 'required': False}, 'each_year': {'type': 'typed-dict-field', 'schema': {'type': 'bool'},
'required': False}, 'note': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict',
'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length':
1}, 'min_length': 1}}, 'discriminator': text_or_record}}, 'required': False}, 'locator': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required':
False}}, 'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title':
'TargetRecord'}, 'ref': 'lygap.model.plan.TargetRecord'}, {'type': 'typed-dict', 'fields': {'min': {'type':
'typed-dict-field', 'schema': {'type': 'float', 'allow_inf_nan': False}, 'required': True}, 'max': {'type':
'typed-dict-field', 'schema': {'type': 'float', 'allow_inf_nan': False}, 'required': True}}, 'extra_behavior':
'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'RangeRecord'}, 'ref':
'lygap.model.plan.RangeRecord'}, {'type': 'typed-dict', 'fields': {'severity': {'type': 'typed-dict-field',
'schema': {'type': 'literal', 'expected': ['error', 'warning']}, 'required': False}, 'ignore': {'type':
'typed-dict-field', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str', 'min_length':
1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record},
'required': False}, 'indicators': {'type': 'typed-dict-field', 'schema': {'type': 'list', 'items_schema':
{'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'years': {'type': 'typed-dict-field',
'schema': {'type': 'list', 'items_schema': {'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False},
'after': {'type': 'typed-dict-field', 'schema': {'type': 'int', 'ge': 0}, 'required': False}},
'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title':
'RuleRecord'}, 'ref': 'lygap.model.plan.RuleRecord'}]}


def actuals() -> dict[str, Any]:
    return {'type': 'definitions', 'schema': {'type': 'typed-dict', 'fields': {'schema': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'str'}}, 'required': False, 'validation_alias': '$schema'},
'year': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000,
'le': 9999}}, 'required': False}, 'region': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'source': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'sources': {'type': 'typed-dict-field', 'schema':
{'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}, 'values_schema':
{'type': 'typed-dict', 'fields': {'title': {'type': 'typed-dict-field', 'schema': {'type': 'tagged-union',
'choices': {'\x00text': {'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema':
{'type': 'literal', 'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1},
'min_length': 1}}, 'discriminator': text_or_record}, 'required': True}, 'publisher': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices': {'\x00text':
{'type': 'str', 'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal',
'expected': ['zh', 'en']}, 'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}},
'discriminator': text_or_record}}, 'required': False}, 'date': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info',
'function': real_date}, 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function':
text_of_year}, 'schema': {'type': 'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False}, 'url': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'kind': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['plan',
'statistics', 'briefing', 'news', 'compilation', 'other']}}, 'required': False}, 'reference': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required':
False}, 'mirror': {'type': 'typed-dict-field', 'schema': {'type': 'bool'}, 'required': False}},
'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title':
'SourceRecord'}, 'ref': 'lygap.model.plan.SourceRecord'}}, 'required': False}, 'observations': {'type':
'typed-dict-field', 'schema': {'type': 'dict', 'keys_schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'},
'values_schema': {'type': 'tagged-union', 'choices': {'\x00number': {'type': 'float', 'allow_inf_nan': False},
'\x00record': {'type': 'definition-ref', 'schema_ref': 'lygap.model.actuals.ObservationRecord'}, '\x00list':
{'type': 'list', 'items_schema': {'type': 'tagged-union', 'choices': {'\x00number': {'type': 'float',
'allow_inf_nan': False}, '\x00record': {'type': 'definition-ref', 'schema_ref':
'lygap.model.actuals.ObservationRecord'}}, 'discriminator': number_or_record}}, '\x00years': {'type': 'dict',
'keys_schema': {'type': 'str', 'pattern': '^[1-9][0-9]{3}$'}, 'values_schema': {'type': 'tagged-union',
'choices': {'\x00number': {'type': 'float', 'allow_inf_nan': False}, '\x00record': {'type': 'definition-ref',
'schema_ref': 'lygap.model.actuals.ObservationRecord'}, '\x00list': {'type': 'list', 'items_schema': {'type':
'tagged-union', 'choices': {'\x00number': {'type': 'float', 'allow_inf_nan': False}, '\x00record': {'type':
'definition-ref', 'schema_ref': 'lygap.model.actuals.ObservationRecord'}}, 'discriminator':
number_or_record}}}, 'discriminator': shape}}}, 'discriminator': shape}}, 'required': False}},
'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title':
'ActualsFile'}, 'ref': 'lygap.model.actuals.ActualsFile'}, 'definitions': [{'type': 'typed-dict', 'fields':
{'value': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float',
'allow_inf_nan': False}}, 'required': False}, 'increment': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}, 'required': False}, 'growth': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}},
'required': False}, 'base_year': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False, 'validation_alias': 'from'}, 'year': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}},
'required': False}, 'region': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'source': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required':
False}, 'as_of': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'chain',
'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date}, 'schema':
{'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema': {'type':
'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}}, 'required': False}, 'period':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'chain', 'steps': [{'type':
'function-after', 'function': {'type': 'no-info', 'function': real_date}, 'schema': {'type':
'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema': {'type': 'str'}}},
{'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}},
'required': False}, 'published': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date},
'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema':
{'type': 'str'}}}, {'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False},
'obs_status': {'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['final', 'provisional',
'estimated', 'derived']}, 'required': False}, 'bound': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'literal', 'expected': ['at_least', 'at_most', 'about']}}, 'required': False},
'margin': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float',
'allow_inf_nan': False, 'ge': 0}}, 'required': False}, 'preferred': {'type': 'typed-dict-field', 'schema':
{'type': 'bool'}, 'required': False}, 'breaks': {'type': 'typed-dict-field', 'schema': {'type': 'bool'},
'required': False, 'validation_alias': 'break'}, 'excluded': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'literal', 'expected': ['not_comparable', 'undated', 'secondary',
'superseded']}}, 'required': False}, 'locator': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'note': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'tagged-union', 'choices': {'\x00text': {'type': 'str',
'min_length': 1}, '\x00record': {'type': 'dict', 'keys_schema': {'type': 'literal', 'expected': ['zh', 'en']},
'values_schema': {'type': 'str', 'min_length': 1}, 'min_length': 1}}, 'discriminator': text_or_record}},
'required': False}}, 'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid',
'title': 'ObservationRecord'}, 'ref': 'lygap.model.actuals.ObservationRecord'}]}


def row() -> dict[str, Any]:
    return {'type': 'typed-dict', 'fields': {'value': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'float', 'allow_inf_nan': False}}, 'required': False}, 'increment': {'type':
'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}},
'required': False}, 'growth': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type':
'float', 'allow_inf_nan': False}}, 'required': False}, 'base_year': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False,
'validation_alias': 'from'}, 'year': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'int', 'ge': 1000, 'le': 9999}}, 'required': False}, 'region': {'type': 'typed-dict-field', 'schema':
{'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}, 'required': False}, 'source':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}, 'required': False}, 'as_of': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info',
'function': real_date}, 'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function':
text_of_year}, 'schema': {'type': 'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}}, 'required': False}, 'period':
{'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'chain', 'steps': [{'type':
'function-after', 'function': {'type': 'no-info', 'function': real_date}, 'schema': {'type':
'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema': {'type': 'str'}}},
{'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}},
'required': False}, 'published': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema':
{'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date},
'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema':
{'type': 'str'}}}, {'type': 'str', 'pattern': '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}, 'required': False},
'obs_status': {'type': 'typed-dict-field', 'schema': {'type': 'literal', 'expected': ['final', 'provisional',
'estimated', 'derived']}, 'required': False}, 'bound': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'literal', 'expected': ['at_least', 'at_most', 'about']}}, 'required': False},
'margin': {'type': 'typed-dict-field', 'schema': {'type': 'nullable', 'schema': {'type': 'float',
'allow_inf_nan': False, 'ge': 0}}, 'required': False}, 'preferred': {'type': 'typed-dict-field', 'schema':
{'type': 'bool'}, 'required': False}, 'breaks': {'type': 'typed-dict-field', 'schema': {'type': 'bool'},
'required': False, 'validation_alias': 'break'}, 'excluded': {'type': 'typed-dict-field', 'schema': {'type':
'nullable', 'schema': {'type': 'literal', 'expected': ['not_comparable', 'undated', 'secondary',
'superseded']}}, 'required': False}, 'locator': {'type': 'typed-dict-field', 'schema': {'type': 'nullable',
'schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'note': {'type': 'typed-dict-field',
'schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}, 'required': False}, 'indicator':
{'type': 'typed-dict-field', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}, 'required': True}},
'extra_behavior': 'forbid', 'config': {'strict': True, 'extra_fields_behavior': 'forbid', 'title': 'CsvRow'},
'ref': 'lygap.model.actuals.CsvRow'}


def columns() -> dict[str, Any]:
    return {'indicator': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[a-z][a-z0-9_]*$'}}}, 'year': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema': {'type':
'int', 'ge': 1000, 'le': 9999}}}, 'value': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema':
{'type': 'float', 'allow_inf_nan': False}}}, 'increment': {'type': 'list', 'items_schema': {'type':
'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}}, 'growth': {'type': 'list', 'items_schema':
{'type': 'nullable', 'schema': {'type': 'float', 'allow_inf_nan': False}}}, 'from': {'type': 'list',
'items_schema': {'type': 'nullable', 'schema': {'type': 'int', 'ge': 1000, 'le': 9999}}}, 'region': {'type':
'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern': '^[a-z][a-z0-9_]*$'}}},
'source': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'str', 'pattern':
'^[A-Za-z0-9][A-Za-z0-9_.-]*$'}}}, 'as_of': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema':
{'type': 'chain', 'steps': [{'type': 'function-after', 'function': {'type': 'no-info', 'function': real_date},
'schema': {'type': 'function-before', 'function': {'type': 'no-info', 'function': text_of_year}, 'schema':
{'type': 'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}}}, 'period': {'type': 'list',
'items_schema': {'type': 'nullable', 'schema': {'type': 'chain', 'steps': [{'type': 'function-after',
'function': {'type': 'no-info', 'function': real_date}, 'schema': {'type': 'function-before', 'function':
{'type': 'no-info', 'function': text_of_year}, 'schema': {'type': 'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'}]}}}, 'published': {'type': 'list',
'items_schema': {'type': 'nullable', 'schema': {'type': 'chain', 'steps': [{'type': 'function-after',
'function': {'type': 'no-info', 'function': real_date}, 'schema': {'type': 'function-before', 'function':
{'type': 'no-info', 'function': text_of_year}, 'schema': {'type': 'str'}}}, {'type': 'str', 'pattern':
'^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'}]}}}, 'obs_status': {'type': 'list', 'items_schema': {'type': 'nullable',
'schema': {'type': 'literal', 'expected': ['final', 'provisional', 'estimated', 'derived']}}}, 'bound':
{'type': 'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'literal', 'expected': ['at_least',
'at_most', 'about']}}}, 'margin': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema': {'type':
'float', 'allow_inf_nan': False, 'ge': 0}}}, 'preferred': {'type': 'list', 'items_schema': {'type':
'nullable', 'schema': {'type': 'bool'}}}, 'break': {'type': 'list', 'items_schema': {'type': 'nullable',
'schema': {'type': 'bool'}}}, 'excluded': {'type': 'list', 'items_schema': {'type': 'nullable', 'schema':
{'type': 'literal', 'expected': ['not_comparable', 'undated', 'secondary', 'superseded']}}}, 'note': {'type':
'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}}, 'locator': {'type':
'list', 'items_schema': {'type': 'nullable', 'schema': {'type': 'str', 'min_length': 1}}}}


SCHEMAS = {"targets": targets, "actuals": actuals, "row": row}
