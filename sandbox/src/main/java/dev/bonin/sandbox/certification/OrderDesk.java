package dev.bonin.sandbox.certification;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates records as ordered, without a browser. */
public final class OrderDesk {
    private final Merchants merchants;
    private final Personas personas;
    private final Certifications certifications;

    public OrderDesk(Merchants merchants, Personas personas, Certifications certifications) {
        this.merchants = requireNonNull(merchants, "merchants");
        this.personas = requireNonNull(personas, "personas");
        this.certifications = requireNonNull(certifications, "certifications");
    }

    /**
     * Creates the record. It is certified unless the order or the persona's ending says otherwise.
     *
     * @throws IllegalArgumentException if the order names something that does not exist; the message lists what exists
     */
    public Certification fulfil(CertificationOrder order) {
        Persona persona = persona(order);
        Merchant merchant = merchant(order).ofTier(order.tier());
        Channel channel = channel(order, merchant, persona);
        Agency agency = agency(order, channel, persona);
        String impUid = certifications
                .open(merchant, channel, order.merchantUid(), order.origin())
                .impUid();
        if (persona.ending() == Ending.CERTIFIED && !isToStayUncertified(order)) {
            certifications.certify(impUid, personas.today(persona), agency);
        }
        return certifications.override(impUid, order.overrides());
    }

    private static boolean isToStayUncertified(CertificationOrder order) {
        return order.overrides()
                .fields()
                .find("certified")
                .filter(value -> !value.equals(new JsonBoolean(true)))
                .isPresent();
    }

    private Persona persona(CertificationOrder order) {
        return personas.find(order.persona())
                .orElseThrow(() -> unknown(
                        "persona", order.persona(), personas.all().stream().map(Persona::id)));
    }

    private Merchant merchant(CertificationOrder order) {
        String code = order.merchantCode();
        if (code == null) {
            return merchants.byDefault();
        }
        return merchants
                .findByCode(code)
                .orElseThrow(
                        () -> unknown("merchant", code, merchants.all().stream().map(Merchant::code)));
    }

    private static Channel channel(CertificationOrder order, Merchant merchant, Persona persona) {
        String key = order.channelKey();
        if (key == null) {
            return persona.findProvider().flatMap(merchant::findChannel).orElse(merchant.defaultChannel());
        }
        return merchant.findChannel(key)
                .or(() -> merchant.findChannelByPg(key))
                .orElseThrow(() ->
                        unknown("channel", key, merchant.channels().stream().map(Channel::key)));
    }

    private static Agency agency(CertificationOrder order, Channel channel, Persona persona) {
        List<Agency> agencies = channel.agencies();
        Agency ordered = order.agency();
        if (ordered == null) {
            Optional<Agency> usual = persona.findAgency().filter(agencies::contains);
            return usual.orElse(agencies.get(0));
        }
        if (!agencies.contains(ordered)) {
            throw unknown("agency", ordered.code(), agencies.stream().map(Agency::code));
        }
        return ordered;
    }

    private static IllegalArgumentException unknown(String name, String value, Stream<String> known) {
        return new IllegalArgumentException(
                name + ": " + value + known.collect(Collectors.joining(", ", " (expected: one of ", ")")));
    }
}
