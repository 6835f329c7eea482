/**
 * A half-filled form survives a lost session and a lost connection. What is typed is kept in this tab, for this person,
 * until it has been sent or they sign out. Passwords, codes and files are never kept.
 */
const person = document.body.dataset.person;
const PREFIX = "dondoc.form ";
const SENT = "dondoc.sent";
const MINE = `${PREFIX}${person} `;
const ANSWER_WITHIN_MS = 8_000;

const forms = () => [...document.querySelectorAll('main form[method="post"]')];

/** By where it is sent to; of several alike by their order. */
function keyOf(form) {
  const alike = forms().filter((other) => other.action === form.action);
  const { pathname, search } = new URL(form.action);
  return `${MINE}${pathname}${search} ${alike.indexOf(form)}`;
}

const secret = (control) =>
  control.type === "password" || /one-time-code|password/.test(control.autocomplete ?? "");

/** The controls whose words may be kept. A form with a password is about an account: nothing of it is. */
function controlsOf(form) {
  const controls = [...form.elements].filter((control) => control.name);
  if (controls.some(secret)) return [];
  return controls.filter(({ type }) => !["hidden", "file", "submit", "button", "fieldset"].includes(type));
}

const ticks = (control) => control.type === "checkbox" || control.type === "radio";
const valueOf = (control) => (ticks(control) ? control.checked : control.value);
/** Several may have one name: their order tells them apart. */
const named = (controls) => {
  const seen = new Map();
  return controls.map((control) => {
    const name = ticks(control) ? `${control.name}=${control.value}` : control.name;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name} ${count}`, control];
  });
};

const initialOf = (control) => {
  if (ticks(control)) return control.defaultChecked;
  if (!control.options) return control.defaultValue;
  const initial = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
  return initial?.value;
};

function keep(form) {
  const words = Object.fromEntries(
    named(controlsOf(form))
      .filter(([, control]) => valueOf(control) !== initialOf(control))
      .map(([name, control]) => [name, valueOf(control)]),
  );
  const files = [...form.elements].some((control) => control.type === "file" && control.files.length > 0);
  try {
    if (Object.keys(words).length === 0) sessionStorage.removeItem(keyOf(form));
    else sessionStorage.setItem(keyOf(form), JSON.stringify({ words, files }));
  } catch {
    // Full, or forbidden by the browser: the form works as without scripts.
  }
}

function restore(form) {
  const stored = sessionStorage.getItem(keyOf(form));
  if (stored === null) return;
  const { words, files } = JSON.parse(stored);
  let filled = 0;
  for (const [name, control] of named(controlsOf(form))) {
    if (!(name in words) || valueOf(control) === words[name]) continue;
    if (ticks(control)) control.checked = words[name];
    else control.value = words[name];
    filled++;
  }
  if (filled === 0) return;
  for (let outer = form.parentElement; outer !== null; outer = outer.parentElement)
    if (outer instanceof HTMLDetailsElement) outer.open = true;
  const note = lineAt(form, "form-kept");
  if (!files) note.querySelector("[data-files]")?.remove();
  note.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(keyOf(form));
    form.reset();
    note.remove();
  });
}

function lineAt(form, template) {
  for (const old of form.parentElement.querySelectorAll(":scope > [data-by-script]")) old.remove();
  const copy = document.getElementById(template).content.firstElementChild.cloneNode(true);
  form.before(copy);
  return copy;
}

function forget(which) {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && which(key)) sessionStorage.removeItem(key);
}

/** Whether what was sent last has been taken: the next page shows neither its errors nor a problem. */
function settle() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent === null || document.querySelector(".govuk-error-summary, [data-problem]") !== null) return;
  sessionStorage.removeItem(sent);
}

async function reached() {
  if (!navigator.onLine) return false;
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch("/health/live", { cache: "no-store", signal });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}

const underWay = new WeakSet();

/** A form leaves the page only when there is somebody to take it. */
async function send(form, submitter) {
  if (underWay.has(form)) return;
  underWay.add(form);
  const goes = await reached();
  underWay.delete(form);
  if (!goes) {
    lineAt(form, "form-unsent").scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new Event("form-unsent"));
    return;
  }
  keep(form);
  sessionStorage.setItem(SENT, keyOf(form));
  leaving.add(form);
  form.requestSubmit(submitter);
}

const leaving = new WeakSet();

if (person) {
  forget((key) => !key.startsWith(MINE));
  settle();
  for (const form of forms()) restore(form);

  for (const event of ["input", "change"])
    document.addEventListener(event, ({ target }) => {
      const form = target.form;
      if (form && forms().includes(form)) keep(form);
    });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") === "/sign-out") forget(() => true);
    if (!forms().includes(form) || leaving.delete(form)) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
} else {
  // To who is not signed in nothing was taken: what was sent last is still to be sent.
  sessionStorage.removeItem(SENT);
}
