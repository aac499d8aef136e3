/** @import { OwnWords } from "./session/own-words.js" */

/**
 * The player's data: what the builder writes into a page and what the player keeps. Types only.
 *
 * The page holds `<script type="application/json" id="module-data">` with a `ModuleData`. Later
 * lessons and quizzes are classic scripts `parts/<name>.js` that call
 * `modulePart("<name>", <LessonPart | QuizPart | ...>)`.
 *
 * @typedef {object} ModuleData
 * @property {1} format
 * @property {{id: string, title: string, version: string, language: string}} course
 * @property {{id: string, title: string}} module
 * @property {"passed" | "lessons"} completion
 * @property {"player" | "lms"} mastery
 * @property {"graded" | "all" | "none"} report
 * @property {string} assessment  id of the graded quiz, or ""
 * @property {{id: string, text: string}[]} objectives
 * @property {LessonData[]} lessons  in order
 * @property {QuizData[]} quizzes
 * @property {Record<string, string | Record<string, string>>} text  interface strings; plural forms by CLDR category
 * @property {{pages: string[]} | null} work  worksheets, reflections or stories are there, and with them the parts `tools` and `work` and
 *   work.css; `pages` are the ids of worksheets that have a page of their own
 * @property {Record<string, LessonPart>} inline  parts that came with the page, by lesson id
 *
 * @typedef {object} LessonData
 * @property {string} id
 * @property {string} key  4 characters, from the id: its name in the saved state
 * @property {string} title
 * @property {string} part  name of its part, "lesson-<id>"
 * @property {string[]} checks  ids of the quizzes inside it
 * @property {string[]} objectives
 * @property {number} minutes
 *
 * @typedef {object} QuizData
 * @property {string} id
 * @property {string} key
 * @property {string} title
 * @property {"assessment" | "check" | "pretest" | "survey"} kind
 * @property {string} part  "quiz-<id>"; checks come inside their lesson's part
 * @property {number} passMark  percent
 * @property {number} attempts  0: unlimited
 * @property {number} draw  how many are asked; 0: all
 * @property {number} drawPerObjective  0: not by objective
 * @property {("questions" | "options")[]} shuffle
 * @property {"after-question" | "after-attempt" | "none"} feedback
 * @property {"best" | "last"} counts  last: the score of the attempt that passes or is the last allowed
 * @property {"at-once" | "after-reading"} retry  after-reading: once the lessons of the weakest objective were opened again
 * @property {number} count  questions in the pool
 * @property {string[]} [pool]  key and rev of each question, 7 characters: what an upgrade keeps by
 *
 * @typedef {object} LessonPart
 * @property {string} html
 * @property {Record<string, QuizPart>} quizzes  the checks in it, by id
 *
 * @typedef {object} QuizPart
 * @property {QuestionData[]} questions
 *
 * @typedef {object} QuestionData  with what the type's `player_data` adds
 * @property {string} id
 * @property {string} key  4 characters, from the id
 * @property {string} rev  3 characters, from key and options: an answer under another rev is void
 * @property {string} type
 * @property {string} objective
 * @property {number} points
 * @property {boolean} scored
 * @property {string} stem  the question's text without markup, for reports (at most 250 characters)
 * @property {string} html  from templates/questions/<type>.html
 * @property {{id: string, correct: boolean}[]} [options]  choice types
 * @property {boolean | number | null} [answer]  true-false; numeric, where there is one right number
 * @property {{id: string, target: string}[]} [pairs]  matching, categorise: the id of each item and of its right entry
 * @property {{id: string}[]} [items]  ordering: the items in the right order; likert: the statements
 * @property {{id: string}[]} [targets]  matching: the entries to choose from, in the author's order; categorise: the categories
 * @property {number} [low]  numeric: the lowest right number
 * @property {number} [high]  numeric: the highest
 * @property {string} [unit]  numeric
 * @property {string[]} [answers]  fill-in: what is accepted
 * @property {boolean} [case]  fill-in: case must be right
 * @property {boolean} [accents]  fill-in: accents must be right
 * @property {number} [near]  fill-in: letters that may be wrong
 * @property {number} [limit]  fill-in, open: the longest answer, in UTF-16 units
 * @property {GapData[]} [gaps]  cloze: in the text's order
 * @property {{id: string, start: number, max: number}[]} [meters]  scenario
 * @property {StepData[]} [steps]  scenario: it begins at the first
 * @property {number} [best]  scenario: the highest score of a way
 * @property {number} [worst]  scenario: the lowest
 *
 * @typedef {object} GapData
 * @property {string} id
 * @property {string[]} answers
 * @property {string[]} options  empty: typed
 * @property {boolean} case
 * @property {boolean} accents
 * @property {number} near
 * @property {number} limit  the longest answer, in UTF-16 units
 *
 * @typedef {{id: string, name: string, choices: ChoiceData[]}} StepData  `name`: its id in reports
 * @typedef {{id: string, score: number, moves: number[], next: string}} ChoiceData  `moves`: of each meter
 *
 * What is kept, decoded. Everything is keyed by the 4-character keys.
 *
 * @typedef {object} State
 * @property {string} lineage  8 random characters, made with the first state
 * @property {number} counter  rises with every save
 * @property {string} lesson  key of the lesson open last, "" at the opening page
 * @property {number} place  how far down it was, in thousandths
 * @property {Record<string, number>} lessons  1: opened, 3: read to the end
 * @property {string[]} again  keys of lessons to open once more before the next attempt
 * @property {Record<string, Answer>} answers  to questions of checks, by question key
 * @property {Record<string, Attempts>} quizzes  assessments and pre-tests, by quiz key
 * @property {boolean} passed  once true, always true
 * @property {boolean} completed  once true, always true
 *
 * @typedef {object} Answer
 * @property {string} rev
 * @property {string} given  the type's own short form; "" where not answered yet
 * @property {number} credit  0..1 in steps of 1/63: the share of the points earned
 *
 * @typedef {object} Attempts
 * @property {number} used  attempts submitted
 * @property {number} best  the score that counts, in thousandths of the whole; never lowered
 * @property {number} last  the score of the attempt submitted last, in thousandths
 * @property {number} seed  of the order of questions and options; 0: no attempt yet
 * @property {boolean} open  an attempt is running
 * @property {[string, Asked][]} running  the drawn questions in order; after submitting, of the last attempt
 *
 * @typedef {Answer & {marked: boolean, checked: boolean}} Asked  marked: to come back to; checked: the learner read what was right
 *
 * What an answered question is to an LMS, before an edition puts it into its own words. Each
 * option stands as `{id, letter}`: 2004 takes the id, 1.2 the one-character letter.
 *
 * @typedef {{id: string, letter: string}} Named
 * @typedef {{low: number, high: number, answer: number | null}} Bounds
 * @typedef {Named[] | {pairs: [Named, Named][]} | {text: string} | {words: string[]} | {essay: string} | {number: number} | boolean} Given  options in order, pairs, a text, the words of several gaps, a long text, a number, true or false
 * @typedef {Given | Bounds | {texts: string[], caseMatters: boolean} | {series: string[][], caseMatters: boolean}} Key  what is right; `texts`, `series`: any one of them
 *
 * @typedef {object} Interaction
 * @property {string} id  [A-Za-z0-9_]+, as in `final_two_way_link`
 * @property {"true-false" | "choice" | "fill-in" | "long-fill-in" | "matching" | "performance" | "sequencing" | "likert" | "numeric" | "other"} type
 * @property {string[]} objectives
 * @property {string} description
 * @property {Given} response
 * @property {Key | null} correct
 * @property {number} credit  0..1; null-like types report neutral by `scored`
 * @property {boolean} scored
 * @property {string} quiz  id
 * @property {number} weighting  points
 * @property {number} seconds  time spent on it
 * @property {Date} time  when it was answered
 *
 * A question on screen. A question type's file exports `type`, a QuestionType.
 *
 * @typedef {object} QuestionType
 * @property {(host: HTMLElement, question: QuestionData, options: MountOptions) => Control} mount
 * @property {(question: QuestionData, given: string) => number} credit  0..1
 * @property {(question: QuestionData, given: string, own?: OwnWords) => Said | Said[]} interaction
 * @property {(question: QuestionData, given: string) => boolean} [whole]  of a type that needs no button to check: whether a saved answer has come to its end
 * @property {{check: string, again: string}} [words]  keys of what its buttons say, where it is neither right nor wrong
 *
 * What a type says of an answer: one record, or several that `part` tells apart.
 *
 * @typedef {Pick<Interaction, "type" | "response" | "correct"> & {part?: string, scored?: boolean}} Said
 *
 * @typedef {object} MountOptions
 * @property {string} given  a saved answer, or ""
 * @property {number} order  seed of the options' order; 0: as written
 * @property {() => void} changed  call when the learner changes the answer
 * @property {() => void} [answered]  call when an answer that no button checks has come to its end
 * @property {OwnWords & {reported: boolean}} [own]  what the learner writes in their own words; `reported`: an LMS gets a copy
 * @property {boolean} [solution]  `reveal` also marks what would have been right and was not chosen
 *
 * @typedef {object} Control
 * @property {() => string} read  the answer in short form, "" if there is none or it is partial
 * @property {(shown: boolean) => void} reveal  show marks and feedback, lock the inputs
 * @property {() => string} [incomplete]  what to tell who has a partial answer checked; "" where it is whole
 * @property {() => void} lock
 * @property {() => void} focus
 *
 * A run of the module in an LMS or without one.
 *
 * @typedef {object} Session
 * @property {OwnWords & {reported: boolean}} own  answers in the learner's own words, on this device only
 * @property {"normal" | "review" | "browse" | "local"} mode  `local`: no LMS was found
 * @property {{id: string, name: string}} learner
 * @property {State} state  read it; change it only through the methods
 * @property {boolean} recording  false in review, browse and no-credit
 * @property {(lesson: string, place: number, resumed?: boolean) => void} visit  a lesson (key) was opened, or the place in it
 *   moved; `resumed`: it was there when the module was opened, which is not opening it again
 * @property {(lesson: string) => void} finish  a lesson was read to its end and its checks answered
 * @property {(question: QuestionData, quiz: QuizData, given: string, credit: number, seconds: number) => void} answerCheck
 * @property {(quiz: QuizData, part: QuizPart) => void} beginAttempt  draws and stores a new attempt; nothing where none may begin
 * @property {(quiz: QuizData, part: QuizPart) => void} resumeAttempt  a running attempt, made to fit the pool of today: call it when the quiz's part is there
 * @property {(quiz: QuizData, question: QuestionData, given: string, credit: number, seconds: number, checked: boolean) => void} answerAttempt  checked: the learner has it checked now
 * @property {(quiz: QuizData, question: QuestionData, marked: boolean) => void} markAttempt  to come back to later, or no longer
 * @property {(quiz: QuizData, part: QuizPart) => AttemptResult} submitAttempt
 * @property {(listener: (saving: Saving) => void) => void} onSaving  progress of saving, for the header
 * @property {() => Promise<void>} retry  try to save again now, or go over to the LMS that was found
 * @property {() => Promise<boolean>} exit  save, terminate; false where saving failed
 * @property {() => void} forget  delete what is kept on this device
 * @property {string} name  what is kept on this device for this learner and module is kept under it
 * @property {Notice[]} notices
 * @property {number | null} score  0..1, as it is reported
 * @property {Offer | null} offer  work kept on this device that the LMS does not have, to ask about
 *
 * @typedef {object} Offer
 * @property {number} counter
 * @property {() => void} take
 * @property {() => void} drop
 *
 * What the header says of saving. `kept`: what is not saved stays on this device, beyond this visit.
 *
 * `found`: an LMS that was silent answers now, and has nothing yet of this visit.
 *
 * @typedef {{state: "saved" | "saving" | "unsaved" | "local" | "found" | "off", reason: Reason, kept: boolean}} Saving
 * @typedef {"" | "no-answer" | "refused" | "lost" | "elsewhere" | "storage" | "newer" | "room"} Reason
 *
 * What the learner is told once, at the start: `silent`: the LMS is there and does not answer;
 * `cut`, `unreadable`: of what it had saved; `restored`: work that it lacked was on this device.
 *
 * @typedef {"silent" | "cut" | "unreadable" | "restored"} Notice
 *
 * @typedef {object} AttemptResult
 * @property {number} score  0..1
 * @property {boolean} passed
 * @property {number} left  attempts left; -1: unlimited
 * @property {{objective: string, asked: number, earned: number, points: number}[]} byObjective
 *
 * An edition's adapter: the only place that knows names and formats of its data model.
 *
 * @typedef {object} Binding
 * @property {string} id
 * @property {string} apiName  "API" or "API_1484_11"
 * @property {(api: any) => Lms} open
 *
 * @typedef {object} Lms
 * @property {() => boolean} initialize
 * @property {() => Launch} launch  what the LMS told at the start
 * @property {() => {hard: string[], soft: string[]}} trouble  elements whose reading failed, or gave nonsense, since asked last
 * @property {(launch: Launch) => Call[]} opening  status where there is none yet, and `suspend`, so that no lost goodbye costs the state
 * @property {(report: Report) => Call[]} calls  what to set so that the LMS holds this report
 * @property {(seconds: number) => Call[]} leaving  session time so far, and `suspend`; 0 seconds: no time
 * @property {(call: Call) => string} set  "" if it was taken, else the error code, "no-answer" where the call threw
 * @property {() => string} commit  "" or the error code
 * @property {() => string} terminate
 *
 * A call of a `group` is optional: where the LMS refuses it, the rest of its group is left out.
 *
 * @typedef {{element: string, value: string, group?: string}} Call
 *
 * @typedef {object} Launch
 * @property {"normal" | "review" | "browse"} mode
 * @property {boolean} credit
 * @property {{id: string, name: string}} learner
 * @property {string} state
 * @property {string} status  the status the LMS holds, in words of the edition
 * @property {"incomplete" | "completed"} completion  the same in no edition's words
 * @property {"unknown" | "passed" | "failed"} success
 * @property {number | null} score  0..1
 * @property {number} progress  0..1
 * @property {Record<string, {score: number | null, success: "unknown" | "passed" | "failed", completion: "incomplete" | "completed"}>} objectives  by the id they have in reports
 * @property {Record<string, string>} holds  elements and values that need not be set again
 *
 * What the LMS should hold now, in no edition's words.
 *
 * @typedef {object} Report
 * @property {string} state  the encoded state
 * @property {string} location  id of the lesson, "" at the opening page
 * @property {"incomplete" | "completed"} completion
 * @property {"unknown" | "passed" | "failed"} success
 * @property {number | null} score  0..1, best so far; null: none to report
 * @property {number} progress  0..1
 * @property {{id: string, score: number | null, status: "unknown" | "passed" | "failed", completion: "incomplete" | "completed"}[]} objectives
 * @property {Interaction[]} interactions  those not sent yet
 */

export {};
