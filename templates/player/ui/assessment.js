/** The assessment: what it is, an attempt on one calm page, handing in, the result. */

/** @import { ModuleData, QuizData, QuizPart, Session } from "../types.js" */

import { ask } from "./dialogs.js";
import { button, clone, icon, make, slot } from "./elements.js";
import { askQuestion } from "./question.js";
import { showResult } from "./result.js";
import { bringTo } from "./stage.js";
import { stopwatch } from "./stopwatch.js";
import { n, percent, t } from "./text.js";

/** An answer that no button confirms is saved when it has not changed for this long. */
const PAUSE = 500;

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
  const running = () => Boolean(record()?.seed);
  const left = () => (quiz.attempts ? quiz.attempts - (record()?.used ?? 0) : Infinity);

  /** The questions of the attempt that runs or was handed in last, in its order. */
  const drawn = () => {
    const pool = new Map(part.questions.map((question) => [question.key, question]));
    return (record()?.running ?? []).flatMap(([key, answer]) => {
      const question = pool.get(key);
      return question ? [{ question, answer: question.rev === answer.rev ? answer : { ...answer, given: "" } }] : [];
    });
  };

  /** @param {boolean} move  takes the reader's focus along */
  function introduce(move) {
    const tried = record();
    const facts = [
      n("assessment_ask", asked(quiz, part)),
      t("assessment_mark", { mark: percent(quiz.passMark / 100) }),
      quiz.attempts ? n("assessment_left", Math.max(0, left())) : t("assessment_unlimited"),
      t(`assessment_${{ "after-question": "after_question", "after-attempt": "after_attempt", none: "no_feedback" }[quiz.feedback]}`),
      t("assessment_resume_note"),
    ];
    text.replaceChildren(make("ul", { class: "terms" }, facts.map((fact) => make("li", {}, [fact]))));
    if (session.state.passed) text.append(make("p", { class: "verdict", "data-verdict": "right" }, [icon("flag"), t("assessment_passed")]));
    if (tried?.used) text.append(make("p", {}, [t("assessment_best", { score: percent(tried.best / 1000) })]));
    if (!running() && left() <= 0) {
      text.append(make("p", {}, [t("assessment_none_left")]));
    } else {
      const start = button(t(running() ? "assessment_resume" : tried?.used ? "assessment_again" : "assessment_start"), { icon: "next" });
      start.classList.add("is-last");
      start.addEventListener("click", () => attempt(true));
      text.append(make("p", { class: "actions" }, [start]));
    }
    if (move) bringTo(title);
  }

  /** @param {boolean} move */
  function attempt(move) {
    if (running()) session.resumeAttempt(quiz, part);
    else session.beginAttempt(quiz, part);
    progressed();
    const lap = stopwatch();
    const { seed } = session.state.quizzes[quiz.key];
    const stepwise = quiz.feedback === "after-question";
    const asking = drawn();
    /** @type {Map<string, ReturnType<typeof setTimeout>>} */
    const pending = new Map();
    const done = make("p", { class: "tally", role: "status" });

    const questions = asking.map(({ question, answer }, index) => {
      /** @type {(given: string, credit: number) => void} */
      const keep = (given, credit) => {
        clearTimeout(pending.get(question.id));
        pending.delete(question.id);
        session.answerAttempt(quiz, question, given, credit, lap());
        tally();
      };
      return askQuestion(question, {
        number: index + 1,
        count: asking.length,
        given: answer.given,
        order: quiz.shuffle.includes("options") ? seed : 0,
        revealed: stepwise && Boolean(answer.given),
        button: stepwise,
        again: false,
        solution: true,
        answered: keep,
        changed(given, credit) {
          if (stepwise) return;
          clearTimeout(pending.get(question.id));
          pending.set(question.id, setTimeout(keep, PAUSE, given, credit));
        },
      });
    });
    const open = () => questions.filter((one) => !one.read());
    const tally = () => {
      const count = questions.length;
      const answered = questions.filter((one) => (stepwise ? one.checked() : one.read())).length;
      done.textContent = t("assessment_answered", { done: answered, count });
    };

    const submit = button(t("assessment_submit"), { icon: "flag" });
    submit.addEventListener("click", async () => {
      const missing = open();
      if (missing.length) {
        const choice = await ask(n("unanswered_title", missing.length), [t("unanswered")], [
          { name: "go", words: t("unanswered_go") },
          { name: "submit", words: t("unanswered_submit"), second: true },
        ]);
        if (choice !== "submit") {
          if (choice === "go") {
            bringTo(missing[0].element);
            missing[0].focus();
          }
          return;
        }
      }
      for (const timer of pending.values()) clearTimeout(timer);
      for (const one of questions) {
        const saved = record()?.running.find(([key]) => key === one.question.key)?.[1].given ?? "";
        if (one.read() !== saved) session.answerAttempt(quiz, one.question, one.read(), one.credit(), lap());
      }
      finish(questions.map((one) => one.element));
      for (const one of questions) quiz.feedback === "none" ? one.lock() : one.reveal();
      bringTo(title);
    });

    tally();
    text.replaceChildren(
      make("ol", { class: "questions", role: "list" }, questions.map((one) => make("li", {}, [one.element]))),
      make("div", { class: "hand-in" }, [done, submit]),
    );
    if (move) bringTo(title);
  }

  /**
   * Hands in, or shows once more what was handed in.
   * @param {HTMLElement[]} answers
   */
  function finish(answers) {
    const result = session.submitAttempt(quiz, part);
    const best = (record()?.best ?? 0) / 1000;
    text.replaceChildren(...showResult(data, quiz, result, best, answers, () => attempt(true)));
    progressed();
  }

  /** The last result as it was, after a reload; the options stand as the author wrote them. */
  function lookBack() {
    const asking = drawn();
    const show = quiz.feedback !== "none";
    const answers = asking.map(({ question, answer }, index) => {
      const one = askQuestion(question, {
        number: index + 1,
        count: asking.length,
        given: answer.given,
        order: 0,
        revealed: show,
        button: false,
        again: false,
        solution: true,
        answered: () => {},
        changed: () => {},
      });
      if (!show) one.lock();
      return one.element;
    });
    finish(answers);
  }

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

