# shellcheck shell=bash
# Runs Maven, one build at a time. Sourced by the scripts that build, after java.sh.

maven() { # goals and options
  (cd "$ROOT" && JAVA_HOME=$(java_with javac 17) mvn -B "$@")
}

one_at_a_time() { # a command that writes to the build folders; concurrent ones would corrupt each other's output
  mkdir -p "$WORK" 2>/dev/null || true
  # The folder belongs to another user, such as root: use the existing build; a necessary build fails with its own message
  if ! { : >>"$WORK/lock"; } 2>/dev/null; then "$@" && return || exit; fi
  exec 9>"$WORK/lock"
  if command -v flock >/dev/null && ! flock -n 9; then say "Waiting for another build to finish" && flock 9; fi
  "$@"
  exec 9>&-
}
