/** The assessment, or the pre-test: what it is, an attempt, the result. */

/** @import { AttemptResult, ModuleData, QuizData, QuizPart, Session } from "../types.js" */

import { showAttempt } from "./attempt.js";
import { button, clone, icon, link, make, onClick, slot } from "./elements.js";
import { askQuestion } from "./question.js";
import { showResult } from "./result.js";
import { breath, inSlices, whenIdle } from "./slices.js";
import { bringTo } from "./stage.js";
import { n, percent, t } from "./text.js";

/**
 * @param {ModuleData} data
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Session} session
 * @param {() => void} progressed
 */
export function makeAssessment(data, quiz, part, session, progressed) {
  const view = clone("page-shell");
  view.classList.add("assessment");
  const title = slot(view, "title");
  const text = slot(view, "text");
  slot(view, "kicker").textContent = data.module.title;
  title.textContent = quiz.title;

  const record = () => session.state.quizzes[quiz.key];
  const running = () => Boolean(record()?.open);
  const left = () => (quiz.attempts ? quiz.attempts - (record()?.used ?? 0) : Infinity);
  const order = () => (quiz.shuffle.includes("options") ? (record()?.seed ?? 0) : 0);

  /** The lessons to open again before the next attempt. */
  const waiting = () =>
    quiz.kind === "assessment" && quiz.retry === "after-reading" && !session.state.passed
      ? data.lessons.filter((lesson) => session.state.again.includes(lesson.key))
      : [];

  /** The questions of the attempt that runs or was handed in last, in its order. */
  const drawn = () => {
    const pool = new Map(part.questions.map((question) => [question.key, question]));
    return (record()?.running ?? []).flatMap(([key, answer]) => {
      const question = pool.get(key);
      return question ? [{ question, answer: question.rev === answer.rev ? answer : { ...answer, given: "" } }] : [];
    });
  };

  /** What follows a result or an introduction: the next attempt, or what must be done before it. */
  function next(/** @type {boolean} */ second) {
    const lessons = waiting();
    if (lessons.length && !running())
      return make("div", { class: "callout" }, [
        make("p", {}, [t("again_first")]),
        make("ul", {}, lessons.map((lesson) => make("li", {}, [link(lesson.title, `#lesson/${lesson.id}`)]))),
      ]);
    const words = running() ? "assessment_resume" : !record()?.used ? "assessment_start" : second ? "assessment_again" : "try_again";
    const start = button(t(words), { icon: record()?.used ? "again" : "next", second });
    if (!record()?.used) start.classList.add("is-last");
    onClick(start, () => attempt(true));
    return make("p", { class: "actions" }, [start]);
  }

  /** @param {boolean} move  takes the reader's focus along */
  function introduce(move) {
    const tried = record();
    const mode = { "after-question": "after_question", "after-attempt": "after_attempt", none: "no_feedback" }[quiz.feedback];
    const facts = [
      ...(quiz.kind === "pretest" ? [t("pretest_why")] : []),
      n("assessment_ask", asked(quiz, part)),
      t("assessment_mark", { mark: percent(quiz.passMark / 100) }),
      quiz.attempts ? n("assessment_left", Math.max(0, left())) : t("assessment_unlimited"),
      ...(quiz.counts === "last" ? [t("assessment_last_counts")] : []),
      ...(quiz.retry === "after-reading" ? [t("assessment_reading")] : []),
      t(`assessment_${mode}`),
      t("assessment_resume_note"),
    ];
    text.replaceChildren(make("ul", { class: "terms" }, facts.map((fact) => make("li", {}, [fact]))));
    if (session.state.passed) text.append(make("p", { class: "verdict", "data-verdict": "right" }, [icon("flag"), t("assessment_passed")]));
    if (tried?.used) text.append(make("p", {}, [scoreSoFar()]));
    text.append(!running() && left() <= 0 ? make("p", {}, [t("assessment_none_left")]) : next(false));
    if (move) bringTo(title);
  }

  function scoreSoFar() {
    const { best, last } = record();
    return quiz.counts === "last" && !best ? t("assessment_last", { score: percent(last / 1000) }) : t("assessment_best", { score: percent(best / 1000) });
  }

  /** @param {boolean} move */
  async function attempt(move) {
    if (running()) session.resumeAttempt(quiz, part);
    else session.beginAttempt(quiz, part);
    if (move) await breath();
    if (!running()) return introduce(move);
    // Before the page changes: focus asks for its layout, and of the one that is there it is known.
    if (move) bringTo(title);
    progressed();
    text.replaceChildren(
      ...showAttempt(quiz, drawn(), order(), session, async (list, questions) => {
        const result = session.submitAttempt(quiz, part);
        await breath();
        bringTo(title);
        finish(result, list);
        whenIdle(
          questions.map((question) => () => {
            const one = question();
            one.element.querySelector(".later")?.remove();
            if (quiz.feedback === "none") one.lock();
            else one.reveal();
          }),
        );
      }),
    );
  }

  /**
   * Shows what was handed in. The questions stay where they are: put in anew, they would be laid out anew.
   * @param {AttemptResult} result
   * @param {HTMLElement} list  of the questions
   */
  function finish(result, list) {
    const best = (record()?.best ?? 0) / 1000;
    const more = result.left !== 0 && (result.score < 1 || !result.passed) ? next(result.passed) : null;
    if (list.parentNode !== text) text.replaceChildren(list);
    for (const other of [...text.children]) if (other !== list) other.remove();
    list.before(...showResult(data, quiz, result, best, more));
    progressed();
  }

  /** The last result as it was, after a reload: questions and options in the order of the attempt. */
  function lookBack() {
    const asking = drawn();
    const show = quiz.feedback !== "none";
    const places = asking.map(() => make("li"));
    const jobs = asking.map(({ question, answer }, index) => () => {
      const one = askQuestion(question, {
        number: index + 1,
        count: asking.length,
        given: answer.given,
        order: order(),
        revealed: show,
        button: false,
        again: false,
        solution: true,
        own: session.own,
        answered: () => {},
        changed: () => {},
      });
      if (!show) one.lock();
      places[index].append(one.element);
    });
    inSlices(jobs);
    finish(session.submitAttempt(quiz, part), make("ol", { class: "questions", role: "list" }, places));
  }

  // Who comes back from the lessons to read again meets the next attempt, not the same list.
  let gate = waiting().length;
  window.addEventListener("hashchange", () => {
    if (waiting().length < gate && !running()) lookBack();
    gate = waiting().length;
  });

  if (running()) attempt(false);
  else if (record()?.used && drawn().length) lookBack();
  else introduce(false);
  return view;
}

/**
 * How many questions an attempt has.
 * @param {QuizData} quiz
 * @param {QuizPart} part
 */
function asked(quiz, part) {
  if (!quiz.drawPerObjective) return quiz.draw ? Math.min(quiz.draw, part.questions.length) : part.questions.length;
  /** @type {Map<string, number>} */
  const pools = new Map();
  for (const { objective } of part.questions) pools.set(objective, (pools.get(objective) ?? 0) + 1);
  return [...pools.values()].reduce((sum, count) => sum + Math.min(count, quiz.drawPerObjective), 0);
}
