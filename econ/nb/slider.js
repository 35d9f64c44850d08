(function (panel) {
  "use strict";

  // GoNB opens its WebSocket without the base URL of the server and never
  // encrypted. Its address, and no other, is put right here.
  if (!globalThis.valuecaptureWebSocket) {
    const plain = globalThis.valuecaptureWebSocket = globalThis.WebSocket;
    const wrong = "ws://" + location.host + "/api/kernels/";
    globalThis.WebSocket = class extends plain {
      constructor(url, ...rest) {
        url = String(url);
        if (url.startsWith(wrong)) {
          url = (location.protocol === "https:" ? "wss://" : "ws://") + location.host +
            baseURL() + "api/kernels/" + url.slice(wrong.length);
        }
        super(url, ...rest);
      }
    };
  }

  // The classic Notebook gives its base URL on the body, JupyterLab and Notebook 7
  // in an element of their own.
  function baseURL() {
    let base = "";
    try {
      if (document.body.dataset.baseUrl) {
        base = decodeURIComponent(document.body.dataset.baseUrl);
      } else {
        base = JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
      }
    } catch (error) {
      base = location.pathname.replace(/\/(notebooks|lab|tree|doc|nbclassic)(\/.*)?$/, "/");
    }
    return base.endsWith("/") ? base : base + "/";
  }

  const root = document.getElementById(panel.id);
  if (!root) {
    return;
  }
  const own = root.closest(".cell, .jp-Cell");
  const inputs = [...root.querySelectorAll("input")];
  const outputs = [...root.querySelectorAll("output")];
  const picture = root.querySelector("img");
  const button = root.querySelector("button");
  const status = root.querySelector("[role=status]");
  const before = status.textContent;
  const began = Date.now();
  const patience = 30000; // ms to wait for the kernel
  const silence = 5000; // ms to wait for an answer before saying that there is none
  const away = 600000; // ms out of the page until this script gives up
  let comm = null;
  let count = 0, answered = 0, sent = 0, seen = began;
  let done = false, waiting = false, welcome = false;

  function say(text) {
    if (status.textContent !== text) {
      status.textContent = text;
    }
  }

  function send() {
    count++;
    sent = Date.now();
    globalThis.gonb_comm?.send(panel.address, JSON.stringify({
      count: count, setting: inputs.map((input) => Number(input.value)), done: done, waiting: waiting,
    }));
  }

  function receive(_, text) {
    const answer = JSON.parse(text);
    if (answer.count < answered) {
      return;
    }
    answered = answer.count;
    welcome = true;
    if (answer.picture) {
      picture.src = answer.picture;
      picture.alt = answer.alt;
    }
    picture.style.opacity = answer.error ? 0.3 : 1;
    say(answer.error || "Move a slider. Done keeps the figure, and so does running another cell.");
    root.dataset.answered = answered;
  }

  // othersWait reports whether another cell has been told to run: until this one
  // ends its prompt is a star. The classic Notebook and JupyterLab, which may have
  // other notebooks on the page, name theirs differently.
  function othersWait() {
    const notebook = root.closest("#notebook, .jp-Notebook") || document;
    return [...notebook.querySelectorAll(".input_prompt, .jp-InputPrompt")].some((prompt) =>
      prompt.textContent.includes("[*]") && !(own && own.contains(prompt)));
  }

  function read() {
    inputs.forEach((input, i) => {
      const scale = panel.scales[i];
      const value = (scale.min + scale.step * Number(input.value)).toFixed(scale.places);
      outputs[i].textContent = (value + " " + scale.unit).trim();
      input.setAttribute("aria-valuetext", outputs[i].textContent);
    });
  }

  for (const input of inputs) {
    input.addEventListener("input", () => { read(); send(); });
  }
  button.addEventListener("click", () => { done = true; send(); });
  // The notebook's own shortcuts would take the arrow keys.
  root.addEventListener("keydown", (event) => event.stopPropagation());

  say(before || "Connecting to the kernel...");
  const timer = setInterval(() => {
    const now = Date.now();
    if (own && !own.contains(root)) { // the output is another one: this cell has ended, or is run again
      clearInterval(timer);
      if (welcome && !done && !waiting) {
        waiting = true;
        send();
      }
      return;
    }
    if (!root.isConnected) { // scrolled off a long page, perhaps
      if (now - seen > away) {
        clearInterval(timer);
      }
      return;
    }
    seen = now;
    if (globalThis.gonb_comm && globalThis.gonb_comm !== comm) {
      comm = globalThis.gonb_comm; // another one after a reload or restart
      comm.subscribe(panel.address, receive);
      send();
    } else if (!welcome && now - began > patience) {
      clearInterval(timer);
      say("Not connected: run this cell to move the sliders.");
      [...inputs, button].forEach((control) => { control.disabled = true; });
    } else if (!welcome && now - sent > 1000) {
      send(); // still here
    } else if (welcome && !waiting && othersWait()) {
      waiting = true;
      send();
    } else if (count > answered && now - sent > silence) {
      say("No answer from the kernel: interrupt it if it is busy, and run this cell again.");
    }
  }, 100);
})
