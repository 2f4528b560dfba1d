#!/usr/bin/env bash
# Spring Boot's switch for virtual threads changes what @Scheduled means: a task runs beside itself, and goes on after
# the context, with all it uses, is closed.
#
# Versions: org.springframework.boot:spring-boot-autoconfigure 4.1.2 (Spring 7.0.10); Temurin JDK 25.0.3.
# Seen on 2026-11-28.
#
# Expected: spring.threads.virtual.enabled changes which threads do the work, not how often or how long. A
# task that takes longer than its period starts again when it is done, as it always did, and close() waits for a task
# that runs.
#
# Actual, with a task of 1.5 s at fixedRate = 300 ms:
#
#   as it comes                     1 at once; close() waits for it
#   virtual                         6 at once; close() takes 20 ms, 5 still run after the beans they use were closed
#   virtual, concurrency-limit=1    1 at once; close() does not wait
#   virtual, await-termination      6 at once; close() waits
#
# Tasks by cron are as those by fixedRate, fixedDelay does not overlap. No task is interrupted: what still runs fails
# with whatever its closed pool says, or ends with the Java machine in the middle, since virtual threads do not keep it.
# The properties are spring.task.scheduling.simple.concurrency-limit and, with a period, spring.task.scheduling.shutdown
# .await-termination.
#
# Consequence: the chores keep threads of their own and fixed delays (Chores), whatever an application switches on, and
# must not become @Scheduled; their close() has to wait for a run, too, before the database is closed. Docs that show a
# @Scheduled task which calls Bonin give it a fixedDelay.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 21
libraries org.springframework.boot:spring-boot-autoconfigure:4.1.2

cat >"$work/Chores.java" <<'JAVA'
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import org.springframework.boot.*;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.*;
import org.springframework.context.annotation.*;
import org.springframework.scheduling.annotation.*;

public class Chores {
    static final AtomicInteger RUNNING = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();
    static final AtomicInteger TOO_LATE = new AtomicInteger();
    static final AtomicInteger INTERRUPTED = new AtomicInteger();
    static final CountDownLatch BEGUN = new CountDownLatch(1);
    static volatile boolean closed;

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ImportAutoConfiguration({TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class})
    public static class Application {
        @Bean
        public Store store() {
            return new Store();
        }

        @Bean
        public Chore chore(Store store) {
            return new Chore();
        }
    }

    public static class Store implements AutoCloseable {
        @Override
        public void close() {
            closed = true;
        }
    }

    public static class Chore {
        @Scheduled(fixedRate = 300)
        public void run() {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            BEGUN.countDown();
            try {
                Thread.sleep(1_500);
            } catch (InterruptedException stopped) {
                INTERRUPTED.incrementAndGet();
            }
            if (closed) {
                TOO_LATE.incrementAndGet();
            }
            RUNNING.decrementAndGet();
        }
    }

    public static void main(String[] args) throws Exception {
        var application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        var context = application.run(args);
        BEGUN.await();
        Thread.sleep(3_000);
        while (RUNNING.get() == 0) {
            Thread.onSpinWait();
        }
        context.close();
        Thread.sleep(2_500);
        System.out.println("at once: " + (MOST.get() == 1 ? "one" : "several"));
        System.out.println("after the end: " + (TOO_LATE.get() == 0 ? "none" : "some"));
        System.out.println("interrupted: " + INTERRUPTED);
        System.exit(0);
    }
}
JAVA
mkdir "$work/classes"
"${java%java}javac" -proc:none -parameters -cp "$work/lib/*" -d "$work/classes" "$work/Chores.java" 2>"$work/err" ||
  missing "A JDK with javac is needed ($(head -n 1 "$work/err"))."

is() { # with settings $4...: how many at once ($2), how many after the end ($3), said as $1
  local as=$1 at_once=$2 after=$3
  shift 3
  output=$("$java" -cp "$work/lib/*:$work/classes" Chores "$@" 2>"$work/err") || {
    cat "$work/err" >&2
    changed "the application ended with an error, $as."
  }
  printf '%s:\n%s\n' "$as" "$output"
  seen "$output" "at once: $at_once" "not $at_once at once, $as."
  seen "$output" "after the end: $after" "not $after after the end, $as."
  seen "$output" 'interrupted: 0' "tasks are interrupted, $as."
}

virtual=--spring.threads.virtual.enabled=true
scheduling=--spring.task.scheduling
is 'as it comes' one none
is virtual several some $virtual
is 'virtual, concurrency-limit=1' one some $virtual $scheduling.simple.concurrency-limit=1
is 'virtual, await-termination' several none $virtual $scheduling.shutdown.await-termination=true \
  $scheduling.shutdown.await-termination-period=20s
