package dev.bonin.sandbox.settings;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.rest.AnswerStyle;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
import java.util.List;

/**
 * Who is in a sandbox, and how it behaves. Immutable; every {@code with...} method returns a copy.
 *
 * @param merchants of PortOne V1, at least one; the first is the default
 * @param stores of PortOne V2, at least one; the first is the default
 * @param limits of verifications without a window
 * @param answers of PortOne V1, where its documentation leaves them open
 * @param personas of your own, besides the built-in ones
 */
public record Contents(
        List<Merchant> merchants,
        List<Store> stores,
        AttemptLimits limits,
        AnswerStyle answers,
        List<Persona> personas) {

    public Contents {
        merchants = new Merchants(merchants).all();
        stores = new Stores(stores).all();
        requireNonNull(limits, "limits");
        requireNonNull(answers, "answers");
        personas = List.copyOf(personas);
    }

    /** Returns the merchant printed in PortOne's guide, and an invented store. */
    public static Contents defaults() {
        return new Contents(
                List.of(Merchant.example()),
                List.of(Store.example()),
                AttemptLimits.defaults(),
                AnswerStyle.defaults(),
                List.of());
    }

    public Contents withMerchants(List<Merchant> others) {
        return new Contents(others, stores, limits, answers, personas);
    }

    public Contents withStores(List<Store> others) {
        return new Contents(merchants, others, limits, answers, personas);
    }

    public Contents withLimits(AttemptLimits others) {
        return new Contents(merchants, stores, others, answers, personas);
    }

    public Contents withAnswers(AnswerStyle others) {
        return new Contents(merchants, stores, limits, others, personas);
    }

    public Contents withPersonas(List<Persona> others) {
        return new Contents(merchants, stores, limits, answers, others);
    }
}
