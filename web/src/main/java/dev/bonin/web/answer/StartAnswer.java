package dev.bonin.web.answer;

import dev.bonin.ceremony.Started;
import dev.bonin.source.PortOneApi;
import dev.bonin.web.request.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * S5: the parameters that the page passes to {@code IMP.init} and {@code IMP.certification}, or to {@code
 * PortOne.requestIdentityVerification}.
 */
public final class StartAnswer {
    private final WindowParameters windows;
    private final Function<PortOneApi, URI> scripts;
    private final @Nullable URI publicUrl;

    /**
     * Takes the parameters that are the same for every request.
     *
     * @param scripts returns where pages load the script of an API from
     * @param publicUrl null only in sandbox mode: then the address of the redirect is a path, which the page completes
     */
    public StartAnswer(WindowParameters windows, Function<PortOneApi, URI> scripts, @Nullable URI publicUrl) {
        this.windows = windows;
        this.scripts = scripts;
        this.publicUrl = publicUrl;
    }

    /**
     * Returns the members of the answer.
     *
     * @param request the start request; its servlet mapping completes the path if there is no public URL
     * @param path the path of the servlet, relative to the public URL
     * @param endpoint the endpoint of the servlet that the window comes back to on a phone
     */
    public Map<String, Object> members(Started started, HttpServletRequest request, String path, String endpoint) {
        var redirectUrl = (publicUrl == null ? ReceivedRequest.servletPath(request) : publicUrl + path) + endpoint;
        var members = new LinkedHashMap<String, Object>();
        members.put(id(started), started.id().value());
        members.put("purpose", started.purpose());
        members.put("expires_at", started.expiresAt().toString());
        members.put(
                "portone",
                switch (started.api()) {
                    case V1 -> ofV1(redirectUrl);
                    case V2 -> ofV2(started, redirectUrl);
                });
        return members;
    }

    private static String id(Started started) {
        return switch (started.api()) {
            case V1 -> "merchant_uid";
            case V2 -> "identity_verification_id";
        };
    }

    private Map<String, Object> ofV1(String redirectUrl) {
        var portOne = new LinkedHashMap<String, Object>();
        var parameters = windows.v1();
        if (parameters != null) {
            portOne.put("imp_code", parameters.impCode());
            putKnown(portOne, "channel_key", parameters.channelKey());
        }
        portOne.put("m_redirect_url", redirectUrl);
        portOne.put("script_url", scripts.apply(PortOneApi.V1).toString());
        return portOne;
    }

    /** The request is in the words of PortOne's script, which takes it as it is. */
    private Map<String, Object> ofV2(Started started, String redirectUrl) {
        var request = new LinkedHashMap<String, Object>();
        var parameters = windows.v2();
        if (parameters != null) {
            request.put("storeId", parameters.storeId());
            request.put("channelKey", parameters.channelKey());
        }
        request.put("identityVerificationId", started.id().value());
        request.put("redirectUrl", redirectUrl);
        return Map.of(
                "request", request, "script_url", scripts.apply(PortOneApi.V2).toString());
    }

    private static void putKnown(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
