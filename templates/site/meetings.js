// What is said until the day of a meeting, and what is said after it, by the reader's own calendar: the page was made on
// another day.
"use strict";
(() => {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const said of document.querySelectorAll("[data-until]")) said.hidden = said.dataset.until < today;
  for (const said of document.querySelectorAll("[data-after]")) said.hidden = said.dataset.after >= today;
})();
