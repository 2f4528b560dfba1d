package dev.bonin.sandbox.merchant;

import static dev.bonin.sandbox.merchant.Agency.FINANCIAL_CERTIFICATE;
import static dev.bonin.sandbox.merchant.Agency.KAKAO;
import static dev.bonin.sandbox.merchant.Agency.NAVER;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that each provider reports, as one table. Sources: PortOne guide "identity-verification" (the provider
 * notes), PortOne V1 OpenAPI CertificationAnnotation; null gender for Naver and financial certificates was seen in real
 * answers. Kakao and Naver report neither gender nor foreigner: the window asks the person for both, unchecked, unless
 * the page says {@code FRGNDInfo=N} (PortOne's browser SDK schema).
 */
final class ProviderProfile {
    private static final List<Agency> PHONE_AGENCIES = List.of(Agency.SMS, Agency.PASS);
    private static final List<Agency> UNIFIED_AGENCIES = List.of(
            Agency.PASS,
            NAVER,
            KAKAO,
            Agency.TOSS,
            Agency.PAYCO,
            FINANCIAL_CERTIFICATE,
            Agency.SHINHAN,
            Agency.KB,
            Agency.SAMSUNG_PASS,
            Agency.HANA,
            Agency.WOORI,
            Agency.NH,
            Agency.KAKAOBANK);

    static final ProviderProfile DANAL = new ProviderProfile(
            PHONE_AGENCIES,
            Map.of(
                    PersonField.GENDER, always(),
                    PersonField.FOREIGNER, onlyWith(AddOn.FOREIGNER, Presence.NULL),
                    PersonField.PHONE, onlyWith(AddOn.PHONE, Presence.KEY_ABSENT),
                    PersonField.CARRIER, onlyWith(AddOn.CARRIER, Presence.KEY_ABSENT),
                    PersonField.CI, always(),
                    PersonField.DI, always()));

    static final ProviderProfile KCP_V2 = new ProviderProfile(
            PHONE_AGENCIES,
            Map.of(
                    PersonField.GENDER, always(),
                    PersonField.FOREIGNER, always(),
                    PersonField.PHONE, always(),
                    PersonField.CARRIER, always(),
                    PersonField.CI, onlyWith(AddOn.CI, Presence.NULL),
                    PersonField.DI, always()));

    static final ProviderProfile INICIS_UNIFIED = new ProviderProfile(
            UNIFIED_AGENCIES,
            Map.of(
                    PersonField.GENDER,
                            exceptFrom(
                                    Set.of(KAKAO, NAVER),
                                    exceptFrom(Set.of(FINANCIAL_CERTIFICATE), always(), Presence.NULL),
                                    Presence.TYPED),
                    PersonField.FOREIGNER, exceptFrom(Set.of(KAKAO, NAVER), always(), Presence.TYPED),
                    PersonField.PHONE, always(),
                    PersonField.CARRIER, never(Presence.KEY_ABSENT),
                    PersonField.CI, exceptFrom(Set.of(KAKAO), always(), onlyWith(AddOn.CI, Presence.EMPTY_STRING)),
                    PersonField.DI, never(Presence.NULL)));

    private final List<Agency> agencies;
    private final Map<PersonField, Rule> rules;

    private ProviderProfile(List<Agency> agencies, Map<PersonField, Rule> rules) {
        this.agencies = agencies;
        this.rules = rules;
    }

    List<Agency> agencies() {
        return agencies;
    }

    Presence presence(PersonField field, Set<AddOn> addOns, Agency agency) {
        Rule rule = rules.get(field);
        if (rule == null) {
            throw new IllegalStateException("field: " + field + " (expected: a rule in every profile)");
        }
        return rule.presence(addOns, agency);
    }

    @FunctionalInterface
    private interface Rule {
        Presence presence(Set<AddOn> addOns, Agency agency);
    }

    private static Rule always() {
        return (addOns, agency) -> Presence.GIVEN;
    }

    private static Rule never(Presence instead) {
        return (addOns, agency) -> instead;
    }

    private static Rule onlyWith(AddOn needed, Presence otherwise) {
        return (addOns, agency) -> addOns.contains(needed) ? Presence.GIVEN : otherwise;
    }

    private static Rule exceptFrom(Set<Agency> exceptions, Rule usual, Presence instead) {
        return exceptFrom(exceptions, usual, never(instead));
    }

    private static Rule exceptFrom(Set<Agency> exceptions, Rule usual, Rule instead) {
        return (addOns, agency) -> (exceptions.contains(agency) ? instead : usual).presence(addOns, agency);
    }
}
