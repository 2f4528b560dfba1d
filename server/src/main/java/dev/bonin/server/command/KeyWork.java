package dev.bonin.server.command;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.audit.AuditLog;
import dev.bonin.boot.KeyFiles;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.SealingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Manages keys for an operator. The order matters: a key is in the ring before the database knows it, the database
 * knows it before anything is written with it, and it leaves the ring last. An interrupted operation can be repeated
 * and continues where it ended.
 */
final class KeyWork {
    private static final int ROWS = 500;

    private final KeyRingFile file;
    private final LiveKeyRings rings;
    private final SealedStore store;
    private final AuditLog log;
    private final AuditEvents events;
    private final OperatorContext context;
    private final Rotation rotation;

    private KeyWork(OperatorContext context, KeyRingFile file, SealedStore store) {
        var records = context.records();
        this.context = context;
        this.file = file;
        this.rings = LiveKeyRings.open(file);
        this.store = store;
        this.log = records.stores().log();
        this.events = records.events();
        this.rotation = new Rotation(store, rings); // with retries while the server keeps the database busy
    }

    /** Opens the ring and the database that the settings name, and checks that they belong together. */
    static KeyWork at(OperatorContext context) {
        var files = KeyFiles.of(context.properties(), context.mode());
        var store = new RetryingSealedStore(context.records().stores().sealed());
        files.requireRing(store);
        var work = new KeyWork(context, files.file(), store);
        new KeyAgreement(store)
                .require(work.ring())
                .forEach(key -> work.note(AuditAction.KEY_ADDED, key.use(), key.id(), "first look at these keys"));
        return work;
    }

    private KeyRing ring() {
        return rings.current();
    }

    /** Returns one line for each key. */
    List<String> list() {
        var registered = store.keys();
        return ring().keys().stream()
                .map(key -> String.join(
                        "\t",
                        key.id().hex(),
                        key.use().code(),
                        key.createdAt().toString(),
                        state(key, registered),
                        String.valueOf(store.servedBy(key.id(), key.use()))))
                .toList();
    }

    private String state(RingKey key, List<RegisteredKey> registered) {
        var known = registered.stream().filter(one -> one.id().equals(key.id())).findFirst();
        if (key.primary()) {
            return "primary";
        }
        if (known.isEmpty()) {
            return next(key.use()).filter(key::equals).isPresent() ? "staged" : "unused";
        }
        return known.get().retiring() ? "retiring" : "live";
    }

    /** Returns the key that was added after the primary one: keys are in the order of their creation. */
    private Optional<RingKey> next(KeyUse use) {
        return ofUse(use).dropWhile(key -> !key.primary()).skip(1).findFirst();
    }

    private Stream<RingKey> ofUse(KeyUse use) {
        return ring().keys().stream().filter(key -> key.use() == use);
    }

    /** Adds a key to the ring only, unless a staged one exists already. */
    String stage(KeyUse use) {
        file.requireReplaceable();
        var before = next(use);
        var staged = before.orElseGet(() -> added(use));
        return "The " + use.code() + " key " + staged.id() + (before.isPresent() ? " is staged in " : " was added to ")
                + file.path() + ": copy that file to the other nodes, then run ./bonin keys rotate.";
    }

    private RingKey added(KeyUse use) {
        file.change(ring -> ring.withAnother(use, context.clock()));
        rings.refresh();
        return next(use).orElseThrow();
    }

    /**
     * Makes a new key the primary one. While rows of the last rotation are left, a key is added only if {@code anew}.
     */
    String replace(KeyUse use, boolean anew) {
        file.requireReplaceable();
        if (isLive(use) && next(use).isEmpty() && !anew && isUnfinished(use)) {
            return "The " + use.code() + " key " + ring().primary(use)
                    + " is primary already; continuing with its rows.";
        }
        var key = next(use).orElseGet(() -> added(use));
        register(key);
        file.change(ring -> ring.promoting(use, key.id()));
        rings.refresh();
        note(AuditAction.KEY_ROTATED, key.use(), key.id(), "keys rotate");
        return "The " + use.code() + " key " + key.id() + " is primary. Copy " + file.path()
                + " to the other nodes before you retire the old one.";
    }

    private void register(RingKey key) {
        var isNew = store.keys().stream().noneMatch(known -> known.id().equals(key.id()));
        if (!store.register(key)) {
            throw new SealingException("another key with the id " + key.id() + " is in use");
        }
        if (isNew) {
            note(AuditAction.KEY_ADDED, key.use(), key.id(), "keys rotate");
        }
    }

    /** Returns whether the primary key may be written with; not if an operator with a newer ring has retired it. */
    private boolean isLive(KeyUse use) {
        return store.keys().stream().anyMatch(key -> key.id().equals(ring().primary(use)) && !key.retiring());
    }

    private boolean isUnfinished(KeyUse use) {
        var primary = ring().primary(use);
        return use == KeyUse.INDEX
                ? store.countNotIndexedBy(primary) > 0
                : ofUse(use).anyMatch(key -> !key.primary() && store.servedBy(key.id(), use) > 0);
    }

    /**
     * Rewrites all rows with the primary keys.
     *
     * @return a sentence about rows that cannot be rewritten; an empty text if there are none
     */
    String bringRows(RowsProgress bar) {
        Rotation.Progress progress;
        do {
            progress = rotation.step(ROWS);
            bar.show(progress);
        } while (!progress.complete());
        bar.end();
        var unreadable = progress.unreadable();
        return unreadable.isEmpty()
                ? ""
                : unreadable.size() + " rows cannot be opened and stay as they are: "
                        + String.join(", ", unreadable.subList(0, Math.min(20, unreadable.size()))) + ".";
    }

    void retire(KeyId key, RowsProgress bar) {
        file.requireReplaceable();
        var found = ring().keys().stream()
                .filter(known -> known.id().equals(key))
                .findFirst()
                .orElseThrow(() -> new SealingException("the key ring has no key " + key));
        if (found.primary()) {
            throw new SealingException(
                    "key " + key + " is the primary " + found.use().code() + " key: rotate first");
        }
        if (store.keys().stream().anyMatch(known -> known.id().equals(key))) {
            rotation.retire(key, ROWS, bar::show);
            bar.end();
            note(AuditAction.KEY_RETIRED, found.use(), key, "keys retire");
        }
        file.change(ring -> ring.without(found.use(), key));
    }

    /** Encrypts the ring with another key-encryption key. */
    void rewrap(KeyEncryptionKey other) {
        file.rewrap(other);
        note(AuditAction.KEY_ROTATED, "use=kek", "keys rewrap");
    }

    private void note(AuditAction action, KeyUse use, KeyId key, String reason) {
        note(action, "use=" + use.code() + " key=" + key, reason);
    }

    private void note(AuditAction action, String detail, String reason) {
        var event = events.of(action, OperatorIdentity.here().access(reason), detail);
        RetryingSealedStore.retrying(() -> {
            log.append(event);
            return event;
        });
    }
}
