package dev.bonin.sandbox.http;

/** Header values of every page of the sandbox. */
final class PageHeaders {
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
    static final String FRAME_OPTIONS = "X-Frame-Options";

    private PageHeaders() {}
}
