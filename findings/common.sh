# Sourced by the findings: a temporary folder, libraries in it, and Java to run them with.
set -euo pipefail
unset CDPATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

missing() { # a missing requirement of this machine; the finding was not checked
  printf 'Not run: %s\n' "$1" >&2
  exit 3
}

changed() { # behaviour that no longer matches the comments
  printf 'Changed: %s\n' "$1" >&2
  exit 1
}

need_java() { # version $1 or newer
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p') || true
  [ "${version%%.*}" -ge "$1" ] 2>/dev/null ||
    missing "JDK $1 or newer is needed, by JAVA_HOME or on the path; found: ${version:-none}."
}

libraries() { # group:artifact:version..., copied with their dependencies to $work/lib
  command -v mvn >/dev/null || missing 'Maven is needed.'
  local at group artifact version
  {
    printf '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    printf '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
    for at in "$@"; do
      IFS=: read -r group artifact version <<<"$at"
      printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId>' "$group" "$artifact"
      printf '<version>%s</version></dependency>' "$version"
    done
    printf '</dependencies></project>'
  } >"$work/pom.xml"
  mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$work/lib" >"$work/mvn.log" 2>&1 ||
    missing "Maven could not fetch $* ($(grep -m1 ERROR "$work/mvn.log" || true))"
}

run_java() { # the program in $work/$1.java, with the remaining options and arguments; options first
  local program=$1
  shift
  local options=()
  while [[ ${1:-} == -* ]]; do
    options+=("$1")
    shift
  done
  "$java" ${options[@]+"${options[@]}"} -cp "$work/lib/*" "$work/$program.java" "$@" 2>"$work/err" || {
    cat "$work/err" >&2
    changed "$program ended with an error."
  }
}

seen() { # checks that the text $1 has a line $2 (an extended regular expression for the whole line); otherwise reports $3
  grep -Exq -- "$2" <<<"$1" || changed "$3"
}
