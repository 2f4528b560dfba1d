package dev.bonin.boot;

import dev.bonin.policy.PeopleApart;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log where newcomers are refused since some people cannot be told from others, and when that is over. */
final class ToldApart {
    private static final Logger LOG = LoggerFactory.getLogger(ToldApart.class);

    private ToldApart() {}

    static void tell(Map<String, PeopleApart> found) {
        if (found.isEmpty()) {
            LOG.info("People: everybody who is kept can be told from everybody else again");
        }
        found.forEach((application, apart) -> warn(application.isEmpty() ? "-" : application, apart.count()));
    }

    private static void warn(String application, long count) {
        LOG.warn(
                "People of application {}: {} accounts, bans or waits are of people whose CI or DI cannot be compared"
                        + " with that of others, so newcomers are refused as standing_unknown. ./bonin account apart {}"
                        + " (in code: Accounts.apart) prints who they are, and the ways out",
                application,
                count,
                application);
    }
}
