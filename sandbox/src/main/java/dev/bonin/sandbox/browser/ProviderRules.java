package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.window.WindowOrder;

/** What a provider makes of {@code customer} and its own part of {@code bypass}. */
interface ProviderRules {

    /**
     * Checks a part of {@code bypass} that the page gave, even an empty one.
     *
     * @throws SdkRefusal if it lacks what the schema requires
     */
    default void require(Members bypass) throws SdkRefusal {}

    /** Returns the order with what the page asks of this provider's window. */
    WindowOrder applyTo(WindowOrder order, RequestedCustomer customer, Members bypass) throws SdkRefusal;

    /** Returns what the page changes in the result. */
    Bypass effectOf(Members bypass) throws SdkRefusal;

    /** Returns the name of the provider's part of {@code bypass}. */
    String name();
}
