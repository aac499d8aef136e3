/**
 * An attempt on one calm page: its questions, marks for later, an overview of them, and handing in.
 * The questions come in slices, each into the place that waits for it, and with it its stop in the overview; one that
 * is needed comes at once.
 */

/** @import { Asked as Kept, QuestionData, QuizData, Session } from "../types.js" */
/** @import { Asked } from "./question.js" */

import { ask } from "./dialogs.js";
import { button, icon, make, onClick } from "./elements.js";
import { askQuestion } from "./question.js";
import { inSlices, whenIdle } from "./slices.js";
import { bringTo } from "./stage.js";
import { stopwatch } from "./stopwatch.js";
import { n, t } from "./text.js";

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
 * @param {QuizData} quiz
 * @param {{question: QuestionData, answer: Kept}[]} asking  the running attempt, in its order
 * @param {number} order  seed of the options' order
 * @param {Session} session
 * @param {(places: HTMLElement[], questions: Asked[]) => void} submitted  the learner handed in
 * @returns {HTMLElement[]}
 */
export function showAttempt(quiz, asking, order, session, submitted) {
  const lap = stopwatch();
  const stepwise = quiz.feedback === "after-question";
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const pending = new Map();
  const marked = new Set(asking.filter(({ answer }) => answer.marked).map(({ question }) => question.id));
  const done = make("p", { class: "tally", role: "status" });
  const stops = make("ol", { class: "overview", role: "list" });

  const places = asking.map(() => make("li"));
  /** @type {(Asked | undefined)[]} */
  const made = [];
  /** What the overview says of each question. @type {string[]} */
  const said = [];
  const questions = () => asking.map((_, index) => put(index));

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
      clearTimeout(pending.get(question.id));
      pending.delete(question.id);
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
        clearTimeout(pending.get(question.id));
        pending.set(question.id, setTimeout(keep, PAUSE, given, credit));
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
      session.markAttempt(quiz, question, now);
      tally();
    });
    return later;
  }

  /** @param {number} index */
  function isDone(index) {
    const one = made[index];
    const { checked, given } = one ? { checked: one.checked(), given: one.read() } : asking[index].answer;
    return stepwise ? checked : Boolean(given);
  }

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

  /** Whether to hand in now; a learner who goes back is brought to what is open. */
  async function confirmed() {
    const all = questions();
    const missing = all.filter((one) => !one.read());
    const later = all.filter((one) => marked.has(one.question.id));
    const facts = [
      ...(missing.length ? [t("unanswered")] : [t("submit_all")]),
      ...(later.length ? [n("submit_marked", later.length)] : []),
      ...(quiz.attempts ? [n("submit_left", quiz.attempts - 1 - (session.state.quizzes[quiz.key]?.used ?? 0))] : []),
    ];
    const title = missing.length ? n("unanswered_title", missing.length) : t("submit_title");
    const hand = { name: "submit", words: t(missing.length ? "unanswered_submit" : "assessment_submit") };
    const back = missing.length ? t("unanswered_go") : t("submit_back");
    const choice = await ask(
      title,
      facts,
      missing.length ? [{ name: "go", words: back }, { ...hand, second: true }] : [hand, { name: "go", words: back, second: true }],
    );
    if (choice === "go") goTo(missing[0] ?? later[0] ?? all[0]);
    return choice === "submit";
  }

  const submit = button(t("assessment_submit"), { icon: "flag" });
  onClick(submit, async () => {
    if (!(await confirmed())) return;
    for (const timer of pending.values()) clearTimeout(timer);
    const all = questions();
    for (const one of all) {
      const saved = session.state.quizzes[quiz.key]?.running.find(([key]) => key === one.question.key)?.[1];
      if (one.read() !== (saved?.given ?? "")) session.answerAttempt(quiz, one.question, one.read(), one.credit(), lap(), false);
    }
    submitted(places, all);
  });

  tally();
  inSlices(
    asking.map((_, index) => () => {
      put(index);
      addStop(index);
    }),
  );
  whenIdle([() => estimate(places)]);
  return [
    make("ol", { class: "questions", role: "list" }, places),
    make("nav", { "aria-label": t("overview") }, [stops]),
    make("div", { class: "hand-in" }, [done, submit]),
  ];
}
