package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.Listed;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.store.ChannelType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list's {@code filter}; its times and store are read elsewhere. An empty list of values is no
 * condition. Values of enums that PortOne calls open (providers, companies) match nothing if unknown; of closed ones
 * they are refused.
 */
final class FilterText {
    private static final Map<String, String> COMPANIES =
            Map.of("DANAL", "DANAL", "KCP_V2", "KCP", "INICIS_UNIFIED", "INICIS");
    private static final Set<String> STATUSES = names(IdentityStatus.values());
    private static final Set<String> CARRIERS =
            Arrays.stream(Carrier.values()).map(Carrier::operator).collect(Collectors.toSet());
    private static final Set<String> VERSIONS = Set.of("V1", "V2");
    private static final Set<String> GENDERS = Set.of("MALE", "FEMALE", "OTHER");

    private final Members filter;
    private final Members customer;
    private final List<Predicate<Listed>> conditions = new ArrayList<>();

    FilterText(Members filter) {
        this.filter = filter;
        this.customer = new Members(filter.object("customer"));
    }

    /**
     * Returns all conditions as one.
     *
     * @throws Refusal if a value is invalid; the message names it
     */
    Predicate<Listed> conditions() {
        equal(filter, "identityVerificationId", record -> record.text("id"));
        equal(filter, "identityVerificationTxId", record -> Optional.of(record.txId()));
        equal(filter, "pgTxId", record -> record.text("pgTxId"));
        equal(filter, "pgMerchantId", record -> record.text("channel.pgMerchantId"));
        requireKnown("version", filter.textOrNull("version"), VERSIONS);
        equal(filter, "version", record -> record.text("version"));
        oneOf("statuses", STATUSES, record -> record.text("status"));
        oneOf("carriers", CARRIERS, Listed::carrier);
        oneOf("pgProviders", Set.of(), record -> record.text("channel.pgProvider"));
        oneOf("pgCompanies", Set.of(), FilterText::company);
        addTest();
        addCustomer();
        return conditions.stream().reduce(record -> true, Predicate::and);
    }

    private void addTest() {
        var isTest = filter.object().find("isTest").filter(value -> value != JsonNull.INSTANCE);
        if (isTest.isEmpty()) {
            return;
        }
        if (!(isTest.get() instanceof JsonBoolean wanted)) {
            throw Refusal.badRequest("isTest: another type (expected: true or false)");
        }
        ChannelType type = wanted.value() ? ChannelType.TEST : ChannelType.LIVE;
        conditions.add(record -> record.text("channel.type").equals(Optional.of(type.name())));
    }

    private void addCustomer() {
        equal(customer, "name", record -> record.customer("name"));
        equal(customer, "phoneNumber", record -> record.customer("phoneNumber"));
        equal(customer, "birthYear", record -> birth(record, "birthYear", 0));
        equalNumber("birthMonth", record -> birth(record, "birthMonth", 1));
        equalNumber("birthDay", record -> birth(record, "birthDay", 2));
        requireKnown("gender", customer.textOrNull("gender"), GENDERS);
        equal(customer, "gender", record -> record.customer("gender"));
    }

    /** Returns part of a finished record's birthDate, or what the merchant gave. */
    private static Optional<String> birth(Listed record, String name, int part) {
        if (!record.isVerified()) {
            return record.customer(name);
        }
        return record.customer("birthDate")
                .map(date -> date.split("-", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[part]);
    }

    private static Optional<String> company(Listed record) {
        return record.text("channel.pgProvider").map(provider -> COMPANIES.getOrDefault(provider, provider));
    }

    private void equal(Members members, String name, Function<Listed, Optional<String>> value) {
        String wanted = members.textOrNull(name);
        if (wanted != null) {
            conditions.add(record -> value.apply(record).filter(wanted::equals).isPresent());
        }
    }

    /** PortOne does not document whether months and days have two digits. */
    private void equalNumber(String name, Function<Listed, Optional<String>> value) {
        String wanted = customer.textOrNull(name);
        if (wanted != null) {
            conditions.add(record -> value.apply(record)
                    .filter(text -> withoutZero(text).equals(withoutZero(wanted)))
                    .isPresent());
        }
    }

    private static String withoutZero(String text) {
        return text.startsWith("0") ? text.substring(1) : text;
    }

    private void oneOf(String name, Set<String> known, Function<Listed, Optional<String>> value) {
        Set<String> wanted = filter.texts(name);
        if (!known.isEmpty()) {
            wanted.forEach(text -> requireKnown(name, text, known));
        }
        if (!wanted.isEmpty()) {
            conditions.add(
                    record -> value.apply(record).filter(wanted::contains).isPresent());
        }
    }

    private static void requireKnown(String name, @Nullable String given, Set<String> known) {
        if (given != null && !known.contains(given)) {
            String expected = known.stream().sorted().collect(Collectors.joining(", "));
            throw Refusal.badRequest(name + ": unknown (expected: " + expected + ")");
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
