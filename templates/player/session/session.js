/** A run of the module: the state, who keeps it, and when. */

/** @import { Binding, Interaction, Lms, ModuleData, Notice, QuizData, Reason, Saving, Session, State } from "../types.js" */
/** @import { Ports } from "./ports.js" */
/** @import { Saver } from "./saver.js" */

import { isAlone } from "../lms/api.js";
import { decode, encode, isNewer, isTrimmed, LIMIT, salvage } from "../state/codec.js";
import { firstState, holdsWork, upgraded, withWork } from "../state/upgrade.js";
import { askAgain, handOver, moveWritten } from "./again.js";
import { connect } from "./connect.js";
import { hashed, keeper } from "./kept.js";
import { learning } from "./learning.js";
import { ownWords } from "./own-words.js";
import { saver } from "./saver.js";
import { objectivesAfter, reportOf, standing } from "./status.js";
import { activeTime } from "./time.js";
import { onlyWindow } from "./windows.js";

/** What LMSs have room for that keep less than SCORM 1.2 asks. */
const LITTLE = 255;

/** Errors of an LMS for a value that it does not take: type, range. */
const TOO_LONG = new Set(["405", "406", "407"]);

/**
 * Opens a session with the LMS, or without one, and resumes what was kept. Never rejects because of
 * an LMS: one that refuses leads to a session of mode `local`.
 * @param {Binding | null} binding
 * @param {ModuleData} data
 * @param {Ports} ports
 * @returns {Promise<Session>}
 */
export async function openSession(binding, data, ports) {
  const { lms, launch, silent } = await connect(binding, ports);
  const mode = lms ? launch.mode : "local";
  const recording = mode === "local" || (mode === "normal" && launch.credit);
  const learner = launch.learner;
  const about = `${data.course.id}\n${data.module.id}\n${data.course.language}`;
  const name = hashed(`${lms ? learner.id : ""}\n${about}`);
  const keep = keeper(ports.storage, !lms || learner.id ? name : "", ports.clock.now, !lms);
  const own = ownWords(ports.storage, !lms || learner.id ? name : "");
  const active = activeTime(ports.clock.monotonic);

  const kept = keep.get();
  const told = lms ? launch.state : kept.state;
  const newer = isNewer(told);
  const rest = told && !newer ? salvage(told) : null;
  const held = decode(told) ?? rest;
  const cut = Boolean(held) && !decode(told);
  /** Characters that the LMS keeps: fewer than it should where it cut a state, or was given a trimmed one. */
  let room = lms && held && (cut || isTrimmed(told)) ? (told.length <= LITTLE ? LITTLE : LIMIT) : LIMIT;
  if (cut && told.length < LITTLE) room = told.length;
  let state = upgraded(held ?? firstState(ports.random), data);
  let objectives = { ...launch.objectives };
  for (const { id } of data.objectives) {
    const known = launch.objectives[id.replace(/[^A-Za-z0-9_]/g, "_")];
    if (known) objectives[id] = known;
  }
  /** @type {Interaction[]} */
  let interactions = [];
  /** @type {((saving: Saving) => void)[]} */
  const listeners = [];
  /** @type {Notice[]} */
  const notices = silent ? ["silent"] : cut ? ["cut"] : told && !newer && !held ? ["unreadable"] : [];
  /** @type {Session["offer"]} */
  let offer = null;
  let offered = "";
  let ended = false;
  /** An LMS that answered only during the visit, and under which name its learner's things are kept. @type {{lms: Lms, name: string} | null} */
  let late = null;
  /** Whether the last change is kept on this device. */
  let safe = keep.works();
  /** @type {Saving} */
  let saving = { state: recording ? "saved" : "off", reason: "", kept: safe };
  if (!lms && newer) saving = { ...saving, state: "unsaved", reason: "newer" };
  else if (!lms) saving = safe ? { ...saving, state: "local" } : { ...saving, state: "unsaved", reason: "storage" };

  /**
   * @param {Saving["state"]} word
   * @param {Reason} [reason]
   */
  function announce(word, reason = "") {
    if (late && word === "local") word = "found";
    const now = { state: word, reason, kept: safe && (ports.lasting?.() ?? true) };
    if (now.state === "saved" && newer) [now.state, now.reason] = ["unsaved", "newer"];
    else if (now.state === "saved" && isTrimmed(encode(state, room))) [now.state, now.reason] = ["unsaved", "room"];
    if (now.state === saving.state && now.reason === saving.reason && now.kept === saving.kept) return;
    saving = now;
    for (const listener of listeners) listener(saving);
  }

  function settle() {
    const { passed, completed } = standing(data, state);
    state = { ...state, passed, completed };
  }
  if (launch.success === "passed") state = { ...state, passed: true };
  if (launch.completion === "completed") state = { ...state, completed: true };
  settle();

  let refusals = 0;
  /** @type {Saver | null} */
  const save = lms && recording
    ? saver(
        lms,
        newer ? { ...launch.holds, "cmi.suspend_data": launch.state } : launch.holds,
        {
          report: () => ({
            ...reportOf(data, state, launch, objectives),
            state: newer ? launch.state : encode(state, room),
            interactions: [...interactions],
          }),
          confirmed(sent) {
            refusals = 0;
            interactions = interactions.filter((one) => !sent.includes(one));
            // What was done while the calls were made is still to be saved.
            if (!newer) store(Boolean(save?.pending()) || isTrimmed(encode(state, room)));
          },
          shrink({ element, value }, code) {
            if (element !== "cmi.suspend_data" || !TOO_LONG.has(code)) return false;
            // Once may be chance.
            const long = ++refusals > 1 && room > LITTLE && value.length > LITTLE;
            room = long ? LITTLE : LIMIT;
            return long;
          },
          announce,
        },
        ports.setTimeout,
        ports.clock.monotonic,
      )
    : null;

  /** @param {boolean} whole  the state as well, not only what is offered */
  function store(whole) {
    safe = keep.put({ state: whole ? encode(state) : "", offered, reports: whole ? interactions : [] }) || (!whole && !offered);
  }

  /**
   * The state as it is from now on: kept here until the LMS confirms it.
   * @param {Partial<State>} next
   * @param {number} seconds  how soon to save
   */
  function change(next, seconds = 0) {
    if (ended) return;
    state = { ...state, ...next };
    settle();
    active.touch();
    if (!recording) return;
    if (newer && !lms) return announce("unsaved", "newer");
    state = { ...state, counter: state.counter + 1 };
    store(true);
    if (!lms) announce(safe ? "local" : "unsaved", safe ? "" : "storage");
    save?.changed(seconds);
  }

  /** Ends the session with the LMS; what was not taken stays kept on this device. */
  function end() {
    if (ended) return;
    ended = true;
    if (save) save.flush(lms?.leaving(active.seconds()));
    // Only `suspend` keeps the state of a learner who reviews (SCORM 2004 in Moodle); it records nothing.
    else if (lms && mode === "review") for (const call of lms.leaving(0)) lms.set(call);
    save?.end();
    lms?.terminate();
    stopAsking();
    bringOver();
    if (!again) late?.lms.terminate();
    stopListening();
  }

  /** What was done without the LMS, to where the next launch finds it. */
  function bringOver() {
    if (late?.name && handOver(ports, late.name, state)) keep.drop();
    if (late?.name && empty) moveWritten(ports, name, late.name);
  }

  function hide() {
    active.hide();
    if (!ended && late) bringOver();
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
    announce("unsaved", "elsewhere");
  });
  function stopListening() {
    listen.stop();
    stopChannel();
  }

  /** Nothing on this device was another visitor's. */
  const empty = !kept.state && !own.any();
  /** The page is loaded anew for an LMS whose session has begun. */
  let again = false;
  const stopAsking = binding && !lms && !isAlone(ports.window)
    ? askAgain(binding, ports, (found, told) => {
        // Where nothing is recorded there is nothing to hand over.
        if (told.mode !== "normal" || !told.credit) return void found.terminate();
        late = { lms: found, name: told.learner.id ? hashed(`${told.learner.id}\n${about}`) : "" };
        announce("local");
      })
    : () => {};

  if (lms && save) {
    save.start(lms.opening(launch));
    offered = kept.offered;
    takeOver(kept.state);
    if (!offer && offered) takeOver(offered);
    announce(saving.state === "unsaved" ? "unsaved" : save.pending() ? "saving" : "saved", saving.reason);
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
    const later = held && (other.counter > held.counter || (other.counter === held.counter && (cut || isTrimmed(told))));
    if (known && !later && other.counter === held.counter && text === kept.state && kept.reports.length) {
      // The state arrived, what was told with it perhaps not: better twice than never.
      interactions.push(...kept.reports);
      change({});
      return;
    }
    if (!holdsWork(work) || (known && !later)) {
      if (text === offered) offered = "";
      store(false);
      return;
    }
    const take = () => {
      const before = state.quizzes;
      const next = withWork(state, work);
      // What an attempt reports when it is handed in is reported then.
      const reopened = data.quizzes.filter(({ key, feedback }) => feedback !== "after-question" && next.quizzes[key] !== before[key]);
      if (known) interactions.push(...kept.reports.filter((one) => !reopened.some(({ id }) => id === one.quiz)));
      notices.push("restored");
      change(next);
    };
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
        store(Boolean(save?.pending()));
      },
    };
  }

  return {
    mode,
    learner,
    recording,
    notices,
    name,
    own: { ...own, reported: Boolean(save) && data.report === "all" },
    get state() {
      return state;
    },
    get score() {
      return reportOf(data, state, launch, objectives).score;
    },
    get offer() {
      return offer;
    },
    ...learning(data, ports, own, {
      state: () => state,
      change,
      report: (one) => void (save && interactions.push(one)),
      result(quiz, result) {
        const assessed = quiz.id === data.assessment;
        if (assessed || result.passed) objectives = objectivesAfter(objectives, quiz, result, result.left === 0 && assessed);
      },
    }),

    onSaving(listener) {
      listeners.push(listener);
      listener(saving);
    },
    async retry() {
      save?.slowly();
      if (!late) return;
      again = true;
      end();
      ports.window.location.reload();
    },
    async exit() {
      if (ended || !lms) return true;
      if (save && !save.flush()) return false;
      end();
      return true;
    },
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
