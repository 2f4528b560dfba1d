# shellcheck shell=bash
# Runs Maven, one build at a time. Read by the scripts that build, after java.sh.

maven() { # goals and options
  (cd "$ROOT" && JAVA_HOME=$(java_with javac 17) mvn -B "$@")
}

one_at_a_time() { # command that writes to the build's folders; two of them would spoil each other's work
  mkdir -p "$WORK" 2>/dev/null || true
  # Built by another user, such as root: what is there is used, and what has to be built says why it cannot be
  if ! { : >>"$WORK/lock"; } 2>/dev/null; then "$@" && return || exit; fi
  exec 9>"$WORK/lock"
  if command -v flock >/dev/null && ! flock -n 9; then say "Waiting for another build to end" && flock 9; fi
  "$@"
  exec 9>&-
}
