"use strict";
// Everything works without this script: it lets a file be dropped anywhere on its area, says that something takes a
// while, and keeps a form from being sent twice.
for (const form of document.querySelectorAll("form.drop")) {
  const field = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (form.dataset.waiting) {
      const said = document.createElement("p");
      said.className = "waiting";
      said.setAttribute("role", "status");
      said.textContent = form.dataset.waiting;
      form.after(said);
    }
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[method=post]")) {
    delete form.dataset.sent;
  }
});
// The days of a hearing are shown where it is one.
for (const box of document.querySelectorAll("input[data-opens]")) {
  const opened = document.getElementById(box.dataset.opens);
  const show = () => {
    opened.hidden = !box.checked;
  };
  box.addEventListener("change", show);
  show();
}
