// What the page does beside the script of textual-serve: it gives the keyboard to the screen
// at once, opens nothing outside, and says in words when and why the screen is over.
"use strict";

const KEPT = "All that was taken is saved. What was being typed is kept, and will be in the line.";
const OVER = {
  4000: ["You have left", "All that was taken is saved. You can close this tab."],
  4001: ["Open in another tab", `The screen is shown in another tab now. ${KEPT}`, "Use it here"],
  4002: ["journeymap was stopped", `${KEPT} You can go on where you were.`, "Go on"],
  4003: ["journeymap was ended", `${KEPT} Start it again with the same command, and go on.`],
};
const LOST = ["The connection was lost", `${KEPT} You can go on where you were.`, "Go on"];
const GONE = ["journeymap is not running", `${KEPT} Start it again with the same command, and go on.`];
const DRAWN = 1000; // bytes: a message as long as this is a screen, not its preparation

function say([what, more, again]) {
  document.getElementById("what").textContent = what;
  document.getElementById("more").textContent = more;
  const button = document.getElementById("again");
  button.textContent = again || "";
  button.hidden = !again;
  document.getElementById("over").hidden = false;
  if (again) button.focus();
  else document.activeElement.blur();
}

async function goOn() {
  try {
    await fetch("page.css", { cache: "no-store" });
  } catch {
    say(GONE);
    return;
  }
  location.reload();
}

class Line extends WebSocket {
  constructor(address) {
    super(address);
    this.addEventListener("close", (event) => say(OVER[event.code] || LOST));
    const giveTheKeyboard = (event) => {
      if (event.data.byteLength < DRAWN) return;
      this.removeEventListener("message", giveTheKeyboard);
      document.querySelector(".xterm-helper-textarea").blur();
      document.querySelector(".xterm-helper-textarea").focus();
    };
    this.addEventListener("message", giveTheKeyboard);
  }
  send(said) {
    if (this.readyState === WebSocket.OPEN) super.send(said);
  }
}
window.WebSocket = Line;

// Words that look like an address are words. What the screen itself gives is on this page's origin.
const open = window.open.bind(window);
window.open = (address, ...rest) => {
  const url = address ? new URL(address, location.href) : null;
  return url && url.origin === location.origin ? open(address, ...rest) : null;
};

// The script measures letters when it begins, so the letters have to be there.
const begin = window.onload;
window.onload = (event) => {
  document.getElementById("again").addEventListener("click", goOn);
  const faces = ["16px", "bold 16px", "italic 16px"].map((each) => `${each} "Roboto Mono"`);
  Promise.allSettled(faces.map((each) => document.fonts.load(each))).then(() => begin(event));
};
