# shellcheck shell=bash
# What the scripts of developers have in common. Sourced by ./bonin and the other scripts in this folder, which set ROOT.
# All of them are compatible with bash 3.2, the version of macOS.

# Finding Java, its options, starting the server: as in the archive
. "$ROOT/dist/bin/bonin"

# shellcheck disable=SC2034 # used by those who source it
readonly WORK=$ROOT/target JAR=$ROOT/server/target/bonin-server.jar RUN=$ROOT/server/target/run

has_program() { # name; servers are in /usr/sbin, which is not on the path of an ordinary user
  PATH=$PATH:/usr/sbin type -P "$1" >/dev/null
}

say() { printf '%s\n' "$*" >&2; }

of_pom() { grep -m 1 "<$1>" "$ROOT/pom.xml" | sed "s/<[^>]*>//g; s/ //g"; } # the first value of an element, such as version

check_java_home() { # JAVA_HOME is used or refused, never silently replaced; $1 is java or javac
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/$1" ] || fail $MISSING "JAVA_HOME: $JAVA_HOME (expected: a folder with bin/$1)"
    [ "$(version_of "$JAVA_HOME")" -ge 17 ] || fail $MISSING "JAVA_HOME: $JAVA_HOME (expected: Java 17 or newer)"
  fi
}

cache_of() { # the startup cache for a java program with these options; empty if unsupported or disabled
  local home=${1%/bin/java}
  if [ "${BONIN_AOT_CACHE:-true}" = false ] || [ -n "${BONIN_CLASSPATH:-}" ] || [ "$(version_of "$home")" -lt 25 ]; then return; fi
  printf '%s/startup-%s.aot' "$RUN" "$({ java_options "$home" && cat "$home/release" && printf '%s' "$home"; } | cksum | cut -d ' ' -f 1)"
}
