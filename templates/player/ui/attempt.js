/**
 * An attempt on one calm page: its questions, marks for later, an overview of them, and handing in.
 * The questions come in slices, each into the place that waits for it, and with it its stop in the overview; one that
 * is needed comes at once.
 */

/** @import { Asked as Kept, QuestionData, QuizData, Session } from "../types.js" */
/** @import { Asked } from "./question.js" */

import { afterPaint, afterPause } from "./deferred.js";
import { button, icon, make, onClick } from "./elements.js";
import { askQuestion } from "./question.js";
import { whenIdle } from "./slices.js";
import { bringTo } from "./stage.js";
import { stopwatch } from "./stopwatch.js";
import { n, t } from "./text.js";

/** Questions that fill the screen. */
const AT_ONCE = 2;

/** Questions that the browser lays out for who is at the end. */
const AT_END = 8;

/** An answer that no button confirms is saved when it has not changed for this long. */
const PAUSE = 500;

/**
 * Tells the browser how high the places are that it leaves out while they are off the screen: as the first ones.
 * @param {HTMLElement[]} places
 */
function estimate(places) {
  const known = places.slice(0, 4).flatMap((place) => (place.firstChild && place.clientHeight) || []);
  if (!known.length) return;
  const height = known.reduce((sum, one) => sum + one, 0) / known.length;
  for (const place of places) place.style.containIntrinsicBlockSize = `auto ${height}px`;
}

/**
 * The same for one place, exactly: who goes to the end of the page at once sees nothing move there.
 * @param {HTMLElement} place
 */
function measure(place) {
  place.classList.add("is-set");
  if (place.clientHeight) place.style.containIntrinsicBlockSize = `auto ${place.clientHeight}px`;
  place.classList.remove("is-set");
}

/**
 * @param {QuizData} quiz
 * @param {{question: QuestionData, answer: Kept}[]} asking  the running attempt, in its order
 * @param {number} order  seed of the options' order
 * @param {Session} session
 * @param {(list: HTMLElement, questions: (() => Asked)[]) => void} submitted  the learner handed in
 * @returns {HTMLElement[]}
 */
export function showAttempt(quiz, asking, order, session, submitted) {
  const lap = stopwatch();
  const stepwise = quiz.feedback === "after-question";
  /** What takes back the saving of an answer that comes after a pause. @type {Map<string, () => void>} */
  const pending = new Map();
  const marked = new Set(asking.filter(({ answer }) => answer.marked).map(({ question }) => question.id));
  const done = make("p", { class: "tally", role: "status" });
  const stops = make("ol", { class: "overview", role: "list" });

  const places = asking.map(() => make("li"));
  /** @type {(Asked | undefined)[]} */
  const made = [];
  /** What the overview says of each question. @type {string[]} */
  const said = [];

  /**
   * The question in its place.
   * @param {number} index
   * @returns {Asked}
   */
  function put(index) {
    const there = made[index];
    if (there) return there;
    const { question, answer } = asking[index];
    /** @type {(given: string, credit: number, checked?: boolean) => void} */
    const keep = (given, credit, checked = false) => {
      pending.get(question.id)?.();
      session.answerAttempt(quiz, question, given, credit, lap(), checked);
      tally();
    };
    const asked = askQuestion(question, {
      number: index + 1,
      count: asking.length,
      given: answer.given,
      order,
      revealed: answer.checked,
      button: stepwise,
      again: false,
      solution: true,
      own: session.own,
      answered: (given, credit) => keep(given, credit, true),
      changed(given, credit) {
        offer();
        pending.get(question.id)?.();
        pending.set(question.id, afterPause(() => keep(given, credit), PAUSE));
      },
    });
    asked.element.append(laterButton(question));
    places[index].append(asked.element);
    made[index] = asked;
    return asked;
  }

  /** @param {QuestionData} question */
  function laterButton(question) {
    const later = make("button", { type: "button", class: "plain later", "aria-pressed": String(marked.has(question.id)) });
    later.append(icon("flag"), make("span", {}, [t("mark_later")]));
    onClick(later, () => {
      const now = !marked.has(question.id);
      if (now) marked.add(question.id);
      else marked.delete(question.id);
      later.setAttribute("aria-pressed", String(now));
      offer();
      afterPaint(() => {
        session.markAttempt(quiz, question, now);
        tally();
      });
    });
    return later;
  }

  /** @param {number} index */
  const givenTo = (index) => made[index]?.read() ?? asking[index].answer.given;

  /** @param {number} index */
  const isDone = (index) => (stepwise ? (made[index] ? made[index].checked() : asking[index].answer.checked) : Boolean(givenTo(index)));

  /** @param {Asked} one */
  function goTo(one) {
    bringTo(one.element);
    one.focus();
  }

  function tally() {
    const ready = asking.map((_, index) => isDone(index));
    done.textContent = t("assessment_answered", { done: ready.filter(Boolean).length, count: ready.length });
    ready.forEach((is, index) => paintStop(index, is));
  }

  /**
   * What the overview says of a question, where its stop is made and says something else.
   * @param {number} index
   * @param {boolean} ready
   */
  function paintStop(index, ready) {
    const stop = stops.children[index]?.firstElementChild;
    const late = marked.has(asking[index].question.id);
    const words = [t(ready ? "stop_done" : "stop_open"), ...(late ? [t("stop_marked")] : [])].join(", ");
    if (!stop || said[index] === words) return;
    said[index] = words;
    stop.classList.toggle("is-done", ready);
    stop.setAttribute("aria-label", `${index + 1} ${words}`);
    stop.replaceChildren(String(index + 1), ...(late ? [icon("flag")] : []));
  }

  /** @param {number} index */
  function addStop(index) {
    const stop = make("button", { type: "button", class: "plain" });
    onClick(stop, () => goTo(put(index)));
    stops.append(make("li", {}, [stop]));
    paintStop(index, isDone(index));
  }

  const submit = button(t("assessment_submit"), { icon: "flag" });
  const end = make("div", { class: "hand-in" });
  /** Offers to hand in, as long as nobody asks for it. */
  const offer = () => end.firstChild === done || end.replaceChildren(done, submit);

  /**
   * Asks whether to hand in now, in the place of the button: the page around stays as it is, so that one can look
   * once more, and nothing of it is styled anew.
   */
  function confirm() {
    const all = [...asking.keys()];
    const missing = all.filter((index) => !givenTo(index));
    const later = all.filter((index) => marked.has(asking[index].question.id));
    const facts = [
      ...(missing.length ? [t("unanswered")] : [t("submit_all")]),
      ...(later.length ? [n("submit_marked", later.length)] : []),
      ...(quiz.attempts ? [n("submit_left", quiz.attempts - 1 - (session.state.quizzes[quiz.key]?.used ?? 0))] : []),
    ];
    const hand = button(t(missing.length ? "unanswered_submit" : "assessment_submit"), { second: missing.length > 0 });
    const back = button(t(missing.length ? "unanswered_go" : "submit_back"), { second: !missing.length });
    const panel = make("div", { class: "confirm", role: "group", tabindex: "-1", "aria-labelledby": "confirm-title", "aria-describedby": "confirm-text" }, [
      make("h2", { id: "confirm-title" }, [missing.length ? n("unanswered_title", missing.length) : t("submit_title")]),
      make("div", { id: "confirm-text" }, facts.map((fact) => make("p", {}, [fact]))),
      make("div", { class: "actions" }, missing.length ? [back, hand] : [hand, back]),
    ]);
    onClick(back, () => {
      offer();
      goTo(put(missing[0] ?? later[0] ?? 0));
    });
    onClick(hand, handIn);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      offer();
      submit.focus();
    });
    end.replaceChildren(panel);
    afterPaint(() => panel.focus());
  }

  function handIn() {
    for (const takeBack of pending.values()) takeBack();
    const { open, running } = session.state.quizzes[quiz.key];
    if (!open) return;
    for (const one of made) {
      const saved = one && running.find(([key]) => key === one.question.key)?.[1];
      if (one && one.read() !== (saved?.given ?? "")) session.answerAttempt(quiz, one.question, one.read(), one.credit(), lap(), false);
    }
    submitted(list, asking.map((_, index) => () => put(index)));
  }
  onClick(submit, confirm);

  offer();
  tally();
  const jobs = asking.map((_, index) => () => {
    put(index);
    addStop(index);
  });
  for (const job of jobs.splice(0, AT_ONCE)) job();
  whenIdle([...jobs, ...places.slice(-AT_END).map((place) => () => measure(place))]);
  afterPaint(() => estimate(places));
  const list = make("ol", { class: "questions", role: "list" }, places);
  return [list, make("nav", { "aria-label": t("overview") }, [stops]), end];
}
