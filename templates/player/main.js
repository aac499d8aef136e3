/**
 * The player. It opens the page as it stands, finds the LMS meanwhile, and then puts the learner
 * back where they left. Everything the learner does goes to the session; everything shown comes
 * from its state.
 */

/** @import { Binding, LessonPart, ModuleData, Session, State } from "./types.js" */

import { questionTypes } from "./questions/index.js";
import { openDevice } from "./session/device.js";
import { browserPorts } from "./session/ports.js";
import { openSession } from "./session/session.js";
import { makeAssessment } from "./ui/assessment.js";
import { afterPaint } from "./ui/deferred.js";
import { openDrawer } from "./ui/drawer.js";
import { byId, onClick, say, slot } from "./ui/elements.js";
import { openGlossary } from "./ui/glossary.js";
import { makeUpdated, offerExit, offerForget, offerShared, offerTakeOver } from "./ui/leave.js";
import { bringToLife, goToPlace, makeLesson, setTurn } from "./ui/lesson.js";
import { noteMode, noteResumed } from "./ui/notes.js";
import { openParts } from "./ui/parts.js";
import { placeOf } from "./ui/places.js";
import { contents, offerPrint } from "./ui/print.js";
import { offerRecord } from "./ui/record.js";
import { openRoute } from "./ui/route.js";
import { followSaving } from "./ui/saving.js";
import { bringTo, openStage, setRoute } from "./ui/stage.js";
import { followStandDown } from "./ui/stand-down.js";
import { openSettings } from "./ui/settings.js";
import { breath } from "./ui/slices.js";
import { restOfStyle } from "./ui/style.js";
import { mountTabs } from "./ui/tabs.js";
import { speak, t } from "./ui/text.js";
import { openWork } from "./ui/work.js";

/** A search for the LMS that takes longer than this is named in the header. */
const PATIENCE = 600;

/** Questions whose answers can be dragged as well. */
const DRAGGED = "main :is(.is-order, .options select, [data-drags])";

/** @type {Pick<State, "lessons" | "answers" | "quizzes" | "passed">} */
const NOTHING = { lessons: {}, answers: {}, quizzes: {}, passed: false };

/**
 * Starts the module in this page.
 * @param {Binding | null} binding  the edition of the package; null: never look for an LMS
 */
export async function start(binding) {
  /** @type {ModuleData} */
  const data = JSON.parse(byId("module-data").textContent ?? "");
  speak(data.text, data.course.language);
  openDevice();
  openSettings();
  const styled = restOfStyle();
  document.documentElement.classList.add("is-live");
  byId("notes").replaceChildren();

  const title = document.title;
  const stage = openStage();
  const version = document.body.dataset.version ?? "";
  const parts = openParts(version);
  const work = openWork(data, parts, version);
  const paintRoute = openRoute(data);
  const closeDrawer = openDrawer();
  openGlossary(stage.view("glossary"));
  for (const page of ["opening", "about"]) mountTabs(stage.view(page) ?? document.createDocumentFragment());
  /** Marks in a view what was searched for. @type {((view: HTMLElement) => void) | undefined} */
  let mark;
  let fillRecord = () => {};
  /** @type {Map<string, LessonPart>} */
  const loaded = new Map(Object.entries(data.inline));
  /** @type {Session | null} */
  let session = null;
  /** Whether there was something to drag. */
  let dragged = false;
  /** The view asked for last: a part that comes late must not push another page away. */
  let wanted = "";

  const paint = () => {
    paintRoute(session?.state ?? /** @type {State} */ (NOTHING), stage.current, (id) => loaded.get(id));
    if (dragged || !document.querySelector(DRAGGED)) return;
    dragged = true;
    // A part that does not come is not missed.
    void parts.other("drag").then((drag) => drag.open(), () => {});
  };
  const searching = setTimeout(() => (byId("saving").textContent = t("connecting")), PATIENCE);

  const isSheet = (/** @type {string} */ view) => Boolean(data.work?.pages.some((id) => view === `tool/${id}`));

  /**
   * @param {string} name
   * @param {boolean} [whole]  the reader is taken to a place in it
   */
  function show(name, whole) {
    stage.show(name, whole);
    const heading = stage.view(name)?.querySelector("h1")?.textContent ?? "";
    document.title = name === "opening" ? title : `${heading} – ${title}`;
    paint();
  }

  /** The quiz that has a page of its own under that name. @param {string} name */
  const quizOf = (name) =>
    data.quizzes.find((one) => (name === "assessment" ? one.id === data.assessment : name === "pretest" && one.kind === name));

  async function openSearch() {
    const view = stage.view("search");
    if (!view || mark) return;
    try {
      mark = (await parts.other("find")).open(view, parts.search, data);
    } catch {
      slot(view, "said").textContent = t("search_lost");
    }
  }

  /** Views in the making: asked for twice, they are made once. @type {Map<string, Promise<unknown>>} */
  const making = new Map();

  /**
   * Makes the view if it is not there yet.
   * @param {string} name
   * @param {Session} on
   */
  function prepare(name, on) {
    const made = making.get(name) ?? makeView(name, on).finally(() => making.delete(name));
    making.set(name, made);
    return made;
  }

  /**
   * @param {string} name
   * @param {Session} on
   */
  async function makeView(name, on) {
    const quiz = quizOf(name);
    if (quiz && !stage.has(name)) {
      say(t("loading_quiz"));
      stage.keep(name, makeAssessment(data, quiz, await parts.quiz(quiz.part), on, paint));
    }
    const lesson = data.lessons.find((one) => name === `lesson/${one.id}`);
    if (isSheet(name) && !stage.has(name)) {
      const page = await work.page(name.slice(5), on.name);
      if (page) stage.keep(name, page);
    }
    if (!lesson || ready.has(name)) return work.mount(stage.view(name), lesson?.id ?? "", on.name);
    let part = loaded.get(lesson.id);
    if (!part) {
      say(t("loading"));
      part = await parts.lesson(lesson.part);
      loaded.set(lesson.id, part);
    }
    const view = stage.view(name) ?? makeLesson(data, lesson, part);
    stage.keep(name, view);
    setTurn(view, data, lesson);
    await breath();
    ready.add(name);
    bringToLife(view, data, lesson, part, on, paint);
    await breath();
    await work.mount(view, lesson.id, on.name);
  }
  /** @type {Set<string>} views of lessons that are at work */
  const ready = new Set();

  /**
   * Goes to a place: makes the view, shows it, and brings the reader there.
   * @param {string} hash
   * @param {{first?: boolean, place?: number}} [how]
   */
  async function go(hash, { first = false, place = 0 } = {}) {
    const at = placeOf(hash);
    if (!at.view) {
      const target = at.anchor && document.getElementById(at.anchor);
      if (target) return bringTo(target);
      if (!first) return;
    }
    const known = stage.has(at.view) || quizOf(at.view) || isSheet(at.view) ? at.view : "";
    const lesson = data.lessons.find((one) => at.view === `lesson/${one.id}`);
    const name = lesson ? at.view : known || "opening";
    wanted = name;
    closeDrawer();
    const on = session;
    try {
      if (name === "search") await openSearch();
      if (on) await prepare(name, on);
      else if (!stage.has(name)) return;
    } catch {
      stage.keep(name, makeUpdated(on, () => void go(hash)));
      show(name);
      stage.forget(name);
      return;
    }
    if (wanted !== name) return;
    const moved = stage.current !== name;
    if (name === "record") fillRecord();
    // Now, as long as the page is laid out.
    if (moved && !first) window.scrollTo(0, 0);
    show(name, Boolean(at.anchor || place));
    say("");
    const view = stage.view(name);
    if (!view) return;
    const target = at.anchor && document.getElementById(at.anchor);
    if (target) bringTo(target);
    if (place) goToPlace(view, place);
    mark?.(view);
    afterPaint(() => {
      if (on && (lesson || name === "opening") && (moved || first)) on.visit(lesson?.key ?? "", place, first);
      if (wanted !== name) return;
      paint();
      if (moved && !first && !target) view.querySelector("h1")?.focus({ preventScroll: true });
    });
  }

  offerPrint(async () => {
    const sheets = [];
    for (const lesson of data.lessons) {
      const part = loaded.get(lesson.id) ?? (await parts.lesson(lesson.part));
      loaded.set(lesson.id, part);
      sheets.push({ view: stage.view(`lesson/${lesson.id}`) ?? makeLesson(data, lesson, part), lesson: lesson.id, quizzes: part.quizzes });
    }
    const [opening, glossary, references] = ["opening", "glossary", "references"].map((name) => ({ view: stage.view(name) }));
    const paper = await parts.other("paper");
    await paper.print([opening, ...sheets, glossary, references], { data, types: questionTypes, contents, ...work.onPaper(session?.name ?? "") });
  });

  window.addEventListener("hashchange", () => void go(window.location.hash));
  onClick(document, (event) => {
    // A link to the place one is at already changes no hash, but should still lead there.
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented && link.getAttribute("href") === window.location.hash) void go(window.location.hash);
  });
  void go(window.location.hash, { first: true });

  [session] = await Promise.all([openSession(binding, data, browserPorts(questionTypes)), styled]);
  clearTimeout(searching);
  await offerTakeOver(session);
  noteMode(session);
  followSaving(session);
  followStandDown(session);
  if (session.mode === "local") stage.forget("record");
  fillRecord = offerRecord(stage.view("record"), data, session);
  offerForget(session, stage.view("your-data"));
  offerShared(stage.view("your-data"));
  offerExit(session, (view) => {
    document.body.classList.add("is-over");
    stage.keep("over", view);
    show("over");
    bringTo(/** @type {HTMLElement} */ (view.querySelector("h1")));
  });

  const left = data.lessons.find((one) => one.key === session?.state.lesson);
  const button = document.getElementById("start") ?? stage.view("opening")?.querySelector("#start");
  if (left && button) {
    button.setAttribute("href", `#lesson/${left.id}`);
    const words = button.querySelector("span");
    if (words) words.textContent = t("go_on", { title: left.title });
  }
  const { hash } = window.location;
  const back = left && (!hash || hash === `#lesson/${left.id}`);
  if (back && wanted === (hash ? `lesson/${left.id}` : "opening")) {
    const { place } = session.state;
    if (!hash) window.history.replaceState(null, "", `#lesson/${left.id}`);
    await go(`#lesson/${left.id}`, { first: true, place });
    if (!hash || place) noteResumed();
  } else await go(hash, { first: true });
  document.documentElement.classList.add("is-ready");
  setRoute();
}
