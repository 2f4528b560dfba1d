package dev.bonin.server.application;

import dev.bonin.account.Accounts;
import dev.bonin.account.Ban;
import dev.bonin.application.Application;
import dev.bonin.application.Scope;
import dev.bonin.audit.Access;
import dev.bonin.person.PersonId;
import dev.bonin.web.BadInputException;
import dev.bonin.web.CallerBudgets;
import dev.bonin.web.ProblemCode;
import dev.bonin.web.ProblemsAnswered;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bans people, whichever account, number or name they come with. */
@RestController
@ProblemsAnswered
@RequestMapping("/v1/persons/{person}/ban")
final class PersonEndpoints {
    private static final Set<String> BAN = Set.of("until", "reason");
    /** Whoever is banned for longer is banned for good. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final Pattern PERSON = Pattern.compile("[0-9a-z]{32}");

    private final Accounts accounts;
    private final CallerBudgets callers;
    private final Clock clock;

    PersonEndpoints(Accounts accounts, CallerBudgets callers, Clock clock) {
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    /** Changes until when, where there is a ban. */
    @PutMapping
    Map<String, Object> ban(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String person,
            HttpServletRequest request)
            throws IOException {
        CallerScope.require(caller, Scope.BAN);
        var body = StrictBody.read(request, BAN);
        var whom = person(person);
        var until = body.text("until").map(this::future);
        var access = access(caller, request, Reason.require(body));
        if (!accounts.ban(caller.name(), whom, until, access)) {
            throw new BadInputException(ProblemCode.UNKNOWN_PERSON);
        }
        return AccountAnswers.banned(new Ban(caller.name(), whom, clock.instant(), until));
    }

    @DeleteMapping
    Map<String, Object> unban(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String person,
            HttpServletRequest request) {
        CallerScope.require(caller, Scope.BAN);
        if (!accounts.unban(caller.name(), person(person), access(caller, request, "unban"))) {
            throw new BadInputException(ProblemCode.UNKNOWN_PERSON);
        }
        return AccountAnswers.unbanned(person);
    }

    private static PersonId person(String text) {
        return Optional.of(text)
                .filter(id -> PERSON.matcher(id).matches())
                .map(PersonId::new)
                .orElseThrow(() -> new BadInputException(ProblemCode.UNKNOWN_PERSON));
    }

    private Instant future(String text) {
        try {
            var until = Instant.parse(text);
            if (until.isAfter(clock.instant()) && until.isBefore(LATEST)) {
                return until;
            }
        } catch (DateTimeException unreadable) {
            throw new BadInputException(ProblemCode.MALFORMED_MEMBER, "until");
        }
        throw new BadInputException(ProblemCode.MALFORMED_MEMBER, "until");
    }

    private Access access(Application caller, HttpServletRequest request, String reason) {
        return new Access("application:" + caller.name(), callers.addressOf(request), reason);
    }
}
