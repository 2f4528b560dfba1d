package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.certification.Completion;
import dev.bonin.sandbox.identity.IdentityState.Failed;
import dev.bonin.sandbox.identity.IdentityState.Ready;
import dev.bonin.sandbox.identity.IdentityState.Verified;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.DiSite;
import dev.bonin.sandbox.merchant.PersonField;
import dev.bonin.sandbox.merchant.Presence;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.store.StoreChannel;
import org.jspecify.annotations.Nullable;

/** The record as JSON, in one of its three forms (PortOne V2 OpenAPI 1.16.0, IdentityVerification). */
final class IdentityReport {

    private IdentityReport() {}

    /** Returns what PortOne answers for this record, with the overrides of its order. */
    static JsonObject of(IdentityVerification record) {
        Present report = new Present()
                .put("status", record.status().name())
                .put("id", record.id())
                .put("channel", channel(record.attempt().channel()));
        if (record.state() instanceof Verified verified) {
            report.put("verifiedCustomer", verifiedCustomer(record, verified.completion()));
        } else {
            report.put("requestedCustomer", requestedCustomer(record.attempt().customer()));
        }
        report.put("customData", record.attempt().customData())
                .put("requestedAt", record.requestedAt())
                .put("updatedAt", record.updatedAt())
                .put("statusChangedAt", record.state().since());
        addState(report, record);
        return record.overrides().applyTo(report.put("version", "V2").toJson());
    }

    private static void addState(Present report, IdentityVerification record) {
        if (record.state() instanceof Ready) {
            return;
        }
        if (record.state() instanceof Failed failed) {
            report.put("failure", failure(failed.failure()));
        } else if (record.state() instanceof Verified verified) {
            Completion completion = verified.completion();
            report.put("verifiedAt", completion.at())
                    .put("pgTxId", completion.pgTid())
                    .put("pgRawResponse", rawResponse(record.attempt(), completion));
        }
    }

    private static JsonObject channel(StoreChannel channel) {
        return new Present()
                .put("type", channel.type().name())
                .put("id", channel.id())
                .put("key", channel.key())
                .put("name", channel.name())
                .put("pgProvider", channel.contract().provider().name())
                .put("pgMerchantId", channel.contract().mid())
                .toJson();
    }

    private static JsonObject requestedCustomer(RequestedCustomer customer) {
        return new Present()
                .put("id", customer.id())
                .put("name", customer.name())
                .put("phoneNumber", customer.phoneNumber())
                .put("birthYear", customer.birthYear())
                .put("birthMonth", customer.birthMonth())
                .put("birthDay", customer.birthDay())
                .toJson();
    }

    private static JsonObject verifiedCustomer(IdentityVerification record, Completion completion) {
        Person person = completion.person();
        Contract contract = new Contract(record.attempt(), completion);
        return new Present()
                .put("id", record.attempt().customer().id())
                .put("name", person.name())
                .put(
                        "operator",
                        contract.text(PersonField.CARRIER, person.carrier().operator()))
                .put("phoneNumber", contract.text(PersonField.PHONE, person.phone()))
                .put("birthDate", person.birthday().toString())
                .put("gender", contract.text(PersonField.GENDER, person.gender().name()))
                .put("isForeigner", contract.gives(PersonField.FOREIGNER) ? Boolean.valueOf(person.foreigner()) : null)
                .put("ci", contract.text(PersonField.CI, person.ci()))
                .put("di", contract.text(PersonField.DI, person.di(contract.site())))
                .toJson();
    }

    private static JsonObject failure(ProviderFailure failure) {
        return new Present()
                .put("reason", failure.reason())
                .put("pgCode", failure.code())
                .put("pgMessage", failure.message())
                .toJson();
    }

    /** The provider's own answer, with personal data as on the real service. Its format is ours. */
    private static String rawResponse(Attempt attempt, Completion completion) {
        Person person = completion.person();
        Contract contract = new Contract(attempt, completion);
        return new Present()
                .put("RETURNCODE", "0000")
                .put("TID", completion.pgTid())
                .put("AGENCY", completion.agency().code())
                .put("NAME", person.name())
                .put("DOB", person.birthday().toString())
                .put("PHONE", contract.text(PersonField.PHONE, person.phone()))
                .put("CI", contract.text(PersonField.CI, person.ci()))
                .toJson()
                .print();
    }

    /** What the provider reports over this channel, for a person whom this agency checked. */
    private record Contract(Attempt attempt, Completion completion) {

        boolean gives(PersonField field) {
            Presence presence = channel().presence(field, completion.agency());
            return presence == Presence.GIVEN
                    || (presence == Presence.TYPED && attempt.bypass().typed());
        }

        /** Returns the site for which DIs are made. */
        String site() {
            return DiSite.of(channel(), attempt.bypass().site());
        }

        private Channel channel() {
            return attempt.channel().contract();
        }

        @Nullable
        String text(PersonField field, String value) {
            return gives(field) ? value : null;
        }
    }
}
