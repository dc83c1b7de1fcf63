// What changed on the docket since the reader's last visit. What was seen then is remembered by this browser alone.
"use strict";
(() => {
  const note = document.getElementById("page-since");
  const rows = [...document.querySelectorAll(".docket > li[data-key]")];
  const key = `engross:${location.pathname}`;
  const told = note.dataset;
  const hour = 3600000;
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(key)) || {};
    const now = { at: Date.now(), rows: Object.fromEntries(rows.map((row) => [row.dataset.key, [row.dataset.text, row.dataset.way]])) };
    // Pages opened within an hour of one another are one visit.
    kept = { now, last: kept.now && now.at - kept.now.at > hour ? kept.now : kept.last };
    localStorage.setItem(key, JSON.stringify(kept));
  } catch { return; }
  if (!kept.last) return;
  const date = new Date(kept.last.at).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  let changed = 0;
  for (const row of rows) {
    const [text, way] = kept.last.rows[row.dataset.key] || [];
    const what = !text ? "new" : text !== row.dataset.text ? "text" : way !== row.dataset.way ? "way" : "";
    if (!what) continue;
    changed += 1;
    const mark = document.createElement("p");
    mark.className = "since-row";
    mark.textContent = told[what].replace("{date}", date);
    row.querySelector("h3").after(mark);
  }
  note.hidden = false;
  note.querySelector("[role=status]").textContent = (changed ? told.some : told.none).replace("{date}", date).replace("{n}", changed);
  note.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(key);
    for (const mark of document.querySelectorAll(".since-row")) mark.remove();
    note.hidden = true;
  });
})();
