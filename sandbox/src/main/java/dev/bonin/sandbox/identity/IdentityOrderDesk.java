package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import dev.bonin.sandbox.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates records of PortOne V2 as ordered, without a browser. */
public final class IdentityOrderDesk {
    private static final int ID_DIGITS = 32;

    private final Stores stores;
    private final Personas personas;
    private final IdentityVerifications records;
    private final Identifiers identifiers;

    public IdentityOrderDesk(Stores stores, Personas personas, IdentityVerifications records, Identifiers identifiers) {
        this.stores = requireNonNull(stores, "stores");
        this.personas = requireNonNull(personas, "personas");
        this.records = requireNonNull(records, "records");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    /**
     * Creates the record, or another attempt of one that exists. It is verified unless the order or the persona's
     * ending says otherwise.
     *
     * @throws IllegalArgumentException if the order names something that does not exist, an id that the provider does
     *     not accept, or one that is verified
     */
    public IdentityVerification fulfil(IdentityVerificationOrder order) {
        Persona persona = persona(order);
        Store store = store(order);
        StoreChannel channel = channel(order, store, persona);
        Agency agency = agency(order, channel, persona);
        String id = id(order, channel);
        return records.exclusively(() -> {
            IdentityVerification begun = begin(store, id, channel);
            return records.override(end(begun, order, persona, agency), order.overrides());
        });
    }

    private IdentityVerification begin(Store store, String id, StoreChannel channel) {
        try {
            return records.begin(store, id, Attempt.through(channel));
        } catch (IllegalStateException alreadyVerified) {
            throw new IllegalArgumentException(alreadyVerified.getMessage(), alreadyVerified);
        }
    }

    private IdentityVerification end(
            IdentityVerification begun, IdentityVerificationOrder order, Persona persona, Agency agency) {
        IdentityStatus usual = persona.ending() == Ending.CERTIFIED ? IdentityStatus.VERIFIED : IdentityStatus.FAILED;
        return switch (order.overrides()
                .status()
                .flatMap(IdentityOrderDesk::status)
                .orElse(usual)) {
            case READY -> begun;
            case VERIFIED -> records.verify(begun, personas.today(persona), agency);
            case FAILED -> records.fail(begun, ProviderFailure.of(persona.ending()));
        };
    }

    /** A status that PortOne does not have today changes the text only. */
    private static Optional<IdentityStatus> status(String text) {
        return Stream.of(IdentityStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst();
    }

    private Persona persona(IdentityVerificationOrder order) {
        return personas.find(order.persona())
                .orElseThrow(() -> unknown(
                        "persona", order.persona(), personas.all().stream().map(Persona::id)));
    }

    private Store store(IdentityVerificationOrder order) {
        String id = order.storeId();
        if (id == null) {
            return stores.byDefault();
        }
        return stores.find(id)
                .orElseThrow(() -> unknown("storeId", id, stores.all().stream().map(Store::id)));
    }

    private static StoreChannel channel(IdentityVerificationOrder order, Store store, Persona persona) {
        String key = order.channelKey();
        if (key == null) {
            return persona.findProvider().flatMap(store::findChannel).orElse(store.defaultChannel());
        }
        return store.findChannel(key)
                .orElseThrow(() ->
                        unknown("channelKey", key, store.channels().stream().map(StoreChannel::key)));
    }

    private static Agency agency(IdentityVerificationOrder order, StoreChannel channel, Persona persona) {
        List<Agency> agencies = channel.contract().agencies();
        Agency ordered = order.agency();
        if (ordered == null) {
            return persona.findAgency().filter(agencies::contains).orElse(agencies.get(0));
        }
        if (!agencies.contains(ordered)) {
            throw unknown("agency", ordered.code(), agencies.stream().map(Agency::code));
        }
        return ordered;
    }

    private String id(IdentityVerificationOrder order, StoreChannel channel) {
        String id = order.id() == null ? identifiers.lowercaseHex(ID_DIGITS) : order.id();
        IdentifierRule rule = IdentifierRule.of(channel.contract().provider());
        if (!rule.accepts(id)) {
            throw new IllegalArgumentException("id: not accepted (expected: " + rule.expected() + ")");
        }
        return id;
    }

    private static IllegalArgumentException unknown(String name, String value, Stream<String> known) {
        return new IllegalArgumentException(
                name + ": " + value + known.collect(Collectors.joining(", ", " (expected: one of ", ")")));
    }
}
