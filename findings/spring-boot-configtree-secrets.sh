#!/usr/bin/env bash
# Spring Boot's configtree (a mounted secret, one file for each setting): not the same settings as in the environment.
# A file named like the variable is not read, and a value with ${...} is another value.
#
# Versions: org.springframework.boot:spring-boot 4.1.2, org.yaml:snakeyaml 2.6; Temurin JDK 25.0.3 and OpenJDK 17.
# Seen on 2026-11-28.
#
# Expected: a secret moves from a variable to a file by mounting it under the same name, and means the
# same; the line break at the end of a file is taken off.
#
# Actual:
# - A file SHOP_IMPSECRET is passed over without a word, as if it were not there: the names of files are property names
#   (shop.imp-secret, shop.impsecret, shop.imp_secret, or imp-secret in a folder shop), never those of variables. In
#   turn a map's entry whose name has an underscore is no trouble here, as it is in variables.
# - In a variable ${...} is replaced wherever that can be resolved, and \${...} loses its backslash. In a file all stays
#   as it is. So a password with ${HOME} in it is a different one.
# - One line break at the end is taken off (LF or CRLF). Of two both stay, and so does a blank before the one.
# - Where there are both, the variable counts.
#
#   value           as a variable   as a file
#   a${HOME}b       a/home/bb       a${HOME}b
#   a\${HOME}b      a${HOME}b       a\${HOME}b
#   a${nothing}b    a${nothing}b    a${nothing}b
#
# Consequence: the deployment guide names the files (bonin.portone.imp-secret), not the variables; a start with a file
# BONIN_... in an imported tree says "not set", which is the moment to say how it should be called; imp-secret and the
# database's password are refused with white space or a line break at either end, wherever they came from.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.springframework.boot:spring-boot:4.1.2 org.yaml:snakeyaml:2.6

cat >"$work/Secret.java" <<'JAVA'
import org.springframework.boot.*;
import org.springframework.boot.context.properties.*;
import org.springframework.context.annotation.*;

public class Secret {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    public static class Application {}

    @ConfigurationProperties("shop")
    public record Settings(String impSecret) {}

    public static void main(String[] args) {
        var application = new SpringApplication(Application.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        try (var context = application.run(args)) {
            var secret = context.getBean(Settings.class).impSecret();
            System.out.println(secret == null ? "not set" : "=" + secret.replace("\n", "LF").replace("\r", "CR") + "=");
        }
    }
}
JAVA
mkdir "$work/classes" "$work/none"
"${java%java}javac" -proc:none -parameters -cp "$work/lib/*" -d "$work/classes" "$work/Secret.java" 2>"$work/err" ||
  missing "A JDK with javac is needed ($(head -n 1 "$work/err"))."

start() { # with these arguments: the secret as bound
  HOME=/home/b "$java" -cp "$work/lib/*:$work/classes" Secret "--spring.config.location=optional:file:$work/none/" \
    "$@" 2>"$work/err" || {
    cat "$work/err" >&2
    changed 'the application does not start.'
  }
}

by_variable() { # the value $1
  SHOP_IMPSECRET=$1 start
}

by_file() { # the value $1, in a file of the name $2, and $3 as the variable, if it is given
  rm -rf "$work/tree"
  mkdir -p "$work/tree/$(dirname "$2")"
  printf '%s' "$1" >"$work/tree/$2"
  if [ -n "${3:-}" ]; then export SHOP_IMPSECRET=$3; else unset SHOP_IMPSECRET; fi
  start "--spring.config.import=configtree:$work/tree/"
}

is() { # what $1 was ($2), and what it has to be ($3)
  printf '%s: %s\n' "$1" "$2"
  [ "$2" = "$3" ] || changed "$1 is reported as $2, and was reported as $3."
}

for name in shop.imp-secret shop.impsecret shop.imp_secret shop/imp-secret; do
  is "a file $name" "$(by_file s $name)" =s=
done
is 'a file SHOP_IMPSECRET' "$(by_file s SHOP_IMPSECRET)" 'not set'
is 'file and variable' "$(by_file file shop.imp-secret variable)" =variable=
# What looks like an expansion below is none of the shell's.
# shellcheck disable=SC2016
{
  is 'a${HOME}b as a variable' "$(by_variable 'a${HOME}b')" =a/home/bb=
  is 'a${HOME}b as a file' "$(by_file 'a${HOME}b' shop.imp-secret)" '=a${HOME}b='
  is 'a\${HOME}b as a variable' "$(by_variable 'a\${HOME}b')" '=a${HOME}b='
  is 'a\${HOME}b as a file' "$(by_file 'a\${HOME}b' shop.imp-secret)" '=a\${HOME}b='
  is 'a${nothing}b as a variable' "$(by_variable 'a${nothing}b')" '=a${nothing}b='
}
is 'one LF' "$(by_file $'s\n' shop.imp-secret)" =s=
is 'one CRLF' "$(by_file $'s\r\n' shop.imp-secret)" =s=
is 'two LF' "$(by_file $'s\n\n' shop.imp-secret)" =sLFLF=
is 'a blank and LF' "$(by_file $'s \n' shop.imp-secret)" '=s ='
