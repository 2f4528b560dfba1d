package dev.bonin.boot.management;

import dev.bonin.boot.management.PortOneWatch.State;
import dev.bonin.clock.ClockAgreement;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Measures what readiness and the health of PortOne tell, for alerts: who collects metrics does not ask health
 * endpoints. Reading the gauges of a node's health queries the database.
 */
final class HealthMeters implements MeterBinder {
    private final DatabaseHealth database;
    private final KeysHealth keys;
    private final ClockAgreement clocks;
    private final PortOneWatch portOne;

    HealthMeters(DatabaseHealth database, KeysHealth keys, ClockAgreement clocks, PortOneWatch portOne) {
        this.database = database;
        this.keys = keys;
        this.clocks = clocks;
        this.portOne = portOne;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        health("database", database::isUp, meters);
        health("keys", keys::isUp, meters);
        health("clock", () -> !clocks.isOff(), meters);
        for (var state : State.values()) {
            Gauge.builder("bonin.portone.state", portOne, watch -> is(state, watch))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("1 for what PortOne did last: answers, is unreachable, or refuses the credentials;"
                            + " all are 0 if it was not asked for five minutes")
                    .register(meters);
        }
    }

    private static void health(String check, BooleanSupplier isUp, MeterRegistry meters) {
        Gauge.builder("bonin.health", isUp, up -> up.getAsBoolean() ? 1 : 0)
                .tag("check", check)
                .strongReference(true)
                .description(
                        "1 if the node can work: its database is writable, its keys can seal people, its clock is not"
                                + " known to be off; 0 otherwise, and the node is not ready")
                .register(meters);
    }

    private static int is(State state, PortOneWatch watch) {
        return watch.state().filter(state::equals).isPresent() ? 1 : 0;
    }
}
