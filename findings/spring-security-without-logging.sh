#!/usr/bin/env bash
# A module of Spring Security beside Spring Boot takes commons-logging away: the application does not start.
#
# Versions: Spring Security 7.1.2, Spring Boot 4.1.2, Maven 3.8.7, JDK 17. Seen on 2026-12-01.
#
# Expected: an application with spring-boot-starter still starts once spring-security-oauth2-authorization-server is
# added, without Spring Boot's own starter for it.
#
# Actual: that module depends on spring-core and excludes commons-logging from it. It is nearer to the root than Spring
# Boot's, so Maven takes its word for the whole application: commons-logging is gone, and SpringApplication ends with
# NoClassDefFoundError. With spring-core excluded from the module it is there again.
#
# Consequence: where a module of Spring Security is used without Spring Boot's starter for it, spring-core is excluded.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
command -v mvn >/dev/null || missing 'Maven is needed.'

dependency() { # group, artifact, version, exclusions
  printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>' "$@"
}

cat >"$work/Start.java" <<'JAVA'
import org.springframework.boot.SpringApplication;

public class Start {
    public static void main(String[] args) {
        try {
            SpringApplication.run(Start.class).close();
            System.out.println("started");
        } catch (NoClassDefFoundError missing) {
            System.out.println("missing " + missing.getMessage());
        }
    }
}
JAVA

start() { # exclusions of the module: what becomes of an application with both
  rm -rf "${work:?}/lib"
  {
    printf '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    printf '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><dependencies>'
    dependency org.springframework.security spring-security-oauth2-authorization-server 7.1.2 "$1"
    dependency org.springframework.boot spring-boot-starter 4.1.2 ''
    printf '</dependencies></project>'
  } >"$work/pom.xml"
  mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    "-DoutputDirectory=$work/lib" >"$work/mvn.log" 2>&1 || missing 'Maven could not fetch them.'
  run_java Start | tail -n 1
}

core='<groupId>org.springframework</groupId><artifactId>spring-core</artifactId>'
beside=$(start '')
excluded=$(start "<exclusions><exclusion>$core</exclusion></exclusions>")
printf 'beside the module: %s\nwith spring-core excluded there: %s\n' "$beside" "$excluded"
seen "$beside" 'missing org/apache/commons/logging/LogFactory' 'the application starts beside the module.'
seen "$excluded" 'started' 'the application does not start where spring-core is excluded.'
