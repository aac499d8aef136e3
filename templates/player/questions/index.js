/** The question types by the `type:` that authors write. One file each, named after it. */

/** @import { QuestionType } from "../types.js" */

import { type as categorise } from "./categorise.js";
import { type as cloze } from "./cloze.js";
import { type as fillIn } from "./fill-in.js";
import { type as hotspot } from "./hotspot.js";
import { type as likert } from "./likert.js";
import { type as matching } from "./matching.js";
import { type as multiple } from "./multiple.js";
import { type as numeric } from "./numeric.js";
import { type as open } from "./open.js";
import { type as ordering } from "./ordering.js";
import { type as scenario } from "./scenario.js";
import { type as single } from "./single.js";
import { type as trueFalse } from "./true-false.js";

/** @type {Record<string, QuestionType>} */
export const questionTypes = {
  categorise,
  cloze,
  "fill-in": fillIn,
  hotspot,
  likert,
  matching,
  multiple,
  numeric,
  open,
  ordering,
  scenario,
  single,
  "true-false": trueFalse,
};
