package dev.bonin.server.webhook;

import dev.bonin.application.UnusableApplicationException;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.server.application.ApplicationSettings.Declared;
import dev.bonin.webhook.EndpointUrl;
import dev.bonin.webhook.WebhookSecret;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The webhooks of the applications in the settings.
 *
 * @param urls by application
 * @param secrets by application, one or two each
 */
record DeclaredWebhooks(Map<String, String> urls, Map<String, List<WebhookSecret>> secrets) {
    private static final int MOST_SECRETS = 2;

    DeclaredWebhooks {
        urls = Map.copyOf(urls);
        secrets = Map.copyOf(secrets);
    }

    /**
     * Reads the webhooks.
     *
     * @param internal whether plain http is allowed
     * @throws RefusedStartException if one cannot be used
     */
    static DeclaredWebhooks of(ApplicationSettings settings, boolean internal) {
        var urls = new TreeMap<String, String>();
        var secrets = new TreeMap<String, List<WebhookSecret>>();
        settings.applications().forEach((name, declared) -> {
            var setting = "bonin.applications." + name;
            var url = declared.webhookUrl();
            requireBoth(setting, declared);
            if (url != null) {
                urls.put(name, usable(setting, url, internal));
                secrets.put(name, secrets(setting, declared.webhookSecret()));
            }
        });
        return new DeclaredWebhooks(urls, secrets);
    }

    private static void requireBoth(String setting, Declared declared) {
        if ((declared.webhookUrl() == null) != declared.webhookSecret().isEmpty()) {
            throw new RefusedStartException(
                    setting + " has a webhook-url or a webhook-secret, but not both.",
                    "Set both, or remove the other. A secret: echo whsec_$(openssl rand -base64 32)");
        }
    }

    private static String usable(String setting, String url, boolean internal) {
        try {
            EndpointUrl.require(url, internal);
            return url;
        } catch (UnusableApplicationException unusable) {
            throw new RefusedStartException(
                    setting + ".webhook-url cannot be used: " + unusable.getMessage() + ".",
                    "Correct it, or remove it.");
        }
    }

    /** Parses secrets. The message of a failure does not quote the value. */
    private static List<WebhookSecret> secrets(String setting, List<String> texts) {
        if (texts.size() > MOST_SECRETS) {
            throw new RefusedStartException(
                    setting + ".webhook-secret has more than two secrets.",
                    "Leave the new one and the one that it replaces.");
        }
        return texts.stream()
                .map(text -> WebhookSecret.tryParse(text.strip())
                        .orElseThrow(() -> new RefusedStartException(
                                setting + ".webhook-secret is not a secret of Standard Webhooks.",
                                "Set it to whsec_ and 24 to 64 random bytes in base64: echo whsec_$(openssl rand"
                                        + " -base64 32)")))
                .toList();
    }
}
