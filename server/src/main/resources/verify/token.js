// Removes the token from the address at once and keeps it for this tab only, so that a reload finds it. Runs in old engines, too.
(function () {
  "use strict";
  var carried = location.hash.slice(1);
  if (carried && history.replaceState) {
    history.replaceState(null, "", location.pathname + location.search);
  }
  window.pageToken = { kept: false, value: "" };
  try {
    if (carried) {
      sessionStorage.setItem("page_token", carried);
    }
    window.pageToken = { kept: navigator.cookieEnabled, value: sessionStorage.getItem("page_token") || "" };
  } catch (blocked) {
    // The browser keeps nothing for this site: the page says what to do, see page.js
  }
  // Another link, opened in the same tab
  window.addEventListener("hashchange", function () {
    location.reload();
  });
  // The page did not even begin: the engine is too old for it, or a part of it did not load
  window.addEventListener("load", function () {
    if (!window.pageBegan) {
      document.getElementById("lead").hidden = true;
      document.getElementById("too-old").hidden = false;
    }
  });
})();
