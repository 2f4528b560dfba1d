package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.core.env.Environment;

/**
 * Refuses the start if the web server would take client addresses from headers that clients can invent. Spring's
 * {@code ForwardedHeaderFilter} is harmless: budgets read the request that it wraps. So is Tomcat, which skips proxies
 * from the right. Jetty takes the leftmost address and keeps no other.
 */
final class ForwardHeaderRules {
    private static final String STRATEGY = "server.forward-headers-strategy";
    private static final String NATIVE = "native";

    private final Environment environment;

    ForwardHeaderRules(Environment environment) {
        this.environment = environment;
    }

    void require(ListableBeanFactory beans) {
        if (isNative() && isJetty(beans)) {
            throw new RefusedStartException(
                    "Jetty believes the leftmost address of X-Forwarded-For, which every caller can invent, so no limit of calls would work.",
                    "Set " + STRATEGY
                            + " to framework, or to none, and bonin.web.trusted-proxies to the addresses of your proxies.");
        }
    }

    /** Returns whether the web server reads the headers. Spring Boot's default depends on the cloud that it detects. */
    private boolean isNative() {
        var set = environment.getProperty(STRATEGY);
        var cloud = CloudPlatform.getActive(environment);
        return set == null ? cloud != null && cloud.isUsingForwardHeaders() : NATIVE.equalsIgnoreCase(set.strip());
    }

    private static boolean isJetty(ListableBeanFactory beans) {
        for (var name : beans.getBeanNamesForType(WebServerFactory.class, true, false)) {
            if (isJetty(beans.getType(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJetty(@Nullable Class<?> factory) {
        return factory != null && factory.getName().contains(".jetty.");
    }
}
