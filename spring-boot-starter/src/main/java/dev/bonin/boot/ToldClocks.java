package dev.bonin.boot;

import dev.bonin.clock.ClockAgreement.State;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log when clocks begin to differ, and when they agree again: each once. */
final class ToldClocks implements Consumer<State> {
    private static final Logger LOG = LoggerFactory.getLogger(ToldClocks.class);

    @Override
    public void accept(State state) {
        switch (state) {
            case AGREED -> LOG.info("Clocks: they agree again; what is due is erased from now on");
            case DATABASE_DIFFERS -> tell("this machine's clock and the database's differ by more than five minutes");
            case SOURCE_DIFFERS -> tell("this machine's clock and PortOne's differ by more than five minutes");
            case UNCONFIRMED ->
                tell("this machine was just started, or its clock has jumped, and PortOne did not tell the time");
        }
    }

    private static void tell(String failure) {
        LOG.error(
                "Clocks: {}. Nothing is erased for its age, and no request closed, until they agree. Set the clocks by NTP,"
                        + " and see that PortOne can be reached",
                failure);
    }
}
