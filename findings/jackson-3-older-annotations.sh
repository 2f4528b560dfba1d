#!/usr/bin/env bash
# Jackson 3 beside Jackson 2: both have one jackson-annotations, and whoever manages its version decides for both.
#
# Versions: tools.jackson.core:jackson-databind 3.1.4 with com.fasterxml.jackson.core:jackson-annotations 2.19.2, as
# Spring Boot 3.5.7 manages it, and 2.21, as 3.5.16 does. OpenJDK 17. Seen on 2026-11-29.
#
# Expected: Jackson 3 has packages of its own, so that it runs beside any Jackson 2.
#
# Actual: with 2.19.2 the first mapper fails with NoClassDefFoundError for JsonSerializeAs; with 2.21 it works. The
# streams (jackson-core 3) work with either, since they need no annotations.
#
# Consequence: portone and web use the streams, so that an application on Spring Boot 3.5 pins nothing.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/Read.java" <<'JAVA'
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

public class Read {
    public static void main(String[] args) {
        System.out.println("streams " + streams());
        System.out.println("mapper " + mapper());
    }

    static String streams() {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), "{\"a\":1}")) {
            return parser.nextToken().name();
        }
    }

    static String mapper() {
        try {
            return JsonMapper.builder().build().readTree("{\"a\":1}").toString();
        } catch (NoClassDefFoundError missing) {
            return missing.getMessage();
        }
    }
}
JAVA

read_with() { # the version $1 of the annotations
  rm -rf "${work:?}/lib"
  libraries "com.fasterxml.jackson.core:jackson-annotations:$1" tools.jackson.core:jackson-databind:3.1.4
  run_java Read
}

output=$(read_with 2.19.2)
seen "$output" 'streams START_OBJECT' 'the streams need annotations.'
seen "$output" 'mapper com/fasterxml/jackson/annotation/JsonSerializeAs' 'the mapper runs with older annotations.'
output=$(read_with 2.21)
seen "$output" 'mapper \{"a":1\}' 'the mapper needs still newer annotations.'
