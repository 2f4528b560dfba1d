package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.DiSite;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.window.WindowOrder;

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
        JsonObject whole = JsonObject.empty().with(name(), bypass.object());
        return Bypass.none().withSite(DiSite.named(Provider.KCP_V2, whole));
    }
}
