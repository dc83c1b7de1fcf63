// Searching all chapters and versions in the page. Words that people see come from the page; words of the law are
// only ever put in as text.
"use strict";
(() => {
  const { chapters, rows } = window.engrossIndex;
  const find = (id) => document.getElementById(id);
  const box = find("page-query");
  const told = find("page-found").dataset;
  const MOST = 50;
  find("page-nojs").hidden = true;
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const bare = rows.map((row) => plain(`${row[1]} ${row[3]}`));

  // "§ 68-5A(1)", "68-5a(1)" and "sec. 68-5 A 1" are one citation.
  const parts = (words) => (words.replace(/^\s*(§+|sections?|sec\.?|chapters?|ch\.?|art\.?|articles?)\s*/i, "").match(/\d+|[a-z]+/gi) || []).join(".").toLowerCase();
  const cited = rows.map((row) => (row[1].includes(",") ? "" : parts(row[1])));

  const pageOf = (row) => {
    const chapter = chapters[row[0]];
    if (row[5]) return `${chapter.redline}#${row[5]}`;
    const newest = chapter.versions.reduce((at, _, bit) => (row[4] & (1 << bit) ? bit : at), 0);
    return `${chapter.versions[newest][0]}#${row[2]}`;
  };

  // Where a citation leads: the provision as proposed, else as it was; nowhere where two chapters have it.
  const goal = (query) => {
    const wanted = parts(query);
    if (!wanted) return "";
    const whole = chapters.find((chapter) => chapter.number && chapter.number.toLowerCase() === wanted);
    if (whole) return whole.page;
    const all = rows.filter((_, at) => cited[at] === wanted);
    if (!all.length || new Set(all.map((row) => row[0])).size > 1) return "";
    const latest = (row) => (row[5] && !row[5].startsWith("was__") ? 1 << 30 : row[4]);
    return pageOf(all.reduce((best, row) => (latest(row) > latest(best) ? row : best)));
  };

  const marked = (words, terms) => {
    const low = plain(words);
    const at = terms.map((term) => low.indexOf(term)).filter((n) => n >= 0).sort((a, b) => a - b)[0] ?? 0;
    const start = at > 80 ? words.indexOf(" ", at - 70) + 1 : 0;
    const end = words.length > start + 240 ? words.lastIndexOf(" ", start + 240) : words.length;
    const piece = words.slice(start, end);
    const made = document.createElement("p");
    if (start) made.append("… ");
    const pattern = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "gi");
    piece.split(pattern).forEach((part, odd) => {
      if (odd % 2) { const mark = document.createElement("mark"); mark.textContent = part; made.append(mark); } else made.append(part);
    });
    if (end < words.length) made.append(" …");
    return made;
  };
  const link = (words, there) => {
    const made = document.createElement("a");
    made.href = there;
    made.textContent = words;
    return made;
  };
  const shown = (row, terms) => {
    const made = document.createElement("li");
    const chapter = chapters[row[0]];
    const head = document.createElement("p");
    head.append(link(row[1], pageOf(row)), ` ${chapter.title}`);
    const where = document.createElement("p");
    where.className = "state";
    const ways = chapter.versions.filter((_, bit) => row[4] & (1 << bit)).map(([page, words]) => link(words, `${page}#${row[2]}`));
    if (row[5]) ways.unshift(link(told.redline, `${chapter.redline}#${row[5]}`));
    ways.forEach((way, at) => where.append(at ? " · " : "", way));
    made.append(head, marked(row[3], terms), where);
    return made;
  };
  const search = (query) => {
    const terms = plain(query).split(/[\s“”"]+/).filter(Boolean);
    find("page-found").hidden = !terms.length;
    if (!terms.length) return;
    const wanted = parts(query);
    const hits = rows.map((_, at) => at).filter((at) => cited[at] === wanted || terms.every((term) => bare[at].includes(term)));
    hits.sort((a, b) => (cited[b] === wanted) - (cited[a] === wanted) || a - b);
    const count = hits.length === 1 ? told.foundOne : told.found.replace("{n}", hits.length);
    find("page-count").textContent = !hits.length ? told.none.replace("{query}", query)
      : count + (hits.length > MOST ? `; ${told.first.replace("{n}", MOST)}` : "");
    find("page-hits").replaceChildren(...hits.slice(0, MOST).map((at) => shown(rows[at], terms)));
  };

  box.form.addEventListener("submit", (event) => {
    const there = goal(box.value);
    if (there) { event.preventDefault(); location.href = there; }
  });
  box.addEventListener("input", () => search(box.value));
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    box.value = asked;
    const there = goal(asked);
    if (there) location.replace(there); else search(asked);
  }
})();
