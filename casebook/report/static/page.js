// The page works without this script: every citation is a link to the list of evidence, all tables and contents are there.
// With it, citations open where they stand, tables sort and filter, the contents follow the reader, and the page can be searched.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);
const anchor = (id) => `ev-${id.replace(/[\s·]+/g, "-")}`;

// ---- light and dark: the button names the colours that it turns to

function offerDark() {
  const button = one("#dark");
  const preferred = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null; // until a reader chooses, the page follows the machine
  const dark = () => chosen ?? preferred.matches;
  const label = () => (button.textContent = dark() ? button.dataset.toLight : button.dataset.toDark);

  button.addEventListener("click", () => {
    chosen = !dark();
    document.documentElement.style.colorScheme = chosen ? "dark" : "light";
    label();
  });
  preferred.addEventListener("change", label);
  label();
  button.hidden = false;
}

// ---- evidence

const HOVER_MS = 150; // long enough not to open under a passing pointer
const LEAVE_MS = 300; // long enough to reach the popover
const MARGIN_LEAVE_MS = 800; // the same where it stands in the margin
const MARGIN_PX = 230; // the right margin is used from this width on
const GAP_PX = 8;

function offerEvidence() {
  const pop = one("#pop");
  if (!pop.showPopover) return;
  let owner = null;
  let pinned = false;
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    if (!owner) return;
    const focused = pop.contains(document.activeElement);
    const last = owner;
    owner = null;
    pinned = false;
    last.setAttribute("aria-expanded", "false");
    uncover();
    pop.hidePopover();
    if (focused) last.focus();
  };

  const open = (button, pin) => {
    clearTimeout(timer);
    if (owner !== button) {
      close();
      (button.closest(".plot, .scroll") || button).after(pop);
      fill(pop, button);
      pop.showPopover();
      owner = button;
    }
    pinned = pin;
    button.setAttribute("aria-expanded", "true");
    place(pop, button);
  };

  const press = (button, byKeyboard) => {
    if (pop.contains(button)) {
      fill(pop, button);
      pop.focus();
    } else if (owner === button && pinned) {
      close();
    } else {
      open(button, true);
      if (byKeyboard) pop.focus();
    }
  };

  all(".cites").forEach((row) => row.replaceChildren(cluster(row)));
  all("a.cite").forEach((link) => link.replaceWith(buttonFrom(link)));
  all(".plot").forEach(offerPoints);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-evidence][aria-controls]");
    if (button) press(button, event.detail === 0);
    else if (event.target.closest(".close") || !pop.contains(event.target) || event.target.closest("a")) close();
  });
  document.addEventListener("keydown", (event) => {
    const point = event.target.closest?.(".pt");
    if (event.key === "Escape") close();
    else if (point && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      press(point, true);
    }
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const button = event.target.closest("[data-evidence][aria-controls]");
    clearTimeout(timer);
    if (button && !pop.contains(button)) timer = setTimeout(open, HOVER_MS, button, false);
    else if (owner && !pop.contains(event.target)) timer = setTimeout(close, pop.classList.contains("aside") ? MARGIN_LEAVE_MS : LEAVE_MS);
  });
  pop.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !pop.contains(event.relatedTarget) && event.relatedTarget !== owner) close();
  });
  addEventListener("resize", () => owner && place(pop, owner));
}

function buttonFrom(link) {
  const button = make("button", { type: "button", className: "cite" });
  Object.assign(button.dataset, link.dataset);
  button.append(...link.childNodes);
  return controlling(button);
}

// Many citations in a row are one button that opens them all, one below the other; paper shows their ids.
function cluster(row) {
  const links = all("a.cite", row);
  const button = make("button", { type: "button", className: "cite" });
  button.dataset.evidence = links.map((link) => link.dataset.evidence).join(" ");
  button.dataset.marks = links.map((link) => link.dataset.marks ?? "").join(";");
  const label = make("span", { className: "label", textContent: `[${row.dataset.label}]` });
  const ids = make("span", { className: "ids", textContent: links.map((link) => `[${link.dataset.evidence}]`).join(" ") });
  button.append(links[0].firstElementChild.cloneNode(true), label, ids);
  const mark = one(".differs", row) ?? one(".noted", row); // the graver of the two
  if (mark) button.append(mark.cloneNode(true), mark.nextElementSibling.cloneNode(true));
  return controlling(button);
}

function controlling(button) {
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", "pop");
  return button;
}

// A figure's points are one stop for the Tab key; arrows go from point to point.
function offerPoints(plot) {
  const points = all(".pt[data-evidence]", plot);
  if (!points.length) return;
  one("svg", plot).setAttribute("role", "group");
  points.forEach((point, place) => {
    controlling(point).setAttribute("role", "button");
    point.setAttribute("aria-label", `${one("#pop").dataset.open.replace("{id}", point.dataset.evidence)} ${point.textContent}`.trim());
    point.setAttribute("tabindex", place ? "-1" : "0");
  });
  plot.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const from = points.indexOf(document.activeElement);
    if (!step || from < 0) return;
    event.preventDefault();
    const to = points[(from + step + points.length) % points.length];
    points[from].setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
  });
}

// The list's entries of the sentences that a button names, marked where this citation means them: one sentence may stand for several facts.
function fill(pop, { dataset }) {
  const meant = dataset.marks?.split(";");
  const copies = dataset.evidence.split(" ").flatMap((id, place) => {
    const entry = document.getElementById(anchor(id));
    if (!entry) return [];
    const copy = make("div");
    copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    if (meant) mark(one(".said", copy), meant[place]);
    return [copy];
  });
  one(".pop-body", pop).replaceChildren(...copies);
  pop.scrollTop = 0;
}

// `spans` is "2-5,9-12": characters of the text, which are counted as code points.
function mark(said, spans) {
  const text = [...said.textContent];
  const piece = (from, to) => text.slice(from, to).join("");
  let at = 0;
  const pieces = (spans ? spans.split(",") : []).flatMap((span) => {
    const [from, to] = span.split("-").map(Number);
    const before = piece(at, from);
    at = to;
    return [before, make("mark", { textContent: piece(from, to) })];
  });
  said.replaceChildren(...pieces, piece(at));
}

// A popover stands in the margin where there is one, else below the citation (above, where there is no room below).
// On a small screen the style sheet lays it along the lower edge.
function place(pop, button) {
  const page = document.documentElement;
  const at = [...button.getClientRects()].pop() ?? button.getBoundingClientRect();
  const slot = all(".beside").find((box) => box.checkVisibility?.() && !box.contains(button))?.getBoundingClientRect();
  const beside = slot && slot.width >= MARGIN_PX && slot.left > Math.max(at.right, page.clientWidth / 2);
  pop.classList.toggle("aside", Boolean(beside));
  pop.style.width = beside ? `${page.clientWidth - slot.left - 2 * GAP_PX}px` : "";
  pop.style.maxWidth = beside ? "22rem" : "";
  const { width, height } = pop.getBoundingClientRect();
  const below = at.bottom + GAP_PX;
  const above = at.top - GAP_PX - height;
  const left = beside ? slot.left - 2 * GAP_PX : Math.min(Math.max(at.left - 24, GAP_PX), page.clientWidth - width - GAP_PX);
  const level = Math.max(Math.min(at.top - GAP_PX, page.clientHeight - height - GAP_PX), GAP_PX);
  const top = beside ? level : below + height > page.clientHeight && above > 0 ? above : below;
  pop.style.left = `${left + scrollX}px`;
  pop.style.top = `${top + scrollY}px`;
  uncover();
  if (beside) cover(pop.getBoundingClientRect(), button);
}

// Notes of the margin give way to the evidence that opens over them.
function cover({ top, bottom }, button) {
  const under = (note) => note.getBoundingClientRect().top < bottom && note.getBoundingClientRect().bottom > top;
  all(".beside > *").filter((note) => under(note) && !note.contains(button)).forEach((note) => note.classList.add("covered"));
}

function uncover() {
  all(".covered").forEach((note) => note.classList.remove("covered"));
}

// ---- contents

function followContents() {
  const box = one("#contents");
  const side = one(".side");
  const links = all("a", box);
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const narrow = matchMedia("(max-width: 68rem)");
  const fold = () => (box.open = !narrow.matches);
  let current = -1;

  const follow = () => {
    const passed = targets.filter((target) => target && target.getBoundingClientRect().top < innerHeight / 4).length - 1;
    const now = Math.max(passed, 0);
    if (now === current) return;
    current = now;
    links.forEach((link) => link.removeAttribute("aria-current"));
    links[now]?.setAttribute("aria-current", "location");
    unfold(links.map((link) => link.parentElement), now);
    const line = links[now]?.getBoundingClientRect();
    const frame = side.getBoundingClientRect();
    if (!narrow.matches && line && (line.bottom > frame.bottom || line.top < frame.top)) side.scrollTop += line.top - frame.top - frame.height / 3;
  };

  fold();
  narrow.addEventListener("change", fold);
  box.addEventListener("click", (event) => event.target.closest("a") && fold());
  addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
  follow();
}

// Lines below the second level show only in the section that is being read.
function unfold(lines, now) {
  let section = 0;
  const sections = lines.map((line) => (line.className.includes("l2") ? ++section : section));
  lines.forEach((line, place) => line.classList.toggle("away", !line.classList.contains("l2") && sections[place] !== sections[now]));
}

// ---- tables and lists

function offerSorting(table) {
  all("thead th", table).forEach((head, column) => {
    const button = make("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      sort(one("tbody", table), column, head.classList.contains("right"), up ? 1 : -1);
    });
  });
}

function sort(body, column, numeric, direction) {
  const language = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const number = (text) => Number.parseFloat(text.replace(/[^\d.-]/g, "")) || 0;
  const key = (row) => row.cells[column].textContent;
  const compare = numeric ? (a, b) => number(key(a)) - number(key(b)) : (a, b) => language.compare(key(a), key(b));
  body.append(...[...body.rows].sort((a, b) => direction * compare(a, b)));
}

function offerFilter(input) {
  const rows = [...document.getElementById(input.dataset.filter).children];
  const status = one("[role=status]", input.parentElement);
  input.parentElement.hidden = false;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = wanted ? input.dataset.shown.replace("{n}", shown).replace("{all}", rows.length) : "";
  });
}

// What is wider than its place scrolls there, and can then be reached by keyboard; above a figure a line says so.
function offerScrolling() {
  all(".scroll, .plot, pre").forEach((box) => {
    const wider = box.scrollWidth > box.clientWidth + 1;
    if (wider) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
    if (box.matches(".plot:not(.wide, .narrow)")) box.previousElementSibling.hidden = !wider;
  });
}

// ---- search: plain substrings, which suit Chinese as well as English; Traditional finds Simplified, and any name of a thing its other names

const HITS = 30;
const AROUND = 36; // characters shown on either side of a hit
const FOUND_IN = "h1, h2, h3, h4, h5, h6, p, figcaption, blockquote, pre, li, dd, tr"; // one of these is one place

// A text as it is compared: small letters without accents, Simplified characters; as long as it was.
function folding(spellings) {
  const pairs = [...spellings];
  const simple = new Map(pairs.flatMap((character, place) => (place % 2 ? [] : [[character, pairs[place + 1]]])));
  const plain = (character) => simple.get(character) ?? (character.length > 1 ? character : character.normalize("NFD")[0].toLowerCase());
  return (text) => [...text].map(plain).join("");
}

function offerSearch() {
  const input = one("#search");
  const status = one(".found");
  const list = one(".hits");
  const fold = folding(input.dataset.spellings);
  const called = JSON.parse(input.dataset.called).map((names) => [...new Set(names.map(fold))]);
  let index = null;

  // What was typed, and where that is somebody's or something's name, the other names.
  const asked = (typed) => [...new Set([typed, ...called.filter((names) => names.includes(typed)).flat()])];

  input.closest(".search").hidden = false;
  input.addEventListener("input", () => {
    const typed = fold(input.value.trim());
    index ??= typed ? places().map((entry) => ({ ...entry, folded: fold(entry.text) })) : null;
    const wanted = asked(typed);
    const found = typed ? index.flatMap((entry) => hits(entry, wanted)) : [];
    status.textContent = typed ? input.dataset[found.length ? "some" : "none"].replace("{n}", found.length).replace("{query}", input.value.trim()) : "";
    list.replaceChildren(...found.slice(0, HITS).map(hit));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    input.dispatchEvent(new Event("input"));
  });
}

// The place with the part of its text that is found first in it, or nothing.
function hits(entry, wanted) {
  const spots = wanted.map((words) => [entry.folded.indexOf(words), words.length]).filter(([at]) => at >= 0);
  return spots.length ? [{ ...entry, spot: spots.sort(([a, length], [b, other]) => a - b || other - length)[0] }] : [];
}

// Every place of the report in order: its node, its words, and the heading, figure or sentence that names where it is.
function places() {
  let section = "";
  let name = "";
  return all(FOUND_IN, one("main")).flatMap((node) => {
    if (/^H[1-6]$/.test(node.tagName)) {
      name = node.textContent;
      if (node.tagName === "H2") section = name;
    }
    const text = words(node);
    const holder = node.closest("figure, [id^='ev-']");
    const own = holder && (holder.id.startsWith("ev-") ? one(".where b", holder) : one(".number", holder)).textContent;
    return text ? [{ node, text, place: [...new Set([section, own || name])].join(" › ") }] : [];
  });
}

// The words of a node without those of the places inside it; cells and lines apart, citations left out.
function words(node) {
  const text = (part) => {
    if (part.nodeType === Node.TEXT_NODE) return part.data;
    if (part.nodeType !== Node.ELEMENT_NODE || part.matches(".cite, .cites, svg, button") || (part !== node && part.matches(FOUND_IN))) return " ";
    const inner = [...part.childNodes].map(text).join("");
    return /block|grid|flex|cell/.test(getComputedStyle(part).display) ? ` ${inner} ` : inner;
  };
  return text(node).replace(/\s+/g, " ").trim();
}

function hit({ node, text, place, spot: [at, length] }) {
  const from = Math.max(at - AROUND, 0);
  const to = at + length;
  const named = node.closest("[id]");
  const link = make("a", { href: `#${named ? named.id : "report"}` });
  const snippet = make("span", { className: "snippet" });
  snippet.append(from ? "…" : "", text.slice(from, at), make("mark", { textContent: text.slice(at, to) }), text.slice(to, to + AROUND));
  snippet.append(to + AROUND < text.length ? "…" : "");
  link.append(make("span", { className: "place", textContent: place }), snippet);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(node);
  });
  const line = make("li");
  line.append(link);
  return line;
}

// Unfold what a place is folded in, bring it into view and let the keyboard go on from there.
function reveal(node) {
  for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  node.scrollIntoView({ block: "center" });
  node.tabIndex = -1;
  node.focus({ preventScroll: true });
}

// ---- the citation

function offerCopy(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(text);
    await navigator.clipboard?.writeText(text.textContent).catch(() => {}); // where that is refused, the words are selected
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 2000);
  });
}

// ---- paper: cards and disputes unfold; the tables behind figures stay in their files

function openForPrint() {
  addEventListener("beforeprint", () => all(":is(.card, .more) details:not([open]), :is(.of-article, .fold):not([open])").forEach((box) => box.setAttribute("open", "print")));
  addEventListener("afterprint", () => all("details[open=print]").forEach((box) => box.removeAttribute("open")));
}

// ---- a phone shows long things folded; search and links open them, and so does more room

function foldOnPhones() {
  const phone = matchMedia("(max-width: 40rem)");
  if (phone.matches) all(".fold, .card details").forEach((box) => (box.open = false));
  phone.addEventListener("change", () => phone.matches || all(".fold").forEach((box) => (box.open = true)));
}

// ---- a link into something folded unfolds it, also where the browser does not by itself

function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (!folded) return;
  for (let box = folded; box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView();
}

foldOnPhones();
addEventListener("hashchange", openTarget);
openTarget();
offerDark();
offerEvidence();
followContents();
all("table.sortable").forEach(offerSorting);
all("input[data-filter]").forEach(offerFilter);
offerScrolling();
addEventListener("resize", offerScrolling);
all("details").forEach((box) => box.addEventListener("toggle", offerScrolling));
offerSearch();
all("[data-copy]").forEach(offerCopy);
openForPrint();
