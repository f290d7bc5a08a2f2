// A choice by key in a closed menu, or typed into a date, is on its way until Enter is pressed or
// the field is left; one by mouse, or out of a list that was opened, is made at once.
(() => {
  const GOES_ON = /^(.|Arrow.*|Home|End|Page.*|Backspace|Delete)$/u;
  const OPENS = new Set([" ", "F4"]);

  window.choose = (event, emit) => {
    const field = event.target;
    const tell = (isMade) => {
      field.isUntold = !isMade;
      emit([field.value, isMade]);
    };
    if (event.type === "pointerdown") {
      field.isByKey = false;
    } else if (event.type === "change") {
      tell(!field.isByKey);
    } else if (event.type === "blur") {
      if (field.isUntold) tell(true);
    } else if (event.key === "Enter" && field.isUntold) {
      event.preventDefault();
      tell(true);
    } else {
      field.isByKey = GOES_ON.test(event.key) && !OPENS.has(event.key) && !event.altKey;
    }
  };
})();
