// Reloads the page when the preview server has another site than the one the page was read from. Only a page in
// sight listens: a browser opens no more than six connections to one server, and each listener keeps one.
"use strict";
{
  const script = new URL(document.currentScript.src);
  const site = script.searchParams.get("site");
  let events = null;
  const listen = () => {
    events?.close();
    events = document.hidden ? null : new EventSource(new URL("events", script));
    if (events) events.onmessage = (event) => event.data === site || location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", listen);
}
