# shellcheck shell=bash
# Finds the browser for the tests. Sourced by the scripts that need one, after java.sh.

browser() {
  local name
  for name in ${BONIN_CHROMIUM:+"$BONIN_CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if type -P "$name"; then return; fi
  done
}

check_browser() { # BONIN_CHROMIUM is used or refused, never silently replaced
  if [ -n "${BONIN_CHROMIUM:-}" ] && ! command -v "$BONIN_CHROMIUM" >/dev/null; then
    fail "$MISSING" "BONIN_CHROMIUM: $BONIN_CHROMIUM (expected: a program)"
  fi
}
