// What the pages of law do beyond being read: views of a redline, steps from change to change, cards for references
// and defined terms. Without this script every word is there all the same. Words that people see come from the page.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const law = find("page-law");
  const tools = find("page-tools");
  const card = find("page-card");
  if (!law) return;

  // Contents and what is folded: open where there is room, and on paper.
  const wide = matchMedia("(min-width: 70rem)");
  const contents = document.querySelector(".contents details");
  const unfold = () => { if (contents) contents.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  // Where they lie over the text, they close behind whoever chose from them.
  if (contents && document.body.matches(".clean")) {
    contents.parentElement.classList.add("at-hand");
    contents.addEventListener("click", (event) => { if (!wide.matches && event.target.closest("a")) contents.open = false; });
  }

  // Lines of the law stand in it, or in a section that is folded, with its heading.
  const own = (kind) => `#page-law > ${kind}:not(.fold), .fold > ${kind}:not(summary), .fold > summary > ${kind}:not(span)`;
  const folds = [...law.querySelectorAll(".fold")].map((fold) => ({ fold, lines: [fold.firstElementChild.firstElementChild, ...[...fold.children].slice(1)] }));
  const opened = [];
  addEventListener("beforeprint", () => { for (const each of document.querySelectorAll(".fold:not([open])")) { each.open = true; opened.push(each); } });
  addEventListener("afterprint", () => { for (const each of opened.splice(0)) each.open = false; });

  // Defined terms: the first in each line can be reached by keyboard.
  const definitions = new Map();
  for (const term of law.querySelectorAll("dfn")) {
    const home = term.closest("[id]");
    const words = term.textContent.replace(/["“”]/g, "").trim().toLowerCase();
    if (home && words.length > 2 && !definitions.has(words)) definitions.set(words, home.id);
  }
  const markTerms = () => {
    if (!definitions.size) return;
    const escaped = [...definitions.keys()].sort((a, b) => b.length - a.length)
      .map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+"));
    const pattern = new RegExp(`(?<![\\w-])(${escaped.join("|")})(s|es)?(?![\\w-])`, "gi");
    for (const block of law.querySelectorAll("p, td")) {
      if (block.closest(".beside")) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("a, dfn, .vh, .label, .term, h2, h3, h4, h5, h6") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      let first = true;
      for (const text of texts) {
        for (const found of [...text.data.matchAll(pattern)].reverse()) {
          // Lower-case words are everyday words unless they are of more than one.
          if (found[1] === found[1].toLowerCase() && !/[\s-]/.test(found[1])) continue;
          const target = definitions.get(found[1].toLowerCase().replace(/\s+/g, " "));
          if (!target || block.id === target) continue;
          const rest = text.splitText(found.index);
          rest.splitText(found[0].length);
          const span = document.createElement("span");
          span.className = "term";
          span.dataset.term = target;
          rest.before(span);
          span.append(rest);
        }
      }
      const leading = block.querySelector(".term:not(del .term)") || block.querySelector(".term");
      if (leading && first) { leading.tabIndex = 0; leading.role = "button"; first = false; }
    }
  };
  markTerms();

  // A link to each provision, its citation the words: the section's number, then the labels below it; what has no
  // label of its own, a definition or an item, is linked by its section's.
  const places = () => {
    const order = ["section", "subsection", "paragraph", "subparagraph", "clause", "subclause"];
    const words = (label, gone) => {
      const bare = label.cloneNode(true);
      for (const each of bare.querySelectorAll(`${gone}, .vh`)) each.remove();
      return bare.textContent.trim().replace(/\.$/, "");
    };
    // What is struck is cited by the numbers that stood above it, all else by those that stand there now.
    let stack = [];
    for (const block of law.querySelectorAll("[id]")) {
      const depth = order.findIndex((style) => block.classList.contains(style));
      const label = block.querySelector(".label");
      const loose = block.matches(".definition, .point");
      if (!loose && (depth < 0 || !label)) continue;
      const struck = block.id.startsWith("was__");
      if (!loose) {
        stack = stack.slice(0, depth);
        stack[depth] = { old: words(label, "ins"), now: words(label, struck ? "ins" : "del") };
      }
      if (!depth || !stack.length) continue;
      const link = document.createElement("a");
      link.className = "self";
      link.href = `#${block.id}`;
      link.textContent = (loose ? stack.slice(0, 1) : stack).map((each) => (struck ? each.old : each.now)).join("");
      block.append(" ", link);
    }
  };
  places();

  // Cards.
  const seen = { by: null };
  const level = (block) => +(/level-(\d)/.exec(block.className) || [0, 0])[1];
  const copy = (node) => {
    const made = node.cloneNode(true);
    for (const each of [made, ...made.querySelectorAll("*")]) {
      for (const name of ["id", "role", "aria-label"]) each.removeAttribute(name);
      if (!each.matches(".table")) each.removeAttribute("tabindex");
    }
    for (const each of made.querySelectorAll(".self, .beside")) each.remove();
    for (const each of made.querySelectorAll("a")) each.replaceWith(...each.childNodes);
    if (/^H\d$/.test(made.tagName)) {
      const line = document.createElement("p");
      line.className = "card-heading";
      line.append(...made.childNodes);
      return line;
    }
    made.classList.remove("bar", "quiet", "was", "now", "gone");
    return made;
  };
  const partOf = (start) => {
    const heads = /^H\d$/;
    const blocks = [...law.querySelectorAll(`:is(${own("*")}), ${own(".pair")} > .now`)].filter((b) => !b.matches(".pair, .beside, .gap"));
    const shown = [copy(start)];
    let size = start.textContent.length;
    for (const block of blocks.slice(blocks.indexOf(start) + 1)) {
      const ends = heads.test(start.tagName) ? heads.test(block.tagName) : heads.test(block.tagName) || level(block) <= level(start);
      if (ends || start.matches("section")) break;
      if (size > 700) { const more = document.createElement("p"); more.textContent = "…"; shown.push(more); break; }
      shown.push(copy(block));
      size += block.textContent.length;
    }
    return shown;
  };
  const close = () => {
    if (seen.by) seen.by.removeAttribute("aria-describedby");
    seen.by = null;
    card.hidden = true;
  };
  const place = (by) => {
    const box = by.getBoundingClientRect();
    if (innerWidth < 640) { card.style.top = card.style.left = ""; return; }
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 16));
    const below = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
  };
  const show = (by, kind, blocks, there) => {
    if (seen.by && seen.by !== by) seen.by.removeAttribute("aria-describedby");
    seen.by = by;
    const title = find("page-card-title");
    title.textContent = title.dataset[kind];
    find("page-card-text").replaceChildren(...blocks);
    find("page-card-go").href = there;
    card.hidden = false;
    by.setAttribute("aria-describedby", "page-card-text");
    place(by);
  };
  // What another page says stands in the search index (search.js reads it too): the chapter of the page, then its sections.
  const read = (name, then) => {
    const script = document.createElement("script");
    script.src = new URL(name, root);
    script.addEventListener("load", then);
    document.head.append(script);
  };
  const root = document.querySelector('link[rel="stylesheet"]').href;
  const fromIndex = (by) => {
    const there = new URL(by.href), wanted = decodeURIComponent(there.hash.slice(1));
    const told = (words) => { const line = document.createElement("p"); line.textContent = words; show(by, "reference", [line], by.href); };
    const open = () => {
      const { chapters, sections } = window.engrossSearch;
      let end = 0, chapter = null, start = 0;
      for (const each of chapters) {
        start = end;
        end += each.sections;
        if ([each.redline, ...each.versions.map(([version]) => `${each.name}/${version}.html`)].some((page) => page && new URL(page, root).pathname === there.pathname)) { chapter = each; break; }
      }
      if (!chapter) return;
      const look = (file) => {
        if (file === sections.length || sections[file] >= end) { told(chapter.title); return; }
        if (file + 1 < sections.length && sections[file + 1] <= start) { look(file + 1); return; }
        window.engrossPart = (kind, number, value) => {
          for (const [place, heading, eid, , , own] of value) {
            const part = own.find((each) => eid + each[1] === wanted);
            if (part) { told(`${part[0][0] === "=" ? part[0].slice(1) : place + part[0]} ${part[1] ? "" : `${heading} `}${part[2]}`); return; }
            if (eid === wanted) { told(`${place} ${heading}`); return; }
          }
          look(file + 1);
        };
        read(`search/sections-${file}.js`, () => {});
      };
      look(0);
    };
    if (window.engrossSearch) open(); else read("search-index.js", open);
  };
  const open = (by) => {
    if (by.dataset.term) {
      const home = find(by.dataset.term);
      if (home) show(by, "definition", [copy(home)], `#${home.id}`);
      return;
    }
    const there = by.getAttribute("href");
    if (!there.startsWith("#")) { fromIndex(by); return; }
    const target = find(decodeURIComponent(there.slice(1)));
    if (target) show(by, "reference", partOf(target), there);
  };
  const carded = (target) => target.closest && target.closest("#page-law .term, #page-law a[href*='#']:not(.self, .back, sup a, .beside a)");
  law.addEventListener("focusin", (event) => { const by = carded(event.target); if (by && by.matches(":focus-visible")) open(by); });
  law.addEventListener("click", (event) => {
    const by = carded(event.target);
    if (!by) return;
    // The first tap or click shows the words, the second follows the link; with a key held the browser's own way holds.
    const own = event.ctrlKey || event.metaKey || event.shiftKey;
    if (by.dataset.term || (seen.by !== by && !own)) { event.preventDefault(); open(by); } else close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !card.hidden) { const by = seen.by; close(); if (by && document.activeElement.closest("#page-card")) by.focus(); }
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.(".term")) { event.preventDefault(); open(event.target); }
  });
  document.addEventListener("pointerdown", (event) => { if (!card.hidden && !event.target.closest("#page-card") && !carded(event.target)) close(); });
  find("page-card-close").addEventListener("click", () => { const by = seen.by; close(); if (by) by.focus({ preventScroll: true }); });
  find("page-card-go").addEventListener("click", () => close());

  if (!tools) return;

  // Views of a redline.
  const told = tools.dataset;
  const isChanged = (block) => {
    const bars = block.matches(".bar") ? [block] : [...block.querySelectorAll(".bar")];
    return bars.some((bar) => !(substance() && bar.matches(".quiet")));
  };
  const substance = () => !!find("page-only-substance")?.checked;
  const words = (node, gone) => {
    const made = node.cloneNode(true);
    for (const each of made.querySelectorAll(`${gone}, .vh, .self`)) each.remove();
    return made.textContent.trim();
  };
  const unpair = () => {
    for (const pair of law.querySelectorAll(".pair")) {
      pair.querySelector(":scope > .was").remove();
      const block = pair.firstElementChild;
      block.classList.remove("now", "gone");
      for (const row of block.querySelectorAll("tr.gone")) row.classList.remove("gone");
      pair.replaceWith(block);
    }
  };
  const oneSide = (block, gone, absent) => {
    if (!words(block, gone) && block.textContent.trim()) { block.classList.add("gone"); block.dataset.absent = absent; }
    for (const row of block.querySelectorAll("tr")) if (!words(row, gone) && row.textContent.trim()) row.classList.add("gone");
  };
  const pairUp = () => {
    for (const block of law.querySelectorAll("#page-law > :not(.fold), .fold > :not(summary)")) {
      if (block.matches(".beside, .gap")) continue;
      const pair = document.createElement("div");
      pair.className = "pair";
      if (isChanged(block)) pair.classList.add("differs");
      const was = block.cloneNode(true);
      for (const each of [was, ...was.querySelectorAll("[id]")]) each.removeAttribute("id");
      for (const each of was.querySelectorAll(".self")) each.remove();
      if (/^H\d$/.test(was.tagName)) was.role = "presentation";
      if (was.matches("section")) was.setAttribute("aria-label", `${was.getAttribute("aria-label")} (${told.old})`);
      was.classList.add("was");
      was.dataset.side = told.old;
      block.classList.add("now");
      block.dataset.side = told.new;
      block.before(pair);
      pair.append(was, block);
      oneSide(was, "ins", told.noOld);
      oneSide(block, "del", told.noNew);
    }
  };
  const fold = () => {
    for (const gap of law.querySelectorAll(":scope > .gap")) gap.remove();
    const blocks = [...law.children];
    for (const block of blocks) block.hidden = false;
    if (!find("page-only-changes").checked) return;
    const units = [];
    for (const block of blocks) {
      if (block.matches(".beside") && units.length) units[units.length - 1].push(block);
      else units.push([block]);
    }
    const depth = (unit) => { const head = unit[0].querySelector("h2, h3, h4, h5, h6") || unit[0]; return +(/^H(\d)$/.exec(head.tagName) || [0, 0])[1]; };
    const kept = new Set();
    units.forEach((unit, at) => {
      if (!isChanged(unit[0])) return;
      for (const near of [at - 1, at, at + 1]) if (units[near] && (near <= at || !depth(units[near]))) kept.add(near);
      let below = 9;
      for (let up = at; up >= 0; up -= 1) if (depth(units[up]) && depth(units[up]) < below) { kept.add(up); below = depth(units[up]); }
    });
    let run = [];
    const flush = (before) => {
      if (!run.length) return;
      const hidden = run;
      const gap = document.createElement("button");
      gap.type = "button";
      gap.className = "gap";
      const terms = hidden.filter((unit) => unit[0].matches(".quiet") || unit[0].querySelector(".quiet")).length;
      const counts = [[hidden.length - terms, told.gapOne, told.gap], [terms, told.gapTermsOne, told.gapTerms]];
      gap.textContent = counts.filter(([n]) => n).map(([n, one, other]) => (n === 1 ? one : other.replace("{n}", n))).join(", ");
      const opens = document.createElement("span");
      opens.className = "gap-open";
      opens.textContent = `: ${told.gapOpen}`;
      gap.append(opens);
      gap.addEventListener("click", () => {
        for (const block of hidden.flat()) block.hidden = false;
        hidden[0][0].tabIndex = -1;
        hidden[0][0].focus({ preventScroll: true });
        gap.remove();
      });
      for (const block of hidden.flat()) block.hidden = true;
      if (before) before.before(gap); else law.append(gap);
      run = [];
    };
    units.forEach((unit, at) => { if (kept.has(at)) flush(unit[0]); else run.push(unit); });
    flush(null);
  };
  // Where terms or the changes alone are to be seen, sections without a change in substance are no folds.
  const foldSections = (whole) => {
    for (const { fold, lines } of folds) {
      if (whole && !fold.isConnected) {
        lines[0].before(fold);
        fold.firstElementChild.prepend(lines[0]);
        fold.append(...lines.slice(1));
      } else if (!whole && fold.isConnected) fold.replaceWith(...lines);
    }
  };
  const lay = () => {
    const side = tools.querySelector("input[name=view]:checked").value === "side";
    unpair();
    foldSections(substance() && !find("page-only-changes").checked);
    document.body.classList.toggle("substance", substance());
    document.body.classList.toggle("side", side);
    find("page-sides").hidden = !side;
    if (side) pairUp();
    fold();
    close();
    seenAt.at = -1;
    tell();
  };

  // From change to change.
  const seenAt = { at: -1 };
  const stops = () => [...law.querySelectorAll(".bar")].filter((bar) =>
    !(substance() && bar.matches(".quiet")) && !bar.closest(".was") && !bar.closest("[hidden]") && bar.offsetParent !== null && !bar.parentElement.closest(".bar"));
  const tell = () => {
    const all = stops();
    const at = seenAt.at < 0 ? "–" : seenAt.at + 1;
    find("page-at").textContent = all.length ? told.at.replace("{at}", at).replace("{n}", all.length) : told.none;
  };
  const step = (by) => {
    const all = stops();
    if (!all.length) { tell(); return; }
    let at = seenAt.at + by;
    const edge = tools.getBoundingClientRect().bottom < innerHeight / 2 ? Math.max(tools.getBoundingClientRect().bottom, 0) + 24 : 48;
    // From the change last shown while it is on the screen, from what is on the screen once it was scrolled away.
    const last = all[seenAt.at]?.getBoundingClientRect();
    if (!last || last.bottom < edge || last.top > innerHeight) {
      const tops = all.map((bar) => bar.getBoundingClientRect().top);
      const next = tops.findIndex((top) => top > edge);
      at = by > 0 ? (next < 0 ? all.length - 1 : next) : (next < 0 ? all.length - 1 : next - 1);
    }
    at = Math.max(0, Math.min(all.length - 1, at));
    const stop = all[at];
    stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "center", behavior: "instant" });
    seenAt.at = at;
    tell();
  };
  find("page-next").addEventListener("click", () => step(1));
  find("page-previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (!find("page-keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  tools.addEventListener("change", (event) => { if (event.target.id !== "page-keys") lay(); });

  // A link to what is folded away unfolds it.
  const reveal = () => {
    const target = location.hash && find(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("#page-law [hidden]")) { find("page-only-changes").checked = false; lay(); target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  for (const choice of tools.querySelectorAll("input")) choice.checked = choice.defaultChecked;
  tools.hidden = false;
  if (substance()) lay(); else tell();
})();
