package dev.bonin.web;

import dev.bonin.secret.PageToken;
import dev.bonin.web.request.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the page of guardians.
 *
 * @param publicUrl where browsers reach the application; null only in sandbox mode
 * @param path the path of the servlet, relative to it
 */
record GuardianLinks(@Nullable URI publicUrl, String path) {

    /** Returns the page for a guardian's browser that is here. */
    String page(HttpServletRequest request) {
        return (publicUrl == null ? ReceivedRequest.servletPath(request) : publicUrl + path) + GuardianEndpoints.PAGE;
    }

    /** Returns the link for a guardian: complete with a public URL, else from the root of the host. */
    URI of(PageToken token) {
        return URI.create((publicUrl == null ? "" : publicUrl) + path + GuardianEndpoints.PAGE + "#" + token.reveal());
    }
}
