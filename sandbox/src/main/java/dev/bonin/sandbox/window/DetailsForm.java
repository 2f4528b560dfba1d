package dev.bonin.sandbox.window;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.IdentityNumber;
import dev.bonin.sandbox.persona.InventedPhone;
import dev.bonin.sandbox.persona.PersonName;
import dev.bonin.sandbox.persona.SeventhDigit;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the second screen of the window. All errors are reported at once, in the order of the fields. */
final class DetailsForm {
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern MOBILE_NUMBER = Pattern.compile("01[0-9]{8,9}");
    private static final Set<String> CONSENTS = Set.of("personal", "identifier", "carrier", "service");
    private static final String THIRD_PARTY_CONSENT = "third_party";

    private final JsonObject typed;
    private final WindowOrder order;
    private final LocalDate today;
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** @param today in Seoul; a later birthday is invalid */
    DetailsForm(JsonObject typed, WindowOrder order, LocalDate today) {
        this.typed = typed;
        this.order = order;
        this.today = today;
    }

    /** Returns the details; empty if a field is invalid, then see {@link #complaint}. */
    Optional<Details> read() {
        Agency agency = readAgency();
        Carrier carrier = WindowKind.of(order.provider()) == WindowKind.AGENCIES ? null : readCarrier();
        checkConsents(carrier);
        String name = readName();
        String birth6 = field("birth6", text -> SIX_DIGITS.matcher(text).matches());
        SeventhDigit seventhDigit = readSeventhDigit();
        LocalDate birthday = birthday(birth6, seventhDigit);
        String phone = readPhone();
        return faults.isEmpty()
                ? Optional.of(new Details(
                        name,
                        requireNonNull(birthday),
                        requireNonNull(seventhDigit),
                        phone,
                        carrier,
                        requireNonNull(agency)))
                : Optional.empty();
    }

    Complaint complaint() {
        return Complaint.aboutFields(Collections.unmodifiableMap(new LinkedHashMap<>(faults)));
    }

    private @Nullable Agency readAgency() {
        String code = typed.findString("agency").orElse("");
        Optional<Agency> agency = order.agencies().stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
        return orRequired("agency", agency);
    }

    private @Nullable Carrier readCarrier() {
        String code = typed.findString("carrier").orElse("");
        Optional<Carrier> carrier = order.carriers().stream()
                .filter(candidate -> candidate.name().equals(code))
                .findFirst();
        return orRequired("carrier", carrier);
    }

    private <T> @Nullable T orRequired(String field, Optional<T> value) {
        if (value.isEmpty()) {
            faults.put(field, "required");
        }
        return value.orElse(null);
    }

    private void checkConsents(@Nullable Carrier carrier) {
        Set<String> given = typed.find("consents").filter(JsonArray.class::isInstance).stream()
                .flatMap(value -> ((JsonArray) value).elements().stream())
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .collect(Collectors.toSet());
        boolean mvno = carrier != null
                && List.of(Carrier.SKT_MVNO, Carrier.KT_MVNO, Carrier.LGT_MVNO).contains(carrier);
        if (!given.containsAll(CONSENTS) || (mvno && !given.contains(THIRD_PARTY_CONSENT))) {
            faults.put("consents", "required");
        }
    }

    private String readName() {
        return field("name", PersonName::is);
    }

    private @Nullable SeventhDigit readSeventhDigit() {
        String digit = field("digit7", text -> SeventhDigit.of(text).isPresent());
        return SeventhDigit.of(digit).orElse(null);
    }

    private @Nullable LocalDate birthday(String birth6, @Nullable SeventhDigit seventhDigit) {
        if (seventhDigit == null || faults.containsKey("birth6")) {
            return null;
        }
        Optional<IdentityNumber> number = IdentityNumber.of(birth6, seventhDigit, today);
        if (number.isEmpty()) {
            faults.put("birth6", "date");
        }
        return number.map(IdentityNumber::birthday).orElse(null);
    }

    private String readPhone() {
        String digits = text("phone").replaceAll("[ -]", "");
        if (digits.isEmpty()) {
            faults.put("phone", "required");
        } else if (!MOBILE_NUMBER.matcher(digits).matches()) {
            faults.put("phone", "format");
        } else if (!InventedPhone.is(digits)) {
            faults.put("phone", "invented");
        }
        return digits;
    }

    private String field(String name, Predicate<String> wellFormed) {
        String text = text(name);
        if (text.isEmpty()) {
            faults.put(name, "required");
        } else if (!wellFormed.test(text)) {
            faults.put(name, "format");
        }
        return text;
    }

    private String text(String name) {
        return PersonName.normalise(fixed(name).or(() -> typed.findString(name)).orElse(""));
    }

    /** The page's own value, if the person cannot change it, whatever a script may send instead. */
    private Optional<String> fixed(String name) {
        WindowOrder.Prefill prefill = order.prefill();
        String value = switch (name) {
            case "name" -> prefill.name();
            case "phone" -> prefill.phone();
            case "birth6" -> prefill.birth6();
            default -> null;
        };
        return Optional.ofNullable(value).filter(given -> prefill.fixed());
    }
}
