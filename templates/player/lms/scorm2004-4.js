/** SCORM 2004 4th Edition. */

/** @import { Binding } from "../types.js" */

import { opener } from "./scorm2004.js";

/** @type {Binding} */
export const binding = {
  id: "scorm2004-4",
  apiName: "API_1484_11",
  open: opener({ objectiveProgress: true }),
};
