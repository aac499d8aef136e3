"""Moodle's settings for an activity 'SCORM package', by the names that Moodle's English form has.

The names are Moodle's own (4.5), so they are no words of our interface and are not translated here:
`string` is the identifier under which every language pack of Moodle has its own name.
"""

from __future__ import annotations

from msgspec import Struct

from builder.catalogue.facts import ModuleFacts


class Setting(Struct, frozen=True):
    """A setting: the section of the form, its name, its value; `why` is a key of our words, or empty.

    `own` marks values that come from the course and not from Moodle's lists.
    """

    section: str
    string: str
    name: str
    value: str
    why: str = ""
    own: bool = False


REPORT = "Interactions report"
QUESTION_COLUMN = "Summary of question"
RESULT_COLUMN = "Summary of result"
RESPONSE_COLUMN = "Summary of responses"
RESTRICT = "Restrict access"
CONDITION = "Activity completion"
MUST = "must be marked complete"
PROTECT = "Protect package downloads"
STRICT = "SCORM standards mode"
"""Two settings of the site, not of an activity (`scorm/protectpackagedownloads`, `scorm/scormstandard`)."""


def settings(facts: ModuleFacts, course: str, file: str) -> list[Setting]:
    """Every setting of a module's activity, in the order of Moodle's form; `file` is the zip to upload."""
    status = "Passed" if facts.completion == "passed" else "Completed"
    return [
        Setting("General", "name", "Name", facts.title, own=True),
        Setting("Package", "scorm/scormtype", "Type", "Uploaded package"),
        Setting("Package", "scorm/package", "Package file", file, "set_file", own=True),
        Setting("Appearance", "scorm/display", "Display package", "Current window", "set_window"),
        Setting("Appearance", "scorm/width", "Width", "100%"),
        Setting("Appearance", "scorm/height", "Height", "900", "set_height"),
        Setting("Appearance", "scorm/skipview", "Student skip content structure page", "Always", "set_skip"),
        Setting("Appearance", "scorm/hidebrowse", "Disable preview mode", "Yes", "set_preview"),
        Setting("Appearance", "scorm/displaycoursestructure", "Display course structure on entry page", "No"),
        Setting("Appearance", "scorm/hidetoc", "Display course structure in player", "Disabled", "set_structure"),
        Setting("Grade", "scorm/grademethod", "Grading method", "Highest grade", "set_grade"),
        Setting("Grade", "scorm/maximumgrade", "Maximum grade", "100"),
        Setting(
            "Attempts management", "scorm/maximumattempts", "Number of attempts", "Unlimited attempts", "set_tries"
        ),
        Setting("Attempts management", "scorm/whatgrade", "Attempts grading", "Highest attempt"),
        Setting("Attempts management", "scorm/forcenewattempt", "Force new attempt", "No", "set_new"),
        Setting("Attempts management", "scorm/lastattemptlock", "Lock after final attempt", "No", "set_lock"),
        Setting("Compatibility settings", "scorm/forcecompleted", "Force completed", "No", "set_force"),
        Setting("Compatibility settings", "scorm/autocontinue", "Auto-continue", "No"),
        Setting(
            "Common module settings", "cmidnumber", "ID number", f"{course}-{facts.id}-{facts.language}", "set_id", True
        ),
        Setting(
            "Completion conditions",
            "completion/completion_automatic",
            "Completion tracking",
            "Show activity as complete when conditions are met",
            "set_tracking",
        ),
        Setting("Completion conditions", "completion/completionview", "Require view", "No"),
        Setting("Completion conditions", "completion/completionusegrade", "Require grade", "No", "set_no_grade"),
        Setting(
            "Completion conditions",
            "scorm/completionstatusrequired",
            "Require status",
            status,
            f"set_status_{facts.completion}",
        ),
        Setting("Completion conditions", "scorm/completionscorerequired", "Require minimum score", "—", "set_no_score"),
    ]
