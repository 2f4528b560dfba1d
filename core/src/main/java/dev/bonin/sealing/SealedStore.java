package dev.bonin.sealing;

import dev.bonin.rotation.KeysOutdatedException;
import java.util.List;

/**
 * The keys registered in a store, and the migration of its rows from one key to another. Every call is one transaction,
 * can be repeated and made by several processes at once, and may throw a {@code StoreException}.
 */
public interface SealedStore {

    /** Returns the keys that the rows are sealed or indexed with, including those that are being retired. */
    List<RegisteredKey> keys();

    /** Returns whether no row depends on any key. */
    boolean isEmpty();

    /**
     * Registers a key: from now on every writer has to know it. Registering it again changes nothing.
     *
     * @return false if another key with that id is registered
     */
    boolean register(RingKey key);

    /**
     * Registers the first keys, all or none. Of concurrent calls, even with different rings, one succeeds.
     *
     * @return false, without any change, if keys are registered already
     */
    boolean begin(List<RingKey> keys);

    /** Marks a key so that new rows cannot use it. Existing rows stay. */
    void retiring(KeyId id);

    /**
     * Removes a key that is being retired.
     *
     * @return false, without any change, if a row still needs it or it is not being retired
     */
    boolean forget(KeyId id);

    /**
     * Returns the data keys of some rows that are wrapped by {@code ringKey}, at most {@code most}, in the order of
     * their ids. Takes as long as reading all those rows after {@code after}.
     *
     * @param after returns only ids greater than this; an empty string for the first page
     */
    List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most);

    /**
     * Replaces data keys by the same ones wrapped with another key of the ring. Rows that changed since they were read
     * are skipped.
     *
     * @param holder whose data keys they are
     * @return the number of replaced data keys
     * @throws KeysOutdatedException if that other key is not live; nothing was changed
     */
    int rewrap(Holder holder, List<Rewrapped> dataKeys);

    /**
     * Returns person keys without an index under {@code indexKey}, at most {@code most}, in the order of their ids.
     *
     * @param after returns only ids greater than this; an empty string for the first page
     */
    List<PersonKey> notIndexedBy(KeyId indexKey, String after, int most);

    /**
     * Adds indexes. Skips those that already exist and those whose person was erased.
     *
     * @return the number of added indexes
     * @throws KeysOutdatedException if {@code indexKey} is not live; nothing was changed
     */
    int index(KeyId indexKey, List<NewIndex> indexes);

    /**
     * Removes indexes of a key that is being retired, at most {@code most}, if their person key also has an index of a
     * live key.
     *
     * @return the number of removed indexes
     */
    int dropIndexesOf(KeyId indexKey, int most);

    /**
     * Returns how many rows depend on a key: data keys that it wraps, or indexes that it computed. For a sealing key it
     * takes as long as reading all sealed rows.
     */
    long servedBy(KeyId id, KeyUse use);

    /** Returns how many person keys have no index under {@code indexKey}. */
    long countNotIndexedBy(KeyId indexKey);

    /** What holds a data key, beside the values that it opens. */
    enum Holder {
        IDENTITY,
        PERSON_KEY,
        HINT,
        WEBHOOK_SECRET
    }

    /**
     * A key that the store's rows depend on.
     *
     * @param check see {@link RingKey}
     * @param retiring whether the key is excluded from new rows
     */
    record RegisteredKey(KeyId id, KeyUse use, String check, boolean retiring) {}

    /**
     * A data key wrapped with another key of the ring.
     *
     * @param before the row as it was read; a row that differs now is not replaced
     */
    record Rewrapped(WrappedDataKey before, WrappedDataKey after) {}

    /**
     * A new index of a person key.
     *
     * @param hash in hexadecimal digits
     */
    record NewIndex(String personKey, String hash) {}
}
