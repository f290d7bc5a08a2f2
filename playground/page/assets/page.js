// The browser's own part: forms come up as real dialogs, and a field that is drawn anew while one
// is in it gets the focus back. All else is decided by the server.
(() => {
  let lastField = null;
  let opener = null;

  document.addEventListener("focusin", (event) => {
    const field = event.target.closest("[data-field]");
    lastField = field ? field.dataset.field : null;
  });

  const named = (name) =>
    [...document.querySelectorAll("[data-field]")].find((one) => one.dataset.field === name);

  const show = (dialog) => {
    if (dialog.open) return;
    if (!document.querySelector("dialog[open]")) opener = lastField;
    dialog.showModal();
    if (!dialog.querySelector("[autofocus]")) {
      dialog.querySelector(".modal-body :is(input, select, textarea, button, a)")?.focus();
    }
  };

  const giveBackFocus = () => {
    const nowhere = !document.activeElement || document.activeElement === document.body;
    const front = [...document.querySelectorAll("dialog[open]")].at(-1);
    if (!nowhere && document.activeElement !== front) return;
    const elsewhere = front ? null : named(opener) || document.querySelector("main textarea");
    (named(lastField) || elsewhere)?.focus();
  };

  new MutationObserver((changes) => {
    let removed = false;
    for (const change of changes) {
      removed ||= change.removedNodes.length > 0;
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("dialog[data-modal]")) show(node);
        node.querySelectorAll("dialog[data-modal]").forEach(show);
      }
    }
    if (removed) giveBackFocus();
  }).observe(document.documentElement, { childList: true, subtree: true });

  // Who went on to another field or typed on while the form was sent is left where they are.
  let hasGoneOn = false;
  const goOn = (event) => {
    hasGoneOn ||= !event.target.closest("[type='submit']");
  };
  document.addEventListener("submit", () => (hasGoneOn = false), true);
  document.addEventListener("input", goOn);
  document.addEventListener("focusin", goOn);

  window.showFirstError = () => {
    if (hasGoneOn) return;
    const wrong = document.querySelector("dialog[open] [aria-invalid='true']");
    (wrong || document.querySelector("dialog[open] .modal-error"))?.scrollIntoView({
      block: "center",
    });
    wrong?.focus();
  };
})();
