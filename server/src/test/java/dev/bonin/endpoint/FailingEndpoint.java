package dev.bonin.endpoint;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** An endpoint that fails in ways in which those of the server do not. Outside of what the server scans. */
@RestController
public final class FailingEndpoint {
    public static final String QUOTED = "CANARY 010-0000-0001";

    @GetMapping("/failing/{how}")
    String fail(@PathVariable String how, @RequestParam(defaultValue = "0") int number) {
        return switch (how) {
            case "linkage" -> throw new NoClassDefFoundError(QUOTED);
            case "memory" -> throw new OutOfMemoryError(QUOTED);
            case "away" -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, QUOTED);
            default -> String.valueOf(number);
        };
    }
}
