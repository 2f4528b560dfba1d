package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.WindowlessVerifications.Caller;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.person.Carrier;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.TypedForm;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.source.PhoneOrder;
import dev.bonin.source.PhoneOrder.Method;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** An application whose own screens ask for name and number, and the agency that sends the codes. */
abstract class WindowlessBench {
    static final Requester SHOP = new Requester("shop", Set.of(), Set.of());
    static final Requester CAFE = new Requester("cafe", Set.of(), Set.of());
    static final String SUBJECT = "고객 42";

    final CeremonyBench bench = new CeremonyBench();
    final CeremonyRules rules = rules(Mode.SANDBOX);
    final ApplicationVerifications applications = bench.applications(rules);
    final WindowlessVerifications windowless = windowless(rules);

    @AfterEach
    void close() {
        bench.close();
    }

    static CeremonyRules rules(Mode mode) {
        return new CeremonyRules(
                mode,
                Binding.REQUIRED,
                new Purposes(Map.of(
                        "default", PurposeRules.decisionOnly().on(PortOneApi.V2),
                        "old", PurposeRules.decisionOnly().on(PortOneApi.V1))),
                mode == Mode.LIVE ? Set.of("https://shop.example") : Set.of(),
                Set.of(),
                Map.of(),
                new PolicyCatalog(List.of()),
                Set.of());
    }

    WindowlessVerifications windowless(CeremonyRules by) {
        return new WindowlessVerifications(bench.phoneAgency(), bench.verifications(by), bench.store, bench.clock);
    }

    Caller ordered() {
        return ordered(applications, SHOP);
    }

    static Caller ordered(ApplicationVerifications applications, Requester by) {
        var order = new WindowlessOrder(Optional.of("default"), SUBJECT, named("홍길동"));
        var placed = applications.order(by, order).fold(taken -> taken, reason -> {
            throw new AssertionError(reason);
        });
        return new Caller(by, placed.id(), Optional.of(placed.session()));
    }

    static RequestedTerms named(String name) {
        var form = new TypedForm(Map.of(IdentityValue.NAME, name, IdentityValue.PHONE, "010-0000-0001"));
        return new RequestedTerms(Optional.empty(), List.of(), Optional.of(form));
    }

    static PhoneOrder adult(Method method) {
        return person("홍길동", method);
    }

    static PhoneOrder person(String name, Method method) {
        return new PhoneOrder(
                new PersonName(name),
                new PhoneNumber("01000000001"),
                Carrier.SKT,
                Optional.of("9005051"),
                method,
                "203.0.113.7");
    }

    Caller sent() {
        return sent(ordered(), Method.SMS);
    }

    Caller sent(Caller caller, Method method) {
        assertThat(windowless.send(caller, adult(method))).isInstanceOf(Reply.Granted.class);
        return caller;
    }

    /** The code of the newest message. */
    String code() {
        var messages = bench.sandbox.messages();
        return messages.get(messages.size() - 1).code();
    }

    static Outcome granted(Reply<Outcome, WindowlessRefusal> reply) {
        return reply.fold(outcome -> outcome, reason -> {
            throw new AssertionError(reason);
        });
    }

    static WindowlessRefusal refusal(Reply<?, WindowlessRefusal> reply) {
        return reply.fold(
                granted -> {
                    throw new AssertionError("granted");
                },
                reason -> reason);
    }

    VerificationRequest stored(Caller caller) {
        return bench.store.find(caller.id()).orElseThrow();
    }

    static RefusalReason reason(Reply<Outcome, WindowlessRefusal> reply) {
        return ((Outcome.Refused) granted(reply)).reason();
    }
}
