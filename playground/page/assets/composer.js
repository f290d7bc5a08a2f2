// Where one writes. What a key does to the text is decided here, at once: an answer of the server
// would come into what is typed after it. The server hears what was done.
(() => {
  const OF_LIST = new Set(["ArrowDown", "ArrowUp", "Tab", "Escape"]);
  const BEING_NAMED = /[/@#]([\w.-]*)$/;

  const offered = (field) => {
    if (field.dataset.suggesting !== "true") return [];
    const list = document.getElementById(field.getAttribute("aria-controls"));
    return [...list.querySelectorAll("[data-key]")];
  };

  // The option that is meant: where the arrows went, be it on its way from the server still.
  const meant = (field, options) => {
    const marked = field.getAttribute("aria-activedescendant");
    return (
      options.find((one) => one.dataset.key === field.meant) ||
      options.find((one) => one.id === marked) ||
      options[0]
    );
  };

  // Whether an option completes what stands in the field now; it may be of a letter before.
  const completes = (key, field) => {
    const typed = field.value;
    if (!key || !typed.trim() || key.trim() === typed.trim()) return false;
    if (field.dataset.suggestingFor === typed) return true;
    const tail = typed.match(BEING_NAMED);
    if (!tail || !tail[1] || !key.startsWith(typed.slice(0, tail.index))) return false;
    return key.slice(tail.index).toLowerCase().includes(tail[1].toLowerCase());
  };

  const send = (field, emit) => {
    const written = field.value;
    field.meant = null;
    if (!written.trim()) return;
    field.value = "";
    emit(["send", written]);
  };

  const move = (field, options, key, emit) => {
    const step = key === "ArrowUp" ? -1 : 1;
    const place = (options.indexOf(meant(field, options)) + step + options.length) % options.length;
    field.meant = place ? options[place].dataset.key : null;
    emit([key, field.value]);
  };

  const press = (event, emit) => {
    const field = event.target;
    if (event.isComposing) return;
    const options = offered(field);
    const isEnter = event.key === "Enter" && !event.shiftKey;
    const isOfList = options.length > 0 && OF_LIST.has(event.key);
    if (!isEnter && !isOfList) return;
    event.preventDefault();
    if (isOfList) event.stopPropagation();
    const key = meant(field, options)?.dataset.key;
    if (event.key.startsWith("Arrow")) {
      move(field, options, event.key, emit);
    } else if (event.key === "Escape") {
      field.meant = null;
      emit(["Escape", field.value]);
    } else if (completes(key, field)) {
      field.meant = null;
      field.value = key;
      emit(["insert", key]);
    } else if (isEnter) {
      send(field, emit);
    }
  };

  window.composer = {
    press,
    type: (event, emit) => {
      event.target.meant = null;
      emit(event.target.value);
    },
    send: (event, emit) => {
      const field = event.target.closest(".composer").querySelector("textarea");
      send(field, emit);
      field.focus();
    },
  };
})();
