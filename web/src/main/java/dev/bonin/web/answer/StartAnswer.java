package dev.bonin.web.answer;

import dev.bonin.ceremony.Started;
import dev.bonin.web.request.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** S5: the parameters that the page passes to {@code IMP.init} and {@code IMP.certification}. */
public final class StartAnswer {
    private final @Nullable String impCode;
    private final @Nullable String channelKey;
    private final @Nullable URI publicUrl;
    private final String scriptUrl;

    /**
     * Takes the parameters that are the same for every request.
     *
     * @param publicUrl null only in sandbox mode: then {@code m_redirect_url} is a path, which the page completes
     */
    public StartAnswer(@Nullable String impCode, @Nullable String channelKey, @Nullable URI publicUrl, URI script) {
        this.impCode = impCode;
        this.channelKey = channelKey;
        this.publicUrl = publicUrl;
        this.scriptUrl = script.toString();
    }

    /**
     * Returns the members of the answer.
     *
     * @param request the start request; its servlet mapping completes the path if there is no public URL
     * @param path the path of the servlet, relative to the public URL
     */
    public Map<String, Object> members(Started started, HttpServletRequest request, String path) {
        var portOne = new LinkedHashMap<String, Object>();
        putKnown(portOne, "imp_code", impCode);
        putKnown(portOne, "channel_key", channelKey);
        portOne.put("m_redirect_url", redirectUrl(request, path));
        portOne.put("script_url", scriptUrl);
        var members = new LinkedHashMap<String, Object>();
        members.put("merchant_uid", started.id().value());
        members.put("purpose", started.purpose());
        members.put("expires_at", started.expiresAt().toString());
        members.put("portone", portOne);
        return members;
    }

    private String redirectUrl(HttpServletRequest request, String path) {
        return (publicUrl == null ? ReceivedRequest.servletPath(request) : publicUrl + path) + "/redirect";
    }

    private static void putKnown(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
