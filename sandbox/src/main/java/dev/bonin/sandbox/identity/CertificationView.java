package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.CertificationReport;
import dev.bonin.sandbox.certification.Completion;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certification of V1 in the form of V2, with {@code version} V1 and the {@code imp_uid} as both ids. It is
 * translated from V1's own answer, so that a test's overrides hold on both. Null and empty values of V1 are absent.
 */
final class CertificationView {
    private final Certification certification;
    private final JsonObject v1;

    private CertificationView(Certification certification) {
        this.certification = certification;
        this.v1 = CertificationReport.of(certification);
    }

    static Listed of(Certification certification) {
        return new Listed(new CertificationView(certification).report(), certification.impUid(), null);
    }

    private JsonObject report() {
        boolean certified = v1.find("certified").equals(Optional.of(new JsonBoolean(true)));
        Present report = new Present()
                .put("status", (certified ? IdentityStatus.VERIFIED : IdentityStatus.READY).name())
                .put("id", text("imp_uid"))
                .put("channel", channel());
        if (certified) {
            report.put("verifiedCustomer", verifiedCustomer());
        } else {
            report.put("requestedCustomer", JsonObject.empty());
        }
        addTimes(report, certified);
        report.put("pgTxId", text("pg_tid"));
        if (certified) {
            report.put(
                    "pgRawResponse",
                    new Present().put("TID", text("pg_tid")).toJson().print());
        }
        return report.put("version", "V1").toJson();
    }

    private void addTimes(Present report, boolean certified) {
        Instant changed = certified ? certifiedAt() : certification.openedAt();
        report.put("requestedAt", certification.openedAt())
                .put("updatedAt", changed)
                .put("statusChangedAt", changed);
        if (certified) {
            report.put("verifiedAt", changed);
        }
    }

    /** V1's time has whole seconds: the record's own is used, unless a test has overridden it. */
    private Instant certifiedAt() {
        Completion completion = certification.completion();
        Instant own = completion == null ? certification.openedAt() : completion.at();
        return v1.find("certified_at")
                .filter(JsonNumber.class::isInstance)
                .flatMap(value -> instant((JsonNumber) value))
                .filter(at -> at.getEpochSecond() != own.getEpochSecond())
                .orElse(own);
    }

    private static Optional<Instant> instant(JsonNumber seconds) {
        try {
            return seconds.findLong().stream().mapToObj(Instant::ofEpochSecond).findFirst();
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private JsonObject channel() {
        Channel channel = certification.channel();
        return new Present()
                .put("type", ChannelType.TEST.name())
                .put("key", channel.key())
                .put("name", channel.key())
                .put("pgProvider", provider(text("pg_provider"), channel))
                .put("pgMerchantId", channel.mid())
                .toJson();
    }

    private static String provider(@Nullable String code, Channel channel) {
        String given = code == null ? channel.provider().code() : code;
        return Provider.find(given).map(Enum::name).orElse(given.toUpperCase(Locale.ROOT));
    }

    private JsonObject verifiedCustomer() {
        String carrier = text("carrier");
        String gender = text("gender");
        return new Present()
                .put("name", text("name"))
                .put("operator", carrier == null ? null : carrier.replace("LGT", "LGU"))
                .put("phoneNumber", text("phone"))
                .put("birthDate", text("birthday"))
                .put("gender", gender == null ? null : gender.toUpperCase(Locale.ROOT))
                .put("isForeigner", foreigner())
                .put("ci", text("unique_key"))
                .put("di", text("unique_in_site"))
                .toJson();
    }

    private @Nullable Boolean foreigner() {
        return v1.find("foreigner_v2")
                .filter(JsonBoolean.class::isInstance)
                .map(value -> ((JsonBoolean) value).value())
                .orElse(null);
    }

    private @Nullable String text(String name) {
        return v1.findString(name).filter(text -> !text.isEmpty()).orElse(null);
    }
}
