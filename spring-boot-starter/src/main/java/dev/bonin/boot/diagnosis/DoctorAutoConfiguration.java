package dev.bonin.boot.diagnosis;

import dev.bonin.application.Application;
import dev.bonin.application.Applications;
import dev.bonin.boot.BoninAutoConfiguration;
import dev.bonin.boot.BoninProperties;
import dev.bonin.boot.Surroundings;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.diagnosis.Check;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The endpoint, where the application has Actuator. A bean of type {@link Check} adds findings to it. */
@AutoConfiguration(after = BoninAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(Endpoint.class)
public final class DoctorAutoConfiguration {
    @Bean
    DoctorEndpoint boninDoctorEndpoint(
            BoninProperties properties,
            CeremonyRules rules,
            Stores stores,
            KeyRings rings,
            Surroundings around,
            Environment environment,
            ObjectProvider<PortOneClient> ofV1,
            ObjectProvider<IdentityVerificationClient> ofV2,
            ObjectProvider<Applications> applications,
            ObjectProvider<Check> more) {
        var portOne = portOne(ofV1.getIfAvailable(), ofV2.getIfAvailable());
        var checks = new ArrayList<Check>(List.of(
                new SettingsDiagnosis(properties, rules, environment),
                new StoresDiagnosis(stores, properties.store().migrate()),
                new KeysDiagnosis(rings, stores.sealed()),
                new ClockDiagnosis(rules.mode(), around.clock(), stores.clock(), portOne),
                new ReturnUrlDiagnosis(() -> all(applications.getIfAvailable(), stores), rules.mode())));
        more.orderedStream().forEach(checks::add);
        return new DoctorEndpoint(checks);
    }

    /** Settings declare applications where a bean knows them. */
    private static List<Application> all(@Nullable Applications known, Stores stores) {
        return known == null ? stores.applications().list() : known.all();
    }

    private static Map<PortOneApi, Supplier<Optional<Duration>>> portOne(
            @Nullable PortOneClient ofV1, @Nullable IdentityVerificationClient ofV2) {
        var asked = new EnumMap<PortOneApi, Supplier<Optional<Duration>>>(PortOneApi.class);
        if (ofV1 != null) {
            asked.put(PortOneApi.V1, () -> Optional.of(ofV1.measureClockSkew()));
        }
        if (ofV2 != null) {
            asked.put(PortOneApi.V2, ofV2::measureClockSkew);
        }
        return asked;
    }
}
