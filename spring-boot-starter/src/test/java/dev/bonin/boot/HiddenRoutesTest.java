package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller that Bonin's servlet would hide is named at the start. */
class HiddenRoutesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @RestController
    static class OwnCertifications {
        @PostMapping("/certifications")
        String finish() {
            return "never called";
        }
    }

    @RestController
    static class OwnListOfCertifications {
        @GetMapping("/certifications/list")
        String list() {
            return "never called";
        }
    }

    @RestController
    static class Neighbour {
        @GetMapping("/certificationsOfOthers")
        String list() {
            return "called";
        }
    }

    private RunningShop start(Class<?> controller, String... settings) {
        var clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
        return RunningShop.start(List.of(controller), portOne, clock, data, settings);
    }

    private final Sandbox portOne = Sandbox.start();

    @Test
    void isRefusedAtBoninsPath() {
        assertThat(catchThrowable(() -> start(OwnCertifications.class)))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("bonin.web.path is /certifications, and OwnCertifications.finish");
    }

    @Test
    void isRefusedBelowIt() {
        assertThat(catchThrowable(() -> start(OwnListOfCertifications.class)))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("OwnListOfCertifications.list");
    }

    @Test
    void isTakenElsewhere() {
        start(Neighbour.class).close();
        start(OwnCertifications.class, "--bonin.web.path=/identity").close();
    }
}
