#!/usr/bin/env bash
# Micrometer's Prometheus registry: the last word of a counter's name is cut off if it is created, info, bucket or
# total, and of two meters that are then called the same one is lost, counted into nothing.
#
# Versions: io.micrometer:micrometer-registry-prometheus 1.17.2 (Spring Boot 4.1.2), Prometheus client 1.7.0; Temurin
# JDK 25.0.3 and OpenJDK 17. Seen on 2026-11-28.
#
# Expected: a counter `accounts.created` is scraped as accounts_created_total, and is another one than the
# counter `accounts`.
#
# Actual: it is accounts_total. So are `accounts.info`, `accounts.bucket`, `accounts.total` and
# `accounts.total.created`. `accounts.opened` is accounts_opened_total, as guessed, and even `accounts.count` is
# accounts_count_total. Gauges lose created, bucket and total, but keep info. A second meter with the same name once
# shortened is created and handed out, counts, and is in no scrape: its registration failed, with one warning in the
# log for the first of them in the life of the registry (the next are DEBUG), and the application hears of it only by
# onMeterRegistrationFailed. Another label, such as outcome here, does not help.
#
#   accounts.created (1), accounts with outcome=new (5), accounts.info (7): accounts_total 1.0, and nothing else
#
# Consequence: no meter's name ends in one of these words, and a test that scrapes /actuator/prometheus after all meters
# were touched can compare how many there are with the registry; `bonin.persons.created` would be a trap.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries io.micrometer:micrometer-registry-prometheus:1.17.2

cat >"$work/Names.java" <<'JAVA'
import io.micrometer.prometheusmetrics.*;

public class Names {
    public static void main(String[] args) {
        for (var last : new String[] {"created", "info", "bucket", "total", "total.created", "opened", "count"}) {
            var alone = registry("alone " + last);
            alone.counter("accounts." + last).increment();
            System.out.println("counter " + last + ": " + scrape(alone));
            var gauges = registry("gauge " + last);
            gauges.gauge("accounts." + last, 1);
            System.out.println("gauge " + last + ": " + scrape(gauges));
        }
        var together = registry("together");
        together.counter("accounts.created").increment();
        together.counter("accounts", "outcome", "new").increment(5);
        together.counter("accounts.info").increment(7);
        System.out.println("together: " + scrape(together));
        System.out.println("counted: " + together.counter("accounts", "outcome", "new").count());
    }

    static PrometheusMeterRegistry registry(String what) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().onMeterRegistrationFailed((id, why) -> System.out.println(what + " failed: " + id.getName()));
        return registry;
    }

    static String scrape(PrometheusMeterRegistry registry) {
        return String.join(" ", registry.scrape().lines().filter(line -> !line.startsWith("#")).toList());
    }
}
JAVA
output=$(run_java Names)
printf '%s\n' "$output"
for last in created info bucket total total.created; do
  seen "$output" "counter $last: accounts_total 1(\.0)?" "a counter may end in $last."
done
for last in created bucket total total.created; do
  seen "$output" "gauge $last: accounts 1(\.0)?" "a gauge may end in $last."
done
seen "$output" 'gauge info: accounts_info 1(\.0)?' 'a gauge may not end in info.'
seen "$output" 'counter opened: accounts_opened_total 1\.0' 'other names are shortened, too.'
seen "$output" 'counter count: accounts_count_total 1\.0' 'a counter that ends in count is reported differently.'
seen "$output" 'together: accounts_total 1\.0' 'meters whose shortened names are equal are all scraped.'
seen "$output" 'together failed: accounts\.info' 'a meter whose shortened name is taken does not fail to register.'
seen "$output" 'counted: 5\.0' 'a meter that failed to register no longer counts for itself.'
