#!/usr/bin/env bash
# Spring Boot: ahead-of-time processing registers the classes of one @EnableConfigurationProperties in an order that
# depends on what the thread has done before, and writes that order into the code that it generates.
#
# Versions: org.springframework.boot:spring-boot 4.1.2, Spring 7.0; OpenJDK 17. Seen on 2026-12-01.
#
# Expected: the order of the annotation, or at least always the same: code that is generated from the same classes is the
# same code, so that two builds of one commit make the same jar.
#
# Actual: EnableConfigurationPropertiesRegistrar collects the classes into a set of their identity hashes. These are
# drawn one after the other, so any object that was asked for its hash before shifts all of them: another plugin in
# the same build is enough. Annotations with one class each keep their order.
#
#   after 0 other hashes: Apples Elderberries Berries Cherries Dates
#   after 1 other hashes: Dates Apples Elderberries Berries Cherries
#
# Consequence: each of Bonin's annotations names one class of settings, which DistributionTest checks. Two archives of
# one commit are compared byte by byte (dist/verify).
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/Order.java" <<'JAVA'
package example;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.aot.generate.*;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.boot.context.properties.*;
import org.springframework.context.annotation.*;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

public class Order {
    @ConfigurationProperties("a") record Apples(String kind) {}
    @ConfigurationProperties("b") record Berries(String kind) {}
    @ConfigurationProperties("c") record Cherries(String kind) {}
    @ConfigurationProperties("d") record Dates(String kind) {}
    @ConfigurationProperties("e") record Elderberries(String kind) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({Apples.class, Berries.class, Cherries.class, Dates.class, Elderberries.class})
    static class Together {}

    public static void main(String[] args) throws Exception {
        for (int other = 0; other < Integer.parseInt(args[0]); other++) {
            System.identityHashCode(new Object());
        }
        var context = new AnnotationConfigApplicationContext();
        context.register(Together.class);
        var files = new InMemoryGeneratedFiles();
        var names = new ClassNameGenerator(ClassName.get("example", "Order"));
        var generation = new DefaultGenerationContext(names, files);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        for (var file : files.getGeneratedFiles(Kind.SOURCE).entrySet()) {
            if (file.getKey().endsWith("BeanFactoryRegistrations.java")) {
                var text = new String(file.getValue().getInputStream().readAllBytes());
                System.out.println(Pattern.compile("registerBeanDefinition\\(\"[^\"]*Order\\$([A-Z][a-z]+)\"")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.joining(" ")));
            }
        }
    }
}
JAVA

libraries org.springframework.boot:spring-boot:4.1.2
orders=''
for others in 0 1 2 3 4 5; do
  order=$(run_java Order "$others")
  printf 'after %s other hashes: %s\n' "$others" "$order"
  [ "$(wc -w <<<"$order")" = 5 ] || changed "the generated code registers $(wc -w <<<"$order") of 5 classes by name."
  orders+="$order"$'\n'
done
[ "$(sort -u <<<"$orders" | grep -c .)" -gt 1 ] || changed 'Spring Boot 4.1.2 generates the same order each time.'
