"""The few lines that must run in the browser, where the server would be too late.

Each is the js_handler of an element's event; `emit` sends its arguments to the server.
"""

# Typing: what now stands in the field.
VALUE = "(e) => emit(e.target.value)"

# Whether the screen is so narrow that a panel covers the page (see panel.css).
NARROW = "() => emit(window.innerWidth <= 900)"

# A box that is ticked: its value, and whether it is ticked now.
TICKED = "(e) => emit([e.target.value, e.target.checked])"

# Typing, choosing and sending where one writes: see composer.js.
COMPOSER_INPUT = "(e) => composer.type(e, emit)"
COMPOSER_KEYS = "(e) => composer.press(e, emit)"
COMPOSER_SENDS = "(e) => composer.send(e, emit)"

# A choice in a menu or picker: its value, and whether it is made (see choosing.js).
CHOICE = "(e) => choose(e, emit)"
CHOICE_EVENTS = ("change", "keydown", "blur", "pointerdown")

# The keys of a combobox: Enter chooses and never sends the form; Escape closes its list first, and
# the form only when the list is closed.
COMBOBOX_KEYS = """(e) => {
  const open = e.target.getAttribute("aria-expanded") === "true";
  if (e.isComposing) return;
  const takes = ["ArrowDown", "ArrowUp", "Enter"].includes(e.key) || (open && e.key === "Escape");
  if (takes) { e.preventDefault(); e.stopPropagation(); emit(e.key); }
  else if (e.key === "Backspace" && e.target.value === "") emit(e.key);
}"""

# An option that is pressed, by its key; the field keeps the focus.
PICKED = """(e) => {
  e.preventDefault();
  const option = e.target.closest("[data-key]");
  if (option) emit(option.dataset.key);
}"""

# Enter in a field whose app wants to hear of it, instead of sending the form.
ENTER_TELLS = """(e) => {
  if (e.key === "Enter" && !e.isComposing) { e.preventDefault(); emit(e.target.value); }
}"""
