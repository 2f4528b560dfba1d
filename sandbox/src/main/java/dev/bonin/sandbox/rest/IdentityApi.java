package dev.bonin.sandbox.rest;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Faults;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.http.TypedError;
import dev.bonin.sandbox.http.TypedRefusal;
import dev.bonin.sandbox.identity.DirectVerification;
import dev.bonin.sandbox.identity.IdentityRegister;
import dev.bonin.sandbox.identity.ListPage;
import dev.bonin.sandbox.identity.ListQuery;
import dev.bonin.sandbox.identity.Listed;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** PortOne's V2 REST API. Like V1's, it is for servers and sends no CORS headers. */
public final class IdentityApi {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String ID = "identityVerificationId";

    private final Stores stores;
    private final StoreTokens tokens;
    private final StoreAccess access;
    private final IdentityRegister register;
    private final DirectVerification direct;
    private final Faults faults;
    private final Clock clock;

    public IdentityApi(
            Stores stores,
            StoreTokens tokens,
            IdentityRegister register,
            DirectVerification direct,
            Faults faults,
            Clock clock) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
        this.access = new StoreAccess(stores, tokens);
        this.register = requireNonNull(register, "register");
        this.direct = requireNonNull(direct, "direct");
        this.faults = requireNonNull(faults, "faults");
        this.clock = requireNonNull(clock, "clock");
    }

    public void mount(Router router) {
        List.of("/login", "/token", "/identity-verifications")
                .forEach(prefix -> router.errorsOf(prefix, TypedError::byStatus));
        router.errorsOfUnknownPaths(MeantForV2::is, TypedError::byStatus);
        mount(router, RestRoute.LOGIN, this::login);
        mount(router, RestRoute.REFRESH_TOKEN, this::refresh);
        mount(router, RestRoute.LIST_IDENTITY_VERIFICATIONS, this::list);
        mount(router, RestRoute.GET_IDENTITY_VERIFICATION, this::get);
        mount(router, RestRoute.SEND_IDENTITY_VERIFICATION, this::send);
        mount(router, RestRoute.RESEND_IDENTITY_VERIFICATION, this::resend);
        mount(router, RestRoute.CONFIRM_IDENTITY_VERIFICATION, this::confirm);
    }

    private void mount(Router router, RestRoute route, Handler handler) {
        router.mount(route.method(), route.template(), faults.around(route, handler, access::revoke));
    }

    private Response login(Request request) {
        String secret = new Members(request.jsonOfAnyMediaType()).text("apiSecret");
        Store store = stores.authenticate(secret).orElseThrow(StoreAccess::unauthorized);
        return answer(tokens.issue(store));
    }

    private Response refresh(Request request) {
        String token = new Members(request.jsonOfAnyMediaType()).text("refreshToken");
        return answer(tokens.refresh(token).orElseThrow(StoreAccess::unauthorized));
    }

    private static Response answer(StoreTokens.Pair pair) {
        return Response.json(
                200,
                JsonObject.empty().with("accessToken", pair.accessToken()).with("refreshToken", pair.refreshToken()));
    }

    private Response get(Request request) {
        Store store = permittedByQuery(request);
        JsonObject report = register.find(store, request.pathValue(ID))
                .orElseThrow(() -> TypedRefusal.of(ErrorType.IDENTITY_VERIFICATION_NOT_FOUND, "본인인증 건이 존재하지 않습니다."));
        return Response.json(200, report);
    }

    private Response list(Request request) {
        Store caller = access.require(request);
        ListText text = ListText.of(request);
        ListQuery query = text.query(clock.instant());
        ListPage page = register.list(StoreAccess.permitted(caller, text.storeId()), query);
        return Response.json(
                200,
                JsonObject.empty()
                        .with("items", JsonArray.of(page.records().stream().map(Listed::report)))
                        .with(
                                "page",
                                JsonObject.empty()
                                        .with("number", query.number())
                                        .with("size", query.size())
                                        .with("totalCount", page.totalCount())));
    }

    private Response send(Request request) {
        Store caller = access.require(request);
        Members body = new Members(request.jsonOfAnyMediaType());
        Store store = StoreAccess.permitted(caller, body.textOrNull("storeId"));
        direct.send(store, request.pathValue(ID), SendText.read(body, store, today()));
        return Response.json(200, JsonObject.empty());
    }

    private Response resend(Request request) {
        direct.resend(permittedByQuery(request), request.pathValue(ID));
        return Response.json(200, JsonObject.empty());
    }

    private Response confirm(Request request) {
        Store caller = access.require(request);
        Members body = new Members(request.jsonOfAnyMediaType());
        Store store = StoreAccess.permitted(caller, body.textOrNull("storeId"));
        JsonObject report = direct.confirm(store, request.pathValue(ID), body.textOrNull("otp"));
        return Response.json(200, JsonObject.empty().with("identityVerification", report));
    }

    private Store permittedByQuery(Request request) {
        Store caller = access.require(request);
        return StoreAccess.permitted(caller, request.query().get("storeId"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SEOUL);
    }
}
