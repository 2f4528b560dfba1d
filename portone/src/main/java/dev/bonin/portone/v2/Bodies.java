package dev.bonin.portone.v2;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes what is sent to PortOne. What is null is left out. */
final class Bodies {
    private static final JsonFactory JSON = new JsonFactory();

    private Bodies() {}

    static byte[] send(SendOrder order, @Nullable String storeId) {
        return object(json -> {
            text(json, "storeId", storeId);
            text(json, "channelKey", order.channelKey());
            json.writeName("customer");
            customer(json, order.customer());
            text(json, "customData", order.customData());
            text(json, "operator", order.operator().name());
            text(json, "method", order.method().name());
            bypass(json, order.device());
        });
    }

    /** Other providers leave KCP's part aside. */
    private static void bypass(JsonGenerator json, SendOrder.@Nullable Device device) {
        if (device != null) {
            json.writeName("bypass");
            json.writeStartObject();
            json.writeName("kcpV2");
            json.writeStartObject();
            text(json, "media_type", device.code());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void customer(JsonGenerator json, SendOrder.Customer customer) {
        json.writeStartObject();
        text(json, "name", customer.name());
        text(json, "phoneNumber", customer.phoneNumber());
        text(json, "identityNumber", customer.identityNumber());
        text(json, "ipAddress", customer.ipAddress());
        json.writeEndObject();
    }

    /** Of a confirmation: an object even if there is nothing to say. */
    static byte[] confirm(@Nullable String otp, @Nullable String storeId) {
        return object(json -> {
            text(json, "storeId", storeId);
            text(json, "otp", otp);
        });
    }

    static byte[] list(ListQuery query, @Nullable String storeId) {
        return object(json -> {
            json.writeName("page");
            json.writeStartObject();
            json.writeNumberProperty("number", query.page());
            json.writeNumberProperty("size", query.size());
            json.writeEndObject();
            json.writeName("filter");
            filter(json, query, storeId);
        });
    }

    private static void filter(JsonGenerator json, ListQuery query, @Nullable String storeId) {
        json.writeStartObject();
        text(json, "storeId", storeId);
        text(json, "from", query.from());
        text(json, "until", query.until());
        if (query.isTest() != null) {
            json.writeBooleanProperty("isTest", query.isTest());
        }
        if (!query.statuses().isEmpty()) {
            json.writeName("statuses");
            json.writeStartArray();
            query.statuses().stream().sorted().forEach(status -> json.writeString(status.name()));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static byte[] object(Consumer<JsonGenerator> members) {
        var body = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return body.toByteArray();
    }
}
