package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.window.WindowOrder;
import java.util.Set;

/** NHN KCP: the person types everything; {@code web_siteid} names the site of the DI. */
final class KcpRules implements ProviderRules {

    @Override
    public String name() {
        return "kcpV2";
    }

    @Override
    public WindowOrder applyTo(WindowOrder order, RequestedCustomer customer, Members bypass) {
        return order;
    }

    @Override
    public Bypass effectOf(Members bypass) {
        String site = bypass.textOrNull("web_siteid");
        return new Bypass(Set.of(), site == null || site.isBlank() ? null : site);
    }
}
