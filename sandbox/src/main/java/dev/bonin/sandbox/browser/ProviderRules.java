package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.window.WindowOrder;

/** What a provider makes of {@code customer} and its own part of {@code bypass}. */
interface ProviderRules {

    /** Returns the order with what the page asks of this provider's window. */
    WindowOrder applyTo(WindowOrder order, RequestedCustomer customer, Members bypass) throws SdkRefusal;

    /** Returns what the page changes in the result. */
    Bypass effectOf(Members bypass) throws SdkRefusal;

    /** Returns the name of the provider's part of {@code bypass}. */
    String name();
}
