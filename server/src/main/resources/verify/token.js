// Removes the token from the address at once and keeps it for this tab only, so that a reload finds it.
(() => {
  const carried = location.hash.slice(1);
  if (carried) {
    sessionStorage.setItem("page_token", carried);
    history.replaceState(null, "", location.pathname + location.search);
  }
  // Another link, opened in the same tab
  addEventListener("hashchange", () => location.reload());
})();
