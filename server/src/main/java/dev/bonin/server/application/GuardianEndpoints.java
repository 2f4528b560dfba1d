package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.guardian.Guardians;
import dev.bonin.guardian.Invite;
import dev.bonin.guardian.Wording;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.answer.HiddenMembers;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links for the guardians of children, for servers of applications. The guard has authenticated the caller before. */
@RestController
@CalledByApplications
@RequestMapping("/v1/verifications")
final class GuardianEndpoints {
    private static final String VERSION = "wording_version";
    private static final String TEXT = "wording";
    private static final Map<String, IdentityValue> TYPED =
            Map.of("guardian_name", IdentityValue.NAME, "guardian_phone", IdentityValue.PHONE);
    private static final Set<String> MEMBERS =
            Set.of("code", "subject", "expect_purpose", VERSION, TEXT, "guardian_name", "guardian_phone");

    private final Guardians guardians;
    private final CallerBudgets callers;
    private final GuardianLink link;

    GuardianEndpoints(Guardians guardians, CallerBudgets callers, GuardianLink link) {
        this.guardians = guardians;
        this.callers = callers;
        this.link = link;
    }

    @PostMapping("/{id}/guardian")
    ResponseEntity<Map<String, Object>> invite(
            @RequestAttribute(ApplicationGuard.APPLICATION) Application caller,
            @PathVariable String id,
            HttpServletRequest request) {
        var verification = VerificationId.tryParse(id)
                .orElseThrow(() -> new BadInputException(GuardianRefusal.UNKNOWN_VERIFICATION));
        var body = StrictBody.read(request, MEMBERS);
        var invite = new Invite(
                body.required("code"),
                body.required("expect_purpose"),
                Optional.of(body.required("subject")),
                wording(body),
                guardian(body),
                callers.addressOf(request));
        var invitation = guardians
                .invite(caller.name(), "application:" + caller.name(), verification, invite)
                .orElseThrow(BadInputException::new);
        var members = new HiddenMembers();
        members.put("id", invitation.id().value());
        members.put("url", link.of(invitation.link()));
        members.put("ends_at", invitation.endsAt().toString());
        return ResponseEntity.status(201).body(members);
    }

    /** Names the member whose value is malformed, which the message of the exception begins with. */
    private static Wording wording(StrictBody body) {
        var version = body.required(VERSION);
        var text = body.required(TEXT);
        try {
            return new Wording(version, text);
        } catch (IllegalArgumentException malformed) {
            throw BadMember.malformed(String.valueOf(malformed.getMessage()).startsWith("version") ? VERSION : TEXT);
        }
    }

    private static Optional<TypedForm> guardian(StrictBody body) {
        var typed = new EnumMap<IdentityValue, String>(IdentityValue.class);
        TYPED.forEach((member, value) ->
                body.text(member).ifPresent(text -> typed.put(value, comparable(member, value, text))));
        return Optional.of(typed).filter(values -> !values.isEmpty()).map(TypedForm::new);
    }

    private static String comparable(String member, IdentityValue value, String text) {
        try {
            return new TypedForm(Map.of(value, text)).values().getOrDefault(value, text);
        } catch (IllegalArgumentException malformed) {
            throw BadMember.malformed(member);
        }
    }
}
