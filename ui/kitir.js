// Optional help for every page. Nothing depends on it: forms are plain POSTs and links are links.
// It makes photos smaller before they are sent, stops a double tap, and keeps this page's typed text until it was sent.
// It never keeps fields marked data-private (NIK, PIN, codes) nor photos, and nothing longer than the browser tab.
(function () {
  "use strict";
  var LONG_SIDE_PX = 1800, QUALITY = 0.75, SMALL_BYTES = 400000;
  var store = (function () { try { return window.sessionStorage; } catch (refused) { return null; } })();

  // Typed text of this address, until its POST succeeded: the server then redirects to another page.
  var key = "typed:" + location.pathname;
  function keeps(input) {
    return input.name && input.type !== "hidden" && input.type !== "password" && input.type !== "file"
      && input.name !== "idempotency" && !input.hasAttribute("data-private");
  }
  function forms() { return Array.prototype.slice.call(document.querySelectorAll("main form[method=post]")); }
  function fields() {
    return forms().reduce(function (all, form) { return all.concat(Array.prototype.filter.call(form.elements, keeps)); }, []);
  }
  function remember() {
    if (!store) { return; }
    var typed = fields().map(function (input) {
      return [input.name, input.type === "radio" || input.type === "checkbox" ? input.checked : input.value, input.value];
    });
    try { store.setItem(key, JSON.stringify(typed)); } catch (full) { /* a full store only loses this help */ }
  }
  function recall() {
    if (!store || document.querySelector(".govuk-error-summary")) { return; }
    var sent = store.getItem("sent");
    if (sent && sent !== key) { store.removeItem(sent); }
    store.removeItem("sent");
    var typed = null;
    try { typed = JSON.parse(store.getItem(key) || "null"); } catch (broken) { store.removeItem(key); }
    if (!typed) { return; }
    fields().forEach(function (input) {
      typed.forEach(function (entry) {
        if (entry[0] !== input.name) { return; }
        if (input.type === "radio" || input.type === "checkbox") {
          if (entry[2] === input.value) { input.checked = entry[1]; }
        } else if (!input.value) { input.value = entry[1]; }
      });
    });
  }
  var staff = document.documentElement.classList.contains("staff");
  if (!staff) {
    recall();
    document.addEventListener("input", remember);
  }

  // A second tap within ten seconds does nothing; the server would answer it with the same result anyway.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") { return; }
    if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
    form.setAttribute("aria-busy", "true");
    setTimeout(function () { form.removeAttribute("aria-busy"); }, 10000);
    if (store && !staff) { store.setItem("sent", key); }
    var upload = form.querySelector(".upload");
    if (upload && window.FormData && HTMLCanvasElement.prototype.toBlob) {
      event.preventDefault();
      send(form, upload, event.submitter);
    }
  });
  // Coming back with the back button shows a page that may be sent again.
  window.addEventListener("pageshow", function () {
    forms().forEach(function (form) { form.removeAttribute("aria-busy"); });
  });

  // Without this property the browser would draw a phone's upright photo lying down: then the whole file goes out.
  var turns = window.CSS && CSS.supports && CSS.supports("image-orientation", "from-image");
  function smaller(file) {
    if (!turns || !window.createImageBitmap || !/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < SMALL_BYTES) {
      return Promise.resolve(file);
    }
    return createImageBitmap(file).then(function (image) {
      var scale = Math.min(1, LONG_SIDE_PX / Math.max(image.width, image.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      var pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) { done(blob && blob.size < file.size ? blob : file); }, "image/jpeg", QUALITY);
      });
    }).catch(function () { return file; });
  }

  function shows(upload) {
    var bar = upload.querySelector("progress");
    if (!bar) {
      var line = document.createElement("p");
      line.setAttribute("role", "status");
      bar = document.createElement("progress");
      bar.max = 100;
      bar.setAttribute("aria-label", upload.getAttribute("data-sending") || "");
      upload.appendChild(bar);
      upload.appendChild(line);
    }
    return { bar: bar, line: upload.querySelector("[role=status]") };
  }

  function send(form, upload, button) {
    var shown = shows(upload), files = [], body = new FormData();
    shown.line.textContent = upload.getAttribute("data-sending") || "";
    Array.prototype.forEach.call(form.elements, function (input) {
      if (!input.name || input.disabled) { return; }
      if (input.type === "file") {
        var file = input.files && input.files[0];
        if (file) { files.push(smaller(file).then(function (made) { body.append(input.name, made, made === file ? file.name : "photo.jpg"); })); }
      } else if (input.type === "submit") {
        if (input === button) { body.append(input.name, input.value); }
      } else if ((input.type !== "radio" && input.type !== "checkbox") || input.checked) { body.append(input.name, input.value); }
    });
    Promise.all(files).then(function () { attempt(form, upload, shown, body, 0); });
  }

  // The same token is sent again, so a retry after a lost answer is the same act.
  function attempt(form, upload, shown, body, tries) {
    var request = new XMLHttpRequest();
    function again() {
      if (tries < 3) {
        shown.line.textContent = upload.getAttribute("data-retry") || "";
        setTimeout(function () { attempt(form, upload, shown, body, tries + 1); }, 2000 * (tries + 1));
      } else { form.removeAttribute("aria-busy"); form.submit(); }
    }
    request.open("POST", form.action);
    request.upload.onprogress = function (event) {
      if (event.lengthComputable) { shown.bar.value = 100 * event.loaded / event.total; }
    };
    request.onerror = again;
    request.onload = function () {
      if (request.status >= 502 && request.status <= 504) { again(); return; }
      if (request.status < 300 && request.responseURL && request.responseURL !== location.href) { location.assign(request.responseURL); return; }
      // A page about what is wrong, or the same page anew: show exactly what the server said.
      if (/html/.test(request.getResponseHeader("content-type") || "") && request.responseText) { show(request); } else { location.reload(); }
    };
    request.send(body);
  }
  function show(request) {
    var parsed = new DOMParser().parseFromString(request.responseText, "text/html");
    document.title = parsed.title;
    document.body.replaceWith(document.adoptNode(parsed.body));
    if (request.responseURL) { history.replaceState(null, "", request.responseURL); }
    focusFaults();
    window.scrollTo(0, 0);
  }

  function focusFaults() {
    var summary = document.getElementById("error-summary");
    if (summary) { summary.focus(); }
  }
  focusFaults();
})();
