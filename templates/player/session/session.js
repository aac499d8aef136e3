/** A run of the module: the state, who keeps it, and when. */

/** @import { Binding, Call, Interaction, Launch, Lms, ModuleData, QuestionData, QuizData, QuizPart, Saving, Session, State } from "../types.js" */
/** @import { Ports } from "./ports.js" */
/** @import { Saver } from "./saver.js" */

import { waitForApi } from "../lms/api.js";
import { answer, begin, mark, NO_ATTEMPTS, quantised, reconcile, settled, submit, toReadAgain } from "../quiz/attempt.js";
import { decode, encode, isNewer } from "../state/codec.js";
import { firstState, holdsWork, upgraded, withWork } from "../state/upgrade.js";
import { hashed, keeper } from "./kept.js";
import { ownWords } from "./own-words.js";
import { saver } from "./saver.js";
import { objectivesAfter, READ, reportOf, standing } from "./status.js";
import { activeTime } from "./time.js";
import { onlyWindow } from "./windows.js";

/** A place within a lesson is saved this many seconds after it moved; everything else at once. */
const UNHURRIED = 3;

/** @type {Launch} */
const NO_LAUNCH = {
  mode: "normal",
  credit: true,
  learner: { id: "", name: "" },
  state: "",
  status: "",
  completion: "incomplete",
  success: "unknown",
  score: null,
  progress: 0,
  objectives: {},
  holds: {},
};

/**
 * The LMS with its session begun, or null where there is none to be had.
 * @param {Binding | null} binding
 * @param {Ports} ports
 * @returns {Promise<Lms | null>}
 */
async function connect(binding, ports) {
  if (!binding) return null;
  const { api } = await waitForApi(ports.window, binding.apiName, ports.setTimeout);
  if (!api) return null;
  try {
    const lms = binding.open(api);
    return lms.initialize() ? lms : null;
  } catch (error) {
    console.warn("LMS: no session", error);
    return null;
  }
}

/**
 * Opens a session with the LMS, or without one, and resumes what was kept. Never rejects because of
 * an LMS: one that refuses leads to a session of mode `local`.
 * @param {Binding | null} binding
 * @param {ModuleData} data
 * @param {Ports} ports
 * @returns {Promise<Session>}
 */
export async function openSession(binding, data, ports) {
  const lms = await connect(binding, ports);
  const launch = lms ? lms.launch() : NO_LAUNCH;
  const mode = lms ? launch.mode : "local";
  const recording = mode === "local" || (mode === "normal" && launch.credit);
  const newer = isNewer(launch.state);
  const learner = launch.learner;
  const about = `${data.course.id}\n${data.module.id}\n${data.course.language}`;
  const name = hashed(`${lms ? learner.id : ""}\n${about}`);
  const keep = keeper(ports.storage, !lms || learner.id ? name : "", ports.clock.now, !lms);
  const own = ownWords(ports.storage, !lms || learner.id ? name : "");
  const active = activeTime(ports.clock.monotonic);

  const kept = keep.get();
  const held = decode(lms ? launch.state : kept.state);
  let state = upgraded(held ?? firstState(ports.random), data);
  let objectives = { ...NO_LAUNCH.objectives };
  for (const { id } of data.objectives) {
    const told = launch.objectives[id.replace(/[^A-Za-z0-9_]/g, "_")];
    if (told) objectives[id] = told;
  }
  /** @type {Interaction[]} */
  let interactions = [];
  /** @type {Map<string, {seconds: number, time: Date}>} */
  const answered = new Map();
  /** @type {((saving: Saving) => void)[]} */
  const listeners = [];
  /** @type {Saving} */
  let saving = { state: !recording ? "off" : lms ? "saved" : "local", reason: "" };
  /** @type {Session["offer"]} */
  let offer = null;
  let offered = "";
  let ended = false;

  /** @param {Saving} now */
  function announce(now) {
    const told = newer && now.state === "saved" ? { state: /** @type {const} */ ("unsaved"), reason: /** @type {const} */ ("newer") } : now;
    if (told.state === saving.state && told.reason === saving.reason) return;
    saving = told;
    for (const listener of listeners) listener(saving);
  }

  function settle() {
    const { passed, completed } = standing(data, state);
    state = { ...state, passed, completed };
  }
  if (launch.success === "passed") state = { ...state, passed: true };
  if (launch.completion === "completed") state = { ...state, completed: true };
  settle();

  /** @type {Saver | null} */
  const save = lms && recording
    ? saver(
        lms,
        newer ? { ...launch.holds, "cmi.suspend_data": launch.state } : launch.holds,
        {
          report: () => ({
            ...reportOf(data, state, launch, objectives),
            state: newer ? launch.state : encode(state),
            interactions: [...interactions],
          }),
          confirmed(sent) {
            interactions = interactions.filter((one) => !sent.includes(one));
            if (!newer) keep.put({ state: "", offered });
          },
          announce,
        },
        ports.setTimeout,
      )
    : null;

  /**
   * The state as it is from now on: kept here until the LMS confirms it.
   * @param {Partial<State>} next
   * @param {number} seconds  how soon to save
   */
  function change(next, seconds = 0) {
    state = { ...state, ...next };
    settle();
    active.touch();
    if (!recording || ended) return;
    state = { ...state, counter: state.counter + 1 };
    const safe = keep.put({ state: encode(state), offered });
    if (!lms) announce(safe ? { state: "local", reason: "" } : { state: "unsaved", reason: "storage" });
    save?.changed(seconds);
  }

  /**
   * @param {QuizData} quiz
   * @param {QuestionData} question
   * @param {string} given
   * @param {number} credit
   * @param {{seconds: number, time: Date}} when
   */
  function record(quiz, question, given, credit, { seconds, time }) {
    const graded = quiz.kind === "assessment" || quiz.kind === "pretest";
    if (!save || !given || data.report === "none" || (data.report === "graded" && !graded)) return;
    const type = ports.types[question.type];
    if (!type) return;
    if (type.whole && !type.whole(question, given)) return;
    for (const { part, ...said } of [type.interaction(question, given, own)].flat())
      interactions.push({
        id: `${quiz.id}_${question.id}${part ? `_${part}` : ""}`,
        objectives: question.objective ? [question.objective] : [],
        description: question.stem,
        credit,
        scored: question.scored,
        weighting: question.points,
        seconds,
        time,
        ...said,
      });
  }

  /** @param {number} seconds */
  const now = (seconds) => ({ seconds, time: new Date(ports.clock.now()) });

  /** Ends the session with the LMS; what was not taken stays kept on this device. */
  function end() {
    if (ended) return;
    ended = true;
    if (save) save.flush(lms?.leaving(active.seconds()));
    // Only `suspend` keeps the state of a learner who reviews (SCORM 2004 in Moodle); it records nothing.
    else if (lms && mode === "review") for (const call of lms.leaving(0)) lms.set(call);
    save?.end();
    lms?.terminate();
    stopListening();
  }

  function hide() {
    active.hide();
    if (!ended) save?.flush(lms?.leaving(active.seconds()));
  }

  const listen = eventListeners();
  listen.on(ports.document, "visibilitychange", () => (ports.document.visibilityState === "hidden" ? hide() : active.show()));
  // A page that the browser may bring back as it was goes on with its session then.
  listen.on(ports.window, "pagehide", (event) => (event.persisted ? hide() : end()));
  listen.on(ports.window, "pageshow", (event) => event.persisted && active.show());
  for (const kind of ["pointerdown", "keydown", "scroll", "touchstart"]) listen.on(ports.window, kind, active.touch);
  const ownName = `${state.lineage}-${ports.random()}`;
  const stopChannel = onlyWindow(ports.window, ports.storage, name, ownName, () => {
    if (ended) return;
    end();
    announce({ state: "unsaved", reason: "stopped" });
  });
  function stopListening() {
    listen.stop();
    stopChannel();
  }

  if (lms && save) {
    save.start(lms.opening(launch));
    offered = kept.offered;
    takeOver(kept.state);
    if (!offer && offered) takeOver(offered);
    if (newer) announce({ state: "saved", reason: "" });
  }

  /**
   * Work that this device has and the LMS does not: silently where the LMS holds an earlier state of
   * the same lineage, otherwise by asking. Attempts used, scores and status never come this way.
   * @param {string} text
   */
  function takeOver(text) {
    const other = decode(text);
    if (!other || newer) return;
    const work = upgraded(other, data);
    const known = held && held.lineage === other.lineage;
    if (!holdsWork(work) || (known && held.counter >= other.counter)) {
      if (text === offered) offered = "";
      keep.put({ state: "", offered });
      return;
    }
    const take = () => change(withWork(state, work));
    if (known) {
      take();
      return;
    }
    offered = text;
    const decided = () => {
      offer = null;
      offered = "";
    };
    offer = {
      counter: other.counter,
      take() {
        decided();
        take();
      },
      drop() {
        decided();
        keep.put({ state: save?.pending() ? encode(state) : "", offered });
      },
    };
  }

  return {
    mode,
    learner,
    recording,
    own: { ...own, reported: Boolean(save) && data.report === "all" },
    get state() {
      return state;
    },
    get offer() {
      return offer;
    },

    visit(lesson, place) {
      const moved = lesson !== state.lesson;
      if (!moved && place === state.place && !state.again.includes(lesson)) return;
      const lessons = lesson && !state.lessons[lesson] ? { ...state.lessons, [lesson]: 1 } : state.lessons;
      const again = state.again.filter((key) => key !== lesson);
      change({ lesson, place: Math.round(Math.min(1000, Math.max(0, place || 0))), lessons, again }, moved ? 0 : UNHURRIED);
    },
    finish(lesson) {
      if (state.lessons[lesson] !== READ) change({ lessons: { ...state.lessons, [lesson]: READ } });
    },
    answerCheck(question, quiz, given, credit, seconds) {
      // A survey's draft is kept, and told when it is sent.
      if (quiz.kind !== "survey" || credit) record(quiz, question, given, credit, now(seconds));
      change({ answers: { ...state.answers, [question.key]: { rev: question.rev, given, credit: quantised(credit) } } });
    },
    beginAttempt(quiz, part) {
      if (quiz.retry === "after-reading" && state.again.length && !state.passed) return;
      answered.clear();
      change({ quizzes: { ...state.quizzes, [quiz.key]: begin(quiz, part, state.quizzes[quiz.key], ports.random) } });
    },
    resumeAttempt(quiz, part) {
      const before = state.quizzes[quiz.key];
      if (!before) return;
      const after = reconcile(quiz, part, before);
      if (JSON.stringify(after) !== JSON.stringify(before)) change({ quizzes: { ...state.quizzes, [quiz.key]: after } });
    },
    answerAttempt(quiz, question, given, credit, seconds, checked) {
      const attempts = state.quizzes[quiz.key];
      if (!attempts?.open) return;
      const spent = now(seconds + (answered.get(question.key)?.seconds ?? 0));
      answered.set(question.key, spent);
      if (checked) record(quiz, question, given, credit, spent);
      change({ quizzes: { ...state.quizzes, [quiz.key]: answer(attempts, question, given, credit, checked) } });
    },
    markAttempt(quiz, question, marked) {
      const attempts = state.quizzes[quiz.key];
      if (attempts?.open) change({ quizzes: { ...state.quizzes, [quiz.key]: mark(attempts, question, marked) } });
    },
    submitAttempt(quiz, part) {
      const before = state.quizzes[quiz.key] ?? NO_ATTEMPTS;
      const credit = (/** @type {QuestionData} */ question, /** @type {{given: string, credit: number}} */ one) =>
        ports.types[question.type]?.credit(question, one.given) ?? one.credit;
      const { attempts, result } = submit(quiz, part, before, credit);
      if (!before.open) return result;
      for (const [key, one] of attempts.running) {
        const question = part.questions.find((candidate) => candidate.key === key);
        if (question && !one.checked)
          record(quiz, question, one.given, credit(question, one), answered.get(key) ?? now(0));
      }
      if (settled(quiz, attempts) && (quiz.id === data.assessment || result.passed))
        objectives = objectivesAfter(objectives, quiz, result, result.left === 0 && quiz.id === data.assessment);
      const reads = quiz.retry === "after-reading" && !result.passed && result.left !== 0 ? toReadAgain(data, result) : [];
      const again = quiz.id === data.assessment ? reads : state.again;
      change({ quizzes: { ...state.quizzes, [quiz.key]: attempts }, again });
      return result;
    },

    onSaving(listener) {
      listeners.push(listener);
      listener(saving);
    },
    async retry() {
      save?.flush();
    },
    async exit() {
      if (ended || !lms) return true;
      if (save && !save.flush()) return false;
      end();
      return true;
    },
    name,
    forget() {
      offer = null;
      offered = "";
      keep.drop();
      own.drop();
      if (lms) return;
      state = firstState(ports.random);
    },
  };
}

function eventListeners() {
  /** @type {(() => void)[]} */
  const stops = [];
  return {
    /**
     * @param {any} target
     * @param {string} kind
     * @param {(event: any) => unknown} heard
     */
    on(target, kind, heard) {
      target.addEventListener(kind, heard, { passive: true });
      stops.push(() => target.removeEventListener(kind, heard));
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}
