package dev.bonin.server.application;

import dev.bonin.account.Accounts;
import dev.bonin.application.Application;
import dev.bonin.application.Scope;
import dev.bonin.person.PersonId;
import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The people of the calling application, by ids that are valid for this application only. */
@RestController
@CalledByApplications
@RequestMapping("/v1/persons/{id}")
final class PersonEndpoints {
    private static final String UNTIL = "until";
    private static final String REASON = "reason";
    private static final Set<String> BAN = Set.of(UNTIL, REASON);
    private static final Set<String> NOTHING = Set.of();

    /** The latest time that all stores support. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Accounts accounts;
    private final CallerAccess access;
    private final Clock clock;

    PersonEndpoints(Accounts accounts, CallerAccess access, Clock clock) {
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** Bans. POST does the same as PUT, for callers whose clients or proxies pass on nothing else. */
    @RequestMapping(
            path = "/ban",
            method = {RequestMethod.PUT, RequestMethod.POST})
    Map<String, Object> ban(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        CallerAccess.require(caller, Scope.BAN);
        var body = StrictBody.read(request, BAN);
        var until = body.text(UNTIL).map(this::time);
        var access = this.access.of(caller, request, body.required(REASON));
        var person = person(id);
        if (!accounts.ban(caller.name(), person, until, access)) {
            throw unknown();
        }
        return AccountAnswers.banned(person, until);
    }

    @DeleteMapping("/ban")
    Map<String, Object> unban(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        return unbanned(caller, id, request);
    }

    @PostMapping("/unban")
    Map<String, Object> postUnban(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        StrictBody.readIfAny(request, NOTHING);
        return unbanned(caller, id, request);
    }

    private Map<String, Object> unbanned(Application caller, String id, HttpServletRequest request) {
        CallerAccess.require(caller, Scope.BAN);
        var person = person(id);
        if (!accounts.unban(caller.name(), person, access.of(caller, request, "unban"))) {
            throw unknown();
        }
        return AccountAnswers.unbanned(person);
    }

    /** Parses the end of a ban; an end in the past is refused as a mistake. */
    private Instant time(String text) {
        var until = parsed(text);
        return until.filter(time -> time.isAfter(clock.instant()) && !time.isAfter(LATEST))
                .orElseThrow(() -> new BadInputException(CallReason.MALFORMED_MEMBER, UNTIL));
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static PersonId person(String id) {
        return PersonId.tryParse(id).orElseThrow(PersonEndpoints::unknown);
    }

    private static BadInputException unknown() {
        return new BadInputException(CallReason.UNKNOWN_PERSON);
    }
}
