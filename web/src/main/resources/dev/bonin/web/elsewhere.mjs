/* For pages that people reach by a link: inside an app a verification may get lost, so the link is opened in another browser. */

/** Returns the address that opens the link in the default browser; null if the app offers no way. */
function wayOut({ app, os }, link) {
  if (app === "KakaoTalk") {
    return `kakaotalk://web/openExternal?url=${encodeURIComponent(link)}`;
  }
  if (app === "LINE") {
    link.searchParams.set("openExternalBrowser", "1");
    return link.href;
  }
  const scheme = link.protocol.slice(0, -1);
  return os === "android" ? `intent${link.href.slice(scheme.length)}#Intent;scheme=${scheme};end` : null;
}

/** Offers the default browser: by a link if the app allows one, otherwise by copying the address. `link` is a URL with its secret. */
export function offerElsewhere({ open, copy, address }, environment, link, copied) {
  const way = wayOut(environment, link);
  open.hidden = !way;
  open.href = way ?? "";
  copy.hidden = Boolean(way);
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      copy.textContent = copied;
    } catch {
      // Show the address to be copied by hand: apps may deny access to the clipboard
      address.textContent = link.href;
      address.hidden = false;
    }
  };
}
