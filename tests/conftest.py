"""Settings that all tests share.

Property tests draw the same examples in every run of `make test`, so that a red run can be run
again; `make test-all` sets COURSE_EXAMPLES=full and draws new and more of them.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=SLOW, print_blob=True)
settings.register_profile("full", deadline=None, max_examples=1000, suppress_health_check=SLOW, print_blob=True)
settings.load_profile("full" if os.environ.get("COURSE_EXAMPLES") == "full" else "same")
