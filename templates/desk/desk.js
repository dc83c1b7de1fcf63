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
// Items of an agenda are dragged by a handle; without a mouse the buttons beside it move them.
for (const item of document.querySelectorAll("fieldset.item")) {
  const handle = document.createElement("span");
  handle.className = "handle";
  handle.draggable = true;
  handle.setAttribute("aria-hidden", "true");
  handle.title = "Drag to another place";
  handle.textContent = "\u2630";
  item.querySelector(".ways").prepend(handle);
  handle.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("application/x-agenda-item", item.dataset.item);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(item, 0, 0);
  });
  const lower = (event) => event.clientY > item.getBoundingClientRect().top + item.offsetHeight / 2;
  item.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("application/x-agenda-item")) {
      event.preventDefault();
      item.classList.toggle("over-upper", !lower(event));
      item.classList.toggle("over-lower", lower(event));
    }
  });
  const left = () => item.classList.remove("over-upper", "over-lower");
  item.addEventListener("dragleave", left);
  item.addEventListener("drop", (event) => {
    const moved = event.dataTransfer.getData("application/x-agenda-item");
    event.preventDefault();
    left();
    if (moved && moved !== item.dataset.item) {
      const move = document.createElement("input");
      move.type = "hidden";
      move.name = "move";
      move.value = `${lower(event) ? "after" : "before"}:${moved}:${item.dataset.item}`;
      item.form.append(move);
      item.form.requestSubmit();
    }
  });
}
