// Inside an app a verification may be lost on the way. Until this browser has claimed the request, any other can, by the same link.

/** The link that led here. */
const linkWith = (token) => Object.assign(new URL("verify", document.baseURI), { hash: token });

/** What opens the link in the usual browser; null where the app offers no way. */
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

/** Offers the usual browser: by a link where the app has a way out, otherwise by the address, to be copied. */
export function offerElsewhere({ open, copy, address }, environment, token, copied) {
  const link = linkWith(token);
  const way = wayOut(environment, link);
  open.hidden = !way;
  open.href = way ?? "";
  copy.hidden = Boolean(way);
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      copy.textContent = copied;
    } catch {
      // To be copied by hand: apps may withhold the clipboard
      address.textContent = link.href;
      address.hidden = false;
    }
  };
}
