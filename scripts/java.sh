# shellcheck shell=bash
# Finds Java and its options for the server. Sourced by ./bonin and the other scripts in this folder, which set ROOT.
# All of them are compatible with bash 3.2, the version of macOS.

readonly MISSING=3
readonly WORK=$ROOT/target JAR=$ROOT/server/target/bonin-server.jar RUN=$ROOT/server/target/run

say() { printf '%s\n' "$*" >&2; }

fail() { # exit code, message
  say "bonin: $2"
  exit "$1"
}

# ---- Finding Java

java_homes() {
  local home
  # The java on the path may be a shim, so ask it for its home.
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/* {,"${HOME:-}"}/Library/Java/JavaVirtualMachines/*/Contents/Home \
    {/opt/homebrew,/usr/local}/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -x "$home/bin/java" ]; then printf '%s\n' "$home"; fi
  done
}

version_of() { # the feature version (17) of the Java in a folder, 0 if unknown
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || true
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || true
  printf '%s' "${version:-0}"
}

java_with() { # the home of a Java, 17 or newer, with program $1: JAVA_HOME, else one of version $2, else the newest
  local home version best='' best_version=16
  if [ -n "${JAVA_HOME:-}" ]; then printf '%s' "$JAVA_HOME" && return; fi
  while IFS= read -r home; do
    version=$(version_of "$home")
    if [ ! -x "$home/bin/$1" ]; then continue; fi
    if [ "$version" = "${2:-}" ]; then best=$home && break; fi
    if [ "$version" -gt "$best_version" ]; then best=$home best_version=$version; fi
  done <<<"$(java_homes)"
  printf '%s' "$best"
}

check_java_home() { # JAVA_HOME is used or refused, never silently replaced; $1 is java or javac
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/$1" ] || fail $MISSING "JAVA_HOME: $JAVA_HOME (expected: a folder with bin/$1)"
    [ "$(version_of "$JAVA_HOME")" -ge 17 ] || fail $MISSING "JAVA_HOME: $JAVA_HOME (expected: Java 17 or newer)"
  fi
}

# ---- JVM options of the server

java_options() { # JVM options of the server for a Java home, one per line; those in BONIN_JAVA_OPTS come last and take precedence
  local option given=" ${BONIN_JAVA_OPTS:-} " dist=$ROOT/server/src/main/dist newer=/dev/null
  if [ "$(version_of "$1")" -ge 25 ]; then newer=$dist/jvm-25.options; fi
  while IFS= read -r option; do
    case $option in
      '' | '#'*) continue ;;
      # Java refuses two collectors, and contradictory heap sizes
      -XX:+UseSerialGC | -XX:MaxTenuringThreshold=*) case $given in *" -XX:+Use"*"GC "*) continue ;; esac ;;
      -Xm*) case $given in *" -Xm"* | *HeapSize=* | *RAMPercentage=*) continue ;; esac ;;
      -XX:+ExitOnOutOfMemoryError) case $given in *ExitOnOutOfMemoryError* | *CrashOnOutOfMemoryError*) continue ;; esac ;;
      # Java warns if the system does not support them
      -XX:+UseTransparentHugePages) grep -qsE '\[(madvise|always)\]' /sys/kernel/mm/transparent_hugepage/enabled || continue ;;
    esac
    printf '%s\n' "$option"
  done < <(cat "$dist/jvm.options" "$newer")
  # shellcheck disable=SC2086 # word splitting is intended
  if [ -n "${BONIN_JAVA_OPTS:-}" ]; then printf '%s\n' $BONIN_JAVA_OPTS; fi
}

cache_of() { # the startup cache for a java program with these options; empty if unsupported or disabled
  local home=${1%/bin/java}
  if [ "${BONIN_AOT_CACHE:-true}" = false ] || [ -n "${BONIN_CLASSPATH:-}" ] || [ "$(version_of "$home")" -lt 25 ]; then return; fi
  printf '%s/startup-%s.aot' "$RUN" "$({ java_options "$home" && cat "$home/release" && printf '%s' "$home"; } | cksum | cut -d ' ' -f 1)"
}
