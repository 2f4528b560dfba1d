package dev.bonin.application;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.sealing.FormSealer;
import dev.bonin.secret.PageToken;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.WindowlessSession;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A1: checks an order, and opens its request. */
final class Ordering {
    private static final int LONGEST_SUBJECT = 256;
    private static final int LONGEST_STATE = 1024;

    /** Longest encoded state. Together with the return URL it must fit the address limits of browsers and servers. */
    private static final int LONGEST_STATE_IN_ADDRESS = 2048;

    /** The return URL of a request that no browser comes back from. */
    private static final String NO_PAGE = "";

    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final OpenRequests store;
    private final FormSealer forms;
    private final Clock clock;
    private final RandomGenerator random;

    Ordering(CeremonyRules rules, OpenRequests store, FormSealer forms, Clock clock, RandomGenerator random) {
        this.rules = rules;
        this.ids = new VerificationIds(clock, random);
        this.store = store;
        this.forms = forms;
        this.clock = clock;
        this.random = random;
    }

    Reply<Order.Placed, Order.Refusal> place(Requester requester, Order order) {
        var purpose = rules.purposes().resolve(order.purpose());
        var refusal = refusal(purpose, order.subject(), order.requested()).or(() -> misdirected(requester, order));
        if (refusal.isPresent() || purpose.isEmpty()) {
            return new Reply.Refused<>(refusal.orElse(Order.Refusal.UNKNOWN_PURPOSE));
        }
        var page = PageToken.draw(random);
        var asked = asked(requester, order.subject(), order.returnUrl(), order.state(), page.hash());
        var request = request(purpose.get(), asked, order.requested());
        store.open(request);
        return new Reply.Granted<>(new Order.Placed(request.id(), page, request.expiresAt()));
    }

    /** Nobody gets the token of its page. Whoever ordered it has claimed it, for the person whom the form names. */
    Reply<WindowlessOrder.Placed, Order.Refusal> place(Requester requester, WindowlessOrder order) {
        var purpose = rules.purposes().resolve(order.purpose());
        var requested = ofThatPerson(order.requested());
        var refusal = refusal(purpose, order.subject(), requested)
                .or(() -> purpose.flatMap(this::needsWindow))
                .or(() -> unnamed(requested));
        if (refusal.isPresent() || purpose.isEmpty()) {
            return new Reply.Refused<>(refusal.orElse(Order.Refusal.UNKNOWN_PURPOSE));
        }
        var page = PageToken.draw(random).hash();
        var session = WindowlessSession.draw(random);
        var asked = asked(requester, order.subject(), NO_PAGE, Optional.empty(), page);
        var request = request(purpose.get(), asked, requested);
        var browser = session.browserOf(request.id().value());
        store.open(request.claimed(
                browser.hash(), browser.codeFor(request.id().value()).hash()));
        return new Reply.Granted<>(new WindowlessOrder.Placed(request.id(), session, request.expiresAt()));
    }

    private static RequestedTerms ofThatPerson(RequestedTerms requested) {
        var typed = requested.form().map(TypedForm::values).orElse(Map.of());
        if (typed.isEmpty()) {
            return requested;
        }
        var values = typed.keySet().stream().sorted().map(IdentityValue::code).collect(Collectors.joining("+"));
        var policies = Stream.concat(requested.policies().stream(), Stream.of("form_match:" + values))
                .toList();
        return new RequestedTerms(requested.account(), policies, requested.form());
    }

    private static Optional<Order.Refusal> unnamed(RequestedTerms requested) {
        return requested
                        .form()
                        .filter(form -> form.values().containsKey(IdentityValue.NAME))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Order.Refusal.PERSON_NOT_NAMED);
    }

    private static ApplicationRequest asked(
            Requester requester, String subject, String returnUrl, Optional<String> state, PageTokenHash page) {
        return new ApplicationRequest(requester.application(), subject, returnUrl, state, page);
    }

    private VerificationRequest request(String purpose, ApplicationRequest asked, RequestedTerms requested) {
        var id = ids.next();
        var api = rules.purposes().of(purpose).api();
        return VerificationRequest.open(
                id, purpose, rules.mode(), api, asked, requested.terms(id, forms), clock.instant());
    }

    private Optional<Order.Refusal> refusal(Optional<String> purpose, String subject, RequestedTerms requested) {
        if (purpose.isEmpty()) {
            return Optional.of(Order.Refusal.UNKNOWN_PURPOSE);
        }
        return PlainText.isPlain(subject, 1, LONGEST_SUBJECT)
                ? unusable(purpose.get(), requested)
                : Optional.of(Order.Refusal.MALFORMED_SUBJECT);
    }

    private Optional<Order.Refusal> unusable(String purpose, RequestedTerms requested) {
        try {
            rules.policies(purpose, requested.policies());
            return Optional.empty();
        } catch (UnusablePolicyException none) {
            return Optional.of(Order.Refusal.UNKNOWN_POLICY);
        }
    }

    private static Optional<Order.Refusal> misdirected(Requester requester, Order order) {
        if (!order.state().map(Ordering::canBeHandedBack).orElse(true)) {
            return Optional.of(Order.Refusal.MALFORMED_STATE);
        }
        return requester.returnUrls().contains(order.returnUrl())
                ? Optional.empty()
                : Optional.of(Order.Refusal.RETURN_URL_NOT_REGISTERED);
    }

    private static boolean canBeHandedBack(String state) {
        return PlainText.isPlain(state, 0, LONGEST_STATE)
                && PlainText.lengthInAddress(state) <= LONGEST_STATE_IN_ADDRESS;
    }

    /** Returns whether a request was ordered without a window. */
    static boolean isWindowless(VerificationRequest request) {
        return request.application()
                .filter(asked -> asked.returnUrl().equals(NO_PAGE))
                .isPresent();
    }

    private Optional<Order.Refusal> needsWindow(String purpose) {
        return rules.purposes().of(purpose).api() == PortOneApi.V2
                ? Optional.empty()
                : Optional.of(Order.Refusal.WINDOW_NEEDED);
    }
}
