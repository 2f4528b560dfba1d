// What the link carries is taken out of the address at once, and kept for this tab alone, so that a reload finds it.
(() => {
  const carried = location.hash.slice(1);
  if (carried) {
    sessionStorage.setItem("page_token", carried);
    history.replaceState(null, "", location.pathname + location.search);
  }
  // Another link, opened in the same tab
  addEventListener("hashchange", () => location.reload());
})();
