package dev.bonin.server.command;

import dev.bonin.audit.AuditAction;
import dev.bonin.engine.Records;

/** Entries of the access log about what an operator did to an application. */
final class OperatorEntry {
    private OperatorEntry() {}

    static void note(Records records, AuditAction action, String detail) {
        var operator = OperatorIdentity.here().access("application command");
        var event = records.events().of(action, operator, detail);
        RetryingSealedStore.retrying(() -> {
            records.stores().log().append(event);
            return event;
        });
    }
}
