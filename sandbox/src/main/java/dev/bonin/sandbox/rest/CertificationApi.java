package dev.bonin.sandbox.rest;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.CertificationReport;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.certification.Confirmation;
import dev.bonin.sandbox.certification.OtpCertification;
import dev.bonin.sandbox.certification.OtpOrder;
import dev.bonin.sandbox.fault.Faults;
import dev.bonin.sandbox.http.Envelope;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** PortOne's V1 REST API. It is for servers: it sends no CORS headers, like the real one. */
public final class CertificationApi {
    private static final String BEARER = "Bearer ";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Merchants merchants;
    private final Certifications certifications;
    private final OtpCertification otp;
    private final Tokens tokens;
    private final Faults faults;
    private final Clock clock;
    private final AnswerStyle style;

    public CertificationApi(
            Merchants merchants,
            Certifications certifications,
            OtpCertification otp,
            Tokens tokens,
            Faults faults,
            Clock clock,
            AnswerStyle style) {
        this.merchants = requireNonNull(merchants, "merchants");
        this.certifications = requireNonNull(certifications, "certifications");
        this.otp = requireNonNull(otp, "otp");
        this.tokens = requireNonNull(tokens, "tokens");
        this.faults = requireNonNull(faults, "faults");
        this.clock = requireNonNull(clock, "clock");
        this.style = requireNonNull(style, "style");
    }

    public void mount(Router router) {
        mount(router, RestRoute.GET_TOKEN, this::getToken);
        mount(router, RestRoute.GET_CERTIFICATION, this::getCertification);
        mount(router, RestRoute.DELETE_CERTIFICATION, this::deleteCertification);
        mount(router, RestRoute.REQUEST_OTP, this::requestOtp);
        mount(router, RestRoute.CONFIRM_OTP, this::confirmOtp);
    }

    private void mount(Router router, RestRoute route, Handler handler) {
        Handler faulty = faults.around(route, handler, this::revokePresentedToken);
        router.mount(route.method(), route.template(), style.around(faulty));
    }

    private Response getToken(Request request) {
        Credentials given = Credentials.of(request);
        Merchant merchant = merchants
                .authenticate(given.impKey(), given.impSecret())
                .orElseThrow(() -> new Refusal(401, "인증에 실패하였습니다. API키와 secret을 확인하세요."));
        Token token = tokens.issue(merchant);
        return Envelope.success(JsonObject.empty()
                .with("access_token", token.text())
                .with("now", tokens.nowSeconds())
                .with("expired_at", token.expiredAt()));
    }

    private Response getCertification(Request request) {
        Merchant merchant = authenticated(request);
        return report(certifications.find(merchant, request.pathValue("imp_uid")));
    }

    /** PortOne does not document the answer to an erasure; this returns the last record before it. */
    private Response deleteCertification(Request request) {
        Merchant merchant = authenticated(request);
        return report(certifications.erase(merchant, request.pathValue("imp_uid")));
    }

    private Response requestOtp(Request request) {
        Merchant merchant = authenticated(request);
        OtpOrder order = OtpText.read(BodyFields.of(request), merchant, LocalDate.ofInstant(clock.instant(), SEOUL));
        return Envelope.success(
                JsonObject.empty().with("imp_uid", otp.request(merchant, order).impUid()));
    }

    /** The guide for NHN KCP repeats {@code imp_uid} in the body; the one of the path counts. */
    private Response confirmOtp(Request request) {
        Merchant merchant = authenticated(request);
        String code = BodyFields.of(request).textOrNull("otp");
        Confirmation confirmation = otp.confirm(merchant, request.pathValue("imp_uid"), code);
        return confirmation instanceof Confirmation.Done done
                ? Envelope.success(CertificationReport.of(done.certification()))
                : refused(((Confirmation.Refused) confirmation).failure());
    }

    private Response refused(ProviderFailure failure) {
        return Envelope.failure(style.refusedCodeStatus(), style.refusedCode(), failure.message());
    }

    /** A record of another merchant gets the same answer as one that does not exist. */
    private static Response report(Optional<Certification> found) {
        return Envelope.success(CertificationReport.of(found.orElseThrow(() -> new Refusal(404, "인증결과가 존재하지 않습니다."))));
    }

    private Merchant authenticated(Request request) {
        Supplier<Refusal> unauthorized = () -> new Refusal(401, "Unauthorized");
        String token = presentedToken(request).orElseThrow(unauthorized);
        return ofTier(request, tokens.authenticate(token).orElseThrow(unauthorized));
    }

    /** A sub-merchant uses the keys of its parent, and says which one it is (PortOne guide, agency-and-tier). */
    private static Merchant ofTier(Request request, Merchant merchant) {
        try {
            return merchant.ofTier(request.header("Tier").orElse(null));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.badRequest("Tier: unreadable (expected: three upper-case letters or digits)");
        }
    }

    private boolean revokePresentedToken(Request request) {
        return presentedToken(request).filter(tokens::revoke).isPresent();
    }

    /** Reads {@code Authorization}, with or without the word Bearer; if it is missing, the legacy header. */
    private static Optional<String> presentedToken(Request request) {
        return request.header("Authorization")
                .map(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? value.substring(BEARER.length())
                        : value)
                .or(() -> request.header("X-ImpTokenHeader"))
                .map(String::strip);
    }
}
