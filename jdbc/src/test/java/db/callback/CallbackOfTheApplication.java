package db.callback;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** What an application puts where Flyway looks for it by itself. It notes the history of whoever calls it. */
public final class CallbackOfTheApplication extends BaseCallback {
    public static final Set<String> CALLED_FOR = ConcurrentHashMap.newKeySet();

    @Override
    public void handle(Event event, Context context) {
        CALLED_FOR.add(context.getConfiguration().getTable());
    }
}
