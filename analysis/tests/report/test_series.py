from __future__ import annotations

import json

from kith.report.series import in_script


def test_nothing_in_the_data_of_the_charts_acts_on_the_page() -> None:
    data = {"label": "<!--<script></script> & \u2028\u2029 Ein Versuch"}
    text = in_script(json.dumps(data, ensure_ascii=False))
    assert json.loads(text) == data
    assert not set(text) & set("<>&\u2028\u2029")
