/**
 * An open page hears that something changed, fetches itself anew and shows the difference. What somebody is typing, or
 * where they have the focus, is never overwritten: then a line says that there is something new.
 */
const line = document.getElementById("live");
const topic = line?.dataset.of;
const main = document.getElementById("main");
const here = location.pathname + location.search;

/** What of the page is shown, apart from what differs at each answer, or was said once. */
function essence(element) {
  const copy = element.cloneNode(true);
  for (const one of copy.querySelectorAll(
    '[data-by-script], .govuk-notification-banner, input[name="idempotencyKey"]',
  ))
    one.remove();
  return copy.innerHTML;
}

function say(what) {
  line.replaceChildren(document.getElementById(`live-${what}`).content.cloneNode(true));
  line.querySelector("[data-reload]")?.addEventListener("click", () => {
    // What was typed comes back by itself: kept-forms.js.
    location.reload();
  });
}

const changed = (control) => {
  if (control.type === "hidden") return false;
  if (control.type === "file") return control.files.length > 0;
  if (control.type === "checkbox" || control.type === "radio")
    return control.checked !== control.defaultChecked;
  if (control.options) {
    const initial = [...control.options].some((option) => option.defaultSelected);
    return initial
      ? [...control.options].some((option) => option.selected !== option.defaultSelected)
      : control.selectedIndex > 0;
  }
  return "defaultValue" in control && control.value !== control.defaultValue;
};

/** Somebody writes here, stands here, or has marked a text. */
function busy() {
  if (main.contains(document.activeElement) && document.activeElement !== main) return true;
  if (!getSelection().isCollapsed && main.contains(getSelection().anchorNode)) return true;
  return [...main.querySelectorAll("form")].some((form) => [...form.elements].some(changed));
}

let shown = main && essence(main);
let source = null;
let over = false;
let missed = false;
let looking = null;
let again = false;

async function fetchPage() {
  const answer = await fetch(here, { headers: { "X-Dondoc-Live": "1" }, cache: "no-store" });
  const text = await answer.text();
  if (new URL(answer.url).pathname === "/sign-in") {
    stop();
    say("ended");
    return;
  }
  if (answer.status >= 500) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.getElementById("main");
  if (over || fresh === null || essence(fresh) === shown) return;
  if (!answer.ok || busy()) {
    say("changed");
    return;
  }
  shown = essence(fresh);
  const open = new Set(
    [...main.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent),
  );
  main.replaceChildren(...fresh.childNodes);
  for (const summary of main.querySelectorAll("details > summary"))
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  document.title = page.title;
  say("updated");
}

/** One at a time; what is told meanwhile is looked at afterwards. */
function look() {
  if (over) return;
  if (looking !== null) {
    again = true;
    return;
  }
  looking = fetchPage()
    .catch(() => undefined) // the line will come back, and it is looked at then
    .finally(() => {
      looking = null;
      if (!again) return;
      again = false;
      look();
    });
}

function listen() {
  if (over || source !== null || document.hidden) return;
  source = new EventSource(`/live?of=${topic}`);
  source.addEventListener("open", () => {
    // What happened while nobody listened was told to nobody.
    if (missed) look();
    missed = false;
  });
  source.addEventListener("changed", look);
  source.addEventListener("end", () => {
    hush();
    look();
  });
  source.addEventListener("full", stop);
  source.addEventListener("error", () => {
    missed = true;
    if (source?.readyState !== EventSource.CLOSED) return;
    hush();
    look();
  });
}

function hush() {
  source?.close();
  source = null;
}

function stop() {
  over = true;
  hush();
}

if (topic && main) {
  listen();
  // A browser has few connections to a site: tabs that nobody looks at hold none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      missed = true;
      hush();
    } else listen();
  });
  addEventListener("pagehide", () => {
    missed = true;
    hush();
  });
  addEventListener("pageshow", listen);
  // The page is about to be left; what its own act changes is shown by the next one.
  document.addEventListener("submit", hush);
  document.addEventListener("form-unsent", listen);
}
