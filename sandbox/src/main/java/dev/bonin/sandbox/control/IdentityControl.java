package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.TextMessage;
import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.carrier.TextMessages;
import dev.bonin.sandbox.http.CallerGuard;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.identity.IdentityOrderDesk;
import dev.bonin.sandbox.identity.IdentityVerification;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;

/**
 * The part of {@code /sandbox/...} about PortOne V2's records without a browser, and the text messages that people get.
 */
public final class IdentityControl {
    private final IdentityOrderDesk orders;
    private final TextMessages messages;

    public IdentityControl(IdentityOrderDesk orders, TextMessages messages) {
        this.orders = requireNonNull(orders, "orders");
        this.messages = requireNonNull(messages, "messages");
    }

    public void mount(Router router, CallerGuard guard) {
        ControlApi.mount(router, guard, "POST", "/sandbox/identity-verifications", this::makeRecord);
        ControlApi.mount(router, guard, "GET", "/sandbox/messages", request -> listMessages());
    }

    private Response makeRecord(Request request) {
        IdentityVerification made = orders.fulfil(IdentityOrderText.read(request.json()));
        return Response.json(
                201,
                JsonObject.empty()
                        .with("identityVerificationId", made.id())
                        .with("identityVerificationTxId", made.txId()));
    }

    private Response listMessages() {
        return Response.json(
                200,
                JsonObject.empty()
                        .with("messages", JsonArray.of(messages.all().stream().map(IdentityControl::describe))));
    }

    private static JsonObject describe(TextMessage message) {
        JsonObject at = JsonObject.empty().with("at", message.at().toString());
        return describe(message.sender(), at).with("phone", message.phone()).with("code", message.code());
    }

    private static JsonObject describe(Sender sender, JsonObject message) {
        if (sender instanceof Sender.OfMerchant merchant) {
            return message.with("merchant", merchant.merchant()).with("imp_uid", merchant.impUid());
        }
        Sender.OfStore store = (Sender.OfStore) sender;
        return message.with("storeId", store.storeId()).with("identityVerificationId", store.identityVerificationId());
    }
}
