package dev.bonin.webhook;

import java.util.List;
import java.util.Map;

/** The secrets that sign the webhooks of each application: of the settings, or stored and sealed. */
final class WebhookSecrets {
    private final Map<String, List<WebhookSecret>> declared;
    private final WebhookEndpoints endpoints;
    private final SecretSealer sealer;

    WebhookSecrets(Map<String, List<WebhookSecret>> declared, WebhookEndpoints endpoints, SecretSealer sealer) {
        this.declared = Map.copyOf(declared);
        this.endpoints = endpoints;
        this.sealer = sealer;
    }

    /** Returns whether there is one: the endpoint may be declared on another node, or have no secret yet. */
    boolean areKnown(WebhookEndpoint endpoint) {
        return endpoint.declared()
                ? declared.containsKey(endpoint.application())
                : !endpoints.secrets(endpoint.application()).isEmpty();
    }

    /**
     * Returns the secrets that sign now; empty if none is known.
     *
     * @throws dev.bonin.sealing.SealingException if a stored one does not open
     */
    List<WebhookSecret> of(WebhookEndpoint endpoint) {
        return endpoint.declared()
                ? declared.getOrDefault(endpoint.application(), List.of())
                : endpoints.secrets(endpoint.application()).stream()
                        .map(sealer::open)
                        .map(WebhookSecret::new)
                        .toList();
    }
}
