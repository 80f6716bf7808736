// Passkeys: a form marked data-passkey asks the server for options, the browser for an answer, and sends the answer as a form.
// Where scripts or passkeys are missing, the form's button stays hidden and its words say how to go on.
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials || !window.fetch) { return; }

  function bytes(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    var out = new Uint8Array(raw.length);
    for (var at = 0; at < raw.length; at += 1) { out[at] = raw.charCodeAt(at); }
    return out.buffer;
  }
  function text(buffer) {
    var raw = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }
  function named(list) {
    return (list || []).map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }); });
  }

  function ask(making, options) {
    options.challenge = bytes(options.challenge);
    if (making) {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    options.allowCredentials = named(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  }

  function answer(making, credential) {
    var given = credential.response, response = { clientDataJSON: text(given.clientDataJSON) };
    if (making) {
      response.attestationObject = text(given.attestationObject);
      response.transports = given.getTransports ? given.getTransports() : [];
    } else {
      response.authenticatorData = text(given.authenticatorData);
      response.signature = text(given.signature);
      response.userHandle = given.userHandle ? text(given.userHandle) : null;
    }
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response: response,
      extensions: {}
    });
  }

  function begin(form) {
    var making = form.getAttribute("data-passkey") === "make";
    return fetch(form.getAttribute("data-start"), { method: "POST", credentials: "same-origin" }).then(function (reply) {
      // Signed out, or a fresh proof is wanted first: the server says so on a page.
      if (reply.redirected) { location.href = reply.url; return null; }
      if (!reply.ok) { throw new Error("start"); }
      return reply.json();
    }).then(function (begun) {
      if (!begun) { return; }
      return ask(making, begun.options.publicKey).then(function (credential) {
        form.elements.ceremony.value = begun.ceremony;
        form.elements.answer.value = answer(making, credential);
        form.submit();
      });
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("form[data-passkey]"), function (form) {
    var button = form.querySelector("button[type=submit]"), wrong = form.querySelector("[data-passkey-wrong]");
    form.querySelector("[data-passkey-missing]").hidden = true;
    form.querySelector("[data-passkey-go]").hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      button.disabled = true;
      wrong.hidden = true;
      begin(form).catch(function (error) {
        button.disabled = false;
        form.removeAttribute("aria-busy");
        var known = { NotAllowedError: "data-stopped", InvalidStateError: "data-known" }[error && error.name];
        wrong.firstElementChild.textContent = wrong.getAttribute(known || "data-failed");
        wrong.hidden = false;
      });
    });
  });
}());
