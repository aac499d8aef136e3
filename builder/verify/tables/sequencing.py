"""P160-P189: what the manifest tells the LMS about tracking, scores and order."""

from __future__ import annotations

from builder.diagnostics import Code

CODES = (
    Code(
        "P160",
        "error",
        "mapInfo",
        "Moodle cannot import a 2004 package with it: its parser ends in a fatal error.",
        bad='<imsss:objective objectiveID="q-1"><imsss:mapInfo targetObjectiveID="g"/></imsss:objective>',
        good='<imsss:objective objectiveID="q-1"/>',
    ),
    Code(
        "P161",
        "warning",
        "Several SCOs in SCORM 2004",
        "In Moodle, data of the second SCO is lost; Open edX shows one only.",
        bad=(
            '<resource identifier="r-1" type="webcontent" adlcp:scormType="sco" href="lesson-1.html">\n'
            '<resource identifier="r-2" type="webcontent" adlcp:scormType="sco" href="lesson-2.html">\n'
        ),
        good='<resource identifier="r-1" type="webcontent" adlcp:scormType="sco" href="index.html">',
    ),
    Code(
        "P162",
        "warning",
        "No flow",
        "Without `flow` a 2004 course does not start by itself: its default is false.",
        bad='<imsss:controlMode choice="true"/>',
        good='<imsss:controlMode choice="true" flow="true"/>',
    ),
    Code(
        "P163",
        "warning",
        "The LMS assumes completion",
        "Without these two flags a launched SCO that says nothing counts as completed and satisfied.",
        bad='<imsss:deliveryControls tracked="true"/>',
        good='<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>',
    ),
    Code(
        "P164",
        "error",
        "masteryscore is not a number from 0 to 100",
        "LMSs compare it with the raw score.",
        bad="<adlcp:masteryscore>80%</adlcp:masteryscore>",
        good="<adlcp:masteryscore>80</adlcp:masteryscore>",
    ),
    Code(
        "P165",
        "error",
        "minNormalizedMeasure is not a number from -1 to 1",
        "It is the scaled passing score.",
        bad="80",
        good="0.8",
    ),
    Code(
        "P166",
        "warning",
        "satisfiedByMeasure without a measure",
        "The default of minNormalizedMeasure is 1: only full marks pass.",
        bad='satisfiedByMeasure="true"></imsss:primaryObjective>',
        good='satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>',
    ),
    Code(
        "P167",
        "error",
        "completionThreshold is not a number from 0 to 1",
        "It is compared with the progress measure.",
        bad="<adlcp:completionThreshold>100</adlcp:completionThreshold>",
        good="<adlcp:completionThreshold>1.0</adlcp:completionThreshold>",
    ),
    Code(
        "P168",
        "error",
        "completionThreshold with attributes in the 3rd Edition",
        "Its schema refuses them; they came with the 4th.",
        bad='<adlcp:completionThreshold completedByMeasure="true">1.0</adlcp:completionThreshold>',
        good="<adlcp:completionThreshold>1.0</adlcp:completionThreshold>",
    ),
    Code(
        "P169",
        "warning",
        "completionThreshold as text in the 4th Edition",
        "The form is deprecated; ADL's suite warns.",
        bad="<adlcp:completionThreshold>1.0</adlcp:completionThreshold>",
        good='<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>',
    ),
    Code(
        "P170",
        "error",
        "datafromlms longer than 255 characters",
        "The schema of SCORM 1.2 refuses it.",
        bad='<adlcp:datafromlms>{"texts": … 900 characters … }</adlcp:datafromlms>',
        good="<adlcp:datafromlms>data</adlcp:datafromlms>",
    ),
    Code(
        "P171",
        "warning",
        "dataFromLMS longer than 4,000 characters",
        "LMSs need to keep no more.",
        bad='<adlcp:dataFromLMS>{"texts": … 9,000 characters … }</adlcp:dataFromLMS>',
        good="<adlcp:dataFromLMS>data</adlcp:dataFromLMS>",
    ),
    Code(
        "P172",
        "error",
        "Unknown time limit action",
        "The values are fixed.",
        bad="<adlcp:timelimitaction>exit</adlcp:timelimitaction>",
        good="<adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>",
    ),
    Code(
        "P173",
        "error",
        "maxtimeallowed is no time",
        "SCORM 1.2 writes it as HHHH:MM:SS.SS.",
        bad="PT1H",
        good="0001:00:00.00",
    ),
    Code(
        "P174",
        "error",
        "prerequisites of another type",
        "SCORM 1.2 knows one script language.",
        bad='<adlcp:prerequisites type="javascript">',
        good='<adlcp:prerequisites type="aicc_script">',
    ),
    Code(
        "P175",
        "error",
        "Objectives that contradict each other",
        "Objective ids are unique in an activity, one objective is the primary one, and extensions name "
        "an existing one.",
        bad=('<imsss:objective objectiveID="q-1"/>\n<imsss:objective objectiveID="q-1"/>\n'),
        good='<imsss:objective objectiveID="q-1"/>',
    ),
    Code(
        "P176",
        "warning",
        "No SCO",
        "Every resource is an asset, so nothing is tracked.",
        bad='adlcp:scormType="asset"',
        good='adlcp:scormType="sco"',
    ),
    Code(
        "P177",
        "warning",
        "The launched resource is not the first",
        "Open edX launches the first resource of the manifest that has an href.",
        bad=(
            "<resources>\n"
            '<resource identifier="r-2" type="webcontent" adlcp:scormType="asset" href="style.css"><file '
            'href="style.css"/></resource>\n'
            '<resource identifier="r-1"\n'
        ),
        good=('<resources>\n<resource identifier="r-1"\n'),
    ),
    Code(
        "P178",
        "warning",
        "Launch parameters",
        "ILIAS and Open edX ignore the parameters of items.",
        bad='<item identifier="i-1" identifierref="r-1" parameters="?lang=en">',
        good='<item identifier="i-1" identifierref="r-1">',
    ),
)
