// Optional help for officers: single-letter shortcuts, the list behind "?", a scanner's burst anywhere on the page.
// Letters work outside fields only and can be switched off (body data-shortcuts="off"); Alt+letter are accesskeys of the
// page and need no script. Nothing here sends anything that a link or a button of the page could not.
(function () {
  "use strict";
  var BURST_MS = 35, BURST_LENGTH = 8;
  var letters = document.body.getAttribute("data-shortcuts") === "on";
  var here = -1;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function one(selector) { return document.querySelector(selector); }
  function typing(target) {
    if (!target || target.isContentEditable) { return Boolean(target); }
    var name = target.tagName;
    return name === "TEXTAREA" || name === "SELECT"
      || (name === "INPUT" && !/^(checkbox|radio|button|submit|file|image|reset)$/.test(target.type));
  }

  // The queue: j and k move, Enter opens, x picks.
  function rows() { return all("tr[data-row]"); }
  function go(step) {
    var list = rows();
    if (!list.length) { return; }
    var focused = document.activeElement && document.activeElement.closest("tr[data-row]");
    here = focused ? list.indexOf(focused) : here;
    here = Math.max(0, Math.min(list.length - 1, here + step));
    list.forEach(function (row, index) { row.classList.toggle("here", index === here); });
    var link = list[here].querySelector("th a");
    if (link) { link.focus(); }
    list[here].scrollIntoView({ block: "nearest" });
  }
  function pick() {
    var row = rows()[here] || (document.activeElement && document.activeElement.closest("tr[data-row]"));
    var box = row && row.querySelector("input[type=checkbox]");
    if (box) { box.checked = !box.checked; box.dispatchEvent(new Event("change", { bubbles: true })); }
  }
  function open() {
    var row = rows()[here], link = row && row.querySelector("th a");
    if (link) { link.click(); }
  }

  // The document: + and - zoom, r turns. Classes only, since the page allows no style attributes.
  var zoom = 1, turn = 0;
  function view() {
    all("[data-viewer] .viewer-frame").forEach(function (frame) {
      frame.className = "viewer-frame zoom-" + zoom + " turn-" + turn;
    });
  }
  function zooms(step) { zoom = Math.max(1, Math.min(3, zoom + step)); view(); }

  // Ticks: c ticks the focused field, or the first open one, and moves on.
  function tick() {
    var boxes = all("input[data-tick]"), at = boxes.indexOf(document.activeElement);
    if (at < 0) { at = boxes.findIndex(function (box) { return !box.checked; }); }
    if (at < 0) { return; }
    boxes[at].checked = true;
    boxes[at].dispatchEvent(new Event("change", { bubbles: true }));
    (boxes[at + 1] || one(".action-bar button") || boxes[at]).focus();
  }

  function list() {
    var part = document.getElementById("shortcuts");
    if (!part) { return; }
    part.open = !part.open;
    if (part.open) { part.scrollIntoView({ block: "nearest" }); part.querySelector("summary").focus(); }
  }
  function press(key) {
    var target = one("[data-key='" + key + "']");
    if (target) { target.click(); }
    return Boolean(target);
  }
  function scanBox() {
    var box = one("[data-scan]");
    if (box) { box.focus(); box.select(); }
    return Boolean(box);
  }

  var acts = {
    j: function () { go(1); }, k: function () { go(-1); }, x: pick, c: tick,
    "+": function () { zooms(1); }, "=": function () { zooms(1); }, "-": function () { zooms(-1); },
    r: function () { turn = (turn + 1) % 4; view(); }, "?": list, "/": scanBox
  };

  // Values to be keyed elsewhere: a button beside each box.
  all("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var box = document.getElementById(button.getAttribute("data-copy"));
      box.select();
      navigator.clipboard.writeText(box.value).then(function () { button.firstChild.nodeValue = button.getAttribute("data-done"); });
    });
  });

  // A scanner types faster than any hand. What it typed goes to the scan box, wherever the focus was.
  var burst = "", last = 0;
  function scanned(event) {
    var now = event.timeStamp, quick = now - last < BURST_MS;
    last = now;
    if (event.key === "Enter") {
      var code = burst;
      burst = "";
      var box = one("[data-scan]");
      if (quick && code.length >= BURST_LENGTH && box && event.target !== box && !typing(event.target)) {
        event.preventDefault();
        box.value = code;
        if (box.form.requestSubmit) { box.form.requestSubmit(); } else { box.form.submit(); }
        return true;
      }
      return false;
    }
    if (event.key.length !== 1) { return false; }
    burst = quick ? burst + event.key : event.key;
    return quick && burst.length > 2;
  }

  var waiting = null;
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.isComposing) { return; }
    if (event.key === "F2") { if (scanBox()) { event.preventDefault(); } return; }
    if (event.altKey) { return; }
    if (scanned(event)) { clearTimeout(waiting); return; }
    if (!letters || typing(event.target)) { return; }
    if (event.key === "Enter") { if (event.target === document.body && here >= 0) { open(); } return; }
    var key = event.key, act = acts[key];
    if (!act && !one("[data-key='" + (/^[a-z]$/.test(key) ? key : "none") + "']")) { return; }
    event.preventDefault();
    clearTimeout(waiting);
    // Wait a moment: the letter may be the first of a scanner's burst.
    waiting = setTimeout(function () { if (act) { act(); } else { press(key); } }, BURST_MS + 5);
  });

  // The long form at the counter: Enter goes to the next box, Ctrl+Enter sends. Without a script Enter sends, as everywhere.
  function boxes(form) {
    var seen = {};
    return Array.prototype.filter.call(form.elements, function (box) {
      if (box.type === "hidden" || box.disabled || box.tagName === "FIELDSET" || !box.offsetParent) { return false; }
      if (box.type !== "radio") { return true; }
      // One stop a group of choices: the chosen one, or the first.
      if (seen[box.name]) { return false; }
      var chosen = form.querySelector("input[type=radio][name='" + box.name + "']:checked");
      if (chosen && chosen !== box) { return false; }
      seen[box.name] = true;
      return true;
    });
  }
  function onward(event) {
    var box = event.target, form = box.form;
    if (event.key !== "Enter" || event.isComposing || event.altKey || !form || !form.hasAttribute("data-onward")) { return; }
    var button = form.querySelector("button[type=submit]");
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); button.click(); return; }
    if (box.tagName === "BUTTON" || box.tagName === "TEXTAREA" || event.shiftKey) { return; }
    event.preventDefault();
    var list = boxes(form), at = list.indexOf(box);
    if (at < 0) { at = list.findIndex(function (one) { return one.name === box.name; }); }
    var next = list[at + 1] || button;
    next.focus();
    if (next.select && /^(text|tel)$/.test(next.type)) { next.select(); }
  }
  document.addEventListener("keydown", onward);
  if (one("form[data-onward]")) { all("[data-onward-hint]").forEach(function (hint) { hint.hidden = false; }); }
})();
