/** SCORM 2004 3rd Edition. */

/** @import { Binding } from "../types.js" */

import { opener } from "./scorm2004.js";

/** @type {Binding} */
export const binding = {
  id: "scorm2004-3",
  apiName: "API_1484_11",
  open: opener({ objectiveProgress: false }),
};
